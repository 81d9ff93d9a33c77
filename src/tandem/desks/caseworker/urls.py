from django.urls import path

from tandem.desks.caseworker import person_views, views

app_name = "caseworker"
urlpatterns = [
    path("", views.my_day, name="day"),
    path("search/", views.search, name="search"),
    path("trajectories/", views.trajectories, name="trajectories"),
    path("trajectories/<uuid:trajectory_id>/", views.dossier, name="dossier"),
    path("trajectories/<uuid:trajectory_id>/person/", person_views.person_edit, name="person_edit"),
    path(
        "trajectories/<uuid:trajectory_id>/person/household/",
        person_views.housemate_add,
        name="housemate_add",
    ),
    path(
        "trajectories/<uuid:trajectory_id>/person/household/<uuid:member_id>/end/",
        person_views.housemate_end,
        name="housemate_end",
    ),
    path("trajectories/<uuid:trajectory_id>/timeline/", views.events, name="timeline"),
    path("trajectories/<uuid:trajectory_id>/looked/", views.looked, name="looked"),
]

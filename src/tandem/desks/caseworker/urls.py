from django.urls import path

from tandem.desks.caseworker import views

app_name = "caseworker"
urlpatterns = [
    path("", views.my_day, name="day"),
    path("search/", views.search, name="search"),
    path("trajectories/", views.trajectories, name="trajectories"),
    path("trajectories/<uuid:trajectory_id>/", views.dossier, name="dossier"),
    path("trajectories/<uuid:trajectory_id>/timeline/", views.events, name="timeline"),
    path("trajectories/<uuid:trajectory_id>/looked/", views.looked, name="looked"),
]

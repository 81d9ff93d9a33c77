from django.http import HttpResponse
from django.urls import path

app_name = "caseworker"
urlpatterns = [
    path("", lambda request, **kwargs: HttpResponse(), name="day"),
    path("trajectories/", lambda request, **kwargs: HttpResponse(), name="trajectories"),
    path("trajectories/<uuid:trajectory_id>/", lambda request, **kwargs: HttpResponse(), name="dossier"),
    path("trajectories/<uuid:trajectory_id>/timeline/", lambda request, **kwargs: HttpResponse(), name="timeline"),
    path("search/", lambda request, **kwargs: HttpResponse(), name="search"),
]

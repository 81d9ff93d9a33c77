from django.http import HttpResponse
from django.urls import path

app_name = "start"
urlpatterns = [
    path("trajectories/<uuid:trajectory_id>/team/", lambda request, **kwargs: HttpResponse(), name="team"),
    path("trajectories/<uuid:trajectory_id>/consent/", lambda request, **kwargs: HttpResponse(), name="consent"),
    path("trajectories/<uuid:trajectory_id>/start/", lambda request, **kwargs: HttpResponse(), name="begin"),
    path("start/programmes/", lambda request, **kwargs: HttpResponse(), name="programmes"),
]

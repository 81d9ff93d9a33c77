from django.http import HttpResponse
from django.urls import path

app_name = "intake"
urlpatterns = [
    path("", lambda request, **kwargs: HttpResponse(), name="signals"),
    path("trajectories/<uuid:trajectory_id>/meeting/", lambda request, **kwargs: HttpResponse(), name="meeting"),
]

from django.http import HttpResponse
from django.urls import path

from tandem.journeys.intake.views import join, meeting

app_name = "intake"

urlpatterns = [
    path("", lambda request, **kwargs: HttpResponse(), name="signals"),
    path("contacts/<uuid:contact_id>/join/", join.join, name="join"),
    path("trajectories/<uuid:trajectory_id>/meeting/", meeting.meeting, name="meeting"),
]

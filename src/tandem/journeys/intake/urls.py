from django.urls import path

from tandem.journeys.intake.views import meeting, signals

app_name = "intake"

urlpatterns = [
    path("", signals.signals, name="signals"),
    path("lists/new/", signals.signal_new, name="signal_new"),
    path("lists/<uuid:list_id>/", signals.signal, name="signal"),
    path("lists/<uuid:list_id>/change/", signals.signal_edit, name="signal_edit"),
    path("lists/<uuid:list_id>/decide/", signals.signal_decide, name="signal_decide"),
    path("lists/<uuid:list_id>/refer/", signals.refer, name="refer"),
    path("trajectories/<uuid:trajectory_id>/meeting/", meeting.meeting, name="meeting"),
]

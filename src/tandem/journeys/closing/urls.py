from django.urls import path

from tandem.journeys.closing.views import aftercare, moment

app_name = "closing"

FILE = "trajectories/<uuid:trajectory_id>/"
TASK = FILE + "aftercare/<uuid:task_id>/"

urlpatterns = [
    path(FILE + "closing/", moment.overview, name="moment"),
    path(FILE + "closing/plan/", moment.plan, name="plan"),
    path(FILE + "closing/guests/", moment.invite, name="invite"),
    path(FILE + "closing/guests/<uuid:guest_id>/remove/", moment.uninvite, name="uninvite"),
    path(FILE + "closing/invitations/", moment.invitations, name="invitations"),
    path(FILE + "closing/look-back/", moment.look_back, name="look_back"),
    path(FILE + "aftercare/", aftercare.overview, name="aftercare"),
    path(FILE + "aftercare/enough/", aftercare.enough, name="enough"),
    path(FILE + "aftercare/again/", aftercare.again, name="again"),
    path(TASK + "close/", aftercare.close, name="close_task"),
]

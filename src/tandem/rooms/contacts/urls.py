from django.urls import path

from tandem.rooms.contacts.views import appointments, notes, tasks

app_name = "contacts"

urlpatterns = [
    path("notes/new/", notes.note_new, name="note_new"),
    path("notes/<uuid:note_id>/", notes.note_edit, name="note_edit"),
    path("appointments/", appointments.appointments, name="appointments"),
    path("appointments/new/", appointments.appointment_new, name="appointment_new"),
    path(
        "appointments/<uuid:appointment_id>/", appointments.appointment_change, name="appointment"
    ),
    path(
        "appointments/<uuid:appointment_id>/cancel/",
        appointments.appointment_cancel,
        name="appointment_cancel",
    ),
    path(
        "appointments/<uuid:appointment_id>/kept/",
        appointments.appointment_kept,
        name="appointment_kept",
    ),
    path(
        "appointments/<uuid:appointment_id>/missed/",
        appointments.appointment_missed,
        name="appointment_missed",
    ),
    path("contact-tasks/<uuid:task_id>/tried/", tasks.task_tried, name="task_tried"),
    path("contact-tasks/<uuid:task_id>/end/", tasks.task_ended, name="task_ended"),
]

from django.urls import path

from tandem.rooms.contacts.views import notes

app_name = "contacts"

urlpatterns = [
    path("new/", notes.note_new, name="note_new"),
    path("<uuid:note_id>/", notes.note_edit, name="note_edit"),
]

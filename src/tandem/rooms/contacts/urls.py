from django.urls import path

from tandem.rooms.contacts import views

app_name = "contacts"

urlpatterns = [
    path("new/", views.note_new, name="note_new"),
    path("<uuid:note_id>/", views.note_edit, name="note_edit"),
]

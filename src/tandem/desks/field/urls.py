from django.urls import path

from tandem.desks.field import views

app_name = "field"

urlpatterns = [
    path("", views.contacts, name="contacts"),
    path("new/", views.contact_new, name="contact_new"),
    path("<uuid:contact_id>/", views.contact_edit, name="contact_edit"),
    path("<uuid:contact_id>/join/", views.join, name="join"),
]

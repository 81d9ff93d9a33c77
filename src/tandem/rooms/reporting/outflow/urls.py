from django.urls import path

from tandem.rooms.reporting.outflow import views

app_name = "outflow"
urlpatterns = [
    path("", views.curves, name="curves"),
    path("forms/", views.forms, name="forms"),
]

from django.urls import path

from tandem.desks.coordinator import views

app_name = "coordinator"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("access-log/", views.access_log, name="access_log"),
]

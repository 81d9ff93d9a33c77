from django.urls import path

from tandem.journeys.statuslists import views

app_name = "statuslists"

urlpatterns = [path("", views.upload, name="upload")]

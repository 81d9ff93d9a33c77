from django.urls import path

from tandem.journeys.claiming import views

app_name = "claiming"
urlpatterns = [path("<slug:key>/", views.step, name="step")]

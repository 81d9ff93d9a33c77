from django.urls import path

from tandem.journeys.household.views import home, situation

app_name = "household"
urlpatterns = [
    path("", home.home, name="home"),
    path("situation/", situation.situation_new, name="situation_new"),
    path("situation/<uuid:situation_id>/", situation.situation, name="situation"),
    path("situation/<uuid:situation_id>/use/", situation.use_share, name="use_share"),
]

from django.urls import path

from tandem.journeys.household.views import home, linking, network, situation

app_name = "household"
urlpatterns = [
    path("", home.home, name="home"),
    path("situation/", situation.situation_new, name="situation_new"),
    path("situation/<uuid:situation_id>/", situation.situation, name="situation"),
    path("situation/<uuid:situation_id>/use/", situation.use_share, name="use_share"),
    path("members/<uuid:member_id>/file/", linking.member_file, name="member_file"),
    path("network/", network.network, name="network"),
    path("network/new/", network.network_new, name="network_new"),
    path("network/<uuid:picture_id>/", network.network_edit, name="network_edit"),
]

from django.urls import path

from tandem.rooms.rights.views import home, homes

app_name = "rights"
urlpatterns = [
    path("", home.home, name="home"),
    path("household/", homes.snapshot_new, name="snapshot-new"),
    path("household/<uuid:snapshot_id>/", homes.snapshot, name="snapshot"),
]

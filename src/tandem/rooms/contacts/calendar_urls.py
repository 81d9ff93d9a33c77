from django.urls import path

from tandem.rooms.contacts.views import calendars

app_name = "calendar"

urlpatterns = [
    path("", calendars.agenda, name="agenda"),
    path("address/new/", calendars.address_new, name="address_new"),
    path("address/change/", calendars.address_change, name="address_change"),
    path("address/end/", calendars.address_end, name="address_end"),
    path("<str:token>.ics", calendars.feed, name="feed"),
]

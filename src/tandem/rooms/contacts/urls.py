from django.http import HttpResponse
from django.urls import path

app_name = "contacts"
urlpatterns = [
    path("new/", lambda request, **kwargs: HttpResponse(), name="note_new"),
]

from django.http import HttpResponse
from django.urls import path

app_name = "field"
urlpatterns = [
    path("", lambda request, **kwargs: HttpResponse(), name="contacts"),
]

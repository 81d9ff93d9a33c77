from django.http import HttpResponse
from django.urls import path

app_name = "registers"
urlpatterns = [
    path("", lambda request, **kwargs: HttpResponse(), name="list"),
]

from django.http import HttpResponse
from django.urls import path

app_name = "measures"
urlpatterns = [
    path("", lambda request, **kwargs: HttpResponse(), name="overview"),
]

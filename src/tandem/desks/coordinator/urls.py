from django.http import HttpResponse
from django.urls import path

app_name = "coordinator"
urlpatterns = [
    path("", lambda request, **kwargs: HttpResponse(), name="desk"),
    path("access-log/", lambda request, **kwargs: HttpResponse(), name="access_log"),
]

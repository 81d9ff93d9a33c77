from django.urls import path

from tandem.config import urls
from tandem.config.bench import views

urlpatterns = [
    path("bench/bare/<uuid:partnership_id>/", views.bare, name="bench_bare"),
    *urls.urlpatterns,
]

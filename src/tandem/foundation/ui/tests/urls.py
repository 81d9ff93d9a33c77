"""Only the design layer, so that these tests say nothing about other rooms."""

from django.urls import include, path

urlpatterns = [path("ui/", include("tandem.foundation.ui.urls"))]

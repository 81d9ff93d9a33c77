from django.urls import path, re_path

from tandem.foundation.ui import views

app_name = "ui"

urlpatterns = [
    path("", views.gallery_index, name="gallery"),
    re_path(
        r"^pages/(?P<page>dossier|day|list|plan|participant|login)/$",
        views.gallery_page,
        name="page",
    ),
    path("preference/", views.preference, name="preference"),
]

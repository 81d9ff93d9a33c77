from django.urls import path

from tandem.rooms.rights.views import claims

app_name = "rights"
urlpatterns = [
    path("checklist/", claims.checklist, name="checklist"),
    path("checklist/round/", claims.round_new, name="round_new"),
    path("checklist/paper/", claims.paper, name="paper"),
    path("checklist/<slug:key>/", claims.right, name="right"),
    path("checklist/<slug:key>/mark/", claims.mark, name="mark"),
]

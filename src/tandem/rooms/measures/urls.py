from django.urls import path

from tandem.rooms.measures.views import answers, filling, overview, pair

app_name = "measures"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("begin/", overview.begin, name="begin"),
    path("needs/", overview.need, name="need"),
    path("needs/<uuid:need_id>/end/", overview.end_need, name="end_need"),
    path("employability/", pair.pair, name="pair"),
    path("<uuid:assessment_id>/", filling.sheet, name="sheet"),
    path("<uuid:assessment_id>/check/", filling.check, name="check"),
    path("<uuid:assessment_id>/answers/", answers.answers, name="answers"),
    path("<uuid:assessment_id>/<slug:domain>/", filling.step, name="step"),
]

from django.urls import path

from tandem.journeys.start.views import (
    begin,
    consent,
    instruments,
    profile,
    programmes,
    replacing,
    team,
)

app_name = "start"

FILE = "trajectories/<uuid:trajectory_id>/"
OFFER = "start/instruments/<uuid:instrument_id>/offer/"
CHOSEN = FILE + "start/<uuid:programme_id>/"

urlpatterns = [
    path(FILE + "start/", begin.programme, name="begin"),
    path(CHOSEN + "conditions/", begin.eligibility, name="eligibility"),
    path(CHOSEN + "first-day/", begin.first_day, name="first_day"),
    path(FILE + "start/team/", begin.tandem, name="tandem"),
    path(FILE + "start/consent/", consent.questions, {"is_start": True}, name="begin_consent"),
    path(FILE + "consent/", consent.questions, name="consent"),
    path(FILE + "consent/answer/", consent.answer, name="answer"),
    path(FILE + "consent/receipt/", consent.receipt, name="receipt"),
    path(FILE + "team/", team.members, name="team"),
    path(FILE + "team/<uuid:member_id>/end/", team.end, name="end_member"),
    path(FILE + "team/<uuid:member_id>/stand-in/", replacing.stand_in, name="stand_in"),
    path(FILE + "team/<uuid:member_id>/hand-over/", replacing.hand_over, name="hand_over"),
    path(FILE + "first-day/", profile.correct, name="correct_entry"),
    path("start/programmes/", programmes.overview, name="programmes"),
    path("start/programmes/shipped/<slug:key>/", programmes.adopt, name="adopt_programme"),
    path("start/programmes/<uuid:programme_id>/offer/", programmes.offer, name="offer_programme"),
    path("start/instruments/", instruments.overview, name="instruments"),
    path("start/instruments/shipped/<slug:key>/", instruments.adopt, name="adopt_instrument"),
    path(
        "start/instruments/<uuid:instrument_id>/offer/", instruments.offer, name="offer_instrument"
    ),
]

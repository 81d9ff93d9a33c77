import re

import pytest
from django.urls import reverse

from tandem.rooms.contacts.models import ContactNote
from tandem.rooms.contacts.tests.factories import OutreachContactFactory
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import ParticipantFactory, TrajectoryFactory


def told(**changes):
    given = {
        "reason": "Wil werk vinden.", "first_name": "Eva", "last_name": "De Vos",
        "birth_date_day": "1", "birth_date_month": "4", "birth_date_year": "1988",
        "phone": "", "words": "yes", "agreed": "on", "agreed_on": "2026-03-02",
    }  # fmt: skip
    return given | changes


@pytest.fixture
def walker(staff):
    return staff("outreach")


@pytest.fixture
def contact(walker):
    return OutreachContactFactory(actor=walker)


def url_of(contact):
    return reverse("field:join", args=[contact.pk])


class TestJoining:
    def test_sends_somebody_to_the_partnership(self, walker, contact, log_in):
        answer = log_in(walker).post(url_of(contact), told())

        assert (answer.status_code, answer.url) == (302, reverse("field:contacts"))
        assert Trajectory.objects.get().referred_reason == "Wil werk vinden."
        assert ContactNote.objects.get().text.startswith("Slaapt bij een vriend.")

    @pytest.mark.parametrize("is_known", [False, True])
    def test_looks_the_same_whether_the_person_was_known_or_not(
        self, partnership, walker, contact, log_in, is_known
    ):
        if is_known:
            person = ParticipantFactory(
                partnership=partnership, first_name="Eva", last_name="De Vos",
                birth_date="1988-04-01",
            )  # fmt: skip
            TrajectoryFactory(partnership=partnership, participant=person)

        answer = log_in(walker).post(url_of(contact), told(), follow=True)

        page = re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
        assert "Het is verstuurd. Het partnerschap neemt contact op." in page
        assert Participant.objects.count() == 1
        assert "De Vos" not in page

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"agreed": ""}, "Zonder de ja van de persoon versturen we niets"),
            ({"words": ""}, "Dit veld is verplicht"),
            ({"birth_date_year": "2199"}, "Kijk het jaartal na"),
            ({"birth_date_day": "31", "birth_date_month": "2"}, "geldige datum"),
            ({"agreed_on": "2199-01-01"}, "Wanneer ging de persoon akkoord?"),
            ({"agreed_on": "2026-03-01"}, "vroeger dan de dag van jullie contact"),
        ],
    )
    def test_explains_what_is_wrong_and_keeps_the_words(
        self, walker, contact, log_in, changes, sentence
    ):
        answer = log_in(walker).post(url_of(contact), told() | changes)

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "Wil werk vinden." in answer.content.decode()
        assert not Participant.objects.exists()

    def test_asks_nothing_about_words_that_were_never_written(self, walker, log_in):
        contact = OutreachContactFactory(actor=walker, words="", agreed_next="")
        client = log_in(walker)

        page = client.get(url_of(contact)).content.decode()
        client.post(url_of(contact), {**told(), "words": ""})

        assert "Mag wat je toen opschreef mee?" not in page
        assert Trajectory.objects.exists()
        assert not ContactNote.objects.exists()

    def test_twice_explains_that_nothing_is_lost(self, walker, contact, log_in):
        client = log_in(walker)
        client.post(url_of(contact), told())

        answer = client.post(url_of(contact), told())

        assert answer.status_code == 422
        assert "Er is niets verloren" in answer.content.decode()
        assert Participant.objects.count() == 1

    def test_is_unknown_to_a_colleague(self, contact, staff, log_in):
        assert log_in(staff("outreach")).get(url_of(contact)).status_code == 404

    def test_is_refused_to_who_does_no_outreach(self, contact, staff, log_in):
        assert log_in(staff("mediator")).get(url_of(contact)).status_code == 403

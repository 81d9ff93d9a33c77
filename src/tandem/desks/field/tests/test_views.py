import re
from datetime import date

import pytest
from django.urls import reverse

from tandem.foundation.keys import uuid7
from tandem.rooms.contacts.models import OutreachContact
from tandem.rooms.contacts.tests.factories import OutreachContactFactory
from tandem.rooms.trajectories.models import IntroductoryMeeting
from tandem.rooms.trajectories.tests.factories import ParticipantFactory, TrajectoryFactory

LIST = "field:contacts"


def told(**changes):
    given = {
        "contact_id": uuid7(), "called": "man met de groene fiets", "place": "Park",
        "met_on": "2026-03-02", "words": "", "agreed_next": "", "domains": ["WON"],
    }  # fmt: skip
    return given | changes


@pytest.fixture
def walker(staff):
    return staff("outreach")


@pytest.fixture
def joined(partnership, walker):
    """A contact of the walker that was joined and referred."""
    person = ParticipantFactory(partnership=partnership, first_name="Amina", last_name="Yilmaz")
    TrajectoryFactory(
        partnership=partnership, participant=person, referred=True, referred_by_id=walker.user_id
    )
    return OutreachContactFactory(
        actor=walker, called="vrouw van de tuin", participant=person, joined_on=date(2026, 3, 5)
    )


class TestTheList:
    def test_shows_first_who_is_not_joined_yet(self, walker, joined, log_in):
        OutreachContactFactory(actor=walker, called="man met de groene fiets")
        client = log_in(walker)

        first = client.get(reverse(LIST)).content.decode()
        second = client.get(reverse(LIST), {"show": "joined"}).content.decode()

        assert "man met de groene fiets" in first
        assert "vrouw van de tuin" not in first
        assert "vrouw van de tuin" in second

    def test_never_shows_who_somebody_turned_out_to_be(self, walker, joined, log_in):
        page = log_in(walker).get(reverse(LIST), {"show": "joined"}).content.decode()

        assert "Ontvangen door het partnerschap" in page
        assert not re.search("Amina|Yilmaz", page)

    def test_tells_that_there_was_a_meeting_and_nothing_else(self, walker, joined, log_in):
        IntroductoryMeeting.objects.create(
            partnership_id=walker.partnership_id, trajectory=joined.participant.trajectories.get(),
            on=date(2026, 3, 9), participant_present=True, outcome="declined",
            noted_by_id=walker.user_id,
        )  # fmt: skip

        page = log_in(walker).get(reverse(LIST), {"show": "joined"}).content.decode()

        assert "De kennismaking is geweest" in page
        assert "start" not in page.split("vrouw van de tuin")[1].split("</article>")[0].lower()

    def test_holds_no_contact_of_a_colleague(self, walker, staff, log_in):
        OutreachContactFactory(actor=staff("outreach"), called="iemand anders")

        page = log_in(walker).get(reverse(LIST)).content.decode()

        assert "iemand anders" not in page
        assert "Geen contacten om op te volgen" in page

    def test_goes_back_page_by_page(self, walker, log_in):
        for number in range(35):
            OutreachContactFactory(actor=walker, called=f"persoon {number:02}")
        client = log_in(walker)

        first = client.get(reverse(LIST)).content.decode()
        older = re.search(r'href="(\?[^"]*before=[^"]+)"', first)[1]
        second = client.get(reverse(LIST) + older).content.decode()

        assert "persoon 34" in first
        assert "persoon 04" not in first
        assert "persoon 04" in second

    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_at_most_twelve_queries(
        self, walker, joined, log_in, django_assert_max_num_queries, size
    ):
        for _ in range(size):
            OutreachContactFactory(
                actor=walker, participant=joined.participant, joined_on=date(2026, 3, 5)
            )
        client = log_in(walker)
        client.get(reverse(LIST))

        with django_assert_max_num_queries(12):
            client.get(reverse(LIST), {"show": "joined"})

    @pytest.mark.parametrize("role", ["coordinator", "work", "welfare", "mediator", "dpo"])
    def test_is_for_outreach_workers_only(self, staff, log_in, role):
        assert log_in(staff(role)).get(reverse(LIST)).status_code == 403


class TestNoting:
    def test_takes_two_answers(self, walker, log_in):
        answer = log_in(walker).post(reverse("field:contact_new"), told(domains=[]))

        assert (answer.status_code, answer.url) == (302, reverse(LIST))
        assert OutreachContact.objects.get().noted_by_id == walker.user_id

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"called": ""}, "Dit veld is verplicht"),
            ({"met_on": "2199-01-01"}, "Deze dag moet nog komen"),
            ({"domains": ["XYZ"]}, "XYZ"),
        ],
    )
    def test_explains_what_is_wrong_and_keeps_the_words(self, walker, log_in, changes, sentence):
        answer = log_in(walker).post(
            reverse("field:contact_new"), told(words="Een heel verhaal.") | changes
        )

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "Een heel verhaal." in answer.content.decode()
        assert not OutreachContact.objects.exists()

    def test_offers_the_usual_places(self, walker, log_in):
        for place in ("Wassalon", "Park", "Park"):
            OutreachContactFactory(actor=walker, place=place)

        page = log_in(walker).get(reverse("field:contact_new")).content.decode()

        assert re.findall(r'<option value="(\w+)">', page) == ["Park", "Wassalon"]

    def test_is_for_outreach_workers_only(self, staff, log_in):
        answer = log_in(staff("welfare")).post(reverse("field:contact_new"), told())

        assert (answer.status_code, OutreachContact.objects.count()) == (403, 0)


class TestCompleting:
    def test_opens_with_what_was_noted_and_changes_it(self, walker, log_in):
        contact = OutreachContactFactory(actor=walker, words="Eerste woorden")
        url = reverse("field:contact_edit", args=[contact.pk])
        client = log_in(walker)

        page = client.get(url).content.decode()
        client.post(url, told(words="Meer woorden"))

        contact.refresh_from_db()
        assert "Eerste woorden" in page
        assert contact.words == "Meer woorden"

    def test_says_calmly_that_it_was_joined_meanwhile_and_keeps_the_words(
        self, walker, joined, log_in
    ):
        url = reverse("field:contact_edit", args=[joined.pk])

        answer = log_in(walker).post(url, told(words="Nog een zin"))

        assert answer.status_code == 422
        assert "hoort nu bij een deelnemer" in answer.content.decode()
        assert "Nog een zin" in answer.content.decode()

    def test_is_unknown_to_a_colleague(self, walker, staff, log_in):
        contact = OutreachContactFactory(actor=staff("outreach"))

        answer = log_in(walker).get(reverse("field:contact_edit", args=[contact.pk]))

        assert answer.status_code == 404

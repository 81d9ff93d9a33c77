from datetime import date

import pytest
from django.urls import reverse

from tandem.foundation.keys import uuid7
from tandem.rooms.contacts.models import ContactNote
from tandem.rooms.contacts.tests.factories import ContactNoteFactory


def told(**changes):
    given = {
        "note_id": uuid7(), "kind": "home", "on": "2026-03-02", "text": "Koffie gedronken.",
        "domains": ["WON"], "readers": "team",
    }  # fmt: skip
    return given | changes


class TestANewNote:
    def test_is_saved_and_leads_to_the_timeline(self, trajectory, seated, log_in):
        guide = seated("welfare")
        url = reverse("contacts:note_new", args=[trajectory.pk])
        timeline = reverse("caseworker:timeline", args=[trajectory.pk])

        client = log_in(guide)
        page = client.get(url).content.decode()
        answer = client.post(url, told(next=timeline))

        assert f'name="next" value="{timeline}"' in page
        assert (answer.status_code, answer.url) == (302, timeline)
        note = ContactNote.objects.get()
        assert (note.text, note.sensitivity, note.noted_by_id) == (
            "Koffie gedronken.", 1, guide.user_id,
        )  # fmt: skip

    def test_keeps_time_company_quote_and_opinion_apart_on_the_timeline(
        self, trajectory, seated, log_in
    ):
        client = log_in(seated("welfare"))
        parts = {
            "minutes": "75", "present": ["participant", "tandem"],
            "own_words": "Eindelijk rust.", "opinion": "Ze lijkt opgelucht.",
        }  # fmt: skip

        client.post(reverse("contacts:note_new", args=[trajectory.pk]), told(**parts))
        page = client.get(reverse("caseworker:timeline", args=[trajectory.pk])).content.decode()

        note = ContactNote.objects.get()
        assert (note.minutes, note.present) == (75, ["participant", "tandem"])
        assert "<blockquote>Eindelijk rust.</blockquote>" in page
        assert "75 minuten" in page
        assert "Ze lijkt opgelucht." in page.partition("Mening")[2]

    def test_sends_htmx_to_the_timeline_as_a_whole_page(self, trajectory, seated, log_in):
        url = reverse("contacts:note_new", args=[trajectory.pk])

        answer = log_in(seated("welfare")).post(
            url, told(next="/trajectories/"), headers={"HX-Request": "true"}
        )

        assert answer["HX-Redirect"] == "/trajectories/"

    @pytest.mark.parametrize("goal", ["https://elders.be/", "//elders.be", ""])
    def test_leads_nowhere_outside(self, trajectory, seated, log_in, goal):
        url = reverse("contacts:note_new", args=[trajectory.pk])

        assert log_in(seated("welfare")).post(url, told(next=goal)).url == "/"

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"text": ""}, "Dit veld is verplicht"),
            ({"on": "2199-01-01"}, "Deze dag moet nog komen"),
            ({"on": "gisteren"}, "geldige datum"),
            ({"minutes": "2000"}, "1440"),
            ({"domains": ["PSY"]}, "PSY"),
        ],
    )
    def test_explains_what_is_wrong_and_keeps_the_words(
        self, trajectory, seated, log_in, changes, sentence
    ):
        url = reverse("contacts:note_new", args=[trajectory.pk])
        typed = told(text="Heel wat woorden.") | changes

        answer = log_in(seated("welfare")).post(url, typed)

        assert (answer.status_code, ContactNote.objects.count()) == (422, 0)
        assert sentence in answer.content.decode()
        assert typed["text"] in answer.content.decode()

    def test_offers_only_the_life_domains_of_the_seat_and_says_so(self, trajectory, seated, log_in):
        url = reverse("contacts:note_new", args=[trajectory.pk])

        page = log_in(seated("work")).get(url).content.decode()

        assert 'value="WRK"' in page
        assert 'value="INC"' not in page
        assert "niet voor jouw rol" in page

    def test_is_also_a_part_for_htmx(self, trajectory, seated, log_in):
        url = reverse("contacts:note_new", args=[trajectory.pk])

        answer = log_in(seated("welfare")).get(url, headers={"HX-Request": "true"})

        assert "<html" not in answer.content.decode()
        assert "HX-Request" in answer["Vary"]

    def test_is_refused_to_a_coordinator_and_unknown_to_a_stranger(self, trajectory, staff, log_in):
        url = reverse("contacts:note_new", args=[trajectory.pk])

        assert log_in(staff("coordinator")).get(url).status_code == 403
        assert log_in(staff("welfare")).get(url).status_code == 404

    def test_costs_at_most_twelve_queries(
        self, trajectory, seated, log_in, django_assert_max_num_queries
    ):
        client = log_in(seated("welfare"))
        url = reverse("contacts:note_new", args=[trajectory.pk])
        client.get(url)

        with django_assert_max_num_queries(12):
            client.get(url)


class TestAnOwnNote:
    def test_opens_with_its_words_and_is_changed(self, trajectory, seated, log_in):
        guide = seated("welfare")
        note = ContactNoteFactory(actor=guide, trajectory=trajectory, text="Eerste woorden.")
        client = log_in(guide)
        url = reverse("contacts:note_edit", args=[trajectory.pk, note.pk])

        page = client.get(url).content.decode()
        client.post(url, told(text="Betere woorden."))

        assert "Eerste woorden." in page
        note.refresh_from_db()
        assert note.text == "Betere woorden."

    def test_stays_with_the_team_once_shared(self, trajectory, seated, log_in):
        guide = seated("welfare")
        note = ContactNoteFactory(actor=guide, trajectory=trajectory)
        url = reverse("contacts:note_edit", args=[trajectory.pk, note.pk])

        answer = log_in(guide).post(url, told(readers="me"))

        assert answer.status_code == 422
        assert "Het blijft een notitie voor het team" in answer.content.decode()

    def test_is_unknown_to_a_colleague(self, trajectory, seated, log_in):
        note = ContactNoteFactory(actor=seated("work"), trajectory=trajectory)
        url = reverse("contacts:note_edit", args=[trajectory.pk, note.pk])

        assert log_in(seated("welfare")).get(url).status_code == 404

    def test_keeps_the_day_on_which_it_happened(self, trajectory, seated, log_in):
        guide = seated("welfare")
        note = ContactNoteFactory(actor=guide, trajectory=trajectory, on=date(2026, 1, 31))
        url = reverse("contacts:note_edit", args=[trajectory.pk, note.pk])

        assert 'value="2026-01-31"' in log_in(guide).get(url).content.decode()

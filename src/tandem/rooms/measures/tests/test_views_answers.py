from datetime import timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.rooms.measures.tests.factories import AssessmentFactory, InstrumentFactory


@pytest.fixture
def assessment(partnership, trajectory):
    instrument = InstrumentFactory(partnership=partnership, key="satisfaction")
    return AssessmentFactory(trajectory=trajectory, instrument=instrument, moment="end")


@pytest.fixture
def url(assessment):
    return reverse("measures:answers", args=[assessment.trajectory_id, assessment.pk])


def page_of(form, **fields):
    """What a browser sends from this page, with some fields filled in."""
    data = {"tandem.shown": form.names_shown, "tandem.save": "1", "tandem.edition": "1"}
    return data | fields


class TestAnswers:
    @pytest.mark.parametrize(("voice", "is_calm"), [("participant", True), ("guide", False)])
    def test_are_asked_of_a_participant_without_the_file_around_them(
        self, guide, assessment, url, log_in, voice, is_calm
    ):
        assessment.voice = voice
        assessment.save()

        page = log_in(guide).get(url).content.decode()

        assert ('class="sub-nav"' not in page) is is_calm
        assert page.count("<h1") == 1
        assert "UNDEFINED" not in page

    def test_are_kept(self, guide, assessment, url, log_in):
        client = log_in(guide)
        form = client.get(url).context["form"]

        answer = client.post(url, page_of(form, heard="4", best="Dat jullie luisterden"))

        assessment.refresh_from_db()
        assert answer.status_code == 302
        assert assessment.answers == {"heard": "4", "best": "Dat jullie luisterden"}

    def test_bring_up_a_question_without_a_script(self, guide, assessment, url, log_in):
        client = log_in(guide)
        form = client.get(url).context["form"]

        page = client.post(url, page_of(form, group_joined="yes", best="Veel"))

        assert page.status_code == 200
        assert "group_safe" in page.context["form"].names_shown
        assert 'value="Veel"' in page.content.decode() or "Veel</textarea>" in page.content.decode()

    def test_bring_up_a_question_with_a_script_as_a_part(self, guide, url, log_in):
        page = (
            log_in(guide)
            .post(url, {"group_joined": "yes"}, headers={"HX-Request": "true"})
            .content.decode()
        )

        assert "<html" not in page
        assert 'name="group_safe"' in page

    def test_point_at_what_is_wrong(self, guide, url, log_in):
        client = log_in(guide)
        form = client.get(url).context["form"]

        page = client.post(url, page_of(form, heard="9"))

        assert (page.status_code, list(page.context["form"].errors)) == (422, ["heard"])

    def test_of_two_people_are_both_shown(self, guide, seated, assessment, url, log_in):
        client = log_in(guide)
        form = client.get(url).context["form"]
        log_in(seated("work")).post(url, page_of(form, best="Samen zoeken"))

        page = log_in(guide).post(url, page_of(form, best="Rust"))

        assert page.status_code == 409
        assert "UNDEFINED" not in page.content.decode()
        assert all(words in page.content.decode() for words in ("Samen zoeken", "Rust"))
        again = page_of(form, best="Rust") | {"tandem.edition": str(page.context["edition"])}
        assert log_in(guide).post(url, again).status_code == 302

    def test_are_read_by_who_no_longer_writes(self, staff, assessment, url, log_in, seated):
        left = seated("work", ends_on=clock.today() - timedelta(days=3))
        assessment.answers = {"best": "Samen zoeken"}
        assessment.save()

        page = log_in(left).get(url)

        assert "Samen zoeken" in page.content.decode()
        assert "tandem.save" not in page.content.decode()

    def test_are_hidden_from_a_stranger(self, staff, url, log_in):
        assert [log_in(staff(role)).get(url).status_code for role in ("welfare", "work")] == [
            404,
            404,
        ]

    def test_about_a_domain_are_shown_to_who_reads_it(
        self, partnership, seated, trajectory, log_in
    ):
        lights = InstrumentFactory(partnership=partnership, key="warning_lights")
        assessment = AssessmentFactory(
            trajectory=trajectory, instrument=lights, answers={"won_signals": ["eviction"]}
        )
        url = reverse("measures:answers", args=[trajectory.pk, assessment.pk])

        page = log_in(seated("work")).get(url)

        assert "mob_signals" in page.content.decode()
        assert "won_signals" not in page.content.decode()

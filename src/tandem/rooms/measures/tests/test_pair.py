"""The employability pair: two voices, evidence in words, differences named, nothing added up."""

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from tandem.rooms.measures.models import Voice
from tandem.rooms.measures.pair import Meeting
from tandem.rooms.measures.tests.factories import (
    AssessmentFactory,
    DomainScoreFactory,
    InstrumentFactory,
)
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.trajectories.models import TeamMember
from tandem.rooms.trajectories.rules import EVERYTHING, NOTHING

START, END = date(2026, 3, 2), date(2026, 9, 3)
KEYS = {
    Voice.PARTICIPANT: "employability_confirmation",
    Voice.GUIDE: "employability_observation",
}
OWN = {"time": "4", "time_evidence": "Nooit te laat", "tells": "5", "asks_help": "not_discussed"}
SEEN = {"time": "4", "tells": "2", "tells_evidence": "Twee keer niet gebeld", "asks_help": "3"}


@pytest.fixture
def filled(partnership, trajectory):
    """`filled(voice, answers)` keeps a sheet of one voice, at the start unless told otherwise."""

    def write(voice, answers, *, version="2", **more):
        instrument = InstrumentFactory(partnership=partnership, key=KEYS[voice], version=version)
        given = {"on": START, "edition": 2} | more
        return AssessmentFactory(
            trajectory=trajectory, instrument=instrument, voice=voice, answers=answers, **given
        )

    return write


@pytest.fixture
def url(trajectory):
    return reverse("measures:pair", args=[trajectory.pk])


@pytest.fixture
def look(guide, url, log_in):
    desk = log_in(guide)
    return lambda **query: desk.get(url, query)


def topics(page):
    return {each.name: each for each in page.context["pair"].topics}


class TestPair:
    def test_names_where_the_voices_agree_and_where_they_differ(self, filled, look):
        filled(Voice.PARTICIPANT, OWN)
        filled(Voice.GUIDE, SEEN)

        page = look()

        met = {name: each.meeting for name, each in topics(page).items()}
        assert (met["time"], met["tells"]) == (Meeting.SAME, Meeting.APART)
        assert met["asks_help"] is Meeting.SILENT
        assert [each.name for each in page.context["pair"].apart] == ["tells"]
        assert "Dit zien jullie anders. Praat erover." in page.content.decode()

    def test_shows_the_evidence_of_each_topic(self, filled, look):
        filled(Voice.PARTICIPANT, OWN)
        filled(Voice.GUIDE, SEEN)

        found = topics(look())

        assert found["time"].participant.words == "Klopt meestal"
        assert found["time"].participant.evidence == "Nooit te laat"
        assert found["tells"].guide.evidence == "Twee keer niet gebeld"
        assert found["asks_help"].participant.words == "Hier praatten we niet over"

    def test_adds_nothing_up(self, filled, look):
        filled(Voice.PARTICIPANT, dict.fromkeys(topic_names(), "5"))
        filled(Voice.GUIDE, dict.fromkeys(topic_names(), "1"))

        # Names around the page carry numbers of their own.
        parts = html.fromstring(look().content).xpath("//main//section")
        page = " ".join(part.text_content() for part in parts)

        assert page
        assert not any(each in page for each in ("60", "/ 5", "%", "gemiddeld", "score"))

    def test_keeps_evidence_for_every_topic(self):
        for key in KEYS.values():
            names = set(shipped_instruments()[key].by_name)
            assert {f"{name}_evidence" for name in topic_names()} <= names

    def test_calls_only_a_large_difference_a_change(self, filled, look):
        filled(Voice.PARTICIPANT, {"time": "2", "tells": "2", "together": "5"})
        filled(
            Voice.PARTICIPANT, {"time": "3", "tells": "4", "together": "1"}, moment="end", on=END
        )

        found = topics(look())

        assert found["time"].participant.change == "gelijk of te klein om zeker te zijn"
        assert found["tells"].participant.change == "hoger"
        assert found["together"].participant.change == "lager"

    def test_compares_an_old_version_when_the_question_stayed(self, filled, look):
        filled(Voice.GUIDE, {"time": "1"}, version="1")
        filled(Voice.GUIDE, {"time": "4"}, moment="end", on=END)

        assert topics(look())["time"].guide.change == "hoger"

    def test_does_not_compare_when_the_question_changed(self, filled, look):
        old = filled(Voice.GUIDE, {"time": "1"}, version="1")
        for question in old.instrument.definition["questions"]:
            question["labels"] = {"nl": "Iets anders"}
        old.instrument.save()
        filled(Voice.GUIDE, {"time": "4"}, moment="end", on=END)

        assert topics(look())["time"].guide.change == "andere vragen, niet vergeleken"

    def test_shows_one_moment_at_a_time_in_the_order_of_the_days(self, filled, look):
        filled(Voice.GUIDE, {"time": "4"}, moment="end", on=START)
        filled(Voice.PARTICIPANT, {"time": "2"}, moment="start", on=END)

        pair = look(moment="end").context["pair"]

        assert [each.moment for each in pair.rounds] == ["end", "start"]
        assert pair.shown.moment == "end"

    def test_shows_the_newest_of_a_moment_that_was_taken_twice(self, filled, look):
        filled(Voice.GUIDE, {"time": "1"}, moment="middle")
        filled(Voice.GUIDE, {"time": "5"}, moment="middle", on=END)

        page = look()

        assert topics(page)["time"].guide.words == "Bijna altijd gezien"
        assert len(page.context["pair"].rounds) == 1

    def test_closes_with_the_consent(self, filled, look):
        filled(Voice.GUIDE, {"direction": "4", "direction_evidence": "Wil in de zorg werken"})
        TeamMember.objects.update(class_levels=[NOTHING, EVERYTHING, NOTHING, NOTHING])

        page = look()

        assert page.context["pair"].topics == ()
        assert "Wil in de zorg werken" not in page.content.decode()

    def test_is_hidden_from_a_stranger(self, filled, staff, url, log_in):
        filled(Voice.GUIDE, SEEN)

        assert log_in(staff("welfare")).get(url).status_code == 404

    def test_tells_a_coordinator_nothing_of_what_was_said(self, filled, staff, url, log_in):
        filled(Voice.GUIDE, SEEN)

        page = log_in(staff("coordinator")).get(url)

        assert "Twee keer niet gebeld" not in page.content.decode()

    @pytest.mark.parametrize("is_filled", [True, False])
    def test_knows_every_word_that_its_template_uses(self, filled, look, is_filled):
        if is_filled:
            filled(Voice.PARTICIPANT, OWN | {"words": "Ik wil vooruit"})
            filled(Voice.GUIDE, SEEN, moment="end", on=END)

        page = look(moment="start").content.decode()

        assert "UNDEFINED" not in page
        assert ("Ik wil vooruit" in page) is is_filled

    @pytest.mark.parametrize("times", [1, 12])
    def test_costs_the_same_at_any_size(
        self, filled, guide, url, log_in, django_assert_max_num_queries, times
    ):
        for day in range(1, times + 1):
            for voice in Voice:
                filled(voice, {"time": "3"}, moment="middle", on=date(2026, 4, day))
        desk = log_in(guide)
        desk.get(url)

        with django_assert_max_num_queries(14):
            desk.get(url)


class TestOffer:
    def overview(self, guide, trajectory, log_in):
        return log_in(guide).get(reverse("measures:overview", args=[trajectory.pk]))

    def test_stands_where_the_programme_names_it(self, guide, trajectory, url, log_in):
        assert url in self.overview(guide, trajectory, log_in).content.decode()

    def test_is_left_out_where_it_does_not(self, guide, trajectory, url, log_in):
        trajectory.programme.definition["instruments"] = []
        trajectory.programme.save()

        assert url not in self.overview(guide, trajectory, log_in).content.decode()

    def test_stays_once_something_was_filled_in(self, filled, guide, trajectory, url, log_in):
        trajectory.programme = None
        trajectory.save()
        filled(Voice.GUIDE, SEEN)
        DomainScoreFactory(assessment=AssessmentFactory(trajectory=trajectory))

        assert url in self.overview(guide, trajectory, log_in).content.decode()


def topic_names():
    questions = shipped_instruments()["employability_confirmation"].questions
    return [each.name for each in questions if each.scale == "confirmation"]

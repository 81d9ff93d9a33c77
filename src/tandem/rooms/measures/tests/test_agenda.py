"""The moments that wait in a file: due, done, one click to begin."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.rooms.measures import actions
from tandem.rooms.measures.agenda import agenda_of
from tandem.rooms.measures.models import Assessment, Voice
from tandem.rooms.measures.moments import Turn
from tandem.rooms.measures.standing import assessments_of
from tandem.rooms.measures.tests.factories import AssessmentFactory, InstrumentFactory
from tandem.rooms.trajectories.models import State

TODAY = date(2026, 3, 2)


@pytest.fixture
def turns(guide, trajectory):
    """`turns(today)` gives {(questionnaire, moment, voice): turn}."""

    def look(today=TODAY):
        begun = assessments_of(guide, trajectory.pk)
        agenda = agenda_of(actor=guide, trajectory=trajectory, assessments=begun, today=today)
        return {
            (call.key, time.moment, part.voice): part.turn
            for call in agenda.calls
            for time in call.times
            for part in time.parts
        }

    return look


@pytest.fixture
def desk(guide, log_in):
    return log_in(guide)


@pytest.fixture
def url(trajectory):
    return reverse("measures:overview", args=[trajectory.pk])


def buttons(page):
    """What each button of the agenda would send."""
    return [
        (part.voice, time.moment, part.on, call.key)
        for call in page.context["agenda"].calls
        for time in call.times
        for part in time.parts
        if part.assessment is None and part.turn != Turn.LATER
    ]


class TestAgenda:
    def test_asks_what_the_programme_asks_of_the_voices_it_is_for(self, turns):
        asked = set(turns())

        assert {voice for key, _, voice in asked if key == "life_domains"} == set(Voice.values)
        assert {voice for key, _, voice in asked if key == "employability_observation"} == {"guide"}
        assert {moment for key, moment, _ in asked if key == "satisfaction"} == {"end"}

    def test_tells_each_voice_apart(self, turns, trajectory):
        AssessmentFactory(trajectory=trajectory, edition=2)
        AssessmentFactory(trajectory=trajectory, voice=Voice.GUIDE)

        now = turns()

        assert now["life_domains", "start", "participant"] is Turn.DONE
        assert now["life_domains", "start", "guide"] is Turn.BEGUN
        assert now["life_domains", "middle", "guide"] is Turn.LATER

    def test_asks_the_end_in_the_last_phase(self, turns, trajectory):
        trajectory.phase = trajectory.programme.definition["phases"][-1]["key"]

        assert turns()["life_domains", "end", "participant"] is Turn.DUE

    @pytest.mark.parametrize(
        ("state", "is_asked"), [(State.PAUSED, True), (State.ELSEWHERE, False)]
    )
    def test_asks_nothing_now_of_who_rests_or_did_not_start(
        self, turns, trajectory, state, is_asked
    ):
        trajectory.state = state

        now = turns()

        assert bool(now) is is_asked
        assert set(now.values()) <= {Turn.LATER}

    def test_is_empty_without_a_programme(self, turns, trajectory):
        trajectory.programme = None

        assert turns() == {}

    def test_counts_a_moment_that_came_too_early_as_done(self, turns, trajectory):
        AssessmentFactory(trajectory=trajectory, moment="end", on=date(2026, 2, 20), edition=2)

        now = turns()

        assert now["life_domains", "end", "participant"] is Turn.DONE
        assert now["life_domains", "start", "participant"] is Turn.DUE


class TestOneClick:
    def test_begins_what_is_due(self, desk, url, trajectory):
        page = desk.get(url)
        voice, moment, on, key = next(
            each for each in buttons(page) if each[3] == "employability_observation"
        )
        given = {"key": key, "voice": voice, "moment": moment, "on": on}

        answer = desk.post(reverse("measures:begin", args=[trajectory.pk]), given)

        begun = Assessment.objects.get()
        assert (begun.voice, begun.moment, begun.on) == ("guide", "start", clock.today())
        assert answer.url == reverse("measures:answers", args=[trajectory.pk, begun.pk])
        assert 'name="key" value="employability_observation"' in page.content.decode()

    def test_joins_the_day_of_the_other_voice(self, desk, url, trajectory):
        other = AssessmentFactory(trajectory=trajectory, on=clock.today() - timedelta(days=3))

        waiting = buttons(desk.get(url))

        assert ("guide", "start", other.on, "life_domains") in waiting

    def test_is_not_for_who_only_reads(self, staff, url, log_in):
        page = log_in(staff("coordinator")).get(url)

        assert page.context["agenda"].due_count > 0
        assert 'name="moment"' not in page.content.decode()

    def test_is_not_for_the_other_voice(self, desk, guide, trajectory):
        given = {
            "key": "employability_confirmation", "voice": "guide", "moment": "start",
            "on": "2026-03-02",
        }  # fmt: skip

        answer = desk.post(reverse("measures:begin", args=[trajectory.pk]), given)

        assert (answer.status_code, Assessment.objects.count()) == (422, 0)
        with pytest.raises(actions.OtherVoice) as refusal:
            actions.begin_assessment(
                actor=guide, trajectory_id=trajectory.pk, **given | {"on": TODAY}
            )
        assert refusal.value.facts == {"voices": ("participant",)}


class TestTwiceOnOneDay:
    def begin(self, guide, trajectory, **more):
        given = {"voice": "participant", "moment": "start", "on": TODAY, "key": "satisfaction"}
        return actions.begin_assessment(actor=guide, trajectory_id=trajectory.pk, **given | more)

    def test_goes_on_with_the_version_with_which_it_began(self, guide, trajectory, partnership):
        old = InstrumentFactory(partnership=partnership, key="satisfaction", version="0")
        first = self.begin(guide, trajectory)
        InstrumentFactory(partnership=partnership, key="satisfaction", version="1")

        again = self.begin(guide, trajectory)

        assert (again, again.instrument) == (first, old)

    def test_another_day_begins_another_with_the_newest_version(
        self, guide, trajectory, partnership
    ):
        InstrumentFactory(partnership=partnership, key="satisfaction", version="0")
        first = self.begin(guide, trajectory)
        new = InstrumentFactory(partnership=partnership, key="satisfaction", version="1")

        again = self.begin(guide, trajectory, on=TODAY + timedelta(days=1))

        assert (again != first, again.instrument) == (True, new)

    def test_keeps_two_moments_of_one_day_apart(self, guide, trajectory):
        both = [self.begin(guide, trajectory, moment=each) for each in ("start", "end")]

        assert both[0] != both[1]

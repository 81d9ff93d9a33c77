"""Filling in again: the time before stands beside, and is never overwritten."""

from datetime import date

import pytest
from django.urls import reverse

from tandem.rooms.measures import actions
from tandem.rooms.measures.models import DomainScore, Voice
from tandem.rooms.measures.scoring import Given, Score
from tandem.rooms.measures.tests.factories import (
    AssessmentFactory,
    DomainScoreFactory,
    InstrumentFactory,
)
from tandem.rooms.measures.tests.test_views_filling import address, sent
from tandem.rooms.trajectories.models import TeamMember
from tandem.rooms.trajectories.rules import class_levels

SUMMER, AUTUMN = date(2026, 6, 1), date(2026, 9, 3)


@pytest.fixture
def before(trajectory):
    """Both voices at the start, in words that tell them apart."""
    found = {}
    for voice, words in ((Voice.PARTICIPANT, "Het is vochtig"), (Voice.GUIDE, "Zwart beschimmeld")):
        found[voice] = AssessmentFactory(trajectory=trajectory, voice=voice)
        DomainScoreFactory(assessment=found[voice], level=2, words=words)
    return found


@pytest.fixture
def again(trajectory):
    return {
        voice: AssessmentFactory(trajectory=trajectory, voice=voice, moment="middle", on=AUTUMN)
        for voice in Voice
    }


def row_of(page, domain="WON"):
    return next(row for row in page.context["form"].rows if row.domain == domain)


class TestScoresOfTheTimeBefore:
    @pytest.mark.parametrize("name", ["sheet", "step"])
    @pytest.mark.parametrize(
        ("voice", "own", "other"),
        [
            ("participant", "Het is vochtig", "Zwart beschimmeld"),
            ("guide", "Zwart beschimmeld", "Het is vochtig"),
        ],
    )
    def test_stand_beside_for_the_same_voice_only(
        self, guide, before, again, log_in, name, voice, own, other
    ):
        more = ["WON"] if name == "step" else []

        page = log_in(guide).get(address(name, again[voice], *more)).content.decode()

        assert own in page
        assert other not in page

    def test_fill_in_nothing_beforehand(self, guide, before, again, log_in):
        row = row_of(log_in(guide).get(address("sheet", again["participant"])))

        assert (row.state.value(), row.words.value()) == ("", "")

    def test_are_not_overwritten(self, guide, before, again, log_in):
        given = sent(state="5", words="Verhuisd")

        log_in(guide).post(address("step", again["participant"], "WON"), given)

        kept = DomainScore.objects.filter(domain="WON", assessment__voice="participant")
        assert list(kept.order_by("id").values_list("level", "words")) == [
            (2, "Het is vochtig"), (5, "Verhuisd"),
        ]  # fmt: skip

    def test_are_the_newest_of_each_domain(self, guide, trajectory, before, again, log_in):
        summer = AssessmentFactory(trajectory=trajectory, moment="middle", on=SUMMER)
        DomainScoreFactory(assessment=summer, domain="WRK", level=4)

        page = log_in(guide).get(address("sheet", again["participant"]))

        assert row_of(page, "WRK").earlier.level == 4
        assert row_of(page, "WON").earlier.level == 2

    def test_never_come_from_a_later_day(self, guide, before, again, log_in):
        DomainScoreFactory(assessment=again["participant"], level=5)

        page = log_in(guide).get(address("sheet", before["participant"]))

        assert row_of(page).earlier is None

    def test_of_the_same_day_are_those_of_the_moment_begun_first(
        self, guide, trajectory, before, log_in
    ):
        same_day = AssessmentFactory(trajectory=trajectory, moment="end")

        page = log_in(guide).get(address("sheet", same_day))

        assert row_of(page).earlier.words == "Het is vochtig"

    def test_close_with_the_consent(self, guide, before, again, log_in):
        TeamMember.objects.update(class_levels=class_levels("welfare", {1: "withdrawn"}))

        page = log_in(guide).get(address("sheet", again["participant"]))

        assert "Het is vochtig" not in page.content.decode()
        assert "WON" not in [row.domain for row in page.context["form"].rows]
        assert log_in(guide).get(address("step", again["participant"], "WON")).status_code == 404
        assert DomainScore.objects.filter(words="Het is vochtig").exists()

    def test_cost_no_query_more_with_many_times(
        self, guide, trajectory, again, log_in, django_assert_max_num_queries
    ):
        client = log_in(guide)
        for day in range(1, 16):
            one = AssessmentFactory(trajectory=trajectory, moment="middle", on=date(2026, 4, day))
            DomainScoreFactory(assessment=one)
        client.get(address("sheet", again["participant"]))

        with django_assert_max_num_queries(14):
            client.get(address("sheet", again["participant"]))


class TestTwoVoicesAtOnce:
    def test_are_both_kept(self, guide, seated, again):
        work = seated("work", answers={1: "given"})
        at = again["guide"].trajectory.opened_at

        actions.save_scores(
            actor=guide, assessment_id=again["participant"].pk,
            given={"WON": Given(Score("1", "Van mij"))}, at=at,
        )  # fmt: skip
        actions.save_scores(
            actor=work, assessment_id=again["guide"].pk,
            given={"WRK": Given(Score("4", "Van de begeleider"))}, at=at,
        )  # fmt: skip

        assert set(DomainScore.objects.values_list("words", flat=True)) == {
            "Van mij", "Van de begeleider",
        }  # fmt: skip


class TestAnswersOfTheTimeBefore:
    @pytest.fixture
    def first(self, partnership, trajectory):
        instrument = InstrumentFactory(partnership=partnership, key="satisfaction")
        return AssessmentFactory(
            trajectory=trajectory, instrument=instrument, edition=2,
            answers={"heard": "2", "best": "De koffie"},
        )  # fmt: skip

    def page(self, client, assessment):
        return client.get(
            reverse("measures:answers", args=[assessment.trajectory_id, assessment.pk])
        )

    def test_stand_with_the_questions(self, guide, first, log_in):
        now = AssessmentFactory(
            trajectory=first.trajectory, instrument=first.instrument, moment="end", on=AUTUMN
        )

        page = self.page(log_in(guide), now)

        assert "De koffie" in page.content.decode()
        assert page.context["form"].answers == {}
        assert "UNDEFINED" not in page.content.decode()

    def test_say_when_the_questions_were_other_ones(self, guide, partnership, first, log_in):
        newer = InstrumentFactory(partnership=partnership, key="satisfaction", version="2")
        now = AssessmentFactory(
            trajectory=first.trajectory, instrument=newer, moment="end", on=AUTUMN
        )

        page = self.page(log_in(guide), now)

        assert page.context["earlier"].is_other_version
        assert "De koffie" in page.content.decode()

    def test_are_not_there_the_first_time(self, guide, first, log_in):
        assert self.page(log_in(guide), first).context["earlier"] is None

    def test_of_a_closed_class_stay_closed(self, partnership, seated, trajectory, log_in):
        lights = InstrumentFactory(partnership=partnership, key="warning_lights")
        first, now = (
            AssessmentFactory(trajectory=trajectory, instrument=lights, on=day, answers=answers)
            for day, answers in (
                (SUMMER, {"won_signals": ["eviction"], "mob_signals": ["far"]}),
                (AUTUMN, {}),
            )
        )

        page = self.page(log_in(seated("work")), now)

        assert set(page.context["earlier"].words) == {"mob_signals"}
        assert page.context["earlier"].assessment == first

"""Two series side by side, and every moment in small, as far as the reader may see."""

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from tandem.rooms.measures.models import DomainScore, Voice
from tandem.rooms.measures.rules import Change
from tandem.rooms.measures.tests.factories import (
    AssessmentFactory,
    DomainScoreFactory,
    InstrumentFactory,
)
from tandem.rooms.trajectories.models import TeamMember
from tandem.rooms.trajectories.rules import class_levels

START, SUMMER, AUTUMN = date(2026, 3, 2), date(2026, 6, 1), date(2026, 9, 3)
# By voice and moment: housing, work, money.
SAID = {
    ("participant", "start", START): {"WON": 1, "WRK": 3, "INC": 4},
    ("guide", "start", START): {"WON": 2, "WRK": 2},
    ("participant", "middle", SUMMER): {"WON": 2, "WRK": None},
    ("guide", "middle", SUMMER): {"WON": 2, "WRK": 3},
    ("participant", "end", AUTUMN): {"WON": 3, "WRK": 4, "INC": 2},
    ("guide", "end", AUTUMN): {"WON": 5, "WRK": 3},
}


@pytest.fixture
def measured(trajectory):
    """`measured(n)` writes moments up to the n-th in both voices, after `since` of them."""

    def write(moments, since=0):
        for (voice, moment, on), levels in list(SAID.items())[2 * since : 2 * moments]:
            one = AssessmentFactory(
                trajectory=trajectory, voice=voice, moment=moment, on=on, edition=2
            )
            for domain, level in levels.items():
                kind = "scored" if level else "prefers_not"
                DomainScoreFactory(assessment=one, domain=domain, level=level, kind=kind)

    return write


@pytest.fixture
def look(guide, trajectory, log_in):
    desk = log_in(guide)

    def get(**query):
        return desk.get(reverse("measures:overview", args=[trajectory.pk]), query)

    return get


def cells(table, name):
    return next(list(row[1:]) for row in table.rows if row[0] == name)


class TestTwoSeries:
    def test_are_both_voices_unless_somebody_asks(self, measured, look):
        measured(2)

        comparison = look().context["comparison"]

        assert (comparison.compares, comparison.changes) == ("voices", {})
        assert (comparison.left.level("WON"), comparison.right.level("WON")) == (2, 2)

    @pytest.mark.parametrize(
        ("voice", "changes"),
        [
            ("participant", {"WON": Change.HIGHER, "WRK": Change.UNSURE, "INC": Change.LOWER}),
            ("guide", {"WON": Change.HIGHER, "WRK": Change.UNSURE, "INC": None}),
        ],
    )
    def test_are_one_voice_at_two_moments(self, measured, look, voice, changes):
        measured(3)

        page = look(compare=voice, other="start-2026-03-02")

        comparison = page.context["comparison"]
        assert {key: comparison.changes[key] for key in changes} == changes
        assert comparison.left.label == "Bij de start, 2 mrt 2026"
        assert "verbeter" not in page.content.decode()

    @pytest.mark.parametrize("shown", ["start-2026-03-02", "end-2026-09-03"])
    def test_stand_in_the_order_of_the_days(self, measured, look, shown):
        measured(3)
        other = {"start-2026-03-02": "end-2026-09-03"}.get(shown, "start-2026-03-02")

        comparison = look(round=shown, compare="participant", other=other).context["comparison"]

        assert comparison.left.label.endswith("2 mrt 2026")
        assert comparison.right.label.endswith("3 sep 2026")

    @pytest.mark.parametrize("query", [{"compare": "x"}, {"compare": "guide", "other": "x"}])
    def test_fall_back_on_what_is_there(self, measured, look, query):
        measured(2)

        page = look(**query)

        assert page.status_code == 200
        assert "UNDEFINED" not in page.content.decode()

    def test_are_the_voices_when_there_is_one_moment(self, measured, look):
        measured(1)

        page = look(compare="participant", other="start-2026-03-02")

        assert page.context["comparison"].compares == "voices"
        assert 'name="compare"' not in page.content.decode()

    def test_are_chosen_by_a_plain_form(self, measured, look):
        measured(2)

        page = html.fromstring(look(compare="participant").content)

        [form] = [each for each in page.forms if "compare" in each.fields]
        assert (form.method, form.fields["compare"]) == ("GET", "participant")
        assert form.fields["other"] == "start-2026-03-02"

    def test_stand_in_a_table_beside_the_picture(self, measured, look):
        measured(3)

        page = look(compare="participant", other="middle-2026-06-01")

        table = page.context["picture"].table
        assert cells(table, "Wonen") == ["2. Weegt zwaar", "3. Wisselt", CHANCE]
        assert cells(table, "Werk en loopbaan") == ["Zegt het liever niet", "4. Lukt meestal", "–"]
        [shown] = html.fromstring(page.content).xpath("//section[@id='compare']//table")
        assert not shown.xpath("ancestor::details")

    def test_say_why_less_is_not_called_a_change(self, measured, look):
        measured(2)

        page = look(compare="guide").content.decode()

        assert "Vanaf 2 niveaus verschil." in page
        assert "nog niet gemeten hoeveel toeval" in page
        assert "Jacobson" in page

    def test_of_another_version_are_not_compared(self, partnership, measured, look):
        measured(1)
        newer = InstrumentFactory(partnership=partnership, version="2")
        later = AssessmentFactory(
            trajectory=DomainScore.objects.first().trajectory, instrument=newer, moment="end",
            on=AUTUMN,
        )  # fmt: skip
        DomainScoreFactory(assessment=later, domain="WON", level=5)

        page = look(compare="participant")

        assert page.context["comparison"].changes["WON"] is Change.OTHER_QUESTIONS
        [line] = [each for each in page.context["standing"].lines if each.domain == "WON"]
        assert line.participant_change == "andere vragen, niet vergeleken"

    def test_keep_to_the_days_when_a_moment_comes_out_of_order(self, trajectory, measured, look):
        measured(1)
        early = AssessmentFactory(trajectory=trajectory, moment="end", on=date(2026, 2, 3))
        DomainScoreFactory(assessment=early, domain="WON", level=4)

        page = look(compare="participant")

        assert page.context["comparison"].left.label == "Op het einde, 3 feb 2026"
        assert page.context["comparison"].changes["WON"] is Change.LOWER


CHANCE = "gelijk of te klein om zeker te zijn"


class TestEveryMoment:
    @pytest.mark.parametrize(("moments", "is_there"), [(1, False), (2, False), (3, True)])
    def test_shows_from_three_moments_on(self, measured, look, moments, is_there):
        measured(moments)

        assert bool(look().context["course"]) is is_there

    def test_draws_one_picture_for_each_domain_of_which_something_was_said(self, measured, look):
        measured(3)

        course = look().context["course"]

        assert [each.domain for each in course.littles] == ["INC", "WON", "WRK"]
        assert cells(course.table, "Werk en loopbaan, Samira") == ["3", "Zegt het liever niet", "4"]
        assert cells(course.table, "Inkomen en schulden, Begeleider") == ["–", "–", "–"]

    def test_stops_the_line_where_nothing_was_said(self, measured, look):
        measured(3)

        [work] = [each for each in look().context["course"].littles if each.domain == "WRK"]

        assert work.svg.count('class="m1"') == 2
        assert '<line class="s1"' not in work.svg

    def test_closes_with_the_consent_between_two_moments(self, measured, look):
        measured(2)
        TeamMember.objects.update(class_levels=class_levels("welfare", {1: "withdrawn"}))
        measured(3, since=2)

        page = look(compare="participant")

        shown = {row[0] for row in page.context["picture"].table.rows}
        assert shown == {"Werk en loopbaan", "Leren, taal en digitaal", "Vervoer"}
        assert [each.domain for each in page.context["course"].littles] == ["WRK"]
        assert set(page.context["comparison"].left.scores) <= {"WRK"}


class TestCost:
    @pytest.mark.parametrize("role", ["work", "welfare"])
    def test_is_the_same_with_many_moments(
        self, seated, trajectory, log_in, django_assert_max_num_queries, role
    ):
        for day in range(1, 16):
            for voice in Voice.values:
                one = AssessmentFactory(
                    trajectory=trajectory, voice=voice, moment="middle", on=date(2026, 4, day)
                )
                DomainScoreFactory(assessment=one, domain="WRK")
        desk = log_in(seated(role))
        url = reverse("measures:overview", args=[trajectory.pk])
        desk.get(url)

        with django_assert_max_num_queries(14):
            page = desk.get(url, {"compare": "participant"})

        assert len(page.context["standing"].rounds) == 15

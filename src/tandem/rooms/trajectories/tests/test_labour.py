"""What spells say: hand-made cases, and properties that hold whatever the order."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.trajectories import labour, moments


@dataclass(frozen=True)
class Told:
    status: str = "employed"
    starts_on: date = date(2026, 1, 1)
    ends_on: date | None = None
    source: str = "participant"
    contract: str = ""
    wants_more_hours: str = "not_asked"
    hours_per_week: Decimal | None = None
    skill_level: int | None = None
    counts: bool = True


DAY = date(2026, 6, 1)


class TestStatusOnADay:
    def test_is_unknown_when_nobody_speaks_of_it(self):
        assert labour.status_on([Told(starts_on=date(2026, 6, 2))], DAY) is None

    @pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 6, 1)])
    def test_holds_on_first_and_last_day(self, day):
        spell = Told(ends_on=date(2026, 6, 1))

        assert labour.status_on([spell], day) == spell

    def test_comes_from_the_most_trusted_source(self):
        told, official = Told(status="employed"), Told(status="unemployed", source="vdab")

        assert labour.status_on([told, official], DAY) == official

    def test_is_unknown_while_official_sources_disagree(self):
        rows = [Told(source="vdab"), Told(status="inactive", source="ksz"), Told()]

        assert labour.status_on(rows, DAY) is None

    def test_leaves_out_what_a_person_set_aside(self):
        rows = [Told(source="vdab"), Told(status="inactive", source="ksz", counts=False)]

        assert labour.status_on(rows, DAY).source == "vdab"


class TestConflict:
    def test_is_found_for_the_days_on_which_both_speak(self):
        one = Told(source="vdab", ends_on=date(2026, 8, 31))
        other = Told(status="inactive", source="ksz", starts_on=date(2026, 3, 1))

        found = labour.conflicts([other, one])

        assert [(each.first, each.last) for each in found] == [
            (date(2026, 3, 1), date(2026, 8, 31))
        ]
        assert found[0].is_official

    @pytest.mark.parametrize(
        "other",
        [
            Told(source="payslip"),
            Told(status="inactive", source="vdab", starts_on=date(2027, 1, 1)),
            Told(status="inactive", source="vdab", counts=False),
        ],
        ids=["same status", "other days", "set aside"],
    )
    def test_is_none_with(self, other):
        assert labour.conflicts([Told(ends_on=date(2026, 12, 31)), other]) == []


class TestImproved:
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ({"contract": "agency"}, {"contract": "open_ended"}, True),
            ({"contract": "open_ended"}, {"contract": "agency"}, False),
            ({"wants_more_hours": "yes"}, {"wants_more_hours": "no"}, True),
            ({"skill_level": 1}, {"skill_level": 2}, True),
            ({"skill_level": 2}, {"skill_level": 2}, False),
            ({"contract": "other"}, {"contract": "open_ended"}, None),
            ({"wants_more_hours": "refused"}, {"wants_more_hours": "no"}, None),
            ({"status": "unemployed"}, {"contract": "open_ended"}, False),
            ({}, {"status": "inactive"}, False),
        ],
    )
    def test_looks_at_stability_hours_and_skill(self, before, after, expected):
        assert labour.improved(Told(**before), Told(**after)) is expected

    def test_cannot_be_told_without_both(self):
        assert labour.improved(None, Told()) is None


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@st.composite
def spells(draw):
    first = draw(days)
    length = draw(st.none() | st.integers(0, 900))
    return Told(
        status=draw(st.sampled_from(["employed", "unemployed", "inactive", "training"])),
        starts_on=first,
        ends_on=None if length is None else first + timedelta(days=length),
        source=draw(st.sampled_from(labour.TRUST)),
        counts=draw(st.booleans()),
    )


class TestOrderOfRows:
    @given(rows=st.lists(spells(), max_size=6), day=days, data=st.data())
    def test_changes_no_status_and_no_conflict(self, rows, day, data):
        shuffled = data.draw(st.permutations(rows))

        def status(told):
            spell = labour.status_on(told, day)
            return spell and (spell.source, spell.counts)

        def pairs(told):
            return {frozenset((each.one, each.other)) for each in labour.conflicts(told)}

        assert status(rows) == status(shuffled)
        assert pairs(rows) == pairs(shuffled)


class TestMoments:
    def test_always_have_leaving_and_use_the_names_of_the_funders(self):
        asked = [
            {"key": "two_years", "months": {"value": 24}},
            {"key": "feedback", "months": {"value": 2}},
            {"key": "some_day", "months": {"value": None}},
        ]

        assert [(each.key, each.months) for each in moments.moments_of(asked)] == [
            ("leaving", 0), ("feedback", 2), ("twenty_four_months", 24),
        ]  # fmt: skip

    def test_on_leaving_lasts_four_weeks(self):
        window = moments.window(date(2026, 6, 30), 0)

        assert (window.first, window.last) == (date(2026, 6, 30), date(2026, 7, 28))

    def test_six_months_after_the_last_of_august_is_the_last_of_february(self):
        assert moments.due_on(date(2026, 8, 31), 6) == date(2027, 2, 28)

    @given(day=days, months=st.integers(0, 60))
    def test_never_open_before_the_exit(self, day, months):
        assert moments.window(day, months).first >= day

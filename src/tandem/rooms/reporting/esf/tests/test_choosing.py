"""Which list and which programmes a report is about, and when there is none."""

from datetime import date

import pytest

from tandem.rooms.reporting.esf import choosing
from tandem.rooms.reporting.esf.choosing import Operation
from tandem.rooms.reporting.esf.contract import Period

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
OLD = Operation("w2_groep", "W² met groep", "esf2014", 4)
EMPTY = Operation("wij3", "WIJ3", "esf2014", 0)
NEW = Operation("nieuw", "Nieuwe oproep", "esfplus", 2)
FREE = Operation("gbo", "GBO", "none", 3)


def choose(*offered, **asked):
    choice = choosing.choose(offered, period=YEAR, **asked)
    return choice.regime, [one.key for one in choice.operations]


class TestChoice:
    def test_follows_the_programme_files(self):
        assert choose(OLD, FREE) == ("esf2014", ["w2_groep"])

    def test_prefers_the_newest_list(self):
        assert choose(OLD, NEW, FREE) == ("esfplus", ["nieuw"])

    def test_takes_the_programmes_of_the_list_that_was_asked_for(self):
        assert choose(OLD, NEW, regime="esf2014") == ("esf2014", ["w2_groep"])

    def test_may_count_a_programme_by_another_list_and_says_so(self):
        choice = choosing.choose([OLD, FREE], period=YEAR, regime="esfplus")

        assert (choice.regime, choice.operations) == ("esfplus", (OLD,))
        assert choice.differing == (OLD,)

    def test_names_where_people_are_left_out(self):
        choice = choosing.choose([OLD, NEW, FREE, EMPTY], period=YEAR)

        assert choice.left_out == (OLD, FREE)

    def test_takes_the_programmes_that_were_named(self):
        assert choose(OLD, NEW, programmes=["w2_groep"]) == ("esf2014", ["w2_groep"])


class TestRefusal:
    def test_of_a_period_that_ends_before_it_begins(self):
        with pytest.raises(choosing.BackwardPeriod):
            choosing.period_of(date(2025, 2, 1), date(2025, 1, 31))

    @pytest.mark.parametrize("offered", [[], [EMPTY]])
    def test_of_a_period_without_anybody(self, offered):
        with pytest.raises(choosing.EmptyPeriod):
            choose(*offered)

    def test_of_a_named_programme_without_anybody(self):
        with pytest.raises(choosing.EmptyPeriod):
            choose(OLD, EMPTY, programmes=["wij3"])

    @pytest.mark.parametrize("asked", [{}, {"programmes": ["gbo"]}, {"regime": "esfplus"}])
    def test_of_programmes_without_indicators(self, asked):
        with pytest.raises(choosing.NoRegime) as refusal:
            choose(FREE, EMPTY, **asked)

        assert refusal.value.facts == {"programmes": "GBO"}

    def test_of_a_programme_that_is_not_here(self):
        with pytest.raises(choosing.UnknownProgramme) as refusal:
            choose(OLD, programmes=["w2"])

        assert refusal.value.facts == {"programme": "w2", "known": "w2_groep"}

    def test_of_two_lists_at_once(self):
        with pytest.raises(choosing.MixedRegimes):
            choose(OLD, NEW, programmes=["w2_groep", "nieuw"])


class TestPeriodBefore:
    @pytest.mark.parametrize(
        ("period", "before"),
        [
            (YEAR, Period(date(2024, 1, 1), date(2024, 12, 31))),
            (Period(date(2024, 2, 29), date(2024, 12, 31)),
             Period(date(2023, 2, 28), date(2023, 12, 31))),
            (Period(date(2024, 7, 1), date(2026, 6, 30)),
             Period(date(2022, 7, 1), date(2024, 6, 30))),
        ],
    )  # fmt: skip
    def test_is_of_an_earlier_year_and_does_not_overlap(self, period, before):
        assert period.before() == before

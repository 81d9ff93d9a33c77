from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from tandem.rooms.rights import words
from tandem.rooms.rights.forms.claims import ClaimForm
from tandem.rooms.rights.rules.catalogue import Every, catalogue
from tandem.rooms.rights.rules.claims import (
    ClaimState,
    ClaimWords,
    RoundMoment,
    due_moments,
    problems,
    usual_renewal,
)
from tandem.rooms.rights.rules.conditions import weigh
from tandem.rooms.rights.rules.expecting import a_year
from tandem.rooms.rights.tests.stories import home_from

TODAY = date(2026, 11, 22)


def told(key, home):
    right = catalogue()[key]
    return words.why(weigh(right.when, home_from(home), is_partial=False).as_json())


class TestWhy:
    def test_tells_a_yes_a_no_and_what_is_not_known(self):
        with translation.override("nl"):
            why = told("jobbonus", {"incomes": {"leefloon": 900}, "complete": True})

        assert why.failed == ("Er komt een loon binnen: nee",)
        assert why.unknown == ("Brutoloon binnen de grenzen van de jobbonus: niet geweten",)
        assert not why.is_empty

    def test_tells_a_number_with_its_bound(self):
        with translation.override("nl"):
            why = told("igu", {"work": "employee", "hours": 19, "incomes": {"wage": 1000.5}})

        assert "Deel van een voltijdse werkweek: 0,50 (hoogstens 0,80)" in why.passed
        assert any("€ 1.000,50 (grens € 2.189,81)" in line for line in why.passed)

    def test_says_that_an_amount_close_by_is_not_certain(self):
        with translation.override("nl"):
            why = told("leefloon", {"age": 30, "incomes": {"unemployment": 1300}, "complete": True})

        assert why.passed[-1].endswith("Het bedrag moet nog bevestigd worden.")

    def test_is_empty_without_tests_and_calm_about_a_fact_that_is_gone(self):
        assert words.why({}).is_empty
        assert words.why({"passed": [{"fact": "owned_a_cow"}]}).passed == ("owned_a_cow",)


class TestEuro:
    def test_is_written_as_people_do(self):
        with translation.override("nl"):
            assert words.euro(Decimal("1234.5"), "month") == "€ 1.234,50 per maand"
            assert words.euro(None) == ""

    @pytest.mark.parametrize(("every", "total"), [("month", 120), ("year", 10), ("once", 10)])
    def test_adds_up_to_a_year(self, every, total):
        assert a_year(Decimal(10), every) == total


class TestProblems:
    def test_are_none_of_a_whole_story(self):
        whole = ClaimWords(
            ClaimState.GRANTED, discussed_on=TODAY, applied_on=TODAY, decided_on=TODAY,
            granted_from=TODAY, renew_on=TODAY + timedelta(365), granted_euro=Decimal(0),
        )  # fmt: skip

        assert list(problems(whole, TODAY)) == []

    def test_are_all_told_at_once(self):
        wrong = ClaimWords(
            ClaimState.REFUSED, applied_on=TODAY + timedelta(1), appeal_before=TODAY,
            expected_euro=Decimal(-1),
        )  # fmt: skip

        assert set(problems(wrong, TODAY)) == {
            ("decided_on", "needed"), ("applied_on", "to_come"), ("expected_euro", "negative"),
        }  # fmt: skip

    @pytest.mark.parametrize("state", [ClaimState.NOT_WANTED, ClaimState.ENDED, ClaimState.OPEN])
    def test_ask_nothing_of_who_does_not_want_it(self, state):
        assert list(problems(ClaimWords(state), TODAY)) == []


class TestDueMoments:
    @pytest.mark.parametrize(
        ("job_on", "held", "due"),
        [
            (None, {}, [RoundMoment.START]),
            (None, {"start": TODAY}, []),
            (TODAY, {"start": TODAY}, [RoundMoment.JOB_START]),
            (TODAY, {"start": TODAY, "job_start": TODAY - timedelta(20)}, []),
            (TODAY, {"start": TODAY, "job_start": TODAY - timedelta(40)}, [RoundMoment.JOB_START]),
        ],
    )
    def test_follow_from_start_job_and_end(self, job_on, held, due):
        assert due_moments(entry_on=TODAY, job_on=job_on, exit_on=None, rounds=held) == due

    def test_are_none_before_the_start_and_one_after_the_end(self):
        facts = {"entry_on": None, "job_on": None, "rounds": {}}

        assert due_moments(**facts, exit_on=None) == []
        assert due_moments(**facts, exit_on=TODAY) == [RoundMoment.EXIT]


class TestRenewal:
    def test_follows_the_catalogue_where_it_has_a_term(self):
        assert usual_renewal(catalogue()["leefloon"], TODAY) == date(2027, 11, 22)
        assert usual_renewal(catalogue()["igu"], TODAY) is None
        assert usual_renewal(catalogue()["debt_settlement"], TODAY) is None


class TestTheForm:
    def words(self, before=None, **sent):
        form = ClaimForm({"state": "granted", "every": "month", "edition": "0"} | sent)
        assert form.is_valid(), form.errors
        return form.words(catalogue()["leefloon"], before)

    def test_fills_the_usual_renewal_in_once(self):
        granted = self.words(granted_from="2026-11-22")
        cleared = replace(granted, renew_on=None)

        assert granted.renew_on == date(2027, 11, 22)
        assert self.words(cleared, granted_from="2026-11-22").renew_on is None

    def test_keeps_the_day_on_which_it_was_talked_about(self):
        before = ClaimWords(ClaimState.DISCUSSED, discussed_on=TODAY)

        assert self.words(before, granted_from="2026-11-22").discussed_on == TODAY

    @pytest.mark.parametrize("typed", ["1234,5", "1.234,50", "€ 1234.50"])
    def test_reads_an_amount_with_comma_or_point(self, typed):
        given = self.words(granted_from="2026-11-22", granted_euro=typed)

        assert (given.granted_euro, given.every) == (Decimal("1234.50"), Every.MONTH)

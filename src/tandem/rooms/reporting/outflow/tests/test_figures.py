"""What is told of programmes and forms, from rows of the event tables."""

import os
import subprocess
import sys
from datetime import date
from uuid import UUID

import pytest

from tandem.rooms.reporting.outflow import figures, forms_compared, showing, words
from tandem.rooms.reporting.outflow.contract import TRAITS, Clock, Outcome
from tandem.rooms.reporting.outflow.figures import GROUP, INDIVIDUAL, Kind
from tandem.rooms.reporting.outflow.forms_compared import Class

GIVEN = {"clock": Clock.ENTRY, "today": date(2026, 1, 1)}
ALONE, SECOND, TOGETHER = (UUID(int=number) for number in (1, 2, 3))
KINDS = {
    ALONE: Kind("alone", "Alleen", INDIVIDUAL),
    SECOND: Kind("second", "Tweede", INDIVIDUAL),
    TOGETHER: Kind("together", "Samen", GROUP),
}


def rows(programme, *ended, **profile):
    """Rows of both outcomes from (day, kind, people)."""
    traits = dict.fromkeys(TRAITS, "unknown") | profile
    return [
        {"programme": programme, "outcome": outcome.value, "day": day, "kind": kind,
         "people": people, **traits}
        for outcome in Outcome
        for day, kind, people in ended
    ]  # fmt: skip


class TestProgrammes:
    def test_are_told_largest_first(self):
        found = figures.told(
            rows(ALONE, (100, "work", 10), (731, "censored", 10))
            + rows(TOGETHER, (100, "work", 20), (731, "censored", 20)),
            KINDS, **GIVEN,
        )  # fmt: skip

        assert [(group.name, group.form, group.began) for group in found.groups] == [
            ("Samen", GROUP, 40), ("Alleen", INDIVIDUAL, 20),
        ]  # fmt: skip

    def test_without_a_programme_have_no_form(self):
        found = figures.told(rows(None, (100, "work", 10), (731, "censored", 10)), KINDS, **GIVEN)

        (group,) = found.groups
        assert (group.programme, group.form) == ("", "")
        assert showing.programme(group).name == "Zonder programma"

    @pytest.mark.parametrize(("others", "told"), [(0, 0), (3, None), (7, 7)])
    def test_tell_how_many_are_not_counted_unless_few(self, others, told):
        left_out = {"programme": ALONE, "outcome": "left_out", "day": 0, "kind": "employed",
                    "people": others}  # fmt: skip

        found = figures.told(
            [*rows(ALONE, (100, "work", 10), (731, "censored", 10)), left_out], KINDS, **GIVEN
        )

        assert found.groups[0].left_out == told

    def test_of_nobody_are_none(self):
        assert figures.told([], KINDS, **GIVEN).groups == []


class TestForms:
    def test_tell_no_day_that_one_of_their_programmes_hides(self):
        """Else the hidden figure of the one is that of the form less that of the other."""
        found = forms_compared.told(
            rows(ALONE, (100, "work", 20), (300, "work", 10), (731, "censored", 70))
            + rows(SECOND, (100, "work", 20), (300, "work", 3), (731, "censored", 70))
            + rows(TOGETHER, (100, "work", 20), (300, "work", 10), (731, "censored", 70)),
            KINDS, **GIVEN,
        )  # fmt: skip

        individual = found.told[INDIVIDUAL][Outcome.WORK]
        assert individual.horizons[6] is not None
        assert individual.horizons[12] is None
        assert [each.plain is None for each in found.beside[Outcome.WORK]] == [
            False, True, True, True,
        ]  # fmt: skip

    def test_leave_out_small_programmes_and_those_without_form(self):
        found = forms_compared.told(
            rows(ALONE, (100, "work", 20), (731, "censored", 20))
            + rows(SECOND, (100, "work", 4), (731, "censored", 5))
            + rows(None, (100, "work", 20), (731, "censored", 20))
            + rows(TOGETHER, (100, "work", 20), (731, "censored", 20)),
            KINDS, **GIVEN,
        )  # fmt: skip

        assert found.people == {INDIVIDUAL: 40, GROUP: 40}

    def test_of_whom_nobody_is_alike_are_not_made_alike(self):
        found = forms_compared.told(
            rows(ALONE, (100, "work", 20), (731, "censored", 20), age="under_25")
            + rows(TOGETHER, (100, "work", 10), (731, "censored", 30), age="over_54"),
            KINDS, **GIVEN,
        )  # fmt: skip

        assert found.unmatched == {INDIVIDUAL: 40, GROUP: 40}
        assert {each.alike for each in found.beside[Outcome.OUT]} == {None}
        assert found.beside[Outcome.OUT][3].plain.value == pytest.approx(-0.25)

    def test_do_not_depend_on_the_order_of_rows(self):
        given = (
            rows(ALONE, (100, "work", 20), (500, "left", 9), (731, "censored", 20), age="under_25")
            + rows(ALONE, (150, "work", 8), (731, "censored", 20), age="over_54")
            + rows(TOGETHER, (100, "work", 10), (731, "censored", 30), age="under_25")
            + rows(TOGETHER, (400, "work", 10), (731, "censored", 30))
        )

        assert forms_compared.told(given, KINDS, **GIVEN) == forms_compared.told(
            given[::-1], KINDS, **GIVEN
        )

    @pytest.mark.parametrize(("youngest", "hidden"), [(3, set()), (2, {"under_25", "25_to_39"})])
    def test_hide_a_class_of_a_few_people_and_a_second_with_it(self, youngest, hidden):
        ages = (("under_25", youngest), ("25_to_39", 20), ("40_to_54", 30))
        given = [
            row
            for programme in (ALONE, TOGETHER)
            for age, half in ages
            for row in rows(programme, (100, "work", half), (731, "censored", half), age=age)
        ]

        found = forms_compared.told(given, KINDS, **GIVEN)

        assert {row.label for row in found.classes if row.before is None} == hidden


class TestWords:
    def test_name_every_trait(self):
        assert set(words.TRAITS) == set(TRAITS)

    def test_say_too_few_where_a_class_is_hidden(self):
        hidden = Class("age", "over_54", None, None, None)

        assert showing._cells(hidden) == ["te weinig"] * 4


class TestLoading:
    def test_leaves_heavy_libraries_alone_until_figures_are_made(self):
        program = (
            "import django, sys; django.setup()\n"
            "import tandem.rooms.reporting.outflow.urls\n"
            "print({'ibis', 'lifelines', 'pandas', 'scipy', 'numpy'} & set(sys.modules))"
        )

        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True,
            check=True, env=os.environ | {"DJANGO_SETTINGS_MODULE": "tandem.config.settings"},
        )  # fmt: skip

        assert done.stdout.strip() == "set()"

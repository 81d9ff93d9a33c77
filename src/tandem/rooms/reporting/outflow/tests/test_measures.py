"""Each expression by hand-made cases, the same on both engines."""

from datetime import date

import pytest

from tandem.rooms.reporting.outflow import measures
from tandem.rooms.reporting.outflow.contract import Clock
from tandem.rooms.reporting.outflow.tests.synthetic import (
    ENGINES,
    PROGRAMME,
    TODAY,
    key,
    laid,
    on,
    spell,
    walk,
)


@pytest.fixture(params=ENGINES)
def engine(request):
    if request.param == "postgres":
        request.getfixturevalue("db")
    return ENGINES[request.param]()


@pytest.fixture
def events(engine):
    """`events(walks, spells)`: {(outcome, day, kind): people}."""

    def ask(walks, spells=(), *, clock=Clock.ENTRY, today=TODAY):
        tables = laid(engine, walks, spells)
        rows = engine.read(measures.events(*tables, clock=clock, today=today))
        assert {row["programme"] for row in rows} <= {PROGRAMME}
        return {(row["outcome"], row["day"], row["kind"]): row["people"] for row in rows}

    return ask


class TestEvents:
    def test_end_with_the_first_work_or_training(self, events):
        found = events(
            [walk(1), walk(2)],
            [
                spell(1, "unemployed", -300, 99), spell(1, "employed", 100),
                spell(2, "training", 50, 149), spell(2, "employed", 150),
            ],
        )  # fmt: skip

        assert found == {
            ("out", 100, "work"): 1, ("out", 50, "training"): 1,
            ("work", 100, "work"): 1, ("work", 150, "work"): 1,
        }  # fmt: skip

    def test_of_work_and_training_on_one_day_are_work(self, events):
        found = events([walk(1)], [spell(1, "training", 40), spell(1, "employed", 40)])

        assert found[("out", 40, "work")] == 1

    def test_compete_when_being_inactive_is_the_last_that_is_known(self, events):
        found = events(
            [walk(1), walk(2), walk(3)],
            [
                spell(1, "unemployed", 0, 29), spell(1, "inactive", 30),
                spell(2, "inactive", 30, 59), spell(2, "unemployed", 60),
                spell(3, "inactive", 30, 59), spell(3, "employed", 60),
            ],
            today=on(400),
        )  # fmt: skip

        assert found == {
            ("out", 30, "inactive"): 1, ("out", 400, "censored"): 1, ("out", 60, "work"): 1,
            ("work", 30, "inactive"): 1, ("work", 400, "censored"): 1, ("work", 60, "work"): 1,
        }  # fmt: skip

    @pytest.mark.parametrize("reason", ["moved", "illness", "retired", "died"])
    def test_compete_when_somebody_left_for_good(self, events, reason):
        found = events([walk(1, exit_on=on(80), exit_reason=reason, known_until=on(80))])

        assert found == {("out", 80, "left"): 1, ("work", 80, "left"): 1}

    def test_count_work_that_is_known_of_who_moved(self, events):
        gone = walk(1, exit_on=on(80), exit_reason="moved", known_until=on(80))

        found = events([gone], [spell(1, "employed", 120)])

        assert found == {("out", 120, "work"): 1, ("work", 120, "work"): 1}

    def test_are_followed_as_long_as_somebody_knows(self, events):
        found = events(
            [
                walk(1),
                walk(2, exit_on=on(90), exit_reason="stopped", known_until=on(275)),
                walk(3, exit_on=on(90), exit_reason="stopped"),
            ],
            today=on(300),
        )

        assert found == {
            (outcome, day, "censored"): 1 for outcome in ("out", "work") for day in (300, 275, 90)
        }

    def test_do_not_count_work_before_the_first_day_or_in_the_future(self, events):
        found = events(
            [walk(1), walk(2)],
            [spell(1, "employed", -30, -1), spell(2, "employed", 40)],
            today=on(20),
        )

        assert found == {("out", 20, "censored"): 2, ("work", 20, "censored"): 2}

    def test_after_two_years_are_not_looked_at(self, events):
        found = events([walk(1)], [spell(1, "employed", 740)])

        assert found == {("out", 731, "censored"): 1, ("work", 731, "censored"): 1}

    def test_leave_out_who_had_work_or_whose_status_is_not_known(self, events):
        rows = [walk(1, status_at_entry="employed"), walk(2, status_at_entry="unknown"),
                walk(3, status_at_entry="unknown")]  # fmt: skip

        assert events(rows) == {("left_out", 0, "employed"): 1, ("left_out", 0, "unknown"): 2}

    def test_leave_out_what_cannot_be(self, events):
        rows = [walk(1, exit_on=on(-1)), walk(2, entry_on=None), walk(3, entry_on=date(2027, 1, 1))]

        assert events(rows) == {}

    def test_of_nobody_are_none(self, events):
        assert events([]) == {}

    def test_from_the_last_day_count_what_came_before_on_day_zero(self, events):
        ended = {"exit_on": on(200), "exit_reason": "work", "known_until": on(500)}

        found = events(
            [walk(1, **ended), walk(2, **ended), walk(3, **ended), walk(4)],
            [spell(1, "employed", 150), spell(2, "employed", 230)],
            clock=Clock.END,
        )

        assert found == {
            (outcome, day, kind): 1
            for outcome in ("out", "work")
            for day, kind in ((0, "work"), (30, "work"), (300, "censored"))
        }

    def test_of_one_person_count_apart_for_each_walk(self, events):
        again = walk(2, person=key(1), entry_on=on(200))

        found = events([walk(1), again], [spell(1, "employed", 300)])

        assert found == {
            (outcome, day, "work"): 1 for outcome in ("out", "work") for day in (300, 100)
        }


class TestProfiles:
    @pytest.fixture
    def profile(self, engine):
        def ask(**facts):
            tables = laid(engine, [walk(1, **facts)], [])
            expression = measures.profiled_events(*tables, clock=Clock.ENTRY, today=TODAY)
            return engine.read(expression)[0]

        return ask

    def test_are_few_classes(self, profile):
        found = profile(
            gender="M", born_on=date(1990, 1, 1), isced=3, unemployed_since=date(2022, 6, 1),
            disability="yes", foreign_background="no", homeless="refused",
        )  # fmt: skip

        assert (found["age"], found["gender"], found["schooling"]) == ("25_to_39", "M", "middle")
        assert found["unemployed_for"] == "1_to_2_years"
        assert (found["disability"], found["foreign_background"], found["homeless"]) == (
            "yes", "no", "unknown",
        )  # fmt: skip

    def test_say_what_is_not_known(self, profile):
        found = profile(gender="refused")

        assert {found[trait] for trait in measures.TRAITS} == {"unknown"}

    @pytest.mark.parametrize(
        ("born", "age"),
        [(date(1999, 1, 2), "under_25"), (date(1999, 1, 1), "25_to_39"),
         (date(1984, 1, 2), "25_to_39"), (date(1969, 1, 2), "40_to_54"),
         (date(1968, 12, 31), "over_54")],
    )  # fmt: skip
    def test_take_the_age_of_the_first_day(self, profile, born, age):
        assert profile(born_on=born)["age"] == age

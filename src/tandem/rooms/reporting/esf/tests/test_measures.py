"""Each indicator by hand-made cases: who is counted, and who is just not."""

from datetime import date

import pytest

from tandem.rooms.reporting.esf import catalogue, counting, engine, making, measures
from tandem.rooms.reporting.esf.contract import Period
from tandem.rooms.reporting.esf.tests.records import episode, gone, table

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


def counted(regime, *episodes, period=YEAR):
    """Codes with how many are counted in them, zeros left out."""
    with engine.holding([table(*episodes)]) as database:
        prepared = making.prepare(database, regime=regime, period=period)
        rows = counting.tallies(prepared, regime).to_pyarrow().to_pylist()
    counts = counting.counts(rows, regime)
    return {code: count.total for code, count in counts.items() if count and count.total}


def born(years, *, on=date(2025, 3, 10)):
    return on.replace(year=on.year - years)


ENTRY_PLUS = [
    ("EECO02", {"employment": "unemployed"}, {"employment": "employed"}),
    ("EECO04", {"employment": "inactive"}, {"employment": "unemployed"}),
    ("EECO05", {"employment": "employed"}, {"employment": "inactive"}),
    ("EECO06", {"birth_date": date(2007, 3, 11)}, {"birth_date": date(2007, 3, 10)}),
    ("EECO07", {"birth_date": date(2007, 3, 10)}, {"birth_date": date(2007, 3, 11)}),
    ("EECO07", {"birth_date": date(1995, 3, 11)}, {"birth_date": date(1995, 3, 10)}),
    ("EECO08", {"birth_date": date(1970, 3, 10)}, {"birth_date": date(1970, 3, 11)}),
    ("EECO09", {"isced": 0}, {"isced": 3}),
    ("EECO09", {"isced": 2}, {"isced": 3}),
    ("EECO10", {"isced": 3}, {"isced": 2}),
    ("EECO10", {"isced": 4}, {"isced": 5}),
    ("EECO11", {"isced": 5}, {"isced": 4}),
    ("EECO11", {"isced": 8}, {"isced": 4}),
    ("EECO12", {"disability": "yes"}, {"disability": "refused"}),
    ("EECO13", {"third_country_national": "yes"}, {"third_country_national": "unknown"}),
    ("EECO14", {"foreign_background": "yes"}, {"foreign_background": "not_asked"}),
    ("EECO15", {"minority": "yes"}, {"minority": "no"}),
    ("EECO16", {"homeless": "yes"}, {"homeless": "refused"}),
    ("EECO17", {"rural": "yes"}, {"rural": "unknown"}),
    ("EECO02+04", {"employment": "inactive"}, {"employment": "employed"}),
    ("EECO02+05", {"employment": "employed"}, {"employment": "inactive"}),
    ("EECO06+07", {"birth_date": date(2015, 1, 1)}, {"birth_date": date(1995, 3, 10)}),
    ("EECO10+11", {"isced": 6}, {"isced": 2}),
]
ENTRY_2014 = [
    ("CO01", {"employment": "unemployed"}, {"employment": "inactive"}),
    ("CO03", {"employment": "inactive"}, {"employment": "employed"}),
    ("CO04", {"employment": "inactive"}, {"employment": "inactive", "in_training_at_entry": True}),
    ("CO05", {"employment": "employed"}, {"employment": "inactive"}),
    ("CO06", {"birth_date": date(2000, 3, 11)}, {"birth_date": date(2000, 3, 10)}),
    ("CO07", {"birth_date": date(1970, 3, 10)}, {"birth_date": date(1970, 3, 11)}),
    ("CO08", {"birth_date": date(1960, 1, 1), "employment": "unemployed"},
     {"birth_date": date(1960, 1, 1), "employment": "employed"}),
    ("CO08", {"birth_date": date(1960, 1, 1)},
     {"birth_date": date(1960, 1, 1), "in_training_at_entry": True}),
    ("CO09", {"isced": 1}, {"isced": 0}),
    ("CO10", {"isced": 4}, {"isced": 5}),
    ("CO11", {"isced": 5}, {"isced": 4}),
    ("CO12", {"adults": 1}, {"adults": 2, "work_intensity": 0.2}),
    ("CO12", {"adults": 2, "work_intensity": 0.0}, {"employment": "employed"}),
    ("CO13", {"adults": 1, "children": 2}, {"adults": 1, "children": 0}),
    ("CO14", {"adults": 1, "children": 1, "employment": "employed"},
     {"adults": 2, "children": 1, "work_intensity": 0.0}),
    ("CO15", {"minority": "yes"}, {"minority": "refused"}),
    ("CO15", {"third_country_national": "yes"}, {"homeless": "yes"}),
    ("CO15", {"foreign_background": "yes"}, {"disability": "yes"}),
    ("CO16", {"disability": "yes"}, {"disability": "unknown"}),
    ("CO18", {"homeless": "yes"}, {"rural": "yes"}),
    ("CO19", {"rural": "yes"}, {"homeless": "yes"}),
]  # fmt: skip
LATE = date(2025, 7, 29)
RESULTS = [
    ("esfplus", "EECR01", {"leaving_job_search": "yes", "employment": "unemployed"},
     {"leaving_job_search": "refused"}),
    ("esfplus", "EECR02", {"leaving_education": "yes"},
     {"leaving_education": "yes", "in_training_at_entry": True}),
    ("esfplus", "EECR03", {"leaving_qualification": "yes"}, {"leaving_qualification": "unknown"}),
    ("esfplus", "EECR04", {"leaving_employment": "employed"},
     {"leaving_employment": "employed", "employment": "employed"}),
    ("esfplus", "EECR04", {"leaving_employment": "employed", "leaving_on": date(2025, 7, 28)},
     {"leaving_employment": "employed", "leaving_on": LATE}),
    ("esfplus", "EECR05", {"later_employment": "employed"}, {"later_employment": "inactive"}),
    ("esfplus", "EECR06", {"later_improved": "yes", "employment": "employed"},
     {"later_improved": "yes", "employment": "inactive"}),
    ("esf2014", "CR01", {"leaving_job_search": "yes"},
     {"leaving_job_search": "yes", "employment": "unemployed"}),
    ("esf2014", "CR02", {"leaving_education": "yes"},
     {"leaving_education": "yes", "leaving_on": LATE}),
    ("esf2014", "CR03", {"leaving_qualification": "yes"},
     {"leaving_qualification": "yes", "leaving_on": date(2025, 6, 29)}),
    ("esf2014", "CR04", {"leaving_employment": "employed"}, {"leaving_employment": "unemployed"}),
    ("esf2014", "CR05", {"leaving_employment": "employed", "minority": "yes"},
     {"leaving_employment": "employed", "adults": 2, "work_intensity": 1.0}),
    ("esf2014", "CR06", {"later_employment": "employed"}, {"later_employment": None}),
    ("esf2014", "CR07", {"later_improved": "yes", "employment": "employed"},
     {"later_improved": "yes", "employment": "unemployed"}),
    ("esf2014", "CR08", {"later_employment": "employed", "birth_date": date(1960, 1, 1)},
     {"later_employment": "employed"}),
    ("esf2014", "CR09", {"later_employment": "employed", "disability": "yes"},
     {"later_employment": "employed", "adults": 2, "work_intensity": 1.0}),
]  # fmt: skip


class TestOutputs:
    @pytest.mark.parametrize(("code", "inside", "outside"), ENTRY_PLUS)
    def test_of_esf_plus_count_who_fits_and_nobody_else(self, code, inside, outside):
        found = counted("esfplus", episode(1, **inside), episode(2, **outside))

        assert found[code] == 1

    @pytest.mark.parametrize(("code", "inside", "outside"), ENTRY_2014)
    def test_of_2014_count_who_fits_and_nobody_else(self, code, inside, outside):
        found = counted("esf2014", episode(1, **inside), episode(2, **outside))

        assert found[code] == 1

    @pytest.mark.parametrize(
        ("age", "since", "is_long"),
        [
            (24, date(2024, 9, 9), True),
            (24, date(2024, 9, 10), False),
            (25, date(2024, 3, 9), True),
            (25, date(2024, 3, 10), False),
            (25, date(2024, 9, 9), False),
            (25, None, False),
        ],
    )
    def test_tell_long_term_unemployment_by_age(self, age, since, is_long):
        person = episode(employment="unemployed", birth_date=born(age), unemployed_since=since)

        assert ("EECO03" in counted("esfplus", person)) is is_long
        assert ("CO02" in counted("esf2014", person)) is is_long

    def test_have_no_long_term_unemployed_who_work(self):
        person = episode(employment="employed", unemployed_since=date(2020, 1, 1))

        assert "EECO03" not in counted("esfplus", person)

    def test_have_a_total_of_the_three_statuses(self):
        statuses = ("unemployed", "inactive", "employed")
        people = [episode(n, employment=status) for n, status in enumerate(statuses)]

        found = counted("esfplus", *people)

        assert (found["EECO01"], found["EECO02+04+05"]) == (3, 3)

    def test_count_the_first_and_the_last_day_of_the_period(self):
        days = [date(2024, 12, 31), YEAR.first, YEAR.last, date(2026, 1, 1)]

        found = counted("esfplus", *(episode(n, entry_on=day) for n, day in enumerate(days)))

        assert found["EECO01"] == 2


class TestResults:
    @pytest.mark.parametrize(("regime", "code", "inside", "outside"), RESULTS)
    def test_count_who_fits_and_nobody_else(self, regime, code, inside, outside):
        found = counted(regime, gone(1, **inside), gone(2, **outside))

        assert found[code] == 1

    def test_belong_to_the_period_of_the_exit(self):
        person = gone(entry_on=date(2023, 1, 9), leaving_employment="employed")

        found = counted("esfplus", person)

        assert found == {"EECR04": 1}

    def test_wait_for_an_exit(self):
        person = episode(leaving_on=date(2025, 4, 1), leaving_employment="employed")

        assert "EECR04" not in counted("esfplus", person)

    def test_count_who_dropped_out_early(self):
        person = gone(exit_on=date(2025, 3, 11), leaving_on=date(2025, 3, 12),
                      leaving_employment="employed")  # fmt: skip

        assert counted("esfplus", person)["EECR04"] == 1


class TestCatalogue:
    @pytest.mark.parametrize("regime", catalogue.REGIMES)
    def test_counts_only_by_names_that_exist(self, regime):
        names = {one.counts for one in catalogue.indicators(regime) if one.counts}

        assert names <= set(measures.BY_NAME)

    def test_uses_every_expression(self):
        used = {one.counts for regime in catalogue.REGIMES for one in catalogue.indicators(regime)}

        assert set(measures.BY_NAME) <= used

    def test_is_complete(self):
        plus = [one.code for one in catalogue.indicators("esfplus")]
        old = [one.code for one in catalogue.indicators("esf2014")]

        assert {f"EECO{n:02}" for n in range(1, 20)} | {f"EECR{n:02}" for n in range(1, 7)} <= {
            *plus
        }
        assert {f"CO{n:02}" for n in range(1, 24)} | {f"CR{n:02}" for n in range(1, 10)} == {*old}
        assert len(set(plus)) == len(plus)
        assert list(catalogue.rules()) == [f"V{n:02}" for n in range(1, 18)]

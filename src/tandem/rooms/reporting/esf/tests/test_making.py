"""Re-entry, completeness and validation, and properties that hold for any episodes."""

import random
from datetime import date, timedelta

import ibis
import pytest
from django.db import connection

from tandem.rooms.reporting.esf import catalogue, counting, engine, figures, making, participations
from tandem.rooms.reporting.esf.choosing import Choice, EmptyPeriod, Operation
from tandem.rooms.reporting.esf.contract import SCHEMA, TOLD, Period
from tandem.rooms.reporting.esf.tests.records import episode, gone, table

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
W2 = Operation("w2_groep", "W² met groep", "esf2014", 1)


def made(*episodes, regime="esfplus", period=YEAR):
    with engine.holding([table(*episodes)]) as database:
        return making.make(database, choice=Choice(regime, (W2,), ()), period=period)


def broken(report):
    """Rules with where they are broken, records and figures alike."""
    return {(one.rule, one.where) for one in report.validation("nl")}


class TestReEntry:
    def test_makes_one_record_with_the_first_start_and_the_last_end(self):
        first = gone(1, entry_on=date(2024, 3, 1), exit_on=date(2024, 6, 30),
                     leaving_on=date(2024, 7, 1), employment="unemployed")  # fmt: skip
        again = gone(1, trajectory="t9", entry_on=date(2025, 2, 1), employment="inactive",
                     leaving_employment="employed")  # fmt: skip

        this_year = made(first, again)
        last_year = made(first, again, period=YEAR.before())

        assert (this_year.counts["EECO01"].total, this_year.counts["EECR04"].total) == (0, 1)
        assert last_year.counts["EECO02"].total == 1
        assert last_year.counts["EECR04"].total == 0

    def test_has_not_left_while_back(self):
        first = gone(1, exit_on=date(2025, 4, 1), leaving_on=date(2025, 4, 2),
                     leaving_employment="employed")  # fmt: skip
        again = episode(1, trajectory="t9", entry_on=date(2025, 9, 1))

        report = made(first, again)

        assert (report.counts["EECO01"].total, report.counts["EECR04"].total) == (1, 0)

    def test_in_another_operation_is_another_record(self):
        report = made(episode(1), episode(1, trajectory="t9", operation="wij3"))

        assert report.counts["EECO01"].total == 2


class TestCompleteness:
    @pytest.mark.parametrize(
        ("change", "missing"),
        [
            ({"gender": "unknown"}, "gender:unknown"),
            ({"gender": "refused"}, "gender:refused"),
            ({"birth_date": None}, "birth_date:not_asked"),
            ({"birth_date": date(2026, 1, 1)}, "birth_date:impossible"),
            ({"birth_date": date(1900, 1, 1)}, "birth_date:impossible"),
            ({"employment": "unknown"}, "employment:unknown"),
            ({"employment": "not_asked"}, "employment:not_asked"),
            ({"isced": None}, "isced:not_asked"),
        ],
    )
    @pytest.mark.parametrize("regime", catalogue.REGIMES)
    def test_keeps_who_is_not_known_out_of_every_indicator(self, regime, change, missing):
        report = made(episode(1, **change), regime=regime)

        counted = {code for code, count in report.counts.items() if count and count.total}
        assert counted == {"TOTAL"}
        assert report.incomplete["missing"].to_pylist()[0].split()[0] == missing
        assert ("V11", "incomplete.csv") in broken(report)

    @pytest.mark.parametrize("fact", ["disability", "minority", "rural"])
    @pytest.mark.parametrize("answer", ["refused", "unknown", "not_asked"])
    def test_does_not_ask_for_what_people_may_keep_to_themselves(self, fact, answer):
        assert len(made(episode(1, **{fact: answer})).incomplete) == 0

    @pytest.mark.parametrize(
        "home",
        [
            {"adults": None, "work_intensity": None},
            {"adults": 2, "work_intensity": None},
            {"children": None},
            {"adults": None, "work_intensity": 0.5, "children": 1},
        ],
    )
    def test_of_2014_asks_for_the_household(self, home):
        old = made(episode(1, **home), regime="esf2014")
        new = made(episode(1, **home))

        assert old.incomplete["missing"].to_pylist() == [" household:not_asked"]
        assert len(new.incomplete) == 0

    def test_of_2014_needs_no_adults_where_no_children_are(self):
        report = made(episode(1, adults=None, work_intensity=0.5, children=0), regime="esf2014")

        assert len(report.incomplete) == 0


class TestValidation:
    @pytest.mark.parametrize(
        ("rule", "person"),
        [
            ("V01", episode(statuses_at_entry=2)),
            ("V08", gone(leaving_on=date(2025, 7, 29), leaving_employment="employed")),
            ("V08", gone(leaving_on=None, leaving_qualification="yes")),
            ("V08", episode(leaving_on=date(2025, 4, 1), leaving_job_search="yes")),
            ("V09", gone(later_on=date(2026, 1, 30), later_employment="employed")),
            ("V09", gone(later_on=date(2025, 11, 29), later_improved="yes")),
            ("V10", gone(later_on=date(2025, 12, 30), later_improved="yes")),
            ("V12", episode(rural="maybe")),
            ("V12", episode(gender="V")),
            ("V13", episode(birth_date=date(2025, 3, 10))),
            ("V13", gone(entry_on=date(2025, 7, 1), exit_on=date(2025, 6, 30))),
            ("V14", episode(employment="unemployed")),
            ("V14", episode(employment="unemployed", unemployed_since=date(2025, 3, 11))),
        ],
    )
    def test_finds_it(self, rule, person):
        assert (rule, "t0001") in broken(made(person))

    @pytest.mark.parametrize(
        "person",
        [
            episode(),
            gone(leaving_on=date(2025, 6, 30), leaving_employment="employed"),
            gone(leaving_on=date(2025, 7, 28), leaving_employment="employed"),
            gone(employment="employed", later_on=date(2026, 1, 29), later_improved="yes"),
            episode(employment="unemployed", unemployed_since=date(2025, 3, 10)),
        ],
    )
    def test_is_silent_where_all_is_well(self, person):
        assert broken(made(person)) == set()

    def test_does_not_count_what_was_told_too_late(self):
        report = made(gone(leaving_on=date(2025, 7, 29), leaving_employment="employed"))

        assert report.counts["EECR04"].total == 0
        assert report.errors == 1

    def test_sees_one_person_noted_twice(self):
        twice = [episode(n, identity="same") for n in (1, 2)]
        elsewhere = episode(3, identity="same", operation="wij3")

        assert broken(made(*twice, elsewhere)) == {("V15", "t0001"), ("V15", "t0002")}

    def test_would_have_caught_limburg(self):
        def starters(region, year, number, first):
            day = date(year, 5, 4)
            return [episode(first + n, postcode=region, entry_on=day) for n in range(number)]

        report = made(
            *starters("3500", 2024, 106, 0), *starters("3500", 2025, 1, 200),
            *starters("9100", 2024, 20, 300), *starters("9100", 2025, 30, 400),
        )  # fmt: skip

        told = {(one.rule, one.where): one.message for one in report.validation("nl")}
        assert list(told) == [("V16", "Limburg")]
        assert told["V16", "Limburg"].startswith("1 starters, tegen 106 in dezelfde dagen")

    def test_compares_no_region_with_a_year_without_anybody(self):
        assert broken(made(episode(1, postcode="3500"))) == set()

    @pytest.mark.parametrize(
        ("rule", "code"),
        [
            ("V02", "EECO01"), ("V03", "EECO03"), ("V04", "EECO06"), ("V05", "EECO09"),
            ("V06", "EECO02+04"), ("V06", "EECO10+11"), ("V07", "EECO12"), ("V07", "EECO17"),
        ],
    )  # fmt: skip
    def test_checks_the_totals(self, rule, code):
        counts = dict(made(episode(1)).counts)
        wrong = counts | {code: figures.Count(0, 2, 0, 2)}

        doubts = list(making.figure_rules.totals(wrong, "esfplus"))

        assert {doubt.rule for doubt in doubts if doubt.found == 2} == {rule}
        assert any(doubt.where.endswith("total") for doubt in doubts)

    def test_has_a_report_period_without_data(self):
        with pytest.raises(EmptyPeriod):
            made(episode(1, entry_on=date(2024, 1, 1)))


def anybody(number, chance):
    """A participant as life has them: things missing, refused, late or odd."""
    entry = date(2024, 6, 1) + timedelta(days=chance.randrange(600))
    leaves = chance.random() < 0.6
    exit_on = entry + timedelta(days=chance.randrange(400)) if leaves else None
    told = exit_on + timedelta(days=chance.randrange(40)) if exit_on else None
    later = exit_on + timedelta(days=chance.randrange(120, 260)) if exit_on else None
    return episode(
        number, trajectory=f"t{chance.getrandbits(40):011x}",
        participant=f"p{number // 4 if number % 4 < 2 else number:04}",
        operation=chance.choice(["w2_groep", "wij3"]),
        identity=chance.choice([None, f"i{number % 40}"]),
        gender=chance.choice(["F", "M", "X", "unknown", "refused"]),
        birth_date=chance.choice([None, date(1940 + chance.randrange(90), 2, 28)]),
        postcode=chance.choice(["3500", "9100", "1000", "", None, "zzzz"]),
        entry_on=entry, exit_on=exit_on,
        employment=chance.choice(["unemployed", "inactive", "employed", "unknown", "not_asked"]),
        unemployed_since=chance.choice([None, entry - timedelta(days=chance.randrange(-30, 800))]),
        isced=chance.choice([None, *range(9)]), adults=chance.choice([None, 1, 2]),
        children=chance.choice([None, 0, 1]), work_intensity=chance.choice([None, 0.0, 0.4]),
        in_training_at_entry=chance.random() < 0.2, statuses_at_entry=chance.randrange(3),
        leaving_on=told, later_on=later,
        leaving_employment=chance.choice([None, "employed", "inactive"]),
        later_employment=chance.choice([None, "employed", "inactive"]),
        **{name: chance.choice(["yes", "no", "unknown", "refused", "not_asked"]) for name in TOLD},
    )  # fmt: skip


@pytest.fixture(scope="module")
def crowd():
    chance = random.Random(20251122)
    return [anybody(number, chance) for number in range(600)]


class TestAnyEpisodes:
    @pytest.mark.parametrize("regime", catalogue.REGIMES)
    def test_give_groups_that_add_up(self, crowd, regime):
        report = made(*crowd, regime=regime)

        for code, count in report.counts.items():
            if count and code != "TOTAL":
                assert count.women + count.men + count.non_binary == count.total
        assert {doubt.rule for doubt in report.doubts} <= {"V11", "V16"}
        complete = report.counts["EECO01" if regime == "esfplus" else "CO10"].total
        assert 0 < complete < report.counts["TOTAL"].total

    @pytest.mark.parametrize("regime", catalogue.REGIMES)
    def test_give_the_same_in_any_order(self, crowd, regime):
        shuffled = random.Random(7).sample(crowd, len(crowd))

        one, other = made(*crowd, regime=regime), made(*shuffled, regime=regime)

        assert one == other

    @pytest.mark.django_db
    @pytest.mark.parametrize("regime", catalogue.REGIMES)
    def test_give_the_same_on_postgresql(self, crowd, regime):
        columns = {"string": "text", "float64": "double precision", "int16": "smallint"}
        with connection.cursor() as cursor:
            fields = ", ".join(f"{name} {columns.get(t, t)}" for name, t in SCHEMA.items())
            cursor.execute(f"CREATE TEMP TABLE episodes ({fields}) ON COMMIT DROP")
            row = ", ".join(["%s"] * len(SCHEMA))
            cursor.executemany(
                f"INSERT INTO episodes VALUES ({row})", [list(one.values()) for one in crowd]
            )
            found = [self.asked(cursor, query) for query in self.queries(regime)]

        report = made(*crowd, regime=regime)

        counts, findings, incomplete = found
        assert counting.counts(counts, regime) == report.counts
        assert self.as_set(findings) == self.as_set(report.findings.to_pylist())
        assert self.as_set(incomplete) == self.as_set(report.incomplete.to_pylist())
        assert len(findings) == len(report.findings)

    @staticmethod
    def queries(regime):
        episodes = ibis.table(SCHEMA, name="episodes")
        rows = participations.prepared(
            participations.participations(episodes), regime=regime, period=YEAR
        )
        return (
            counting.tallies(rows, regime),
            making.record_rules.findings(rows),
            making.record_rules.incomplete(rows),
        )

    @staticmethod
    def asked(cursor, query):
        cursor.execute(ibis.to_sql(query, dialect="postgres").replace("%", "%%"))
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    @staticmethod
    def as_set(rows):
        return {tuple(sorted((k, str(v)) for k, v in row.items())) for row in rows}

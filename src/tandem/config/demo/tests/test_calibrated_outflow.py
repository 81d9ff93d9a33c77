"""The analysis finds what is true of the calibrated cohorts, within the band that it states."""

from datetime import UTC, date, datetime

import pytest

from tandem.config.demo import calibrated, calibrated_rows, calibrated_tables
from tandem.config.demo.calibrated import EFFECT_OUT, EFFECT_WORK
from tandem.foundation import access, wall
from tandem.rooms.partners.models import Partnership, Programme
from tandem.rooms.people.models import Participant
from tandem.rooms.reporting.outflow import engines, measures, tables
from tandem.rooms.reporting.outflow.comparison import compare
from tandem.rooms.reporting.outflow.contract import Clock, Outcome
from tandem.rooms.reporting.outflow.incidence import Ended, curve
from tandem.rooms.trajectories.models import Trajectory

TODAY, NOW = date(2026, 1, 1), datetime(2026, 1, 1, 9, tzinfo=UTC)
SMALL = (120, 90)


def two_years_on(rows, programme, outcome):
    """Share, and band, by 24 months."""
    ended = [
        Ended(row["day"], row["kind"], row["people"])
        for row in rows
        if row["programme"] == programme and row["outcome"] == outcome
    ]
    return curve(ended, outcome).share_by(730)


@pytest.fixture(scope="module")
def made():
    return calibrated.cohort()


@pytest.fixture(scope="module")
def held(made):
    return calibrated_tables.in_duckdb(made)


class TestArrays:
    @pytest.mark.parametrize("clock", Clock)
    def test_give_back_the_shares_of_the_source(self, made, held, clock):
        database, walks, spells = held
        rows = list(
            engines.on_duckdb(measures.events(walks, spells, clock=clock, today=TODAY), database)
        )

        for programme, truth in enumerate(made.truth()):
            for outcome, share in (
                (Outcome.OUT, truth.out_share), (Outcome.WORK, truth.work_share),
            ):  # fmt: skip
                found = two_years_on(rows, programme, outcome)
                assert found.low < share < found.high
                assert found.value == pytest.approx(share, abs=0.015)

    @pytest.mark.parametrize(
        ("outcome", "effect"), [(Outcome.OUT, EFFECT_OUT), (Outcome.WORK, EFFECT_WORK)]
    )
    def test_give_back_the_true_effect_between_people_who_are_alike(self, held, outcome, effect):
        database, walks, spells = held
        expression = measures.profiled_events(walks, spells, clock=Clock.ENTRY, today=TODAY)
        rows = list(engines.on_duckdb(expression, database))

        found = compare(rows, outcome, with_group={1})

        plain, alike = found.plain[24], found.alike[24]
        assert plain.value < -0.05
        assert alike.low < effect < alike.high
        assert alike.value == pytest.approx(effect, abs=0.02)


@pytest.mark.django_db
class TestRows:
    @pytest.fixture
    def loaded(self):
        done = calibrated_rows.load_calibrated(now=NOW, starters=SMALL)
        wall.enter(Partnership.objects.get(slug="sleutel").pk)
        return done

    def test_tell_the_database_what_the_arrays_tell(self, loaded):
        expression = measures.events(
            tables.walks(), tables.spells(), clock=Clock.ENTRY, today=TODAY
        )
        rows = list(engines.on_postgres(expression))
        keys = dict(Programme.objects.values_list("pk", "key"))
        named = {
            (keys[row["programme"]], row["outcome"], row["day"], row["kind"]): row["people"]
            for row in rows
        }

        database, walks, spells = calibrated_tables.in_duckdb(calibrated.cohort(SMALL))
        wanted = {
            (calibrated.PROGRAMMES[row["programme"]], row["outcome"], row["day"], row["kind"]): row[
                "people"
            ]
            for row in engines.on_duckdb(
                measures.events(walks, spells, clock=Clock.ENTRY, today=TODAY), database
            )
        }
        assert named == wanted

    def test_are_people_who_can_be_found_and_opened(self, loaded):
        partnership = Partnership.objects.get(slug="sleutel")
        program = access.system(partnership.pk)

        assert loaded.participants == Participant.objects.visible_to(program).count() == 210
        assert Trajectory.objects.visible_to(program).filter(exit_on__isnull=False).count() == 210

    def test_are_written_once(self, loaded):
        assert calibrated_rows.is_loaded()

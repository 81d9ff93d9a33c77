"""What the partnership keeps, as the two tables of the contract."""

from datetime import UTC, date, datetime

import pytest

from tandem.foundation import wall
from tandem.rooms.reporting.outflow import engines, tables
from tandem.rooms.trajectories.models import EntryProfile, State
from tandem.rooms.trajectories.tests.factories import (
    FollowUpFactory,
    LabourSpellFactory,
    TrajectoryFactory,
)

pytestmark = pytest.mark.django_db
ENTRY, EXIT = date(2024, 1, 10), date(2024, 9, 1)
NOTED = datetime(2025, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def walk(partnership):
    return TrajectoryFactory(
        partnership=partnership, state=State.CLOSED, entry_on=ENTRY, exit_on=EXIT,
        exit_reason="stopped",
    )  # fmt: skip


def spell(walk, status, starts_on, ends_on=None, **fields):
    fields = {"source": "participant", "noted_at": NOTED} | fields
    return LabourSpellFactory(
        trajectory=walk, status=status, starts_on=starts_on, ends_on=ends_on, **fields
    )


def the_walk():
    (row,) = engines.on_postgres(tables.walks())
    return row


def believed():
    return sorted(
        (row["starts_on"], row["ends_on"] or date.max, row["status"])
        for row in engines.on_postgres(tables.spells())
    )


class TestWalks:
    def test_tell_what_was_known_on_the_first_day(self, walk):
        EntryProfile.objects.create(
            partnership=walk.partnership, trajectory=walk, employment="unemployed", isced=2,
            disability="yes", unemployed_since=date(2021, 1, 1),
        )  # fmt: skip

        row = the_walk()

        assert (row["walk"], row["person"]) == (walk.pk, walk.participant_id)
        assert (row["status_at_entry"], row["isced"], row["disability"]) == ("unemployed", 2, "yes")
        assert (row["born_on"], row["gender"]) == (walk.participant.birth_date, "F")

    def test_take_the_status_of_a_spell_when_nobody_asked(self, walk):
        spell(walk, "inactive", date(2023, 1, 1), source="register")
        spell(walk, "unemployed", date(2023, 1, 1), EXIT, source="vdab")

        assert the_walk()["status_at_entry"] == "unemployed"

    def test_do_not_guess_a_status(self, walk):
        assert the_walk()["status_at_entry"] == "unknown"

    def test_go_on_until_somebody_leaves(self, walk):
        type(walk).objects.filter(pk=walk.pk).update(
            state=State.ACTIVE, exit_on=None, exit_reason=""
        )

        assert the_walk()["known_until"] is None

    def test_are_known_until_the_last_day_that_anybody_told_of(self, walk):
        assert the_walk()["known_until"] == EXIT
        FollowUpFactory(
            trajectory=walk, outcome="reached", closed_on=date(2025, 1, 5), employment="unemployed",
            evidence_on=date(2024, 12, 24), evidence_source="participant",
        )  # fmt: skip
        assert the_walk()["known_until"] == date(2024, 12, 24)
        spell(walk, "unemployed", date(2023, 1, 1))
        assert the_walk()["known_until"] == NOTED.date()

    def test_leave_out_who_has_not_begun(self, partnership):
        TrajectoryFactory(partnership=partnership, referred=True)

        assert engines.on_postgres(tables.walks()) == []

    def test_stay_behind_the_wall(self, walk, other_partnership):
        spell(walk, "employed", date(2024, 5, 1))

        for key in (None, other_partnership.pk):
            wall.enter(key)
            assert engines.on_postgres(tables.walks()) == []
            assert engines.on_postgres(tables.spells()) == []


class TestSpells:
    def test_are_those_that_nobody_set_aside(self, walk):
        spell(walk, "employed", date(2024, 5, 1), date(2024, 6, 1))
        spell(walk, "training", date(2024, 5, 1), set_aside_at=NOTED, set_aside_reason="vergissing")

        assert believed() == [(date(2024, 5, 1), date(2024, 6, 1), "employed")]

    def test_begin_when_no_better_source_says_otherwise(self, walk):
        spell(walk, "unemployed", date(2024, 1, 1), date(2024, 6, 30), source="vdab")
        spell(walk, "employed", date(2024, 5, 1))

        assert (date(2024, 7, 1), date.max, "employed") in believed()

    def test_are_not_believed_while_a_better_source_goes_on_saying_otherwise(self, walk):
        spell(walk, "unemployed", date(2024, 1, 1), source="vdab")
        spell(walk, "employed", date(2024, 5, 1), date(2024, 8, 1))

        assert [status for _starts, _ends, status in believed()] == ["unemployed"]

    def test_of_two_official_sources_that_disagree_wait_for_a_person(self, walk):
        spell(walk, "unemployed", date(2024, 5, 1), date(2024, 7, 31), source="vdab")
        spell(walk, "employed", date(2024, 5, 1), source="ksz")

        assert believed() == [(date(2024, 8, 1), date.max, "employed")]

    def test_count_what_a_follow_up_found(self, walk):
        FollowUpFactory(
            trajectory=walk, outcome="reached", closed_on=date(2025, 3, 2), employment="inactive",
            education="yes", evidence_on=date(2025, 3, 1), evidence_source="participant",
        )  # fmt: skip
        FollowUpFactory(trajectory=walk, key="six_months", months=6)

        assert believed() == [(date(2025, 3, 1), date(2025, 3, 1), "training")]

    @pytest.mark.parametrize(
        ("reason", "status"), [("work", "employed"), ("training", "training"), ("other", None)]
    )
    def test_count_what_the_reason_for_leaving_says(self, walk, reason, status):
        type(walk).objects.filter(pk=walk.pk).update(exit_reason=reason)

        assert believed() == ([(EXIT, EXIT, status)] if status else [])

"""Comparisons are kept as they were shown, for who reads of income."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from openfisca_belgium.reach import find
from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.rooms.rights import access, actions
from tandem.rooms.rights.actions import Asked
from tandem.rooms.rights.engine import system
from tandem.rooms.rights.models import ComparedWhatIf, Comparison, HomeSnapshot, JobOffer
from tandem.rooms.rights.renewing import compared_again
from tandem.rooms.rights.rules.whatif import NoRules
from tandem.rooms.rights.tests.homes import AT, note
from tandem.rooms.rights.tests.works import ON_LEEFLOON, work
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

TODAY = date(2026, 4, 20)
MADE_AT = datetime(2026, 4, 20, 9, tzinfo=UTC)
TABLES = ("rights_comparison", "rights_comparedwhatif")
EXEMPTION = "leefloon.spi.general"


@pytest.fixture
def snapshot(guide, trajectory):
    return note(guide, trajectory, replace(ON_LEEFLOON, on=date(2026, 3, 2)))


def compare(actor, snapshot, *whatifs, at=MADE_AT, trajectory=None):
    asked = [Asked(whatif) for whatif in whatifs or (work(),)]
    return actions.make_comparison(
        actor=actor, trajectory_id=trajectory or snapshot.trajectory_id,
        snapshot_id=snapshot.pk, asked=asked, at=at,
    )  # fmt: skip


@contextmanager
def another_value(name, day, amount):
    """The rules of this process with one value changed, as an update of the package would."""
    rules = system.rules()
    parameter = find(rules.parameters, name)
    value = next(each for each in parameter.values_list if each.instant_str == day)
    kept = value.value
    try:
        _set(rules, value, amount)
        yield
    finally:
        _set(rules, value, kept)


def _set(rules, value, amount):
    value.value = amount
    rules.get_parameters_at_instant.cache_clear()


class TestMakeComparison:
    def test_keeps_what_was_filled_in_and_what_came_out(self, guide, snapshot):
        first, second = work(), work("Voltijds", 38, child_care_euro=Decimal("80.50"))

        row = compare(guide, snapshot, first, second)

        kept = Comparison.objects.with_parts().get(pk=row.pk)
        assert [each.as_whatif for each in kept.whatifs.all()] == [first, second]
        assert kept.as_outcome.whatifs[0].total_euro == Decimal("1676.98")
        assert (kept.made_by_id, kept.sensitivity) == (guide.user_id, access.SENSITIVITY)
        assert kept.rules_version == kept.as_outcome.version

    def test_is_recorded_without_amounts(self, guide, snapshot):
        compare(guide, snapshot)

        event = AuditEvent.objects.get(event="rights:comparison-made")
        assert event.participant_id == snapshot.trajectory.participant_id
        assert event.facts == {"whatifs": 1}

    @pytest.mark.parametrize("count", [0, 5])
    def test_takes_one_to_four(self, guide, snapshot, count):
        with pytest.raises(actions.NotOneToFour):
            actions.make_comparison(
                actor=guide, trajectory_id=snapshot.trajectory_id, snapshot_id=snapshot.pk,
                asked=[Asked(work())] * count, at=AT,
            )  # fmt: skip

    def test_takes_nothing_that_cannot_be(self, guide, snapshot):
        with pytest.raises(actions.CannotBe) as refused:
            compare(guide, snapshot, work(), work(hours=60))

        ((at, problem),) = refused.value.facts["problems"]
        assert (at, problem.field) == (1, "weekly_hours")

    def test_keeps_nothing_for_a_month_without_rules(self, guide, snapshot):
        with pytest.raises(NoRules):
            compare(guide, snapshot, work(starts_on=date(2033, 1, 1)))

        assert not Comparison.objects.exists()

    @pytest.mark.parametrize("role", ["work", "group_guide"])
    def test_is_for_who_reads_of_income(self, seated, snapshot, role):
        with pytest.raises(Denied):
            compare(seated(role), snapshot)

    def test_is_for_who_is_in_the_team_today(self, seated, snapshot):
        former = seated("welfare", ends_on=clock.today() - timedelta(days=1))

        with pytest.raises(Denied):
            compare(former, snapshot)

    def test_does_not_know_the_file_of_another_team(self, staff, snapshot):
        with pytest.raises(Trajectory.DoesNotExist):
            compare(staff("welfare"), snapshot)

    def test_does_not_know_a_household_or_offer_of_another_file(self, guide, seated, snapshot):
        other = TrajectoryFactory(partnership=snapshot.trajectory.partnership)
        seated("welfare", of=other, actor=guide)

        with pytest.raises(HomeSnapshot.DoesNotExist):
            compare(guide, snapshot, trajectory=other.pk)
        with pytest.raises(JobOffer.DoesNotExist):
            actions.make_comparison(
                actor=guide, trajectory_id=snapshot.trajectory_id, snapshot_id=snapshot.pk,
                asked=[Asked(work(), uuid7())], at=AT,
            )  # fmt: skip


class TestComparison:
    def test_cannot_be_changed(self, guide, snapshot):
        row = compare(guide, snapshot)

        for change in (
            lambda: Comparison.objects.filter(pk=row.pk).update(outcome={}),
            lambda: ComparedWhatIf.objects.filter(comparison=row).update(title="X"),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()

    def test_stays_behind_the_wall(self, guide, snapshot, other_partnership, inside):
        compare(guide, snapshot)

        def counted():
            with connection.cursor() as cursor:
                for table in TABLES:
                    cursor.execute(f"SELECT count(*) FROM {table}")
                    yield cursor.fetchone()[0]

        assert list(counted()) == [1, 1]
        with inside(other_partnership):
            assert list(counted()) == [0, 0]

    def test_is_seen_by_who_reads_of_income(self, guide, seated, snapshot):
        compare(guide, snapshot)

        assert Comparison.objects.visible_to(guide).count() == 1
        assert not Comparison.objects.visible_to(seated("work")).exists()

    def test_goes_with_its_file(self, guide, snapshot):
        compare(guide, snapshot)

        snapshot.trajectory.comparisons.all().delete()

        assert not ComparedWhatIf.objects.exists()


class TestComparedAgain:
    def test_leaves_what_was_kept_as_it_was_when_a_value_changes(self, guide, snapshot):
        row = compare(guide, snapshot)
        before = Comparison.objects.get(pk=row.pk).outcome

        with another_value(EXEMPTION, "2026-03-01", 400.0):
            again = compared_again(Comparison.objects.with_parts().get(pk=row.pk), TODAY)

        assert Comparison.objects.get(pk=row.pk).outcome == before
        assert again.before.whatifs[0].total_euro == Decimal("1676.98")
        more = again.after.whatifs[0].total_euro - again.before.whatifs[0].total_euro
        assert more == Decimal(400) - Decimal("315.67")

    def test_tells_which_amounts_and_values_differ(self, guide, snapshot):
        row = compare(guide, snapshot)

        with another_value(EXEMPTION, "2026-03-01", 400.0):
            again = compared_again(Comparison.objects.with_parts().get(pk=row.pk), TODAY)

        (amount,) = again.amounts
        assert (amount.at, amount.code, amount.who) == (1, "leefloon", 0)
        (value,) = again.values
        assert value.parameter == EXEMPTION
        assert (value.before.value, value.after.value) == ("315.67", "400.0")

    def test_is_the_same_without_a_change(self, guide, snapshot):
        row = compare(guide, snapshot)

        again = compared_again(Comparison.objects.with_parts().get(pk=row.pk), TODAY)

        assert (again.amounts, again.values) == ((), ())

    def test_begins_today_when_the_first_day_has_passed(self, guide, snapshot):
        row = compare(guide, snapshot)
        kept = Comparison.objects.with_parts().get(pk=row.pk)

        again = compared_again(kept, date(2026, 11, 3))

        assert again.after.whatifs[0].month == date(2026, 11, 1)
        assert again.before.whatifs[0].month == date(2026, 5, 1)


class TestRecordSheet:
    def test_notes_the_print(self, guide, snapshot):
        row = compare(guide, snapshot)

        actions.record_sheet(actor=guide, comparison=row)

        assert AuditEvent.objects.filter(event="rights:comparison-printed").count() == 1

    def test_is_for_who_reads_of_income(self, guide, seated, snapshot):
        row = compare(guide, snapshot)

        with pytest.raises(Denied):
            actions.record_sheet(actor=seated("work"), comparison=row)

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tandem.foundation import clock, wall
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.rooms.partners.domains import Domain
from tandem.rooms.rights import access, actions
from tandem.rooms.rights.models import HomeIncome, HomePerson, HomeSnapshot, home_of
from tandem.rooms.rights.rules.home import Home, Income, IncomeKind, Person, Relation
from tandem.rooms.rights.rules.soundness import Flaw
from tandem.rooms.rights.tests.homes import AT, HOME, SAMIRA, note, with_person
from tandem.rooms.trajectories.models import Trajectory

TABLES = ("rights_homesnapshot", "rights_homeperson", "rights_homeincome")


def counted(table):
    """How many rows raw SQL sees, which knows no `visible_to`."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


class TestAccess:
    def test_is_to_the_class_of_income_and_of_rights(self):
        assert {Domain.INC.sensitivity, Domain.RGT.sensitivity} == {access.SENSITIVITY}


class TestNoteHome:
    def test_comes_back_as_it_was_told(self, guide, trajectory):
        row = note(guide, trajectory)

        assert home_of(HomeSnapshot.objects.with_parts().get(pk=row.pk)) == HOME
        assert row.noted_by_id == guide.user_id

    def test_keeps_unknown_as_unknown(self, guide, trajectory):
        bare = Home(on=HOME.on, persons=(Person(Relation.SELF),))

        row = note(guide, trajectory, bare)

        assert home_of(HomeSnapshot.objects.get(pk=row.pk)) == bare

    def test_is_recorded_without_what_was_told(self, guide, trajectory):
        note(guide, trajectory)

        event = AuditEvent.objects.get(event="rights:home-noted")
        assert event.participant_id == trajectory.participant_id
        assert event.facts == {"persons": 3}

    def test_is_not_of_a_day_to_come(self, guide, trajectory):
        with pytest.raises(actions.NotYet):
            note(guide, trajectory, replace(HOME, on=date(2026, 3, 3)))

    def test_takes_nothing_that_cannot_be(self, guide, trajectory):
        home = with_person(0, incomes=(Income(IncomeKind.WAGE, Decimal(-1)),))

        with pytest.raises(actions.Unsound) as refused:
            note(guide, trajectory, home)

        assert [each.flaw for each in refused.value.facts["flaws"]] == [Flaw.NEGATIVE]
        assert not HomeSnapshot.objects.exists()

    def test_takes_what_is_rare(self, guide, trajectory):
        assert note(guide, trajectory, with_person(1, weekly_hours=Decimal(45)))

    @pytest.mark.parametrize("role", ["work", "group_guide"])
    def test_is_for_who_reads_of_income(self, seated, trajectory, role):
        actor = seated(role)

        with pytest.raises(Denied):
            note(actor, trajectory)

    def test_is_for_who_is_in_the_team_today(self, seated, trajectory):
        former = seated("welfare", ends_on=clock.today() - timedelta(days=1))

        with pytest.raises(Denied):
            note(former, trajectory)

    def test_does_not_know_the_file_of_another_team(self, staff, trajectory):
        with pytest.raises(Trajectory.DoesNotExist):
            note(staff("welfare"), trajectory)


class TestHomeSnapshot:
    def test_is_seen_by_who_reads_of_income_only(self, guide, seated, staff, trajectory):
        row = note(guide, trajectory)

        seen = {
            name: list(HomeSnapshot.objects.visible_to(actor).of_file(trajectory.pk))
            for name, actor in {
                "guide": guide,
                "opened": seated("group_guide", answers={1: "given"}),
                "work": seated("work"),
                "stranger": staff("welfare"),
                "coordinator": staff("coordinator"),
            }.items()
        }

        assert seen == {
            "guide": [row], "opened": [row], "work": [], "stranger": [], "coordinator": [],
        }  # fmt: skip

    def test_stands_newest_first(self, guide, trajectory):
        older = note(guide, trajectory, replace(HOME, on=date(2026, 1, 5)))
        newer = note(guide, trajectory)
        corrected = note(guide, trajectory)

        assert list(HomeSnapshot.objects.of_file(trajectory.pk)) == [corrected, newer, older]

    def test_is_read_with_its_parts_in_three_queries(
        self, guide, trajectory, django_assert_num_queries
    ):
        note(guide, trajectory)
        note(guide, trajectory)

        with django_assert_num_queries(3):
            found = list(HomeSnapshot.objects.of_file(trajectory.pk).with_parts())
            assert [home_of(row) for row in found] == [HOME, HOME]

    @pytest.mark.parametrize("model", [HomeSnapshot, HomePerson, HomeIncome])
    def test_stays_as_it_was_told(self, guide, trajectory, model):
        note(guide, trajectory)

        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(partnership_id=trajectory.partnership_id)

    @pytest.mark.parametrize("table", TABLES)
    def test_is_behind_the_wall(self, guide, trajectory, table):
        note(guide, trajectory)

        own = counted(table)
        wall.enter(uuid7())
        behind = counted(table)

        assert own > 0
        assert behind == 0


class TestConstraints:
    @pytest.mark.parametrize(
        "person",
        [
            {"relation": "self", "position": 5},
            {"relation": "partner", "position": 0},
            {"relation": "partner", "position": 5},
            {"relation": "other", "position": 2},
            {"relation": "other", "position": 5, "weekly_hours": 49},
            {"relation": "other", "position": 5, "has_child_benefit": True},
        ],
    )
    def test_hold_persons_in_the_database_too(self, guide, trajectory, person):
        row = note(guide, trajectory)
        rest = {
            "partnership_id": row.partnership_id, "snapshot": row, "work": "unknown",
            "collar": "unknown", "full_time_hours": 38, "are_incomes_complete": False,
        }  # fmt: skip

        with pytest.raises(IntegrityError), transaction.atomic():
            HomePerson.objects.create(**{**rest, **person})

    @pytest.mark.parametrize(("kind", "euro"), [("other", -1), ("leefloon", 10)])
    def test_hold_incomes_too(self, guide, trajectory, kind, euro):
        row = note(guide, trajectory, replace(HOME, persons=(SAMIRA,)), at=AT)
        whose = {"partnership_id": row.partnership_id, "person": row.persons.get()}

        with pytest.raises(IntegrityError), transaction.atomic():
            HomeIncome.objects.create(**whose, kind=kind, euro=euro, every="month", seen="told")

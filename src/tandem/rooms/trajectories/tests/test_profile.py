from datetime import date

import pytest
from django.db import connection

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.models import EntryProfile
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory
from tandem.rooms.trajectories.tests.test_actions import post_of


@pytest.fixture
def trajectory(partnership):
    row = TrajectoryFactory(partnership=partnership)
    EntryProfile.objects.create(partnership=partnership, trajectory=row, isced=2)
    return row


def correct(actor, trajectory, facts=None, reason="Diploma gevonden", **more):
    return actions.correct_entry(
        actor=actor, trajectory_id=trajectory.pk, facts=facts or {"isced": 3}, reason=reason,
        **more,
    )  # fmt: skip


class TestCorrection:
    def test_keeps_what_it_was_and_why(self, staff, trajectory):
        coordinator = staff("coordinator")

        assert correct(coordinator, trajectory).isced == 3

        event = AuditEvent.objects.get(event="trajectory:entry-corrected")
        assert (event.reason, event.facts) == ("Diploma gevonden", {"fields": ["isced"]})
        with connection.cursor() as cursor:
            cursor.execute("SELECT isced FROM trajectories_entryprofileevent")
            assert cursor.fetchall() == [(2,)]

    def test_moves_the_first_day(self, staff, trajectory):
        correct(staff("coordinator"), trajectory, entry_on=date(2026, 2, 9))

        trajectory.refresh_from_db()
        assert trajectory.entry_on == date(2026, 2, 9)

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"reason": ""}, actions.NeedsReason),
            ({"facts": {"unemployed_since": date(2026, 3, 1)}}, actions.AfterEntry),
            ({"entry_on": date(2026, 7, 1)}, actions.EntryAfterExit),
            ({"facts": {"trajectory": None}}, TypeError),
        ],
    )
    def test_is_refused(self, staff, trajectory, changes, refusal):
        trajectory.exit_on = date(2026, 6, 30)
        trajectory.save()

        with pytest.raises(refusal):
            correct(staff("coordinator"), trajectory, **changes)

    def test_waits_for_the_start(self, partnership, staff):
        waiting = TrajectoryFactory(partnership=partnership, referred=True)

        with pytest.raises(actions.NotInTime):
            correct(staff("coordinator"), waiting)

    def test_is_not_for_an_expert(self, staff, trajectory):
        expert = staff("expert")
        TeamMemberFactory(trajectory=trajectory, post=post_of(expert), role="expert")

        with pytest.raises(Denied):
            correct(expert, trajectory)

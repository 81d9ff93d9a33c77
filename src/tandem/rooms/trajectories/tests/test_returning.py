from datetime import date

import pytest

from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.models import EntryProfile, Trajectory
from tandem.rooms.trajectories.tests.factories import (
    LabourSpellFactory,
    ProgrammeFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)
from tandem.rooms.trajectories.tests.test_actions import post_of

EXIT = date(2026, 6, 30)
ON = date(2026, 9, 1)


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


@pytest.fixture
def former(partnership):
    row = TrajectoryFactory(partnership=partnership, state="closed", exit_on=EXIT)
    EntryProfile.objects.create(
        partnership=partnership, trajectory=row, employment="inactive", isced=2, rural="refused"
    )
    return row


def restart(actor, former, on=ON):
    return actions.restart(actor=actor, trajectory_id=former.pk, on=on, agreed_on=on)


class TestRestart:
    def test_takes_along_what_was_told(self, coordinator, former):
        begun = restart(coordinator, former)

        told = begun.entry_profile
        assert (told.employment, told.isced, told.rural) == ("inactive", 2, "refused")
        assert EntryProfile.objects.count() == 2

    def test_takes_work_that_is_known_for_the_new_first_day(self, coordinator, former):
        LabourSpellFactory(trajectory=former, starts_on=date(2026, 8, 1), status="unemployed")

        told = restart(coordinator, former).entry_profile

        assert (told.employment, told.unemployed_since) == ("unemployed", date(2026, 8, 1))

    def test_takes_the_newest_programme_of_the_same_name(self, partnership, coordinator, former):
        newer = ProgrammeFactory(partnership=partnership)

        assert restart(coordinator, former).programme_id == newer.pk

    def test_seats_who_was_there_at_the_end_and_still_has_the_post(
        self, staff, coordinator, former
    ):
        stays, left, moved = staff("work"), staff("welfare"), staff("work")
        TeamMemberFactory(trajectory=former, post=post_of(stays), role="work")
        TeamMemberFactory(trajectory=former, post=post_of(left), ends_on=date(2026, 6, 1))
        gone = post_of(moved)
        TeamMemberFactory(trajectory=former, post=gone, role="case_manager")
        gone.ends_on = date(2026, 8, 1)
        gone.save()

        begun = restart(coordinator, former)

        assert [row.user_id for row in begun.team.all()] == [stays.user_id]

    @pytest.mark.parametrize(
        ("state", "on", "refusal"),
        [("active", ON, actions.NotInTime), ("closed", EXIT, actions.BeforeExit)],
    )
    def test_is_refused(self, coordinator, former, state, on, refusal):
        Trajectory.objects.filter(pk=former.pk).update(state=state)

        with pytest.raises(refusal):
            restart(coordinator, former, on)

    def test_is_refused_twice(self, coordinator, former):
        begun = restart(coordinator, former)

        with pytest.raises(actions.AlreadyOpen) as refusal:
            restart(coordinator, former)

        assert refusal.value.facts == {"trajectory_id": begun.pk}

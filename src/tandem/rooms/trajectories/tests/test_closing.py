from datetime import date, time

import pytest
from django.db import IntegrityError, connection, transaction

from tandem.foundation import wall
from tandem.foundation.errors import Denied
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.models import (
    AftercareState,
    AftercareTask,
    ClosingGuest,
    ClosingMoment,
    TeamMember,
)
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory
from tandem.rooms.trajectories.tests.test_actions import post_of

ON = date(2026, 6, 26)


@pytest.fixture
def work(staff):
    return staff("work")


@pytest.fixture
def welfare(staff):
    return staff("welfare")


@pytest.fixture
def trajectory(partnership, work, welfare):
    row = TrajectoryFactory(partnership=partnership)
    TeamMemberFactory(trajectory=row, post=post_of(work), role="work")
    TeamMemberFactory(trajectory=row, post=post_of(welfare))
    return row


def plan(actor, trajectory, on=ON):
    words = actions.ClosingPlan(on=on, at_time=time(14), place="Buurthuis")
    return actions.plan_closing(actor=actor, trajectory_id=trajectory.pk, plan=words)


def invite(actor, trajectory, name="Fatima", relation="zus"):
    return actions.invite_guest(
        actor=actor, trajectory_id=trajectory.pk, name=name, relation=relation
    )


class TestPlanning:
    def test_makes_one_moment_that_can_be_moved(self, work, trajectory):
        plan(work, trajectory)

        plan(work, trajectory, date(2026, 7, 3))

        assert ClosingMoment.objects.get().on == date(2026, 7, 3)

    def test_comes_after_the_first_day(self, work, trajectory):
        with pytest.raises(actions.TooEarly):
            plan(work, trajectory, date(2026, 2, 1))

    def test_waits_for_the_start(self, work, trajectory):
        trajectory.state = "waiting"
        trajectory.save()

        with pytest.raises(actions.NotInTime):
            plan(work, trajectory)

    def test_is_for_the_team(self, staff, trajectory):
        with pytest.raises(Denied):
            plan(staff("coordinator"), trajectory)


class TestGuests:
    def test_are_named_once(self, work, welfare, trajectory):
        plan(work, trajectory)
        invite(welfare, trajectory, "  Fatima   El Amrani ")

        with pytest.raises(actions.AlreadyInvited):
            invite(welfare, trajectory, "fatima el amrani")
        with pytest.raises(actions.NeedsName):
            invite(welfare, trajectory, " ")

        assert ClosingGuest.objects.get().name == "Fatima El Amrani"

    def test_are_for_who_writes_about_friends(self, work, welfare, trajectory):
        plan(work, trajectory)
        guest = invite(welfare, trajectory)

        with pytest.raises(Denied):
            invite(work, trajectory, "Jan")
        with pytest.raises(Denied):
            actions.uninvite_guest(actor=work, guest_id=guest.pk)

    def test_wait_for_a_plan(self, welfare, trajectory):
        with pytest.raises(ClosingMoment.DoesNotExist):
            invite(welfare, trajectory)

    def test_are_hidden_from_who_coordinates_and_without_a_partnership(
        self, staff, work, welfare, trajectory
    ):
        plan(work, trajectory)
        invite(welfare, trajectory)

        assert ClosingGuest.objects.visible_to(welfare).count() == 1
        assert not ClosingGuest.objects.visible_to(staff("coordinator")).exists()
        wall.enter(None)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM trajectories_closingguest")
            assert cursor.fetchone() == (0,)


class TestLookingBack:
    def test_keeps_own_words_who_came_and_agreements(self, work, welfare, trajectory):
        plan(work, trajectory)
        came, missed = invite(welfare, trajectory), invite(welfare, trajectory, "Jan")

        actions.note_closing(
            actor=welfare, trajectory_id=trajectory.pk, went_well="Ik durf weer bellen.",
            came={came.pk}, agreements="Elke maand een kaartje",
        )  # fmt: skip

        trajectory.refresh_from_db()
        assert trajectory.exit_agreements == "Elke maand een kaartje"
        assert {each.pk: each.came for each in ClosingGuest.objects.all()} == {
            came.pk: True, missed.pk: False,
        }  # fmt: skip

    def test_leaves_what_was_not_told(self, work, welfare, trajectory):
        plan(work, trajectory)
        actions.note_closing(actor=welfare, trajectory_id=trajectory.pk, went_well="Trots")

        actions.note_closing(actor=work, trajectory_id=trajectory.pk, agreements="Bellen")

        assert ClosingMoment.objects.get().went_well == "Trots"

    def test_takes_no_own_words_from_who_may_not_read_them(self, work, trajectory):
        plan(work, trajectory)

        with pytest.raises(Denied):
            actions.note_closing(actor=work, trajectory_id=trajectory.pk, went_well="Trots")


def add(actor, trajectory, what="Bellen na het eerste loonbriefje", **more):
    return actions.add_aftercare_task(
        actor=actor, trajectory_id=trajectory.pk, what=what, due_on=ON, **more
    )


class TestAftercare:
    def test_is_done_by_somebody_of_the_team(self, work, trajectory):
        member = TeamMember.objects.get(role="work")

        assert add(work, trajectory, member_id=member.pk).doer_id == work.user_id
        assert add(work, trajectory).doer_id is None

    def test_says_what_there_is_to_do(self, work, trajectory):
        with pytest.raises(actions.NeedsWords):
            add(work, trajectory, " ")

    def test_goes_on_beside_a_job_after_the_end(self, work, trajectory):
        actions.close_trajectory(
            actor=work, trajectory_id=trajectory.pk, leaving=actions.Leaving(ON, "work")
        )

        assert add(work, trajectory).state == AftercareState.OPEN

    def test_stops_when_the_participant_says_so_and_can_be_taken_up(self, work, trajectory):
        done, open_task = add(work, trajectory), add(work, trajectory)
        actions.close_aftercare_task(actor=work, task_id=done.pk, state=AftercareState.DONE, on=ON)
        given = {"actor": work, "trajectory_id": trajectory.pk}

        actions.say_enough(**given, on=ON)
        with pytest.raises(actions.Enough):
            add(work, trajectory)
        with pytest.raises(actions.Enough):
            actions.say_enough(**given, on=ON)
        actions.take_up_aftercare(**given)
        add(work, trajectory, "Toch nog eens bellen")

        states = {each.pk: each.state for each in AftercareTask.objects.all()}
        assert (states[done.pk], states[open_task.pk]) == ("done", "dropped")
        assert sorted(states.values()) == ["done", "dropped", "open"]

    def test_task_is_closed_once(self, work, trajectory):
        task = add(work, trajectory)
        given = {"actor": work, "task_id": task.pk, "on": ON}
        actions.close_aftercare_task(**given, state=AftercareState.DONE)

        with pytest.raises(actions.NotOpen):
            actions.close_aftercare_task(**given, state=AftercareState.DROPPED)

    def test_is_not_for_strangers_and_coordinators(self, staff, work, trajectory):
        task = add(work, trajectory)

        with pytest.raises(AftercareTask.DoesNotExist):
            actions.close_aftercare_task(
                actor=staff("work"), task_id=task.pk, state=AftercareState.DONE, on=ON
            )
        with pytest.raises(Denied):
            add(staff("coordinator"), trajectory)

    def test_without_a_day_is_never_closed_in_the_database(self, work, trajectory):
        task = add(work, trajectory)

        with pytest.raises(IntegrityError), transaction.atomic():
            AftercareTask.objects.filter(pk=task.pk).update(state="done")

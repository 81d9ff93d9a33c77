from datetime import timedelta
from decimal import Decimal

import pytest

from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.rooms.plans import actions, events
from tandem.rooms.plans.models import Action, Goal, Plan
from tandem.rooms.plans.tests.factories import (
    AT,
    ON,
    ActionFactory,
    GoalFactory,
    PlanFactory,
    seated,
)
from tandem.rooms.trajectories.models import TeamMember, Trajectory
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership)


@pytest.fixture
def sofie(trajectory, staff):
    """A welfare counsellor: reads and writes classes 0 and 1."""
    return seated(staff, trajectory)


@pytest.fixture
def plan(trajectory):
    return PlanFactory(trajectory=trajectory)


def goal_words(**changes):
    given = {"title": "Rijbewijs halen", "domain": "MOB", "proposed_by": "participant"}
    return actions.GoalWords(**(given | changes))


def step_words(**changes):
    given = {"title": "Inschrijven", "domain": "MOB", "proposed_by": "staff"}
    return actions.StepWords(**(given | changes))


def recorded():
    return list(AuditEvent.objects.order_by("id").values_list("event", flat=True))


class TestOwnWords:
    def test_lay_down_the_plan_the_first_time(self, trajectory, sofie):
        plan = actions.save_dream(
            actor=sofie, trajectory_id=trajectory.pk, dream="Een atelier", edition=0, at=AT
        )

        assert Plan.objects.get() == plan
        assert (plan.dream, plan.edition, plan.started_on) == ("Een atelier", 1, ON)
        assert recorded() == [events.CHANGED]

    def test_change_nothing_when_nothing_changed(self, plan, sofie):
        actions.save_dream(
            actor=sofie, trajectory_id=plan.trajectory_id, dream="", edition=1, at=AT
        )

        assert Plan.objects.get().edition == 1
        assert recorded() == []

    def test_hold_a_job_target(self, plan, sofie):
        target = actions.JobTarget(
            occupation_code="7531", hours_min=Decimal(19), hours_max=Decimal(38), distance_km=10
        )

        actions.set_job_target(
            actor=sofie, trajectory_id=plan.trajectory_id, target=target, edition=1, at=AT
        )

        plan.refresh_from_db()
        assert (plan.occupation_code, plan.hours_max, plan.distance_km) == ("7531", 38, 10)

    def test_hold_one_participation_outcome(self, plan, sofie):
        actions.choose_participation(
            actor=sofie, trajectory_id=plan.trajectory_id, participation="sec", edition=1, at=AT
        )

        assert Plan.objects.get().participation == "sec"

    def test_are_not_a_strangers_to_write(self, plan, staff):
        with pytest.raises(Trajectory.DoesNotExist):
            actions.save_dream(
                actor=staff("welfare"),
                trajectory_id=plan.trajectory_id,
                dream="x",
                edition=1,
                at=AT,
            )

    @pytest.mark.parametrize("role", ["coordinator", "expert"])
    def test_are_not_for_who_may_not_read_them(self, plan, staff, role):
        reader = staff(role) if role == "coordinator" else seated(staff, plan.trajectory, role)

        with pytest.raises(Denied):
            actions.save_dream(
                actor=reader, trajectory_id=plan.trajectory_id, dream="x", edition=1, at=AT
            )

    def test_are_closed_to_who_left_the_team(self, plan, sofie):
        TeamMember.objects.update(ends_on=clock.today() - timedelta(days=3))

        with pytest.raises(Denied):
            actions.save_dream(
                actor=sofie, trajectory_id=plan.trajectory_id, dream="x", edition=1, at=AT
            )


class TestGoal:
    def add(self, actor, trajectory, key=None, **words):
        return actions.add_goal(
            actor=actor,
            trajectory_id=trajectory.pk,
            key=key or uuid7(),
            goal=goal_words(**words),
            at=AT,
        )

    def answer(self, actor, goal, answer, **changes):
        given = {
            "actor": actor,
            "trajectory_id": goal.plan.trajectory_id,
            "goal_id": goal.pk,
            "answer": answer,
            "on": ON,
            "edition": goal.edition,
            "at": AT,
        }
        return actions.answer_goal(**(given | changes))

    def test_waits_for_the_participant(self, trajectory, sofie):
        goal = self.add(sofie, trajectory, domain="INC")

        assert (goal.agreed_on, goal.sensitivity, goal.added_by_id) == (None, 1, sofie.user_id)
        assert recorded() == [events.GOAL_ADDED]

    def test_is_made_once_by_a_form_sent_twice(self, trajectory, sofie):
        key = uuid7()

        first, second = (self.add(sofie, trajectory, key=key) for _ in range(2))

        assert first == second
        assert Goal.objects.count() == 1
        assert recorded() == [events.GOAL_ADDED]

    def test_may_not_lie_above_the_writers_class(self, trajectory, staff):
        tom = seated(staff, trajectory, "work")

        with pytest.raises(Denied):
            self.add(tom, trajectory, domain="INC")

    def test_cannot_be_lifted_above_the_writers_class(self, plan, staff):
        tom, goal = seated(staff, plan.trajectory, "work"), GoalFactory(plan=plan)

        with pytest.raises(Denied):
            actions.change_goal(
                actor=tom,
                trajectory_id=plan.trajectory_id,
                goal_id=goal.pk,
                goal=goal_words(domain="PSY"),
                edition=1,
                at=AT,
            )

    def test_does_not_exist_for_who_may_not_read_it(self, plan, staff):
        tom, goal = seated(staff, plan.trajectory, "work"), GoalFactory(plan=plan, domain="INC")

        with pytest.raises(Goal.DoesNotExist):
            self.answer(tom, goal, "agreed")

    def test_becomes_active_with_the_participants_yes(self, plan, sofie):
        goal = GoalFactory(plan=plan, suggested=True)
        step = ActionFactory(plan=plan, goal=goal, state="suggested")

        self.answer(sofie, goal, "agreed")

        step.refresh_from_db()
        assert Goal.objects.get().agreed_on == ON
        assert step.state == "planned"
        assert recorded() == [events.GOAL_ANSWERED]

    def test_keeps_a_no_as_a_fact_and_lets_its_steps_rest(self, plan, sofie):
        goal = GoalFactory(plan=plan)
        busy = ActionFactory(plan=plan, goal=goal, state="busy")
        done = ActionFactory(plan=plan, goal=goal, done=True)

        self.answer(sofie, goal, "declined")

        goal.refresh_from_db()
        busy.refresh_from_db()
        done.refresh_from_db()
        assert (goal.agreed_on, goal.declined_on) == (None, ON)
        assert (busy.state, done.state) == ("suggested", "done")

    def test_hears_the_same_answer_once(self, plan, sofie):
        goal = GoalFactory(plan=plan, suggested=True)

        for _ in range(2):
            self.answer(sofie, goal, "agreed")

        assert recorded() == [events.GOAL_ANSWERED]

    def test_can_be_reached_only_when_agreed(self, plan, sofie):
        given = {"actor": sofie, "trajectory_id": plan.trajectory_id, "on": ON, "at": AT}
        agreed, waiting = GoalFactory(plan=plan), GoalFactory(plan=plan, suggested=True)

        actions.reach_goal(goal_id=agreed.pk, edition=1, **given)
        with pytest.raises(actions.NotAgreed):
            actions.reach_goal(goal_id=waiting.pk, edition=1, **given)

        agreed.refresh_from_db()
        assert agreed.reached_on == ON

    def test_leaves_its_steps_behind_when_removed(self, plan, sofie):
        goal = GoalFactory(plan=plan)
        ActionFactory(plan=plan, goal=goal)
        hidden = ActionFactory(plan=plan, goal=goal, domain="PSY")

        for _ in range(2):
            actions.remove_goal(
                actor=sofie, trajectory_id=plan.trajectory_id, goal_id=goal.pk, edition=1, at=AT
            )

        hidden.refresh_from_db()
        assert not Goal.objects.exists()
        assert Action.objects.filter(goal=None).count() == 2
        assert recorded() == [events.GOAL_REMOVED]


class TestStep:
    def add(self, actor, plan, key=None, **words):
        return actions.add_step(
            actor=actor,
            trajectory_id=plan.trajectory_id,
            key=key or uuid7(),
            step=step_words(**words),
            at=AT,
        )

    def move(self, actor, step, to, **changes):
        given = {
            "actor": actor,
            "trajectory_id": step.trajectory_id,
            "step_id": step.pk,
            "to": to,
            "on": ON,
            "edition": step.edition,
            "at": AT,
        }
        return actions.move_step(**(given | changes))

    def test_is_planned_below_an_agreed_goal_and_suggested_below_another(self, plan, sofie):
        agreed, waiting = GoalFactory(plan=plan), GoalFactory(plan=plan, suggested=True)

        states = [
            self.add(sofie, plan, goal_id=goal_id).state
            for goal_id in (agreed.pk, waiting.pk, None)
        ]

        assert states == ["planned", "suggested", "planned"]

    def test_is_made_once_by_a_form_sent_twice(self, plan, sofie):
        key = uuid7()

        for _ in range(2):
            self.add(sofie, plan, key=key)

        assert Action.objects.count() == 1
        assert recorded() == [events.STEP_ADDED]

    def test_is_not_for_a_stranger_to_do(self, plan, sofie, staff):
        with pytest.raises(actions.NotInTeam):
            self.add(sofie, plan, doer="staff", doer_user_id=staff("work").user_id)

    def test_is_not_for_a_colleague_who_may_not_read_it(self, plan, sofie, staff):
        tom = seated(staff, plan.trajectory, "work")

        with pytest.raises(actions.NotForDoer):
            self.add(sofie, plan, domain="INC", doer="staff", doer_user_id=tom.user_id)

    def test_belongs_to_a_goal_of_its_own_plan(self, plan, sofie):
        other = GoalFactory(plan=PlanFactory(partnership=plan.partnership))

        with pytest.raises(Goal.DoesNotExist):
            self.add(sofie, plan, goal_id=other.pk)

    def test_takes_the_class_of_its_new_life_domain(self, plan, sofie):
        step = ActionFactory(plan=plan)

        actions.change_step(
            actor=sofie,
            trajectory_id=plan.trajectory_id,
            step_id=step.pk,
            step=step_words(domain="RGT"),
            edition=1,
            at=AT,
        )

        step.refresh_from_db()
        assert (step.domain, step.sensitivity, step.edition) == ("RGT", 1, 2)

    def test_becomes_a_suggestion_below_a_goal_without_answer(self, plan, sofie):
        step, waiting = ActionFactory(plan=plan), GoalFactory(plan=plan, suggested=True)

        actions.change_step(
            actor=sofie,
            trajectory_id=plan.trajectory_id,
            step_id=step.pk,
            step=step_words(goal_id=waiting.pk),
            edition=1,
            at=AT,
        )

        step.refresh_from_db()
        assert step.state == "suggested"

    def test_keeps_the_day_on_which_it_was_done(self, plan, sofie):
        step = ActionFactory(plan=plan)

        done = self.move(sofie, step, "done")
        busy = self.move(sofie, done, "busy")

        assert (busy.done_on, busy.state) == (None, "busy")
        assert recorded() == [events.STEP_MOVED, events.STEP_MOVED]

    def test_stops_with_a_reason_only(self, plan, sofie):
        step = ActionFactory(plan=plan)

        with pytest.raises(actions.NeedsReason):
            self.move(sofie, step, "stopped", reason=" ")
        self.move(sofie, step, "stopped", reason="De rijschool is dicht")

        step.refresh_from_db()
        assert step.stop_reason == "De rijschool is dicht"

    def test_does_not_jump(self, plan, sofie):
        with pytest.raises(actions.NotInOrder):
            self.move(sofie, ActionFactory(plan=plan, state="suggested"), "done")

    def test_rests_below_a_goal_without_answer(self, plan, sofie):
        goal = GoalFactory(plan=plan, suggested=True)

        with pytest.raises(actions.NotAgreed):
            self.move(sofie, ActionFactory(plan=plan, goal=goal, state="suggested"), "planned")

    def test_can_be_removed_twice(self, plan, sofie):
        step = ActionFactory(plan=plan)

        for _ in range(2):
            actions.remove_step(
                actor=sofie, trajectory_id=plan.trajectory_id, step_id=step.pk, edition=1, at=AT
            )

        assert not Action.objects.exists()
        assert recorded() == [events.STEP_REMOVED]

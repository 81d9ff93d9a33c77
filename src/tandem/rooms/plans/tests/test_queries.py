from datetime import date

import pytest

from tandem.foundation.access import NOBODY, system
from tandem.rooms.plans.models import Action, Goal, Plan, PlanVersion
from tandem.rooms.plans.tests.factories import (
    ON,
    ActionFactory,
    GoalFactory,
    PlanFactory,
    seated,
)

AGREED = {"answers": {2: "given", 3: "given"}}


@pytest.fixture
def plan(partnership):
    """A plan with a step and a goal in each of the four classes."""
    plan = PlanFactory(partnership=partnership)
    for domain in ("WRK", "INC", "PSY", "JUS"):
        GoalFactory(plan=plan, domain=domain)
        ActionFactory(plan=plan, domain=domain)
    PlanVersion.objects.create(
        partnership=partnership,
        plan=plan,
        number=1,
        content={},
        signed_name="Samira",
        signed_on=ON,
        signature_kind="typed",
        witness=seatless_user(),
    )
    return plan


def seatless_user():
    from tandem.rooms.trajectories.tests.factories import UserFactory

    return UserFactory()


def classes(rows):
    return sorted(row.sensitivity for row in rows)


class TestVisibleTo:
    def test_shows_a_stranger_nothing(self, plan, staff):
        stranger = staff("welfare")

        shown = [
            model.objects.visible_to(stranger).count()
            for model in (Plan, Goal, Action, PlanVersion)
        ]

        assert shown == [0, 0, 0, 0]

    def test_shows_nothing_to_who_is_not_logged_in(self, plan):
        shown = [model.objects.visible_to(NOBODY).count() for model in (Plan, Goal, Action)]

        assert shown == [0, 0, 0]

    @pytest.mark.parametrize(
        ("role", "answers", "opened"),
        [
            ("work", {}, [0]),
            ("welfare", {}, [0, 1]),
            ("welfare", AGREED, [0, 1, 2, 3]),
            ("expert", {}, []),
        ],
    )
    def test_opens_only_the_classes_of_the_seat(self, plan, staff, role, answers, opened):
        colleague = seated(staff, plan.trajectory, role, **answers)

        goals = Goal.objects.visible_to(colleague)
        steps = Action.objects.visible_to(colleague)

        assert classes(goals) == opened
        assert classes(steps) == opened

    def test_knows_a_coordinator_only_at_the_level_of_the_plan(self, plan, staff):
        coordinator = staff("coordinator")

        assert Plan.objects.visible_to(coordinator).get() == plan
        assert not Goal.objects.visible_to(coordinator).exists()
        assert not Action.objects.visible_to(coordinator).exists()

    def test_hides_another_partnership(self, plan, other_partnership, inside):
        with inside(other_partnership):
            found = Action.objects.visible_to(system(other_partnership.pk)).count()

        assert found == 0

    def test_opens_everything_to_the_system(self, plan):
        assert classes(Action.objects.visible_to(system(plan.partnership_id))) == [0, 1, 2, 3]


class TestOpenFor:
    def test_lists_agreed_work_of_one_colleague_most_urgent_first(self, plan, staff):
        sofie = seated(staff, plan.trajectory)
        mine = {"plan": plan, "doer": "staff", "doer_user_id": sofie.user_id}
        later = ActionFactory(**mine, state="busy", due_on=date(2026, 12, 1))
        soon = ActionFactory(**mine, due_on=date(2026, 11, 1))
        someday = ActionFactory(**mine)
        ActionFactory(**mine, state="suggested")
        ActionFactory(**mine, done=True)

        waiting = Action.objects.visible_to(sofie).open_for(sofie.user_id)

        assert list(waiting) == [soon, later, someday]

    def test_leaves_out_plans_that_no_longer_count(self, plan, staff):
        sofie = seated(staff, plan.trajectory)
        ActionFactory(plan=plan, doer="staff", doer_user_id=sofie.user_id)
        Plan.objects.update(is_current=False)

        assert not Action.objects.visible_to(sofie).open_for(sofie.user_id).exists()


class TestOfTrajectory:
    def test_gives_the_steps_of_one_trajectory(self, plan, staff):
        sofie = seated(staff, plan.trajectory)
        other = PlanFactory(partnership=plan.partnership)
        ActionFactory(plan=other)

        steps = Action.objects.visible_to(sofie).of_trajectory(plan.trajectory_id)

        assert classes(steps) == [0, 1]

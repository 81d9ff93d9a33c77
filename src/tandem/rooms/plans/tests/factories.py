"""Synthetic plans for tests. Use inside the `partnership` fixture's wall."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from tandem.rooms.partners.domains import Domain
from tandem.rooms.partners.models import Post
from tandem.rooms.plans.models import Action, ActionState, Goal, Plan, Proposer
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory

ON = date(2026, 11, 3)
AT = datetime(2026, 11, 3, 13, 2, tzinfo=UTC)


class PlanFactory(DjangoModelFactory):
    """A plan as it is after a first talk: nothing in it."""

    class Meta:
        model = Plan

    class Params:
        complete = factory.Trait(
            dream="Een eigen naaiatelier",
            occupation_words="naaister",
            participation="nec",
        )
        read = factory.Trait(state="read", read_on=ON)

    trajectory = factory.SubFactory(
        TrajectoryFactory, partnership=factory.SelfAttribute("..partnership")
    )
    partnership = factory.SelfAttribute("trajectory.partnership")
    started_on = ON
    changed_at = AT


class GoalFactory(DjangoModelFactory):
    """A goal about work that the participant agreed with."""

    class Meta:
        model = Goal

    class Params:
        suggested = factory.Trait(agreed_on=None)
        declined = factory.Trait(agreed_on=None, declined_on=ON)

    plan = None
    partnership = factory.SelfAttribute("plan.partnership")
    domain = Domain.WRK
    sensitivity = factory.LazyAttribute(lambda o: int(Domain(o.domain).sensitivity))
    title = factory.Sequence(lambda n: f"Doel {n}")
    proposed_by = Proposer.PARTICIPANT
    agreed_on = ON
    added_at = AT
    changed_at = AT


class ActionFactory(DjangoModelFactory):
    """A planned step about work that the participant does."""

    class Meta:
        model = Action

    class Params:
        done = factory.Trait(state=ActionState.DONE, done_on=ON)

    plan = None
    partnership = factory.SelfAttribute("plan.partnership")
    trajectory = factory.SelfAttribute("plan.trajectory")
    domain = Domain.WRK
    sensitivity = factory.LazyAttribute(lambda o: int(Domain(o.domain).sensitivity))
    title = factory.Sequence(lambda n: f"Stap {n}")
    doer = "participant"
    proposed_by = Proposer.PARTICIPANT
    added_at = AT
    changed_at = AT


def seat(actor, trajectory: Trajectory, role: str = "welfare", **answers: dict[int, str]):
    """A place in the team for the actor's first post. answers: class -> answer, as consent."""
    post = Post.objects.get(pk=actor.posts[0].id)
    return TeamMemberFactory(trajectory=trajectory, post=post, role=role, **answers)


def seated(staff, trajectory: Trajectory, role: str = "welfare", **answers):
    """A new colleague in the team of this trajectory, as an actor."""
    actor = staff(role)
    seat(actor, trajectory, role, **answers)
    return actor

"""The plan: a dream, goals, steps; read together, signed, carried out, changed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from tandem.config.demo import deck
from tandem.config.demo.clockwork import at_work
from tandem.config.demo.walk import Walk
from tandem.foundation.access import Actor
from tandem.foundation.keys import uuid7
from tandem.rooms.partners.domains import Domain, Side
from tandem.rooms.plans import access, actions, catalogue
from tandem.rooms.plans.models import Action, ActionState, Doer, Goal, Participation, Proposer
from tandem.rooms.trajectories.models import Trajectory

# Days after the referral on which a plan is drawn up, read together and signed.
DRAFT, READ, SIGNED = 36, 46, 51
NEW_GOALS = {
    Side.WORK: ("computer", "bike", "dutch", "licence", "finish_school"),
    Side.WELFARE: ("people", "net_wage", "papers", "damp"),
}


def draw_up(walk: Walk, at: datetime) -> None:
    """The first talk about the plan: everything on one page, nothing signed yet."""
    author = _writer(walk, "WRK")
    actions.save_dream(
        actor=author,
        trajectory_id=walk.trajectory_id,
        dream=walk.random.choice(walk.plot["dream"]),
        edition=0,
        at=at,
    )
    actions.set_job_target(
        actor=author,
        trajectory_id=walk.trajectory_id,
        target=_target(walk.plot["target"]),
        edition=walk.plan.edition,
        at=at,
    )
    actions.choose_participation(
        actor=author,
        trajectory_id=walk.trajectory_id,
        participation=Participation(walk.plot["participation"]),
        edition=walk.plan.edition,
        at=at,
    )
    for key in walk.plot["goals"]:
        add_goal(walk, key, at)


def _target(told: dict[str, Any]) -> actions.JobTarget:
    least, most = (Decimal(str(each)) if each else None for each in told["hours"])
    return actions.JobTarget(
        occupation_code=told["code"],
        occupation_words=told["words"],
        hours_min=least,
        hours_max=most,
        distance_km=told["km"] or None,
        job_wishes=told["wishes"],
    )


def add_goal(walk: Walk, key: str, at: datetime) -> None:
    """A goal with its steps, by who may write in its life domain; the person answers at once."""
    told = deck.read("goals.yaml")[key]
    author = _writer(walk, told["domain"])
    if author is None:
        return
    goal = actions.add_goal(
        actor=author,
        trajectory_id=walk.trajectory_id,
        key=uuid7(),
        goal=actions.GoalWords(
            title=told["title"],
            domain=told["domain"],
            proposed_by=told["by"],
            own_words=walk.random.choice(told["own_words"]),
        ),
        at=at,
    )
    for step in told["steps"]:
        _add_step(walk, author, goal, key, step, at)
    actions.answer_goal(
        actor=author,
        trajectory_id=walk.trajectory_id,
        goal_id=goal.pk,
        answer=told.get("answer", "agreed"),
        on=at.date(),
        edition=goal.edition,
        at=at,
    )


def _writer(walk: Walk, domain: str) -> Actor | None:
    """Who writes on this life domain: the half that looks after it, else the other, else nobody."""
    trajectory = Trajectory.objects.get(pk=walk.trajectory_id)
    for actor in (walk.actor_for(domain), walk.actor("welfare"), walk.actor("work")):
        if access.can_write_row(actor, trajectory, deck.sensitivity(domain)):
            return actor
    return None


def _add_step(walk: Walk, author: Actor, goal: Goal, key: str, step: dict, at: datetime) -> None:
    told = deck.read("goals.yaml")[key]
    idea = catalogue.step(step["key"]) if "key" in step else None
    doer, user_id = _doer(walk, author, told["domain"], step["doer"])
    actions.add_step(
        actor=author,
        trajectory_id=walk.trajectory_id,
        key=uuid7(),
        step=actions.StepWords(
            title=idea.nl if idea else step["title"],
            domain=told["domain"],
            proposed_by=Proposer(told["by"]),
            doer=doer,
            doer_user_id=user_id,
            due_on=_due(walk, key, step, at.date()),
            goal_id=goal.pk,
            catalogue_key=idea.key if idea else "",
        ),
        at=at,
    )


def _doer(walk: Walk, author: Actor, domain: str, doer: str) -> tuple[Doer, UUID | None]:
    """Who does a step; its author where the one who should may not read its life domain."""
    if doer == "participant":
        return Doer.PARTICIPANT, None
    if doer == "together":
        return Doer.TOGETHER, author.user_id
    trajectory = Trajectory.objects.get(pk=walk.trajectory_id)
    wanted = walk.actor(doer)
    reads = access.can_write_row(wanted, trajectory, deck.sensitivity(domain))
    return Doer.STAFF, (wanted if reads else author).user_id


def _due(walk: Walk, key: str, step: dict, drawn_up_on: date) -> date:
    """A working day. What is still to be done falls due around today, some of it late."""
    due_on = drawn_up_on + timedelta(days=step["due"])
    if not _is_done_in_time(walk, key, step):
        due_on = max(due_on, walk.today + timedelta(days=walk.random.randrange(-8, 28)))
    return at_work(due_on, 0).date()


def _is_done_in_time(walk: Walk, key: str, step: dict) -> bool:
    """Whether the story gets as far as the day on which this step is done, or ends before."""
    if walk.stage == "closed":
        return True
    happens = key in walk.plot["goals"] and walk.stage not in ("draft", "read")
    return happens and SIGNED + step.get("done", walk.begins) <= walk.last_day


def progress(walk: Walk) -> Iterator[tuple[int, Any]]:
    """Days after the plan, and what is carried out then."""
    for key in walk.plot["goals"]:
        told = deck.read("goals.yaml")[key]
        for at, step in enumerate(told["steps"]):
            if "done" in step:
                yield step["done"], _moving(key, at, ActionState.DONE)
            elif "busy" in step:
                yield step["busy"], _moving(key, at, ActionState.BUSY)
        if "reached" in told:
            yield told["reached"], _reaching(key)


def _moving(key: str, place: int, to: ActionState):
    def move(walk: Walk, at: datetime) -> None:
        goal = _goal(walk, key)
        if goal is None or goal.agreed_on is None:
            return
        step = Action.objects.filter(goal=goal).order_by("id")[place]
        if step.state in (to, ActionState.STOPPED):
            return
        actions.move_step(
            actor=_writer(walk, goal.domain),
            trajectory_id=walk.trajectory_id,
            step_id=step.pk,
            to=to,
            on=at.date(),
            edition=step.edition,
            at=at,
        )

    return move


def _reaching(key: str):
    def reach(walk: Walk, at: datetime) -> None:
        goal = _goal(walk, key)
        if goal is not None:
            actions.reach_goal(
                actor=_writer(walk, goal.domain),
                trajectory_id=walk.trajectory_id,
                goal_id=goal.pk,
                on=at.date(),
                edition=goal.edition,
                at=at,
            )

    return reach


def _goal(walk: Walk, key: str) -> Goal | None:
    title = deck.read("goals.yaml")[key]["title"]
    return Goal.objects.filter(plan=walk.plan, title=title).first()


def read_together(walk: Walk, at: datetime) -> None:
    """Welfare reads it aloud: the half of the tandem that sees all of it."""
    actions.read_together(
        actor=walk.actor("welfare"),
        trajectory_id=walk.trajectory_id,
        on=at.date(),
        others=str(walk.actor("work").name),
        edition=walk.plan.edition,
        at=at,
    )


def sign(walk: Walk, at: datetime) -> None:
    actions.sign(
        actor=walk.actor("welfare"),
        trajectory_id=walk.trajectory_id,
        signature=actions.Signature(
            name=f"{walk.card.first_name} {walk.card.last_name}", on=at.date()
        ),
        edition=walk.plan.edition,
        at=at,
    )


def change_after_signing(walk: Walk, at: datetime) -> None:
    """Something new comes up: a goal more, and a step that is put aside with a reason."""
    for key in _new_goals(walk):
        add_goal(walk, key, at)
    open_steps = Action.objects.filter(plan=walk.plan, sensitivity=0).is_open()
    step = open_steps.filter(state=ActionState.PLANNED).first()
    if step is not None and open_steps.count() > 1:
        actions.move_step(
            actor=_writer(walk, step.domain),
            trajectory_id=walk.trajectory_id,
            step_id=step.pk,
            to=ActionState.STOPPED,
            on=at.date(),
            edition=step.edition,
            at=at,
            reason="Past nu niet. We kijken na de zomer opnieuw.",
        )


def _new_goals(walk: Walk) -> list[str]:
    """One for each half of the tandem that has no step left to take; else any new one."""
    known = set(Goal.objects.filter(plan=walk.plan).values_list("title", flat=True))
    goals = deck.read("goals.yaml")
    fresh = {
        side: [key for key in keys if goals[key]["title"] not in known]
        for side, keys in NEW_GOALS.items()
    }
    steps = Action.objects.filter(plan=walk.plan).is_open()
    busy = {Domain(code).side for code in steps.values_list("domain", flat=True)}
    idle = [side for side in fresh if side not in busy] or [walk.random.choice(list(fresh))]
    return [walk.random.choice(fresh[side]) for side in idle]

"""The rounds of a file: the newest, and those that are due, in one query."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from tandem.foundation.access import Actor
from tandem.rooms.rights.models import RightsRound
from tandem.rooms.rights.rules.claims import RoundMoment, due_moments
from tandem.rooms.trajectories.models import LabourSpell, LabourStatus, Trajectory

HELD = (RoundMoment.START, RoundMoment.JOB_START, RoundMoment.EXIT)


@dataclass(frozen=True)
class Round:
    """talked_keys: rights that were talked about since it began."""

    moment: RoundMoment
    on: date
    talked_keys: frozenset[str]


@dataclass(frozen=True)
class Rounds:
    """due: moments for which R17 asks a round that was not held."""

    newest: Round | None
    due: tuple[RoundMoment, ...]


def rounds_of(actor: Actor, trajectory: Trajectory) -> Rounds:
    """As far as the actor reads of rights; who does not finds no round held. One query."""
    jobs = (
        LabourSpell.objects.visible_to(actor)
        .that_count()
        .filter(
            participant_id=trajectory.participant_id,
            status=LabourStatus.EMPLOYED,
            starts_on__gte=trajectory.entry_on or trajectory.referred_on,
        )
    )
    mine: QuerySet = RightsRound.objects.visible_to(actor).filter(trajectory_id=OuterRef("pk"))
    told = JSONObject(moment="moment", on="on", talked_keys="talked_keys")
    facts = (
        Trajectory.objects.filter(pk=trajectory.pk)
        .annotate(
            job_on=Subquery(jobs.order_by("-starts_on").values("starts_on")[:1]),
            newest=ArraySubquery(mine.order_by("-on", "-id").values(told=told)[:1]),
            **{
                f"held_{moment}": Subquery(
                    mine.filter(moment=moment).order_by("-on").values("on")[:1]
                )
                for moment in HELD
            },
        )
        .values("job_on", "newest", *(f"held_{moment}" for moment in HELD))
        .get()
    )
    due = due_moments(
        entry_on=trajectory.entry_on,
        job_on=facts["job_on"],
        exit_on=trajectory.exit_on,
        rounds={moment: facts[f"held_{moment}"] for moment in HELD},
    )
    return Rounds(_round(facts["newest"]), tuple(due))


def _round(found: list[dict]) -> Round | None:
    if not found:
        return None
    told = found[0]
    return Round(
        RoundMoment(told["moment"]), date.fromisoformat(told["on"]), frozenset(told["talked_keys"])
    )

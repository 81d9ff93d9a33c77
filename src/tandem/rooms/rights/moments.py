"""The rounds of a file: the newest, and those that are due, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from tandem.foundation.access import Actor
from tandem.rooms.rights.models import RightsRound
from tandem.rooms.rights.rules.claims import RoundMoment, due_moments
from tandem.rooms.trajectories.models import LabourSpell, LabourStatus, Trajectory

HELD = (RoundMoment.START, RoundMoment.JOB_START, RoundMoment.EXIT)
DAYS = ("job_on", *(f"held_{moment}" for moment in HELD))


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


def with_days(files: QuerySet, *, rounds: QuerySet, jobs: QuerySet) -> QuerySet:
    """Files with the days that say which rounds are due, for `due_of`: see DAYS.

    rounds, jobs: rounds and labour spells that the reader may see.
    """
    begun = (
        jobs.that_count()  # type: ignore[attr-defined]
        .filter(
            participant_id=OuterRef("participant_id"),
            status=LabourStatus.EMPLOYED,
            starts_on__gte=Coalesce(OuterRef("entry_on"), OuterRef("referred_on")),
        )
        .order_by("-starts_on")
    )
    mine = rounds.filter(trajectory_id=OuterRef("pk")).order_by("-on")
    held = {f"held_{each}": Subquery(mine.filter(moment=each).values("on")[:1]) for each in HELD}
    return files.annotate(job_on=Subquery(begun.values("starts_on")[:1]), **held)


def due_of(trajectory: Trajectory, days: Sequence[date | None]) -> tuple[RoundMoment, ...]:
    """Rounds that R17 asks for and that were not held. days: the columns of DAYS."""
    job_on, *held = days
    due = due_moments(
        entry_on=trajectory.entry_on,
        job_on=job_on,
        exit_on=trajectory.exit_on,
        rounds=dict(zip(HELD, held, strict=True)),
    )
    return tuple(due)


def rounds_of(actor: Actor, trajectory: Trajectory) -> Rounds:
    """As far as the actor reads of rights; who does not finds no round held. One query."""
    rounds = RightsRound.objects.visible_to(actor)
    mine = rounds.filter(trajectory_id=OuterRef("pk")).order_by("-on", "-id")
    told = JSONObject(moment="moment", on="on", talked_keys="talked_keys")
    newest, *days = (
        with_days(
            Trajectory.objects.filter(pk=trajectory.pk),
            rounds=rounds,
            jobs=LabourSpell.objects.visible_to(actor),
        )
        .annotate(newest=ArraySubquery(mine.values(told=told)[:1]))
        .values_list("newest", *DAYS)
        .get()
    )
    return Rounds(_round(newest), due_of(trajectory, days))


def _round(found: list[dict]) -> Round | None:
    if not found:
        return None
    told = found[0]
    return Round(
        RoundMoment(told["moment"]), date.fromisoformat(told["on"]), frozenset(told["talked_keys"])
    )

"""A household, jobs on offer, what work would change: all of the class of income."""

from datetime import timedelta
from decimal import Decimal

from tandem.foundation import clock, wall
from tandem.rooms.rights.models import (
    ComparedWhatIf,
    Comparison,
    HomeIncome,
    HomePerson,
    HomeSnapshot,
    JobOffer,
)
from tandem.rooms.rights.rules.keeping import freeze
from tandem.rooms.rights.rules.outcome import Column, Outcome
from tandem.rooms.trajectories.models import LabourSpell
from tests.leaks.files import File


def tell_rights(file: File) -> None:
    """A household on a day, an offer that is open and one that work followed."""
    wall.enter(file.circle.id)
    _compare(file, _household(file))
    file.keep("offers", 1, _offer(file, "offer", employer=file.mark_in(1, "employer")))
    spell = LabourSpell.objects.get(pk=file.keys["spells"][0][1])
    paid = {"real_month": clock.today().replace(day=1), "real_net_euro": Decimal(1123)}
    file.keep("taken", 1, _offer(file, "taken", spell=spell, **paid))


def _household(file: File) -> HomeSnapshot:
    snapshot = HomeSnapshot.objects.create(
        **_noted(file),
        on=clock.today() - timedelta(days=20),
        couple="unknown",
        housing="private_rent",
        health_insurance="unknown",
    )
    rest = {**file.in_circle, "snapshot": snapshot, "collar": "unknown", "full_time_hours": 38}
    for position, relation in enumerate(("self", "child")):
        person = HomePerson.objects.create(
            **rest,
            position=position,
            relation=relation,
            name=file.mark_in(1, f"home{relation}"),
            work="unknown",
            are_incomes_complete=False,
        )
    HomeIncome.objects.create(
        **file.in_circle, person=person, kind="other", euro=777, every="month", seen="told"
    )
    file.keep("snapshots", 1, snapshot)
    return snapshot


def _compare(file: File, snapshot: HomeSnapshot) -> None:
    """One way of going to work, with a name that only who reads of income may see."""
    plan = file.mark_in(1, "plan")
    month = clock.today().replace(day=1)
    columns = tuple(Column(title, month, Decimal(0), lines=()) for title in ("", plan))
    comparison = Comparison.objects.create(
        **file.in_circle,
        trajectory=file.trajectory,
        sensitivity=1,
        snapshot=snapshot,
        outcome=freeze(Outcome(columns, values={}, version="0")),
        rules_version="0",
        made_by_id=file.writer_id,
        made_at=clock.now(),
    )
    ComparedWhatIf.objects.create(
        **file.in_circle,
        comparison=comparison,
        position=0,
        title=plan,
        contract="regular",
        weekly_hours=19,
        starts_on=month,
        pay="minimum",
        full_time_hours=38,
        collar="white_collar",
        is_shortage=False,
        are_long_hours_meant=False,
    )
    file.keep("comparisons", 1, comparison)


def _offer(file: File, word: str, **more: object) -> JobOffer:
    return JobOffer.objects.create(
        **_noted(file),
        title=file.mark_in(1, word),
        contract="open_ended",
        hours=19,
        wage_euro=1200,
        wage_per="month",
        collar="unknown",
        seen_in="paper",
        **more,
    )


def _noted(file: File) -> dict[str, object]:
    return {
        **file.in_circle,
        "trajectory": file.trajectory,
        "sensitivity": 1,
        "noted_by_id": file.writer_id,
        "noted_at": clock.now(),
    }

"""What a household tells of its incomes, which jobs were on offer, and what one really paid."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from tandem.config.demo import deck
from tandem.config.demo.walk import Walk
from tandem.rooms.rights import actions
from tandem.rooms.rights.models import HomeSnapshot, JobOffer
from tandem.rooms.rights.offered import whatif_of
from tandem.rooms.rights.rules.home import (
    Collar,
    Couple,
    HealthInsurance,
    Home,
    Housing,
    Income,
    IncomeKind,
    Person,
    Relation,
    Seen,
    Work,
)
from tandem.rooms.rights.rules.offers import Offer, SeenIn, WagePer
from tandem.rooms.trajectories.models import Contract, LabourSpell

Told = Mapping[str, Any]
Scene = Callable[[Walk, datetime], None]


def scenes(walk: Walk) -> list[tuple[int, Scene]]:
    """Day after the referral -> what is told on it, for who tells of it."""
    told = deck.read("rights.yaml").get(walk.card.key, {})
    parts: tuple[tuple[str, Callable[..., None]], ...] = (
        ("homes", _home), ("offers", _offer), ("jobs", _job),
    )  # fmt: skip
    return [
        (walk.begins - each["days_ago"], partial(scene, told=each))
        for name, scene in parts
        for each in told.get(name, ())
    ]


def _home(walk: Walk, at: datetime, *, told: Told) -> None:
    own, *others = (_person(each) for each in told["persons"])
    oneself = Person(
        **vars(own) | {"name": walk.card.first_name, "birth_date": walk.card.birth_date}
    )
    home = Home(
        on=at.date(),
        persons=(oneself, *others),
        couple=Couple(told.get("couple", "unknown")),
        housing=Housing(told.get("housing", "unknown")),
        housing_euro=_decimal(told.get("housing_euro")),
        health_insurance=HealthInsurance(told.get("health_insurance", "unknown")),
    )
    actions.note_home(
        actor=walk.actor("welfare"), trajectory_id=walk.trajectory_id, home=home, at=at
    )


def _person(told: Told) -> Person:
    born = told.get("born")
    return Person(
        relation=Relation(told.get("relation", "self")),
        name=told.get("name", ""),
        birth_date=date(born, 7, 1) if born else None,
        work=Work(told.get("work", "unknown")),
        weekly_hours=_decimal(told.get("hours")),
        collar=Collar(told.get("collar", "unknown")),
        has_child_benefit=told.get("child_benefit"),
        incomes=tuple(
            Income(IncomeKind(each["kind"]), Decimal(str(each["euro"])), seen=Seen(each["seen"]))
            for each in told.get("incomes", ())
        ),
        are_incomes_complete=told.get("complete", False),
    )


def _offer(walk: Walk, at: datetime, *, told: Told) -> None:
    actor = walk.actor("welfare")
    offer = Offer(
        title=told["title"],
        employer=told.get("employer", ""),
        contract=Contract(told["contract"]),
        hours=Decimal(str(told["hours"])),
        wage_euro=Decimal(str(told["wage_euro"])),
        wage_per=WagePer(told["wage_per"]),
        collar=Collar(told["collar"]),
        days=_decimal(told.get("days")),
        travel_km=_decimal(told.get("travel_km")),
        travel_euro=_decimal(told.get("travel_euro")),
        child_care_euro=_decimal(told.get("child_care_euro")),
        seen_in=SeenIn(told["seen_in"]),
    )
    row = actions.note_offer(actor=actor, trajectory_id=walk.trajectory_id, offer=offer, at=at)
    home = HomeSnapshot.objects.of_file(walk.trajectory_id).first()
    begin = at.date().replace(day=1)
    actions.make_comparison(
        actor=actor, trajectory_id=walk.trajectory_id, snapshot_id=home.pk,
        asked=[actions.Asked(whatif_of(offer, begin), row.pk)], at=at,
    )  # fmt: skip


def _job(walk: Walk, at: datetime, *, told: Told) -> None:
    """The offer became work, and the payslip of the month after is there."""
    actor = walk.actor("welfare")
    row = JobOffer.objects.get(trajectory_id=walk.trajectory_id, title=told["title"])
    spell = LabourSpell.objects.get(trajectory_id=walk.trajectory_id)
    actions.join_spell(actor=actor, offer_id=row.pk, spell_id=spell.pk)
    slip = actions.Payslip(
        at.date() + timedelta(days=40), Decimal(str(told["net_euro"])), row.hours
    )
    actions.note_payslip(actor=actor, offer_id=row.pk, payslip=slip, today=walk.today)


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))

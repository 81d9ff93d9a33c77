"""Going through the rights, what became of them, and a right that the place adds itself."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from tandem.config.demo import deck
from tandem.config.demo.walk import Walk
from tandem.foundation.keys import uuid7
from tandem.journeys.claiming import actions as claiming_actions
from tandem.rooms.plans.models import Doer
from tandem.rooms.rights import actions
from tandem.rooms.rights.actions import Which
from tandem.rooms.rights.models import Claim
from tandem.rooms.rights.rules.catalogue import Every
from tandem.rooms.rights.rules.claims import ClaimState, ClaimWords, RoundMoment

Told = Mapping[str, Any]
Scene = Callable[[Walk, datetime], None]
WORDS = ("name", "what", "step", "decides", "where")


def scenes(walk: Walk) -> list[tuple[int, Scene]]:
    """Day after the referral -> what is noted on it, for who asks for rights."""
    told = deck.read("claims.yaml").get(walk.card.key, {})
    parts: tuple[tuple[str, Callable[..., None]], ...] = (
        ("own", _own_right), ("rounds", _round), ("claims", _claim),
    )  # fmt: skip
    return [
        (walk.begins - each["days_ago"], partial(scene, told=each))
        for name, scene in parts
        for each in told.get(name, ())
    ]


def _own_right(walk: Walk, at: datetime, *, told: Told) -> None:
    words = {name: {"nl": told[name], "en": told[name]} for name in WORDS}
    plain = {name: told[name] for name in ("group", "of", "automatic", "source", "when")}
    definition = {"authority": "local", "status": "unverified", **plain, **words}
    actions.add_local_right(actor=walk.coordinator, definition=definition, at=at)


def _round(walk: Walk, at: datetime, *, told: Told) -> None:
    actions.begin_round(
        actor=walk.actor("welfare"),
        trajectory_id=walk.trajectory_id,
        moment=RoundMoment(told["moment"]),
        on=at.date(),
        at=at,
    )


def _claim(walk: Walk, at: datetime, *, told: Told) -> None:
    which = Which(walk.trajectory_id, told["right"], told.get("person", ""))
    found = Claim.objects.filter(
        trajectory_id=walk.trajectory_id, right_key=which.right_key, person=which.person
    ).first()
    # What was decided after this day is told as it stands now.
    noted_on = at.date()
    words = ClaimWords(
        ClaimState(told["state"]),
        applied_on=noted_on if told["state"] == "applied" else None,
        decided_on=_day(walk, told, "decided_in", at_most=noted_on),
        granted_from=_day(walk, told, "granted_in"),
        renew_on=_day(walk, told, "renew_in"),
        appeal_before=_day(walk, told, "appeal_in"),
        due_on=None if "step" in told else _day(walk, told, "due_in"),
        granted_euro=_euro(told.get("granted_euro")),
        expected_euro=found.expected_euro if found else None,
        every=Every(told.get("every", found.every if found else Every.MONTH)),
        note=told.get("note", ""),
    )
    actor = walk.actor("welfare")
    edition = found.edition if found else 0
    actions.note_claim(actor=actor, which=which, words=words, edition=edition, at=at)
    if "step" in told:
        claiming_actions.plan_step(
            actor=actor, which=which, key=uuid7(), title=told["step"], doer=Doer.TOGETHER,
            due_on=_day(walk, told, "due_in"), at=at,
        )  # fmt: skip


def _day(walk: Walk, told: Told, name: str, *, at_most: date | None = None) -> date | None:
    if name not in told:
        return None
    day = walk.today + timedelta(days=told[name])
    return min(day, at_most) if at_most else day


def _euro(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))

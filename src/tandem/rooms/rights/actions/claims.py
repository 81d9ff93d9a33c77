"""Going through the checklist, and noting what became of each right."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused, Stale
from tandem.rooms.rights import access, events
from tandem.rooms.rights.actions.homes import NotYet
from tandem.rooms.rights.checklist import home_in, rights_of
from tandem.rooms.rights.models import Claim, HomeSnapshot, RightsRound
from tandem.rooms.rights.models.homes import home_of
from tandem.rooms.rights.rules.catalogue import Right
from tandem.rooms.rights.rules.claims import QUICK, ClaimState, ClaimWords, RoundMoment, problems
from tandem.rooms.rights.rules.conditions import Estimate, Weighed, is_there, weigh
from tandem.rooms.rights.rules.expecting import expected_euro
from tandem.rooms.rights.rules.home import Home
from tandem.rooms.trajectories.models import Trajectory

FOUND = (Estimate.PROBABLY, Estimate.PERHAPS)


class UnknownRight(Refused):
    """No such right, here or in the house; facts: key."""


class Impossible(Refused):
    """Days or amounts that cannot be; facts: problems, as (field, code)."""


class RoundIsThere(Refused):
    """A round of this moment was begun on that day already; facts: on."""


@dataclass(frozen=True)
class Which:
    """One right in one file, for whom. person: empty for household or participant."""

    trajectory_id: UUID
    right_key: str
    person: str = ""


@transaction.atomic
def begin_round(
    *, actor: Actor, trajectory_id: UUID, moment: RoundMoment, on: date, at: datetime
) -> RightsRound:
    """Begin a round: weigh every right against the newest household and keep what is likely.

    What is likely and was never noted becomes a claim that waits to be talked about; other
    claims keep their state and get the new estimate. Raises Trajectory.DoesNotExist, Denied,
    NotYet, RoundIsThere. Records rights:round-begun.
    """
    trajectory = _writable(actor, trajectory_id)
    if on > at.astimezone(BRUSSELS).date():
        raise NotYet
    rounds = RightsRound.objects.visible_to(actor).of_file(trajectory.pk)
    if rounds.filter(moment=moment, on=on).exists():
        raise RoundIsThere(on=on)
    snapshot = HomeSnapshot.objects.visible_to(actor).of_file(trajectory.pk).with_parts().first()
    begun = RightsRound.objects.create(
        partnership_id=actor.partnership_id,
        trajectory=trajectory,
        sensitivity=access.SENSITIVITY,
        moment=moment,
        on=on,
        snapshot=snapshot,
        noted_by_id=actor.user_id,
        noted_at=at,
    )
    home = home_of(snapshot) if snapshot else None
    found = _keep_estimates(actor, trajectory, rights_of(actor, on).values(), home, at)
    record(
        events.ROUND_BEGUN,
        actor=actor,
        subject=begun,
        participant_id=trajectory.participant_id,
        moment=str(moment),
        found=found,
    )
    return begun


def _keep_estimates(
    actor: Actor, trajectory: Trajectory, rights: Iterable[Right], home: Home | None, at: datetime
) -> int:
    """Write the new estimates down; the number of rights that are likely."""
    claims = list(Claim.objects.visible_to(actor).of_file(trajectory.pk).select_for_update())
    by_right: dict[str, list[Claim]] = {}
    for claim in claims:
        by_right.setdefault(claim.right_key, []).append(claim)
    new, count = [], 0
    for right in rights:
        weighed = weigh(right.when, home, is_partial=right.is_partial)
        is_found = weighed.estimate in FOUND and not is_there(right.has, home)
        count += is_found
        for claim in by_right.get(right.key, ()):
            _estimate(claim, weighed, home)
        if is_found and right.key not in by_right:
            claim = _new(actor, trajectory, right, at)
            _estimate(claim, weighed, home)
            _expect(claim, right, home)
            new.append(claim)
    Claim.objects.bulk_update(claims, ["estimate", "why", "weighed_on"])
    Claim.objects.bulk_create(new)
    return count


@transaction.atomic
def note_claim(
    *, actor: Actor, which: Which, words: ClaimWords, edition: int, at: datetime
) -> Claim:
    """Keep what is known of a right, for the household or for somebody of it.

    edition: of the claim as it was read, 0 when there was none. Who notes anything but
    "to talk about" has talked about it. Raises Trajectory.DoesNotExist, Denied, UnknownRight,
    Impossible, Stale. Records rights:claim-noted.
    """
    today = at.astimezone(BRUSSELS).date()
    trajectory = _writable(actor, which.trajectory_id)
    right = rights_of(actor, None).get(which.right_key)
    if right is None:
        raise UnknownRight(key=which.right_key)
    if words.state != ClaimState.OPEN and words.discussed_on is None:
        words = replace(words, discussed_on=today)
    wrong = tuple(problems(words, today))
    if wrong:
        raise Impossible(problems=wrong)
    claim = _take(actor, trajectory, right, which, edition, at)
    before = claim.state
    for name, value in asdict(words).items():
        setattr(claim, name, value)
    _save(claim)
    _talk(actor, claim)
    record(
        events.CLAIM_NOTED,
        actor=actor,
        subject=claim,
        participant_id=trajectory.participant_id,
        right=right.key,
        before=before,
        state=str(words.state),
    )
    return claim


@transaction.atomic
def mark_claim(
    *, actor: Actor, which: Which, state: ClaimState, edition: int, at: datetime
) -> Claim:
    """Note with one press how far a right is: talked about, asked for, not wanted, or open.

    What was told before stays. Raises what `note_claim` raises, and Impossible for a state
    that needs more words. Records rights:claim-noted.
    """
    if state not in QUICK:
        raise Impossible(problems=(("state", "needed"),))
    today = at.astimezone(BRUSSELS).date()
    rows = Claim.objects.visible_to(actor).of_file(which.trajectory_id)
    found = rows.filter(right_key=which.right_key, person=which.person).first()
    words = found.words if found else ClaimWords(state)
    words = replace(words, state=state)
    if state == ClaimState.APPLIED and words.applied_on is None:
        words = replace(words, applied_on=today)
    return note_claim(actor=actor, which=which, words=words, edition=edition, at=at)


@transaction.atomic
def join_step(
    *, actor: Actor, claim_id: UUID, step_key: UUID, due_on: date | None, at: datetime
) -> Claim:
    """Remember which step of the plan came of a right, and by when.

    Raises Claim.DoesNotExist, Denied. Records rights:claim-noted.
    """
    claim = (
        Claim.objects.visible_to(actor)
        .select_related("trajectory")
        .select_for_update(of=("self",))
        .get(pk=claim_id)
    )
    foundation_access.require(access.can_write(actor, claim.trajectory))
    claim.step_key, claim.due_on = step_key, due_on
    claim.discussed_on = claim.discussed_on or at.astimezone(BRUSSELS).date()
    if claim.state == ClaimState.OPEN:
        claim.state = ClaimState.DISCUSSED
    claim.edition += 1
    claim.changed_by_id, claim.changed_at = actor.user_id, at
    claim.save()
    record(
        events.CLAIM_NOTED,
        actor=actor,
        subject=claim,
        participant_id=claim.trajectory.participant_id,
        right=claim.right_key,
        state=claim.state,
    )
    return claim


def _writable(actor: Actor, trajectory_id: UUID) -> Trajectory:
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    foundation_access.require(access.can_write(actor, trajectory))
    return trajectory


def _take(
    actor: Actor, trajectory: Trajectory, right: Right, which: Which, edition: int, at: datetime
) -> Claim:
    """The claim with its next edition, or a new one with its estimate; not yet saved."""
    rows = Claim.objects.visible_to(actor).of_file(trajectory.pk)
    claim = (
        rows.filter(right_key=right.key, person=which.person)
        .select_related("changed_by")
        .select_for_update(of=("self",))
        .first()
    )
    if (claim.edition if claim else 0) != edition:
        raise _stale(claim)
    if claim is None:
        home = home_in(actor, trajectory.pk)
        claim = _new(actor, trajectory, right, at)
        claim.person, claim.edition = which.person, 0
        _estimate(claim, weigh(right.when, home, is_partial=right.is_partial), home)
    claim.edition += 1
    claim.changed_by_id, claim.changed_at = actor.user_id, at
    return claim


def _stale(claim: Claim | None) -> Stale:
    by, when = (str(claim.changed_by or ""), claim.changed_at) if claim else ("", None)
    return Stale(edition=claim.edition if claim else 0, by=by, at=when)


def _save(claim: Claim) -> None:
    """Two people who note one right for the first time at once: the second is told."""
    try:
        with transaction.atomic():
            claim.save(force_insert=claim._state.adding)
    except IntegrityError as error:
        raise _stale(None) from error


def _new(actor: Actor, trajectory: Trajectory, right: Right, at: datetime) -> Claim:
    return Claim(
        partnership_id=actor.partnership_id,
        trajectory=trajectory,
        sensitivity=access.SENSITIVITY,
        right_key=right.key,
        first_on=at.astimezone(BRUSSELS).date(),
        changed_by_id=actor.user_id,
        changed_at=at,
    )


def _estimate(claim: Claim, weighed: Weighed, home: Home | None) -> None:
    claim.estimate, claim.why = weighed.estimate, weighed.as_json()
    claim.weighed_on = home.on if home else None


def _expect(claim: Claim, right: Right, home: Home | None) -> None:
    euro = expected_euro(right, home)
    if euro is not None and right.expected is not None:
        claim.expected_euro, claim.every = euro, right.expected.every


def _talk(actor: Actor, claim: Claim) -> None:
    """Count the right as talked about in the newest round."""
    rounds = RightsRound.objects.visible_to(actor).of_file(claim.trajectory_id)
    newest = rounds.select_for_update().first()
    if newest is None or claim.right_key in newest.talked_keys:
        return
    if claim.state != ClaimState.OPEN:
        newest.talked_keys = [*newest.talked_keys, claim.right_key]
        newest.save(update_fields=["talked_keys"])

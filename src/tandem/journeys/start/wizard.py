"""The steps of starting a trajectory: which are done, and where each is."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.rooms.partners.models import Programme
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.actions import BEFORE_START
from tandem.rooms.trajectories.dossier import Dossier, open_dossier
from tandem.rooms.trajectories.models import Trajectory

PROGRAMME, ELIGIBILITY, FIRST_DAY, TANDEM, CONSENT = (
    "programme", "eligibility", "first-day", "tandem", "consent",
)  # fmt: skip
LABELS: dict[str, Promise] = {
    PROGRAMME: _("Programme"),
    ELIGIBILITY: _("Conditions"),
    FIRST_DAY: _("First day"),
    TANDEM: _("Team"),
    CONSENT: _("Consent"),
}


@dataclass(frozen=True)
class Step:
    """One step as the page shows it. state: done, current or todo; url is '' when shut."""

    label: Promise
    state: str
    url: str


def open_start(*, actor: Actor, trajectory_id: UUID) -> Dossier:
    """Open a file to start it: three queries and an audit event.

    Raises Trajectory.DoesNotExist, and Denied for who may not decide on it.
    """
    dossier = open_dossier(actor=actor, trajectory_id=trajectory_id, part="start")
    foundation_access.require(access.can_decide(actor, dossier.trajectory))
    return dossier


def has_started(trajectory: Trajectory) -> bool:
    """Whether the first day has been noted, so that the first three steps are behind."""
    return trajectory.state not in BEFORE_START


def steps(trajectory: Trajectory, current: str, programme: Programme | None = None) -> list[Step]:
    """The five steps. programme: the one chosen, while the trajectory has not started.

    What was kept on the first day is not changed here any more; what comes after it opens
    when the trajectory has started.
    """
    names = list(LABELS)
    at = names.index(current)
    return [
        Step(
            LABELS[name],
            "current" if place == at else "done" if place < at else "todo",
            _url(trajectory, name, programme) if place != at else "",
        )
        for place, name in enumerate(names)
    ]


def _url(trajectory: Trajectory, name: str, programme: Programme | None) -> str:
    if has_started(trajectory):
        later = {TANDEM: "start:tandem", CONSENT: "start:begin_consent"}
        return reverse(later[name], args=[trajectory.pk]) if name in later else ""
    if name == PROGRAMME:
        return reverse("start:begin", args=[trajectory.pk])
    if programme and name == ELIGIBILITY:
        return reverse("start:eligibility", args=[trajectory.pk, programme.pk])
    if programme and name == FIRST_DAY:
        return reverse("start:first_day", args=[trajectory.pk, programme.pk])
    return ""

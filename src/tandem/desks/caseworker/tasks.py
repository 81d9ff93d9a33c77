"""One row of my day."""

from dataclasses import dataclass

from tandem.foundation.addresses import address
from tandem.rooms.trajectories.models import Trajectory


@dataclass(frozen=True)
class Press:
    """A button that does it at once. fields: what the form carries along."""

    label: str
    url: str
    icon: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Task:
    """One row: what it is about, and the one thing to do now.

    presses: what can be done about it without leaving the page.
    """

    icon: str
    what: str
    note: str
    url: str
    do: str
    do_url: str
    tone: str = ""
    tag: str = ""
    presses: tuple[Press, ...] = ()


def file_of(trajectory: Trajectory) -> str:
    """The address of a file."""
    return address("caseworker:dossier", trajectory.pk)

"""The eleven life domains: labels on what people say and do, never a parent of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Sensitivity(IntEnum):
    """How closely a domain is guarded; a team member is granted classes, not domains."""

    TEAM = 0
    WELFARE = 1
    SPECIAL = 2
    JUSTICE = 3


class Side(TextChoices):
    """The half of the tandem that looks after a domain."""

    WORK = "work", _("Work")
    WELFARE = "welfare", _("Welfare")


@dataclass(frozen=True)
class Level:
    """One of five steps, from something urgent (1) to a source of strength (5)."""

    value: int
    label: Promise
    meaning: Promise


LEVELS: tuple[Level, ...] = (
    Level(1, _("Right now"), _("Something must happen within days.")),
    Level(2, _("Weighs heavily"), _("It takes so much energy or money that other steps stall.")),
    Level(3, _("Up and down"), _("It goes well at times. Agreed support helps.")),
    Level(4, _("Mostly works"), _("You manage. You know who can help.")),
    Level(5, _("Gives strength"), _("It goes well. It helps you in other things.")),
)


class _Facts(NamedTuple):
    sensitivity: Sensitivity
    icon: str
    anchors: tuple[Promise, Promise, Promise]


class Domain(TextChoices):
    """An area of life, with the short name that people read."""

    INC = "INC", _("Income and debts")
    WON = "WON", _("Housing")
    WRK = "WRK", _("Work and career")
    EDU = "EDU", _("Learning, language and digital skills")
    GEZ = "GEZ", _("Physical health")
    PSY = "PSY", _("Mental well-being and addiction")
    FAM = "FAM", _("Family, upbringing and child care")
    NET = "NET", _("Friends and taking part")
    RGT = "RGT", _("Rights and paperwork")
    JUS = "JUS", _("Justice and safety")
    MOB = "MOB", _("Getting around")

    @property
    def sensitivity(self) -> Sensitivity:
        """The class that a reader must be granted to see this domain."""
        return _FACTS[self].sensitivity

    @property
    def side(self) -> Side:
        """Who of the tandem looks after this domain."""
        return Side.WORK if self.sensitivity is Sensitivity.TEAM else Side.WELFARE

    @property
    def icon(self) -> str:
        """Name of a Tabler outline icon, always shown together with the label."""
        return _FACTS[self].icon

    @property
    def anchors(self) -> Mapping[int, Promise]:
        """What levels 1, 3 and 5 look like here."""
        return MappingProxyType(dict(zip((1, 3, 5), _FACTS[self].anchors, strict=True)))


_FACTS: Mapping[Domain, _Facts] = {
    Domain.INC: _Facts(
        Sensitivity.WELFARE,
        "wallet",
        (
            _("There is no money for food, energy or rent this week."),
            _("You get through the month with help or a plan."),
            _("There is something left for a setback."),
        ),
    ),
    Domain.WON: _Facts(
        Sensitivity.WELFARE,
        "home",
        (
            _("You have no place to sleep, or you have to leave your home soon."),
            _("You have a roof. But it costs too much, is damp or is not for long."),
            _("You live safely. You can pay for it and you can stay."),
        ),
    ),
    Domain.WRK: _Facts(
        Sensitivity.TEAM,
        "briefcase",
        (
            _("No step to work is possible now."),
            _("You try an activity or short jobs."),
            _("You have a lasting job, or a clear way to one."),
        ),
    ),
    Domain.EDU: _Facts(
        Sensitivity.TEAM,
        "school",
        (
            _("You cannot follow letters or apps about your rights."),
            _("You manage with help."),
            _("You learn new things and help others."),
        ),
    ),
    Domain.GEZ: _Facts(
        Sensitivity.SPECIAL,
        "stethoscope",
        (
            _("You need care urgently and do not get it."),
            _("You get care. Your health still limits your plans."),
            _("Your health helps your plans."),
        ),
    ),
    Domain.PSY: _Facts(
        Sensitivity.SPECIAL,
        "brain",
        (
            _("You are in crisis."),
            _("It is bearable with support."),
            _("You feel steady. You know how to recover."),
        ),
    ),
    Domain.FAM: _Facts(
        Sensitivity.WELFARE,
        "users-group",
        (
            _("A child or adult is not safe, or there is nobody to care for them."),
            _("Care is arranged bit by bit."),
            _("Your family gives you rest and support."),
        ),
    ),
    Domain.NET: _Facts(
        Sensitivity.WELFARE,
        "heart-handshake",
        (
            _("There is nobody you can call."),
            _("You have a few contacts. They can easily be lost."),
            _("You give support and you get support."),
        ),
    ),
    Domain.RGT: _Facts(
        Sensitivity.WELFARE,
        "file-text",
        (
            _("Your benefit has stopped, or your papers are missing."),
            _("Some files are open. You know the dates."),
            _("Your rights are checked and in order."),
        ),
    ),
    Domain.JUS: _Facts(
        Sensitivity.JUSTICE,
        "scale",
        (
            _("You are under threat, or a measure blocks everything."),
            _("You keep to the conditions."),
            _("There is nothing open with the courts."),
        ),
    ),
    Domain.MOB: _Facts(
        Sensitivity.TEAM,
        "bus",
        (
            _("You cannot get to appointments."),
            _("You get to some places. It costs much money or time."),
            _("You get where you need to be."),
        ),
    ),
}

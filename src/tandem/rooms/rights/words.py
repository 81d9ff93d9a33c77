"""The tests behind an estimate, and amounts, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tandem.rooms.rights.rules.catalogue import Every, Right, Words
from tandem.rooms.rights.rules.facts import FACTS, Kind

_BOUNDS: Mapping[str, Promise] = {
    "at_least": gettext_lazy("at least %(bound)s"),
    "at_most": gettext_lazy("at most %(bound)s"),
    "below": gettext_lazy("below %(bound)s"),
    "above": gettext_lazy("above %(bound)s"),
    "": gettext_lazy("ceiling € %(bound)s"),
}


@dataclass(frozen=True)
class Why:
    """The tests of one right in sentences."""

    passed: tuple[str, ...]
    failed: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.passed or self.failed or self.unknown)


def why(tests: Mapping[str, Sequence[Mapping[str, Any]]]) -> Why:
    """tests: as `conditions.Weighed.as_json` gives them, now or when they were kept."""
    passed, failed, unknown = (
        tuple(_line(one) for one in tests.get(part, ())) for part in ("passed", "failed", "unknown")
    )
    return Why(passed, failed, unknown)


def _line(one: Mapping[str, Any]) -> str:
    fact = FACTS.get(one["fact"])
    if fact is None:
        return str(one["fact"])
    told = f"{fact.label}: {_found(one['found'], one['bound'] is not None and not one['compare'])}"
    if one["bound"] is not None:
        bound = {"bound": _number(one["bound"])}
        told += f" ({_BOUNDS[one['compare']] % bound})"
    if one["is_weak"]:
        told += " " + _("The amount still has to be confirmed.")
    return told


def _found(found: Any, is_euro: bool) -> str:
    if found is None:
        return _("not known")
    if isinstance(found, bool):
        return _("yes") if found else _("no")
    return f"€ {_number(found)}" if is_euro else _number(found)


def _number(text: str) -> str:
    number = Decimal(text)
    decimals = 0 if number == number.to_integral_value() else 2
    return number_format(number, decimals, use_l10n=True, force_grouping=True)


def euro(amount: Decimal | None, every: str = "") -> str:
    """An amount as people write it: € 1.234,50 a month; empty without one."""
    if amount is None:
        return ""
    told = f"€ {number_format(amount, 2, use_l10n=True, force_grouping=True)}"
    return f"{told} {Every(every).label}" if every else told


def said(words: Words) -> str:
    """Words of the catalogue in the reader's language."""
    return words.in_language(get_language() or "nl")


def fact_choices() -> list[tuple[str, Promise]]:
    """Facts to choose conditions from: yes-or-no questions first, each group by catalogue order."""
    kinds = (Kind.YES_NO, Kind.NUMBER)
    return [(name, fact.label) for kind in kinds for name, fact in FACTS.items()
            if fact.kind is kind]  # fmt: skip


def name_of(right: Right) -> str:
    return said(right.name)

"""Weighing the conditions of a right against a household: yes, no, or nobody can say yet.

Nothing is decided here: whoever pays decides. The tests that passed, failed or could not be
made are kept, so that "probably" can always be explained.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tandem.rooms.rights.rules import figures
from tandem.rooms.rights.rules.facts import FACTS, Against, Fact, Range, Reading
from tandem.rooms.rights.rules.home import Home

# A figure that is not certain may be a tenth lower, or have been indexed three times.
NEAR = (Decimal("0.9"), Decimal("1.3"))


class Estimate(models.TextChoices):
    """What the facts say about a right."""

    PROBABLY = "probably", _("Probably")
    PERHAPS = "perhaps", _("Perhaps")
    NO = "no", _("Probably not")
    UNKNOWN = "unknown", _("Not known yet")


@dataclass(frozen=True)
class Condition:
    """One of `all`, `any` or `none` of other conditions, or a fact.

    A fact that is yes or no stands alone and asks for a yes; a number is compared with one
    bound: at_least, at_most, below or above.
    """

    all: tuple["Condition", ...] | None = None
    any: tuple["Condition", ...] | None = None
    none: tuple["Condition", ...] | None = None
    fact: str | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    below: Decimal | None = None
    above: Decimal | None = None

    @property
    def bounds(self) -> dict[str, Decimal]:
        """Comparison -> bound, as far as there are."""
        given = {name: getattr(self, name) for name in ("at_least", "at_most", "below", "above")}
        return {name: bound for name, bound in given.items() if bound is not None}

    @property
    def groups(self) -> dict[str, tuple["Condition", ...]]:
        """The word that joins -> the conditions that it joins, as far as there are."""
        given = {"all": self.all, "any": self.any, "none": self.none}
        return {name: parts for name, parts in given.items() if parts is not None}


@dataclass(frozen=True)
class Tried:
    """One fact that was asked. answer: None when nobody knows. is_weak: by an old figure."""

    fact: str
    compare: str
    bound: Decimal | None
    found: Reading
    answer: bool | None
    is_weak: bool

    def as_json(self) -> dict[str, Any]:
        """As it is kept beside a claim."""
        found: Reading = self.found
        bound = self.bound
        if isinstance(found, Against):
            bound, found = found.ceiling, found.amount
        exact: Any = found
        if isinstance(found, Range):
            exact = None if found.exact is None else str(found.exact)
        return {
            "fact": self.fact,
            "compare": self.compare,
            "bound": None if bound is None else str(bound),
            "found": exact,
            "is_weak": self.is_weak,
        }


@dataclass(frozen=True)
class Weighed:
    """The estimate of one right for one household, with every test behind it."""

    estimate: Estimate
    tried: tuple[Tried, ...] = ()

    @property
    def passed(self) -> tuple[Tried, ...]:
        return tuple(one for one in self.tried if one.answer is True)

    @property
    def failed(self) -> tuple[Tried, ...]:
        return tuple(one for one in self.tried if one.answer is False)

    @property
    def unknown(self) -> tuple[Tried, ...]:
        return tuple(one for one in self.tried if one.answer is None)

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """The tests as they are kept beside a claim."""
        return {
            "passed": [one.as_json() for one in self.passed],
            "failed": [one.as_json() for one in self.failed],
            "unknown": [one.as_json() for one in self.unknown],
        }


def weigh(condition: Condition | None, home: Home | None, *, is_partial: bool) -> Weighed:
    """What the facts of a household say about a right.

    is_partial: only a part of the conditions can be tested, so that a yes is no more than
    "perhaps"; so it is when the yes hangs on an amount that is old or not verified, and a no
    that hangs on one is not known. Without condition or household nothing is known.
    """
    if condition is None or home is None:
        return Weighed(Estimate.UNKNOWN)
    answer, is_weak = _answer(condition, home)
    tried = tuple(dict.fromkeys(_leaves(condition, home)))
    if answer is None or (answer is False and is_weak):
        return Weighed(Estimate.UNKNOWN, tried)
    if answer is False:
        return Weighed(Estimate.NO, tried)
    return Weighed(Estimate.PERHAPS if is_partial or is_weak else Estimate.PROBABLY, tried)


def is_there(fact: str | None, home: Home | None) -> bool:
    """Whether a household has a right already; not knowing is no yes."""
    return fact is not None and home is not None and FACTS[fact].read(home) is True


def _answer(condition: Condition, home: Home) -> tuple[bool | None, bool]:
    """The answer, and whether it hangs on a weak figure."""
    for joined, parts in condition.groups.items():
        answers = [_answer(part, home) for part in parts]
        if joined == "all":
            return _joined(answers, decides=False)
        if joined == "any":
            return _joined(answers, decides=True)
        answer, is_weak = _joined(answers, decides=True)
        return (None if answer is None else not answer), is_weak
    tried = _try(condition, home)
    return tried.answer, tried.is_weak


def _joined(answers: list[tuple[bool | None, bool]], *, decides: bool) -> tuple[bool | None, bool]:
    """Kleene's logic: one answer that decides is enough; it is weak when all of those are."""
    deciding = [is_weak for answer, is_weak in answers if answer is decides]
    if deciding:
        return decides, all(deciding)
    if any(answer is None for answer, _weak in answers):
        return None, False
    return not decides, any(is_weak for _answer, is_weak in answers)


def _leaves(condition: Condition, home: Home) -> Iterator[Tried]:
    for parts in condition.groups.values():
        for part in parts:
            yield from _leaves(part, home)
    if condition.fact is not None:
        yield _try(condition, home)


def _try(condition: Condition, home: Home) -> Tried:
    name = condition.fact or ""
    fact = FACTS[name]
    found = fact.read(home)
    compare, bound = next(iter(condition.bounds.items()), ("", None))
    answer = _compared(found, compare, bound)
    return Tried(name, compare, bound, found, answer, _is_weak(fact, found, home))


def _is_weak(fact: Fact, found: Reading, home: Home) -> bool:
    """Whether the answer hangs on a figure that is not certain, and would be another near it."""
    if not isinstance(found, Against) or found.answer is None:
        return False
    if not any(figures.is_weak(key, home.on) for key in fact.figures):
        return False
    return any(found.under(found.ceiling * share) is not found.answer for share in NEAR)


def _compared(found: Reading, compare: str, bound: Decimal | None) -> bool | None:
    if isinstance(found, Against):
        return found.answer
    if not isinstance(found, Range) or bound is None:
        return found if isinstance(found, bool) else None
    if compare in ("below", "at_least"):
        answer = found.is_below(bound)
        return answer if compare == "below" or answer is None else not answer
    answer = found.is_at_most(bound)
    return answer if compare == "at_most" or answer is None else not answer

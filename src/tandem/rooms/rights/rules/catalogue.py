"""The catalogue of rights: data, checked whole before anything uses it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files

from django.db import models
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.programme_reading import ProgrammeError, Reader
from tandem.rooms.rights.rules.amounts import AMOUNTS
from tandem.rooms.rights.rules.conditions import Condition
from tandem.rooms.rights.rules.facts import FACTS, Kind

KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")
OWN = "own_"
DEEPEST = 4


class Status(StrEnum):
    """verified: read in a stored public page or file. unverified: knowledge or arithmetic."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


class Authority(models.TextChoices):
    """Whose right it is."""

    FEDERAL = "federal", _("Federal")
    FLEMISH = "flemish", _("Flemish")
    LOCAL = "local", _("Local")


class Group(models.TextChoices):
    """What it is about, in the order of the page."""

    INCOME = "income", _("Income")
    HEALTH = "health", _("Health and care")
    FAMILY = "family", _("Children and school")
    HOUSING = "housing", _("Housing")
    ENERGY = "energy", _("Energy, water and internet")
    WORK = "work", _("Work and training")
    MOBILITY = "mobility", _("Getting around and taking part")
    JUSTICE = "justice", _("Justice and debts")


class AboutWhom(StrEnum):
    """Whether a right is of the household, or of one person at a time."""

    HOUSEHOLD = "household"
    PERSON = "person"


class Automatic(models.TextChoices):
    """Whether it comes by itself. Also what comes by itself often fails: look."""

    YES = "yes", _("Comes by itself; look whether it did")
    PARTLY = "partly", _("Comes by itself for some people only")
    NO = "no", _("Has to be asked for")


class Every(models.TextChoices):
    """For how long an amount is."""

    MONTH = "month", _("per month")
    YEAR = "year", _("per year")
    ONCE = "once", _("once")


@dataclass(frozen=True)
class Words:
    """The same in each language; French falls back on Dutch."""

    nl: str
    en: str
    fr: str | None = None

    def in_language(self, language: str) -> str:
        """The words for a language code such as `nl` or `fr-be`."""
        return {"en": self.en, "fr": self.fr or self.nl}.get(language.split("-")[0], self.nl)


@dataclass(frozen=True)
class Expected:
    """What a right may bring: a fixed amount, each time something counts, or an amount of facts.

    euro: times the number of `times` when that is given. amount: an amount of `amounts.AMOUNTS`.
    since: the day from which the amount holds, as YYYY-MM-DD.
    """

    every: str
    status: Status
    source: str
    euro: Decimal | None = None
    times: str | None = None
    amount: str | None = None
    since: str | None = None


@dataclass(frozen=True)
class Renewal:
    """When it has to be asked again. months: after it was granted; words: the rule in words."""

    words: Words
    months: int | None = None


@dataclass(frozen=True)
class Appeal:
    """How long somebody may disagree. Only where a source says so; else: look at the letter."""

    days: int
    source: str
    status: Status


@dataclass(frozen=True)
class Right:
    """One right. is_partial: only a part of the conditions can be tested by facts.

    has: the fact that says that the household has it already.
    """

    key: str
    authority: str
    group: str
    name: Words
    what: Words
    automatic: str
    step: Words
    decides: Words
    where: Words
    source: str
    status: Status
    papers: tuple[Words, ...] = ()
    of: AboutWhom = AboutWhom.HOUSEHOLD
    when: Condition | None = None
    has: str | None = None
    is_partial: bool = False
    expected: Expected | None = None
    renewal: Renewal | None = None
    appeal: Appeal | None = None
    website: str | None = None

    @property
    def is_own(self) -> bool:
        """Whether a partnership added it itself."""
        return self.key.startswith(OWN)


@dataclass(frozen=True)
class _File:
    rights: tuple[Right, ...]


def load_rights(text: str | bytes, name: str) -> tuple[Right, ...]:
    """Read and check one file of rights.

    text: YAML, UTF-8 when bytes. name: the file's name, for messages.
    Raises ProgrammeError with file, line, the place such as `rights[2].authority`, what stands
    there and what may stand there.
    """
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ProgrammeError("not_utf8", file=name) from error
    reader = Reader(name)
    rights: tuple[Right, ...] = reader.read(text, _File).rights
    seen: set[str] = set()
    for at, right in enumerate(rights):
        path = f"rights[{at}]"
        try:
            _check(right, path, reader)
            if right.key in seen:
                reader.refuse("duplicate_id", f"{path}.key", right.key)
        except ProgrammeError as error:
            # The name of the right says more to who wrote the file than its number.
            error.path = error.path.replace(path, right.key, 1)
            raise
        seen.add(right.key)
    return rights


@cache
def catalogue() -> Mapping[str, Right]:
    """Every right of the house by key: federal, Flemish, then local."""
    folder = files("tandem.rooms.rights") / "catalogue"
    found: dict[str, Right] = {}
    for authority in Authority:
        name = f"{authority.value}.yaml"
        found |= {right.key: right for right in load_rights((folder / name).read_bytes(), name)}
    return found


def _check(right: Right, path: str, reader: Reader) -> None:
    if not KEY.fullmatch(right.key):
        reader.refuse("bad_name", f"{path}.key", right.key)
    _check_chosen(right, path, reader)
    if right.when is not None:
        _check_condition(right.when, f"{path}.when", reader, depth=1)
    if right.expected is not None:
        _check_expected(right.expected, f"{path}.expected", reader)
    for field, number in (("renewal", right.renewal), ("appeal", right.appeal)):
        count = getattr(number, "months", None) or getattr(number, "days", None)
        if count is not None and count < 1:
            reader.refuse("bad_bound", f"{path}.{field}", str(count), ("1", "30"))


def _check_chosen(right: Right, path: str, reader: Reader) -> None:
    """Words that are chosen from a list."""
    chosen = {
        "authority": (right.authority, Authority.values),
        "group": (right.group, Group.values),
        "automatic": (right.automatic, Automatic.values),
    }
    if right.has is not None:
        chosen["has"] = (right.has, [name for name in FACTS if _is_yes_no(name)])
    for field, (found, choices) in chosen.items():
        if found not in choices:
            reader.refuse("unknown_choice", f"{path}.{field}", found, tuple(choices))


def _is_yes_no(name: str) -> bool:
    return name in FACTS and FACTS[name].kind is Kind.YES_NO


def _check_expected(expected: Expected, path: str, reader: Reader) -> None:
    if expected.every not in Every.values:
        reader.refuse("unknown_choice", f"{path}.every", expected.every, tuple(Every.values))
    for field in ("times", "amount"):
        name = getattr(expected, field)
        if name is not None and name not in AMOUNTS:
            reader.refuse("unknown_choice", f"{path}.{field}", name, tuple(AMOUNTS))
    if (expected.euro is None) == (expected.amount is None):
        reader.refuse("missing_key", path, "euro", ("euro", "amount"))
    if expected.euro is not None and expected.euro < 0:
        reader.refuse("bad_bound", f"{path}.euro", str(expected.euro), ("0",))


def _check_condition(condition: Condition, path: str, reader: Reader, *, depth: int) -> None:
    """One way to ask, not too deep, about a fact that exists, with a bound that fits."""
    ways = [*condition.groups, *(["fact"] if condition.fact is not None else [])]
    if len(ways) != 1:
        reader.refuse("bad_bound", path, ", ".join(ways), ("all", "any", "none", "fact"))
    if depth > DEEPEST:
        reader.refuse("too_deep", path)
    for joined, parts in condition.groups.items():
        if not parts:
            reader.refuse("missing_key", f"{path}.{joined}", "fact", ("fact",))
        for at, part in enumerate(parts):
            _check_condition(part, f"{path}.{joined}[{at}]", reader, depth=depth + 1)
    if condition.fact is not None:
        _check_fact(condition, path, reader)


def _check_fact(condition: Condition, path: str, reader: Reader) -> None:
    name = condition.fact or ""
    if name not in FACTS:
        reader.refuse("unknown_choice", f"{path}.fact", name, tuple(FACTS))
    wanted = 1 if FACTS[name].kind is Kind.NUMBER else 0
    if len(condition.bounds) != wanted:
        expected = ("at_least", "at_most", "below", "above") if wanted else ()
        reader.refuse("bad_bound", path, ", ".join(condition.bounds), expected)

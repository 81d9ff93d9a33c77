"""Words that stand nowhere else, and who may read each."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.leaks.roles import FULL, SUMMARY, Role

Audience = Callable[[Role], bool]
_MARK = re.compile(r"zq[a-z0-9]+?qz")


@dataclass(frozen=True)
class Mark:
    """may: who can meet this word on a page. must: who has to find it on one."""

    text: str
    may: Audience
    must: Audience


@dataclass
class Marks:
    """Every marked word by its text. spelled: how a marked day is written on a page."""

    by_text: dict[str, Mark] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)

    def make(self, name: str, may: Audience, must: Audience | None = None) -> str:
        """A new word. name: small letters and digits; it comes back in a failing test."""
        text = f"zq{name}qz"
        assert _MARK.fullmatch(text), name
        assert text not in self.by_text, name
        self.by_text[text] = Mark(text, may, must or may)
        return text

    def found_in(self, page: str) -> set[str]:
        """The marked words on a page, whatever their capitals."""
        lowered = page.lower()
        days = {text for spelling, text in self.spelled.items() if spelling in lowered}
        return days | (set(_MARK.findall(lowered)) & set(self.by_text))

    def forbidden(self, role: Role, found: set[str]) -> set[str]:
        """Those that this role should not have met."""
        return {text for text in found if not self.by_text[text].may(role)}

    def expected(self, role: Role) -> set[str]:
        """Those that this role has to find on some page."""
        return {text for text, mark in self.by_text.items() if mark.must(role)}


def nobody(role: Role) -> bool:
    return False


def only(*keys: str) -> Audience:
    return lambda role: role.key in keys


def knows(file: str) -> Audience:
    return lambda role: role.knows(file)


def decides(file: str) -> Audience:
    return lambda role: role.decides(file)


def coordinates(file: str) -> Audience:
    return lambda role: role.coordinates(file)


def knows_person(file: str) -> Audience:
    """More than the name: how to reach somebody, and why somebody came."""
    return either(reads(file, 0), decides(file))


def reads(file: str, sensitivity: int) -> Audience:
    return lambda role: role.reads(file)[sensitivity] == FULL


def sums_up(file: str, sensitivity: int) -> Audience:
    return lambda role: role.reads(file)[sensitivity] in (FULL, SUMMARY)


def either(*audiences: Audience) -> Audience:
    return lambda role: any(audience(role) for audience in audiences)


def both(one: Audience, other: Audience) -> Audience:
    return lambda role: one(role) and other(role)

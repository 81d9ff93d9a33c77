"""Figures that count items of a list: deprivation, and the criteria of Kind & Gezin."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from tandem.rooms.people.figures.answers import Figure, Verdict, parameters, sources
from tandem.rooms.people.figures.household import Lack, Weak


class Counted(StrEnum):
    """material_deprivation: severe, 4 of 9. social_deprivation: severe, 7 of 13.
    social_deprivation_any: 5 of 13. kansarmoede: 3 of 6."""

    MATERIAL = "material_deprivation"
    SOCIAL = "social_deprivation"
    SOCIAL_ANY = "social_deprivation_any"
    KANSARMOEDE = "kansarmoede"


DEPRIVATION_ITEMS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (*parameters("counted")["social_deprivation"]["items"],
         *parameters("counted")["material_deprivation"]["items"])
    )
)  # fmt: skip
KANSARMOEDE_ITEMS: tuple[str, ...] = tuple(parameters("counted")["kansarmoede"]["items"])


def count(kind: Counted, answers: Mapping[str, Lack] | Mapping[str, Weak]) -> Figure:
    """Whether enough items of a list are lacking or weak.

    Only what cannot be afforded is a lack: having no wish for it is none. An item without
    answer is unknown; the verdict is given where the unknown ones cannot change it.
    Value: the number found. Source: parameters/counted.yaml.
    """
    rule = parameters("counted")[kind]
    said = [str(answers.get(item, Lack.UNKNOWN)) for item in rule["items"]]
    found = sum(each in (Lack.CANNOT_AFFORD, Weak.YES) for each in said)
    unknown = sum(each == Lack.UNKNOWN for each in said)
    verdict = Verdict.UNKNOWN
    if found >= rule["at_least"]:
        verdict = Verdict.YES
    elif found + unknown < rule["at_least"]:
        verdict = Verdict.NO
    return _figure(kind, verdict, found, unknown)


def _figure(kind: Counted, verdict: Verdict, found: int, unknown: int) -> Figure:
    rule = parameters("counted")[kind]
    return Figure(
        code=kind,
        verdict=verdict,
        value=None if unknown == len(rule["items"]) else Decimal(found),
        sources=sources(*rule["sources"]),
        reason="answers_missing" if verdict is Verdict.UNKNOWN else "",
        facts={
            "found": found,
            "unknown": unknown,
            "at_least": rule["at_least"],
            "of": len(rule["items"]),
        },
    )

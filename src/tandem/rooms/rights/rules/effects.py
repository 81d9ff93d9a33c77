"""What going to work does to what somebody receives today: goes on, stops, is reckoned again.

Only what follows from a rule with a source. Where none is known the payer is asked, and no
amount is told: not the amount of today, and not zero.
"""

from enum import StrEnum
from typing import NamedTuple

from tandem.rooms.rights.rules.home import IncomeKind
from tandem.rooms.rights.rules.outcome import Why
from tandem.rooms.rights.rules.whatif import ContractKind, WhatIf

BENEFITS_OF_RVA = frozenset(
    {IncomeKind.UNEMPLOYMENT, IncomeKind.INSERTION, IncomeKind.GUARANTEE_SUPPLEMENT}
)
# A benefit goes on beside these two: they are no employment.
BESIDE_A_BENEFIT = frozenset({ContractKind.WIJK_WERKEN, ContractKind.TRAINING})


class Fate(StrEnum):
    """What becomes of an income of today."""

    KEPT = "kept"
    STOPS = "stops"
    COMPUTED = "computed"
    ASKED = "asked"


class Effect(NamedTuple):
    fate: Fate
    why: Why = Why.NONE


_STOPS = Effect(Fate.STOPS, Why.STOPS)
_GOES_ON = Effect(Fate.KEPT, Why.GOES_ON)
_COMPUTED = Effect(Fate.COMPUTED)
_BY_A_JOB = {
    IncomeKind.WAGE: _STOPS,
    IncomeKind.WIJK_WERKEN: _STOPS,
    IncomeKind.TRAINING: _STOPS,
    IncomeKind.UNEMPLOYMENT: _STOPS,
    IncomeKind.INSERTION: _STOPS,
    IncomeKind.GUARANTEE_SUPPLEMENT: _STOPS,
    IncomeKind.SICKNESS: Effect(Fate.ASKED, Why.ASK_FUND),
    IncomeKind.LEEFLOON: _COMPUTED,
    IncomeKind.EQUIVALENT_LEEFLOON: Effect(Fate.ASKED, Why.ASK_OCMW),
    IncomeKind.DISABILITY: Effect(Fate.ASKED, Why.ASK_PAYER),
    IncomeKind.ELDERLY: Effect(Fate.ASKED, Why.ASK_PAYER),
    IncomeKind.PENSION: Effect(Fate.ASKED, Why.ASK_PAYER),
    IncomeKind.CHILD_BENEFIT: Effect(Fate.KEPT, Why.SUPPLEMENT_MAY_CHANGE),
    IncomeKind.MAINTENANCE: _GOES_ON,
    IncomeKind.OTHER: _GOES_ON,
}
# What is earned beside a benefit takes the place of the same of today, and of a wage.
_BESIDE = {
    IncomeKind.WAGE: _STOPS,
    IncomeKind.WIJK_WERKEN: _STOPS,
    IncomeKind.TRAINING: _STOPS,
}


def effect_on(kind: IncomeKind, whatif: WhatIf) -> Effect:
    """What becomes of an income of the participant.

    Source of each: rights.md sections 1 to 4 (leefloon: decree of 11 July 2002, articles 22
    and 35; article 60: leefloon stops; unemployment: wijk-werken and VDAB training go beside).
    """
    if whatif.contract in BESIDE_A_BENEFIT:
        if kind == IncomeKind.LEEFLOON and whatif.contract == ContractKind.TRAINING:
            return _COMPUTED if whatif.pay_euro is not None else Effect(Fate.ASKED, Why.ASK_OCMW)
        return _BESIDE.get(kind, _GOES_ON)
    if kind == IncomeKind.LEEFLOON and whatif.contract == ContractKind.ARTICLE_60:
        return _STOPS
    return _BY_A_JOB[kind]


def effect_on_others(kind: IncomeKind, whatif: WhatIf) -> Effect:
    """What becomes of an income of somebody else in the household.

    A leefloon of a partner or housemate looks at what the participant earns; wages are
    computed again, for a couple is taxed together.
    """
    if kind in (IncomeKind.LEEFLOON, IncomeKind.EQUIVALENT_LEEFLOON):
        if whatif.contract == ContractKind.WIJK_WERKEN:
            return _GOES_ON
        return Effect(Fate.ASKED, Why.ASK_OCMW)
    if kind == IncomeKind.CHILD_BENEFIT and whatif.contract not in BESIDE_A_BENEFIT:
        return Effect(Fate.KEPT, Why.SUPPLEMENT_MAY_CHANGE)
    return _COMPUTED if kind == IncomeKind.WAGE else Effect(Fate.KEPT, Why.AS_TODAY)


def may_have_igu(received: set[IncomeKind], whatif: WhatIf) -> bool:
    """Whether an income guarantee benefit may come beside the job: part-time, from the RVA."""
    is_job = whatif.contract not in BESIDE_A_BENEFIT
    return is_job and whatif.is_part_time and not BENEFITS_OF_RVA.isdisjoint(received)

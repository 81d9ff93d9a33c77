"""Figures as they are shown: labels, and cells in which no small group can be seen."""

from tandem.rooms.reporting.esf import catalogue, hiding
from tandem.rooms.reporting.esf.catalogue import GRAND_TOTAL, GRAND_TOTAL_LABELS
from tandem.rooms.reporting.esf.figures import NONE, Counts
from tandem.rooms.reporting.esf.hiding import Cells


def cells(counts: Counts, regime: str) -> dict[str, Cells]:
    """What may be shown, by code, in the order of the annex; the grand total last."""
    shown = {one.code: hiding.cells(one, counts[one.code]) for one in catalogue.indicators(regime)}
    women, men, non_binary, everybody = map(str, (counts[GRAND_TOTAL] or NONE).values())
    return {**shown, GRAND_TOTAL: (women, men, non_binary, everybody)}


def labels(regime: str, language: str) -> dict[str, str]:
    """The label of each row of `cells`, in Dutch or English."""
    found = {one.code: one.label(language) for one in catalogue.indicators(regime)}
    return {**found, GRAND_TOTAL: GRAND_TOTAL_LABELS[catalogue.spoken(language)]}


def rows(counts: Counts, regime: str, language: str) -> list[tuple[str, ...]]:
    """Code, label and the four cells of each line."""
    names = labels(regime, language)
    return [(code, names[code], *shown) for code, shown in cells(counts, regime).items()]

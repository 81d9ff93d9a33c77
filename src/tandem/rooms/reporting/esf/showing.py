"""Figures as they are shown: labels, and cells in which no small group can be seen."""

from tandem.rooms.reporting.esf import catalogue, hiding
from tandem.rooms.reporting.esf.catalogue import GRAND_TOTAL, GRAND_TOTAL_LABELS
from tandem.rooms.reporting.esf.figures import NONE, Counts
from tandem.rooms.reporting.esf.hiding import Cells


def cells(counts: Counts, regime: str) -> dict[str, Cells]:
    """What may be shown, by code, in the order of the annex; the grand total last.

    Figures kept before the list changed have what was counted then: a code that is new
    since is absent, one that is gone is shown last, as careful as a special category.
    """
    listed = {one.code: one.is_special for one in catalogue.indicators(regime)}
    gone = [code for code in counts if code not in listed and code != GRAND_TOTAL]
    kept = {code: special for code, special in listed.items() if code in counts}
    careful = {**kept, **dict.fromkeys(gone, True)}
    shown = {
        code: hiding.cells(counts[code], is_special=special) for code, special in careful.items()
    }
    women, men, non_binary, everybody = map(str, (counts[GRAND_TOTAL] or NONE).values())
    return {**shown, GRAND_TOTAL: (women, men, non_binary, everybody)}


def labels(regime: str, language: str) -> dict[str, str]:
    """The label of each row of `cells`, in Dutch or English."""
    found = {one.code: one.label(language) for one in catalogue.indicators(regime)}
    return {**found, GRAND_TOTAL: GRAND_TOTAL_LABELS[catalogue.spoken(language)]}


def rows(counts: Counts, regime: str, language: str) -> list[tuple[str, ...]]:
    """Code, label and the four cells of each line."""
    names = labels(regime, language)
    return [(code, names.get(code, code), *shown) for code, shown in cells(counts, regime).items()]

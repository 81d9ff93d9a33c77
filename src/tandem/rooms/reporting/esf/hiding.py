"""Small cells of special categories, hidden so that subtraction does not bring them back.

Source: rule V17, domain.md 2.4.
"""

from collections.abc import Iterator
from itertools import product

from tandem.rooms.reporting.esf.figures import COLUMNS, Count

SMALLEST_SHOWN = 5
SMALL = "<5"
HIDDEN = "*"
TOTAL = len(COLUMNS) - 1

Cells = tuple[str, str, str, str]


def cells(count: Count | None, *, is_special: bool) -> Cells:
    """The four cells as they are shown: numbers, `<5` for a small one, `*` for its company.

    Nothing is shown of what is not collected.
    """
    if count is None:
        return ("", "", "", "")
    values = count.values()
    if not is_special:
        return _shown(values, frozenset())
    return _shown(values, _hidden(values))


def is_safe(shown: Cells) -> bool:
    """Whether no small number stands in the cells of a special category, or follows from them."""
    if any(cell.isdigit() and 0 < int(cell) < SMALLEST_SHOWN for cell in shown):
        return False
    hidden = frozenset(place for place, cell in enumerate(shown) if not cell.isdigit())
    values = tuple(int(cell) if cell.isdigit() else 0 for cell in shown)
    small = frozenset(place for place in hidden if shown[place] == SMALL)
    return not small or _leaves_doubt(values, hidden, small)


def _hidden(values: tuple[int, ...]) -> frozenset[int]:
    """Places to hide: the small ones, and as few others as keep them unknown."""
    small = frozenset(place for place, value in enumerate(values) if 0 < value < SMALLEST_SHOWN)
    if not small:
        return small
    others = sorted((set(range(len(values))) - small), key=lambda place: (values[place], place))
    companies = [frozenset(), *(frozenset({place}) for place in others if values[place])]
    for company in companies:
        if _leaves_doubt(values, small | company, small):
            return small | company
    return frozenset(place for place, value in enumerate(values) if value)


def _leaves_doubt(values: tuple[int, ...], hidden: frozenset[int], small: frozenset[int]) -> bool:
    """Whether each small cell may still be two different numbers, by what is shown."""
    if TOTAL in hidden and TOTAL not in small:
        return True
    possible: dict[int, set[int]] = {place: set() for place in small}
    for guess in _guesses(values, hidden, small):
        for place in small:
            possible[place].add(guess[place])
    return all(len(found) > 1 for found in possible.values())


def _guesses(
    values: tuple[int, ...], hidden: frozenset[int], small: frozenset[int]
) -> Iterator[tuple[int, ...]]:
    """Every filling of the small cells that adds up; one bigger hidden cell takes the rest."""
    parts = [place for place in range(TOTAL) if place in small]
    bigger = [place for place in range(TOTAL) if place in hidden - small]
    seen = sum(values[place] for place in range(TOTAL) if place not in hidden)
    for guess in product(range(1, SMALLEST_SHOWN), repeat=len(parts)):
        filled = dict(zip(parts, guess, strict=True))
        total = seen + sum(guess)
        rest = values[TOTAL] - total
        if TOTAL in small:
            fits = total < SMALLEST_SHOWN
        else:
            fits = rest >= SMALLEST_SHOWN if bigger else rest == 0
        if fits:
            yield (*(filled.get(place, values[place]) for place in range(TOTAL)), total)


def _shown(values: tuple[int, ...], hidden: frozenset[int]) -> Cells:
    told = []
    for place, value in enumerate(values):
        if place not in hidden:
            told.append(str(value))
        else:
            told.append(SMALL if value < SMALLEST_SHOWN else HIDDEN)
    return (told[0], told[1], told[2], told[3])

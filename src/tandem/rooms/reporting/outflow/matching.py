"""Making two groups alike in what was known at the start: overlap weights.

A plain logistic model tells how likely each profile is to be in a group (the propensity).
Who walked with a group weighs the chance of walking individually, and the other way round
(Li, Morgan and Zaslavsky, 2018, overlap weights). People who could have walked either way
count most, nobody counts more than once, and the shares of every class in the model become
the same in both forms. It says nothing about what was not known at the start.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

Numbers = NDArray[numpy.float64]
# Holds the fit back from infinity where a class is found in one form only. So weak that it
# moves no weight that can be seen.
RIDGE = 1e-6


@dataclass(frozen=True)
class Design:
    """Profiles as numbers: one row for each profile, a column for each class but the commonest.

    classes: (trait, class) of every column of `all_classes`; people: by profile, individual
    and with group.
    """

    model: Numbers
    all_classes: Numbers
    classes: Sequence[tuple[str, str]]
    people: Numbers


@dataclass(frozen=True)
class Matched:
    """A fitted model. propensity: of each profile, the chance of walking with a group.

    is_in: whether the profile lies where both forms are found; weights: by profile and form;
    information: of the coefficients, for what the fit itself leaves uncertain.
    """

    design: Design
    propensity: Numbers
    is_in: NDArray[numpy.bool_]
    weights: Numbers
    information: Numbers

    @property
    def unmatched(self) -> tuple[int, int]:
        """How many people of each form have no counterpart: individual, with group."""
        out = self.design.people[~self.is_in].sum(axis=0)
        return int(out[0]), int(out[1])

    @property
    def effective(self) -> tuple[float, float]:
        """How many people of equal weight would tell as much, by form."""
        people = self.design.people
        total = (people * self.weights).sum(axis=0)
        square = (people * self.weights**2).sum(axis=0)
        one, other = numpy.divide(total**2, square, out=numpy.zeros(2), where=square > 0)
        return float(one), float(other)


@dataclass(frozen=True, slots=True)
class Balance:
    """One class of one trait: its share by form, and how far apart, before and after.

    shares: individual and with group, before, then the same after weighing. smallest: people
    in the smallest cell behind it. apart: standardised difference, group less individual.
    """

    trait: str
    label: str
    shares_before: tuple[float, float]
    shares_after: tuple[float, float]
    apart_before: float
    apart_after: float
    smallest: int


def design(profiles: Sequence[Sequence[str]], traits: Sequence[str], people: Any) -> Design:
    """Profiles as columns. people: for each profile, how many individual and with group."""
    counts = numpy.asarray(people, dtype=float).reshape(-1, 2)
    columns: list[Numbers] = []
    classes: list[tuple[str, str]] = []
    kept: list[int] = []
    for at, trait in enumerate(traits):
        values = numpy.array([profile[at] for profile in profiles])
        found = sorted(set(values.tolist()))
        sizes = {label: counts[values == label].sum() for label in found}
        commonest = max(found, key=lambda label, sizes=sizes: (sizes[label], label), default="")
        for label in found:
            if label != commonest:
                kept.append(len(columns))
            columns.append((values == label).astype(float))
            classes.append((trait, label))
    whole = numpy.column_stack(columns) if columns else numpy.zeros((len(counts), 0))
    model = numpy.column_stack([numpy.ones(len(counts)), whole[:, kept]])
    return Design(model=model, all_classes=whole, classes=classes, people=counts)


def match(found: Design) -> Matched:
    """Fit, leave out who has no counterpart, fit again, and weigh.

    Without a counterpart: a propensity below the lowest or above the highest of the other form.
    """
    people = found.people
    everyone = people.sum(axis=1) > 0
    is_in = everyone & _in_common(_fitted(found.model, people, everyone), people)
    propensity = _fitted(found.model, people, is_in)
    weights = numpy.column_stack([propensity, 1 - propensity]) * is_in[:, None]
    spread = (people.sum(axis=1) * propensity * (1 - propensity) * is_in)[:, None]
    information = found.model.T @ (found.model * spread) + RIDGE * numpy.eye(found.model.shape[1])
    return Matched(found, propensity, is_in, weights, information)


def _fitted(model: Numbers, people: Numbers, used: NDArray[numpy.bool_]) -> Numbers:
    """The propensity of every profile, by a logistic model of the profiles used."""
    columns, group, both = model[used], people[used, 1], people[used].sum(axis=1)

    def lost(at: Numbers) -> tuple[float, Numbers]:
        score = columns @ at
        value = (both * numpy.logaddexp(0, score) - group * score).sum() + RIDGE * (at @ at) / 2
        return value, columns.T @ (both * expit(score) - group) + RIDGE * at

    def curved(at: Numbers) -> Numbers:
        chance = expit(columns @ at)
        spread = (both * chance * (1 - chance))[:, None]
        return columns.T @ (columns * spread) + RIDGE * numpy.eye(columns.shape[1])

    begin = numpy.zeros(model.shape[1])
    done = minimize(lost, begin, jac=True, hess=curved, method="trust-exact")
    return expit(model @ done.x)


def _in_common(propensity: Numbers, people: Numbers) -> NDArray[numpy.bool_]:
    ranges = [propensity[people[:, form] > 0] for form in (0, 1)]
    if not all(len(values) for values in ranges):
        return numpy.zeros(len(propensity), dtype=bool)
    low, high = max(values.min() for values in ranges), min(values.max() for values in ranges)
    slack = 1e-9
    return (propensity >= low - slack) & (propensity <= high + slack)


def balance(matched: Matched) -> list[Balance]:
    """Every class of every trait, before and after. Empty when a form has nobody."""
    found = matched.design
    if not found.people.sum(axis=0).all() or not matched.is_in.any():
        return []
    before = _shares(found.all_classes, found.people)
    after = _shares(found.all_classes, found.people * matched.weights)
    pooled = numpy.sqrt((before * (1 - before)).sum(axis=0) / 2)
    cells = (found.all_classes.T @ found.people).astype(int)
    rows = []
    for at, (trait, label) in enumerate(found.classes):
        scale = pooled[at] or 1.0
        rows.append(
            Balance(
                trait,
                label,
                (float(before[0, at]), float(before[1, at])),
                (float(after[0, at]), float(after[1, at])),
                float((before[1, at] - before[0, at]) / scale),
                float((after[1, at] - after[0, at]) / scale),
                int(min((cell for cell in cells[at] if cell), default=0)),
            )
        )
    return rows


def _shares(classes: Numbers, people: Numbers) -> Numbers:
    return (classes.T @ people / people.sum(axis=0)).T

"""Cohorts whose true outflow is known by construction, to try an analysis on.

Two cohorts of 2018: 574 people with individual mediation and 474 with an intensive group part
(W², domain notes 5). By two years after the first day, 316 of 574 (55 per cent) left
unemployment and 195 (34 per cent) worked; of the others 213 of 474 (45) and 133 (28). Nobody
leaves later, so the same holds two years after the last day. The source gives 55/34 and 45/28
without their moment, in a footnote that is missing: that it is this one is an assumption, to
be confirmed.

True effect: of people who were unemployed for as long, 4 points more leave unemployment with a
group, and 3.46 points more work. The group still shows 10 and 6 points less, because it began
with a weaker profile: longer unemployed, with lower diplomas, oftener with a disability. The
length of unemployment alone decides the chances; the other traits only go along with it.

Shares are met to the person: each length of unemployment has its quota. What is seen of it is
less: six in a hundred are lost on a random day, whatever became of them. So an analysis finds
the truth within its own band, not to the person.

Only arrays; rows are made of them in `calibrated_rows`. The same seed gives the same people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy
from numpy.typing import NDArray

Days = NDArray[numpy.int64]

SEED = 478
STARTERS = (574, 474)
FORMS = ("individual", "group")
PROGRAMMES = ("w2_individueel", "w2_groep")
FIRST_DAY, LAST_DAY, YEAR_DAYS = date(2018, 1, 1), 730, 365

# By length of unemployment: under one year, one to two, over two.
LENGTHS = ("under_1_year", "1_to_2_years", "over_2_years")
MIX = ((0.40, 0.40, 0.20), (0.15, 0.34, 0.51))
OUT = (0.75, 0.50, 0.25)
WORK = (0.48, 0.30, 0.14)
EFFECT_OUT, EFFECT_WORK = 0.04, 0.0346
TOTAL_OUT, TOTAL_WORK = (0.55, 0.45), (0.34, 0.28)

THROUGH_TRAINING, GONE, LOST = 0.2, 0.25, 0.06
EXITS = ("moved", "illness", "retired", "died", "inactive")
UNEMPLOYED_DAYS = ((30, 364), (365, 729), (730, 3_000))
LOW_DIPLOMA, DISABILITY, FOREIGN, HOMELESS = (
    (0.35, 0.50, 0.65), (0.08, 0.14, 0.24), (0.40, 0.42, 0.45), (0.03, 0.06, 0.10),
)  # fmt: skip
NEVER = -1


@dataclass(frozen=True)
class Truth:
    """What is true of one cohort: numbers by two years, and shares."""

    form: str
    starters: int
    out: int
    work: int

    @property
    def out_share(self) -> float:
        return self.out / self.starters

    @property
    def work_share(self) -> float:
        return self.work / self.starters


@dataclass(frozen=True)
class Cohort:
    """One person a place. Days are counted from the first day of support; NEVER is -1.

    entered: days from FIRST_DAY. training, work: what truly came. gone: an end that competes,
    as `exits` (a place in EXITS). left: last day of support. known: last day of which anybody
    knows; what came later is true and unseen.
    """

    form: Days
    length: Days
    unemployed: Days
    entered: Days
    training: Days
    work: Days
    gone: Days
    exits: Days
    left: Days
    known: Days
    born: Days
    is_woman: NDArray[numpy.bool_]
    isced: Days
    facts: Mapping[str, NDArray[numpy.bool_]]

    def truth(self) -> tuple[Truth, Truth]:
        """What is true, counted from the arrays themselves."""
        out = (self.training != NEVER) | (self.work != NEVER)
        return tuple(
            Truth(
                name,
                int((self.form == at).sum()),
                int((out & (self.form == at)).sum()),
                int(((self.work != NEVER) & (self.form == at)).sum()),
            )
            for at, name in enumerate(FORMS)
        )

    def seen(self, days: Days) -> Days:
        """Of these days what somebody got to know."""
        return numpy.where((days != NEVER) & (days <= self.known), days, NEVER)


def cohort(starters: tuple[int, int] = STARTERS, *, seed: int = SEED) -> Cohort:
    """Make both cohorts. starters: individual and with group; the shares stay as they are."""
    random = numpy.random.default_rng(seed).random
    form, length, rank = _quotas(starters)
    out, work = _reached(form, length, rank)
    size = len(form)
    first = 1 + (random(size) ** 1.2 * (LAST_DAY - 2)).astype(int)
    through = out & ((random(size) < THROUGH_TRAINING) | ~work)
    later = first + 1 + (random(size) * (LAST_DAY - first)).astype(int)
    is_gone = ~out & (random(size) < GONE)
    gone = numpy.where(is_gone, 1 + (random(size) * 700).astype(int), NEVER)
    training = numpy.where(through, first, NEVER)
    working = numpy.where(work, numpy.where(through, numpy.minimum(later, LAST_DAY), first), NEVER)
    exits = (random(size) * len(EXITS)).astype(int)
    left = _last_day(120 + (random(size) * 420).astype(int), working, gone, exits)
    cut = 30 + (random(size) * 700).astype(int)
    known = numpy.where(random(size) < LOST, cut, left + LAST_DAY + 30)
    return Cohort(
        form=form,
        length=length,
        entered=(random(size) * YEAR_DAYS).astype(int),
        training=training,
        work=working,
        gone=gone,
        exits=exits,
        left=numpy.minimum(left, known),
        known=known,
        **_profile(length, random),
    )


def told(truth: tuple[Truth, Truth]) -> str:
    """What is true, for who made the demo and will look whether the analysis finds it."""
    lines = [
        f"  {PROGRAMMES[at]:<16}{one.starters:>5} began in 2018; within 24 months {one.out}"
        f" ({one.out_share:.0%}) left unemployment, {one.work} ({one.work_share:.0%}) worked\n"
        for at, one in enumerate(truth)
    ]
    return (
        "\n  True outflow, by construction (the source does not say its moment):\n\n"
        + "".join(lines)
        + "  True effect of the group, among people unemployed for as long:"
        f" {100 * EFFECT_OUT:+.2f} points out of unemployment, {100 * EFFECT_WORK:+.2f} to work\n"
    )


def _quotas(starters: tuple[int, int]) -> tuple[Days, Days, Days]:
    """Form and length of everybody, and their rank among those alike."""
    sizes = [
        _shared_out([share * count for share in MIX[at]], count)
        for at, count in enumerate(starters)
    ]
    cells = [(at, length, size) for at in (0, 1) for length, size in enumerate(sizes[at])]
    form = numpy.concatenate([numpy.full(size, at) for at, _length, size in cells])
    length = numpy.concatenate([numpy.full(size, each) for _at, each, size in cells])
    rank = numpy.concatenate([numpy.arange(size) for _at, _length, size in cells])
    return form, length, rank


def _reached(form: Days, length: Days, rank: Days) -> tuple[NDArray, NDArray]:
    """Who truly leaves unemployment, and who of them works: the first of each cell."""
    out, work = numpy.zeros(len(form), dtype=bool), numpy.zeros(len(form), dtype=bool)
    for at in (0, 1):
        sizes = [int(((form == at) & (length == each)).sum()) for each in range(len(LENGTHS))]
        for chances, effect, totals, found in (
            (OUT, EFFECT_OUT, TOTAL_OUT, out),
            (WORK, EFFECT_WORK, TOTAL_WORK, work),
        ):
            wished = [
                size * (chance + effect * at) for size, chance in zip(sizes, chances, strict=True)
            ]
            quotas = _shared_out(wished, round(totals[at] * sum(sizes)))
            for each, quota in enumerate(quotas):
                found |= (form == at) & (length == each) & (rank < quota)
    return out, work


def _shared_out(wished: list[float], total: int) -> list[int]:
    """Whole numbers that add up to the total: the largest remainders are rounded up."""
    whole = [int(each) for each in wished]
    by_rest = sorted(range(len(wished)), key=lambda at: (whole[at] - wished[at], at))
    for at in by_rest[: total - sum(whole)]:
        whole[at] += 1
    return whole


def _last_day(planned: Days, work: Days, gone: Days, exits: Days) -> Days:
    """Support ends a month after work begins, or when somebody is gone for good."""
    left = numpy.where((work != NEVER) & (work + 28 < planned), work + 28, planned)
    is_final = (gone != NEVER) & (exits < EXITS.index("inactive"))
    # Whoever leaves for good is followed until then: longer support, or less of it.
    return numpy.where(is_final, gone, left)


def _profile(length: Days, random) -> dict:
    size = len(length)
    low, high = (numpy.array(UNEMPLOYED_DAYS)[length, at] for at in (0, 1))
    is_low = random(size) < numpy.array(LOW_DIPLOMA)[length]
    return {
        "unemployed": low + (random(size) * (high - low + 1)).astype(int),
        "born": 20 * 365 + (random(size) ** 0.8 * 38 * 365).astype(int),
        "is_woman": random(size) < 0.5,
        "isced": numpy.where(is_low, 1 + (random(size) * 2).astype(int), 3),
        "facts": {
            "disability": random(size) < numpy.array(DISABILITY)[length],
            "foreign_background": random(size) < numpy.array(FOREIGN)[length],
            "homeless": random(size) < numpy.array(HOMELESS)[length],
        },
    }

"""One report of one partnership, from the database to the figures."""

from collections.abc import Iterator
from contextlib import contextmanager

from ibis.backends.duckdb import Backend

from tandem.foundation.access import Actor
from tandem.rooms.reporting.esf import choosing, engine, loading, making
from tandem.rooms.reporting.esf.choosing import Choice, Order
from tandem.rooms.reporting.esf.making import Report


def report(actor: Actor, order: Order) -> Report:
    """The report that was asked for.

    Raises Denied, BackwardPeriod, UnlikelyPeriod, EmptyPeriod, NoRegime, UnknownProgramme,
    MixedRegimes.
    """
    with held(actor, order) as (database, choice):
        return of(database, choice, order)


def of(database: Backend, choice: Choice, order: Order) -> Report:
    """The report on what `held` brought in. Raises EmptyPeriod."""
    period = choosing.period_of(order.first, order.last)
    return making.make(database, choice=choice, period=period)


@contextmanager
def held(actor: Actor, order: Order) -> Iterator[tuple[Backend, Choice]]:
    """The episodes of the chosen programmes in a database of their own, while it lasts."""
    period = choosing.period_of(order.first, order.last)
    choice = choosing.choose(
        loading.operations(actor, period),
        period=period,
        regime=order.regime,
        programmes=order.programmes,
    )
    keys = [one.key for one in choice.operations]
    with engine.holding(loading.episodes(actor, keys)) as database:
        yield database, choice

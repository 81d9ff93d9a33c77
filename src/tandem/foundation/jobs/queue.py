"""Work that is done later, outside a request: kept in PostgreSQL, done by a worker.

A job is deferred in the transaction of what asks for it, so that it exists if, and only if,
that was saved. Its arguments are keys: names and words never stand in the queue. Each job
belongs to one partnership and sees nothing outside its wall.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tandem.foundation import access
from tandem.foundation.access import Actor

# Waits of 4, 16, 64 ... seconds: the seventh try is an hour and a half after the first.
TRIES = 7
WAIT_SECONDS = 4

Work = Callable[..., None]


def job(name: str) -> Callable[[Work], Work]:
    """Make a function a job: it gets the system as `actor`, and the keys it was deferred with.

    It runs outside a transaction and enters the wall itself, `wall.within(actor.partnership_id)`
    for each step. An exception has it tried again, seven times in all.
    """

    def register(work: Work) -> Work:
        @app.task(
            name=name,
            retry=RetryStrategy(max_attempts=TRIES, exponential_wait=WAIT_SECONDS),
        )
        def run(partnership_id: str, **keys: str) -> None:
            work(access.system(UUID(partnership_id)), **{k: UUID(v) for k, v in keys.items()})

        return work

    return register


def defer(name: str, *, actor: Actor, at: datetime | None = None, **keys: UUID) -> None:
    """Have a job done, not before `at`, if this transaction is saved."""
    plain: dict[str, Any] = {key: str(value) for key, value in keys.items()}
    app.configure_task(name, schedule_at=at).defer(
        partnership_id=str(actor.partnership_id), **plain
    )

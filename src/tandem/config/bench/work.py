"""Timing what going to work changes: asked, computed with its curve, shown. Prints JSON, ms."""

import json
import sys
from datetime import date
from decimal import Decimal
from statistics import median
from time import perf_counter
from typing import Any

from tandem.config.bench.targets import Targets, read
from tandem.config.commands import database

FOLLOWING = 10
WAYS = {
    "title": "Poetshulp", "contract": "regular", "weekly_hours": "19", "pay": "minimum",
    "collar": "blue_collar", "transport_euro": "49",
}  # fmt: skip


def _time(what: Targets) -> dict[str, float]:
    """The first answer after a start, and the medians of those that follow."""
    from django.test import Client
    from django.urls import reverse

    from tandem.rooms.accounts.models import User

    _tell(what)
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(email=what.counsellor))
    address = reverse("rights:whatif_new", args=[what.dossier])
    one, four = _asked(1), _asked(4)
    times = [_answer(client, address, one) for _ in range(1 + FOLLOWING)]
    full = [_answer(client, address, four) for _ in range(FOLLOWING)]
    return {
        "first_ms": times[0],
        "one_ms": median(times[1:]),
        "four_ms": median(full),
    }


def _answer(client: Any, address: str, asked: dict[str, str]) -> float:
    """From sending the form until the page with the answer is there."""
    begun = perf_counter()
    answer = client.post(address, asked, follow=True)
    took = (perf_counter() - begun) * 1000
    if answer.status_code != 200 or not answer.redirect_chain:
        raise RuntimeError(f"answered {answer.status_code} without computing")
    return took


def _asked(ways: int) -> dict[str, str]:
    from tandem.foundation import clock

    begins = {"starts_on": clock.today().replace(day=1).isoformat()}
    return {f"w{at}-{name}": value for at in range(ways) for name, value in (WAYS | begins).items()}


def _tell(what: Targets) -> None:
    """A single parent with two children and a leefloon, as told today."""
    from uuid import UUID

    from tandem.foundation import access, clock, wall
    from tandem.rooms.rights import actions
    from tandem.rooms.rights.rules.home import Home, Income, IncomeKind, Person, Relation, Work

    income = Income(IncomeKind.LEEFLOON, Decimal("1811.59"))
    parent = Person(
        Relation.SELF, "Nour", date(1990, 4, 12), Work.JOBSEEKER,
        incomes=(income,), are_incomes_complete=True,
    )  # fmt: skip
    children = (
        Person(Relation.CHILD, name, date(year, 5, 4), Work.STUDENT, has_child_benefit=True)
        for name, year in (("Sami", 2016), ("Lina", 2021))
    )
    partnership = UUID(what.partnership)
    with wall.within(partnership):
        actions.note_home(
            actor=access.system(partnership),
            trajectory_id=UUID(what.dossier),
            home=Home(clock.today(), (parent, *children)),
            at=clock.now(),
        )


if __name__ == "__main__":
    targets = read(sys.argv[1])
    with database.running():
        database.start_django()
        sys.stdout.write(json.dumps(_time(targets)))

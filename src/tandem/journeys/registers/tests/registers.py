"""The two registers that partners keep, with what a careful person reads in them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from tandem.journeys.registers.checking import CheckedRow, check_rows
from tandem.journeys.registers.columns import propose
from tandem.journeys.registers.duplicates.people import Person, person_of
from tandem.journeys.registers.table import Table, open_register

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 22)
SOURCES = {"sleutel": "sleutel.xlsx", "groepswerking": "groepswerking.csv"}


def opened(name: str) -> Table:
    """The table of a register."""
    path = DATA / SOURCES[name]
    return open_register(path.read_bytes(), path.name)


def checked(name: str) -> list[CheckedRow]:
    """All rows of a register, checked."""
    table = opened(name)
    return check_rows(table, propose(table).mapping, TODAY)


def people(name: str) -> list[Person]:
    """The good rows of a register, to compare."""
    return [person_of(row, make_key) for row in checked(name) if row.is_good]


def make_key(number: str) -> str:
    """Stands for the keyed hash of a national number."""
    return f"key of {number}"


def truth(name: str) -> dict[str, Any]:
    """What a careful person reads."""
    return json.loads((DATA / f"{name}.truth.json").read_text(encoding="utf-8"))

"""The cards of the demo: who there is, what their walk is about, and the words they use."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tandem.rooms.partners.domains import Domain

ORIGINS_OUTSIDE_THE_UNION = frozenset(
    {
        "Arabisch", "Tamazight", "Turks", "Oekraïens", "Lingala", "Somalisch", "Tigrinya",
        "Engels", "Frans", "Spaans",
    }
)  # fmt: skip
EUROPEAN_LANGUAGES = frozenset({"Pools", "Roemeens", "Bulgaars"})
NIS_CODES = {"9100": "46021", "9111": "46021", "9112": "46021", "9140": "46025"}


@dataclass(frozen=True)
class Card:
    """One person who does not exist.

    begins: days before today on which this person was referred. plot: key in plots.yaml.
    turns: what is particular to this walk, from turns.yaml.
    """

    key: str
    first_name: str
    last_name: str
    gender: str
    birth_date: date
    language: str
    street: str
    postcode: str
    place: str
    children: int
    plot: str
    stage: str
    begins: int
    team: Mapping[str, str]
    referrer: str
    turns: Mapping[str, Any]

    @property
    def phone(self) -> str:
        """A number in a range that is given to nobody."""
        return f"0470 00 01 {sum(self.key.encode()) % 90 + 10}"

    @property
    def called(self) -> str:
        return self.turns.get("known_as") or self.first_name

    @property
    def nis_code(self) -> str:
        return NIS_CODES.get(self.postcode, "")


def cards(name: str) -> list[Card]:
    """The people of one file, such as people.csv, in its order."""
    turns = read("turns.yaml")
    return [_card(row, turns.get(row["key"], {})) for row in _rows(name)]


@cache
def read(name: str) -> Any:
    """What one YAML file of the demo says."""
    text = (files("tandem.config.demo") / name).read_text(encoding="utf-8")
    return yaml.safe_load(text)


def sensitivity(code: str) -> int:
    """The class of a life domain, 0 to 3."""
    return int(Domain(code).sensitivity)


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("tandem.config.demo") / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return iter(csv.DictReader(lines, delimiter=";"))


def _card(row: dict[str, str], turns: Mapping[str, Any]) -> Card:
    team = {role: row.pop(role) for role in ("work", "welfare", "expert")}
    whole = {name: int(row.pop(name)) for name in ("children", "begins")}
    return Card(
        **row | {"birth_date": date.fromisoformat(row["birth_date"])},
        **whole,
        team={role: who for role, who in team.items() if who},
        turns=turns,
    )

"""Documents that must say what the code says."""

import importlib
import pkgutil
from pathlib import Path

import tandem.journeys
import tandem.rooms
from tandem.config import environment
from tandem.desks.caseworker.words import SENTENCES

ROOT = Path(__file__).resolve().parents[2]


class TestOperations:
    def test_name_every_variable_as_the_code_describes_it(self):
        told = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

        missing = [
            v.name for v in environment.VARIABLES if f"| `{v.name}` | {v.what} |" not in told
        ]

        assert missing == []


class TestEvents:
    def test_each_have_a_sentence_for_who_asks_who_looked(self):
        names = {
            value
            for package in (tandem.rooms, tandem.journeys)
            for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
            for value in self.events_of(found.name)
        }

        assert len(names) > 30
        assert names - set(SENTENCES) == set()

    @staticmethod
    def events_of(name: str) -> list[str]:
        try:
            module = importlib.import_module(f"{name}.events")
        except ModuleNotFoundError:
            return []
        return [value for key, value in vars(module).items() if key.isupper()]

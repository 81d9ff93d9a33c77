"""What an import checker cannot see: foreign keys and addresses also point down."""

import re
from pathlib import Path

from django.apps import apps

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tandem"
ROOMS = {
    "accounts": 1, "partners": 2, "people": 3, "consent": 4, "trajectories": 5,
    "measures": 6, "plans": 6, "contacts": 6, "groups": 6, "handovers": 6, "rights": 6,
    "barriers": 6, "learning": 6, "reporting": 7,
}  # fmt: skip
URL_OWNER = re.compile(r"""(?:{%\s*url\s+|reverse\(\s*|redirect\(\s*)["'](\w+):""")
FLOORS = {"foundation": 0, "rooms": 1, "journeys": 2, "desks": 3, "config": 4}
NAMESPACES = {
    "ui": "foundation", **dict.fromkeys(ROOMS, "rooms"),
    "start": "journeys", "intake": "journeys", "registers": "journeys", "planning": "journeys",
    "statuslists": "journeys", "closing": "journeys", "household": "journeys",
    "claiming": "journeys",
    "caseworker": "desks", "coordinator": "desks", "field": "desks",
}  # fmt: skip


class TestForeignKeys:
    def test_point_down_and_never_sideways(self):
        uphill = [
            f"{model._meta.label}.{field.name}"
            for model in apps.get_models()
            if model._meta.app_label in ROOMS
            for field in model._meta.get_fields()
            if field.concrete and field.is_relation and field.related_model
            and self.is_uphill(field.related_model._meta.app_label, model._meta.app_label)
        ]  # fmt: skip

        assert uphill == []

    @staticmethod
    def is_uphill(target: str, source: str) -> bool:
        if target == source:
            return False
        return ROOMS.get(target, 0) >= ROOMS[source]


class TestAddresses:
    def test_of_a_higher_floor_are_not_named_below(self):
        uphill = [
            f"{path.relative_to(SOURCE)} names {owner}:"
            for path in [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html")]
            if "tests" not in path.parts
            for owner in URL_OWNER.findall(path.read_text(encoding="utf-8"))
            if self.floor_of(path) < FLOORS[NAMESPACES.get(owner, "foundation")]
        ]

        assert uphill == []

    @staticmethod
    def floor_of(path: Path) -> int:
        return FLOORS.get(path.relative_to(SOURCE).parts[0], 4)

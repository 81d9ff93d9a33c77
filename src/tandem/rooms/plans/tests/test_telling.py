"""The template filters that tell a plan."""

from datetime import date

import pytest

from tandem.rooms.plans import rules
from tandem.rooms.plans.models import Action, ActionState
from tandem.rooms.plans.snapshot import FieldChange
from tandem.rooms.plans.templatetags import plans

TODAY = date(2026, 11, 22)


class TestMoves:
    @pytest.mark.parametrize("state", ActionState.values)
    def test_have_a_button_for_each_way_on(self, state):
        step = Action(state=state)

        offered = {move.to for move in plans.moves(step)}

        assert offered == set(rules.MOVES[state]) - {"stopped"}


class TestLook:
    @pytest.mark.parametrize("state", ActionState.values)
    def test_exists_for_each_state(self, state):
        assert plans.look(Action(state=state)).icon


class TestLateness:
    @pytest.mark.parametrize(
        ("step", "expected"),
        [
            (Action(state="busy", due_on=date(2026, 11, 21)), True),
            (Action(state="busy", due_on=TODAY), False),
            (Action(state="busy"), False),
            (Action(state="stopped", due_on=date(2026, 11, 1)), False),
            (Action(state="done", due_on=date(2026, 11, 1), done_on=TODAY), False),
        ],
    )
    def test_is_told_only_of_what_still_waits(self, step, expected):
        assert plans.is_late(step, TODAY) is expected


class TestWho:
    @pytest.mark.parametrize(
        ("facts", "told"),
        [
            ({"doer": "participant"}, "Samira"),
            ({"doer": "staff", "doer_name": "Sofie"}, "Sofie"),
            ({"doer": "together", "doer_name": "Sofie"}, "Samira en Sofie"),
            ({"doer": "together"}, "Samira en de begeleider"),
            ({"doer": "other", "doer_words": "mijn zus"}, "mijn zus"),
            ({"doer": "staff"}, "Begeleider"),
        ],
    )
    def test_is_told_by_name(self, facts, told):
        assert plans.who(facts, "Samira") == told


class TestChangedField:
    @pytest.mark.parametrize(
        ("name", "value", "told"),
        [
            ("dream", "", "leeg"),
            ("dream", "Een winkel", "Een winkel"),
            ("due_on", "2026-12-01", "1 december 2026"),
            ("domain", "MOB", "Vervoer"),
            ("participation", "sec", "Job in de sociale economie (SEC)"),
            ("occupation_code", "7533", "Naaisters en borduurders"),
            ("answer", "declined", "Nee, dit niet"),
            ("commitment", "stopped", "Gestopt"),
            ("who", {"doer": "participant"}, "Deelnemer"),
        ],
    )
    def test_is_told_in_words(self, name, value, told):
        change = FieldChange(name, None, value)

        assert plans.told(value, change) == told
        assert plans.field_name(change)

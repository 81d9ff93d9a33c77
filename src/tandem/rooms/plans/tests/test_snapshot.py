import json
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID

from tandem.rooms.plans import snapshot
from tandem.rooms.plans.snapshot import Change, FieldChange

GOAL, STEP, SOFIE = (UUID(int=number) for number in (1, 2, 3))
ON = date(2026, 11, 3)


def plan(**changes):
    given = {
        "dream": "Een eigen atelier",
        "occupation_code": "7531",
        "occupation_words": "naaister",
        "hours_min": Decimal("20.0"),
        "hours_max": None,
        "distance_km": 10,
        "job_wishes": "",
        "participation": "nec",
        "read_on": ON,
    }
    return SimpleNamespace(**(given | changes))


def goal(**changes):
    given = {
        "id": GOAL,
        "title": "Rijbewijs halen",
        "own_words": "Ik wil zelf rijden",
        "domain": "MOB",
        "sensitivity": 0,
        "proposed_by": "participant",
        "agreed_on": ON,
        "declined_on": None,
        "reached_on": None,
    }
    return SimpleNamespace(**(given | changes))


def step(**changes):
    given = {
        "id": STEP,
        "title": "Inschrijven bij de rijschool",
        "domain": "MOB",
        "sensitivity": 0,
        "proposed_by": "staff",
        "state": "planned",
        "stop_reason": "",
        "doer": "together",
        "doer_user_id": SOFIE,
        "doer_user": "Sofie Wuyts",
        "doer_words": "",
        "due_on": date(2026, 12, 1),
        "done_on": None,
        "goal_id": GOAL,
    }
    return SimpleNamespace(**(given | changes))


def content(*, own=None, goals=None, steps=None):
    return snapshot.snapshot(
        own or plan(),
        [goal()] if goals is None else goals,
        [step()] if steps is None else steps,
    )


class TestSnapshot:
    def test_survives_a_journey_through_json(self):
        made = content()

        assert json.loads(json.dumps(made)) == made

    def test_keeps_who_would_do_a_step_by_name(self):
        assert content()["steps"][0]["doer_name"] == "Sofie Wuyts"

    def test_writes_hours_without_useless_zeros(self):
        assert content()["hours_min"] == "20"


class TestSeenIn:
    def test_leaves_out_other_classes(self):
        whole = content(steps=[step(), step(id=GOAL, sensitivity=1, domain="INC")])

        seen = snapshot.seen_in(whole, {0})

        assert [row["domain"] for row in seen["steps"]] == ["MOB"]

    def test_leaves_out_the_dream_without_the_class_of_the_team(self):
        seen = snapshot.seen_in(content(), {1})

        assert (seen["dream"], seen["goals"]) == (None, [])


class TestChanges:
    def test_are_none_between_equal_plans(self):
        assert snapshot.changes(content(), content()) == ()

    def test_say_what_was_added(self):
        assert snapshot.changes(content(steps=[]), content()) == (
            Change("step", "added", "Inschrijven bij de rijschool"),
        )

    def test_say_what_was_removed(self):
        assert snapshot.changes(content(), content(goals=[], steps=[])) == (
            Change("goal", "removed", "Rijbewijs halen"),
            Change("step", "removed", "Inschrijven bij de rijschool"),
        )

    def test_put_old_beside_new(self):
        after = content(own=plan(dream="Een winkel"), goals=[goal(title="Leren rijden")])

        assert snapshot.changes(content(), after) == (
            Change(
                "plan", "changed", "", (FieldChange("dream", "Een eigen atelier", "Een winkel"),)
            ),
            Change(
                "goal",
                "changed",
                "Leren rijden",
                (FieldChange("title", "Rijbewijs halen", "Leren rijden"),),
            ),
        )

    def test_take_a_no_for_a_change(self):
        after = content(goals=[goal(agreed_on=None, declined_on=ON)])

        fields = snapshot.changes(content(), after)[0].fields

        assert fields == (FieldChange("answer", "agreed", "declined"),)

    def test_do_not_take_progress_for_a_change(self):
        after = content(goals=[goal(reached_on=ON)], steps=[step(state="done", done_on=ON)])

        assert snapshot.changes(content(), after) == ()

    def test_take_stopping_for_a_change(self):
        after = content(steps=[step(state="stopped", stop_reason="te duur")])

        fields = snapshot.changes(content(), after)[0].fields

        assert fields == (FieldChange("commitment", "agreed", "stopped"),)

    def test_do_not_take_a_new_surname_for_another_person(self):
        after = content(steps=[step(doer_user="Sofie Peeters")])

        assert snapshot.changes(content(), after) == ()

    def test_tell_the_goals_by_name_when_a_step_moves(self):
        after = content(steps=[step(goal_id=None)])

        fields = snapshot.changes(content(), after)[0].fields

        assert fields == (FieldChange("goal", "Rijbewijs halen", ""),)

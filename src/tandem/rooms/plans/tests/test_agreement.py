from datetime import timedelta

import pytest

from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied, Stale
from tandem.foundation.keys import uuid7
from tandem.rooms.partners.programme import PlanPart
from tandem.rooms.plans import actions, events
from tandem.rooms.plans.models import Action, Plan, PlanVersion
from tandem.rooms.plans.tests.factories import (
    AT,
    ON,
    ActionFactory,
    GoalFactory,
    PlanFactory,
    seated,
)
from tandem.rooms.trajectories.models import TeamMember

AGREED = {"answers": {2: "given", 3: "given"}}
PNG = b"\x89PNG\r\n\x1a\n drawn"


@pytest.fixture
def plan(partnership):
    """A plan with everything that the POP report must contain."""
    plan = PlanFactory(partnership=partnership, complete=True)
    GoalFactory(plan=plan)
    ActionFactory(plan=plan, domain="WRK")
    ActionFactory(plan=plan, domain="INC")
    return plan


@pytest.fixture
def sofie(plan, staff):
    return seated(staff, plan.trajectory)


def read(actor, plan, **changes):
    given = {"actor": actor, "trajectory_id": plan.trajectory_id, "on": ON, "others": ""}
    return actions.read_together(**(given | {"edition": plan.edition, "at": AT} | changes))


def sign(actor, plan, signature=None, **changes):
    given = {"actor": actor, "trajectory_id": plan.trajectory_id, "edition": plan.edition}
    signature = signature or actions.Signature(name="Samira Benali", on=ON)
    return actions.sign(**(given | {"signature": signature, "at": AT} | changes))


def change_dream(actor, plan):
    plan.refresh_from_db()
    return actions.save_dream(
        actor=actor,
        trajectory_id=plan.trajectory_id,
        dream="Een winkel",
        edition=plan.edition,
        at=AT,
    )


class TestReadingTogether:
    def test_is_kept_with_the_day_and_who_sat_there(self, plan, sofie):
        read(sofie, plan, others="Haar zus")

        plan.refresh_from_db()
        assert (plan.state, plan.read_on, plan.read_by_id) == ("read", ON, sofie.user_id)
        assert plan.read_with == "Haar zus"
        assert AuditEvent.objects.get().event == events.READ_TOGETHER

    @pytest.mark.parametrize(
        ("fields", "part"),
        [
            ({"occupation_words": ""}, PlanPart.JOB_TARGET),
            ({"participation": ""}, PlanPart.PARTICIPATION_OUTCOME),
        ],
    )
    def test_waits_for_a_mandatory_part(self, plan, sofie, fields, part):
        Plan.objects.update(**fields)

        with pytest.raises(actions.NotReady) as refusal:
            read(sofie, plan)

        assert refusal.value.facts == {"missing": (part,)}

    @pytest.mark.parametrize("state", ["suggested", "done", "stopped"])
    def test_wants_a_next_step_on_welfare_that_lies_ahead(self, plan, sofie, state):
        done_on = ON if state == "done" else None
        Action.objects.filter(domain="INC").update(
            state=state, done_on=done_on, stop_reason="te duur"
        )

        with pytest.raises(actions.NotReady) as refusal:
            read(sofie, plan)

        assert refusal.value.facts == {"missing": (PlanPart.NEXT_STEPS_WELFARE,)}

    def test_takes_none_for_the_moment_for_a_job_target(self, plan, sofie):
        Plan.objects.update(
            occupation_words="geen op dit moment", participation="werk_niet_haalbaar"
        )

        assert read(sofie, plan).state == "read"

    def test_asks_what_the_programme_asks(self, plan, sofie):
        programme = plan.trajectory.programme
        programme.definition["plan"]["required"] = ["next_steps_welfare"]
        programme.save()
        Plan.objects.update(occupation_words="", participation="")

        assert read(sofie, plan).state == "read"

    def test_needs_someone_who_sees_what_a_colleague_sees(self, plan, sofie, staff):
        tom = seated(staff, plan.trajectory, "work")

        with pytest.raises(actions.NotWhole):
            read(tom, plan)

    def test_is_not_held_up_by_what_nobody_may_read_any_more(self, plan, staff):
        tom = seated(staff, plan.trajectory, "work")

        assert read(tom, plan).state == "read"

    def test_is_not_for_who_left(self, plan, sofie):
        TeamMember.objects.update(ends_on=clock.today() - timedelta(days=3))

        with pytest.raises(Denied):
            read(sofie, plan)

    def test_is_refused_when_the_plan_moved_on_meanwhile(self, plan, sofie):
        before = plan.edition
        change_dream(sofie, plan)

        with pytest.raises(Stale) as refusal:
            read(sofie, plan, edition=before)

        assert refusal.value.facts["by"] == sofie.name


class TestSigning:
    def test_makes_a_numbered_version_that_holds_everything(self, plan, sofie, staff):
        ActionFactory(plan=plan, domain="PSY")
        read(sofie, plan)

        version = sign(sofie, plan)

        plan.refresh_from_db()
        assert (plan.state, version.number, version.witness_id) == ("signed", 1, sofie.user_id)
        assert {row["domain"] for row in version.content["steps"]} == {"WRK", "INC", "PSY"}
        assert AuditEvent.objects.filter(event=events.SIGNED).count() == 1

    def test_keeps_a_drawing_beside_the_name(self, plan, sofie):
        read(sofie, plan)

        version = sign(sofie, plan, actions.Signature(name="Samira", on=ON, drawing=PNG))

        assert (version.signature_kind, bytes(version.drawing)) == ("drawn", PNG)

    def test_comes_after_reading(self, plan, sofie):
        with pytest.raises(actions.NotInOrder):
            sign(sofie, plan)

    def test_is_not_dated_before_the_reading(self, plan, sofie):
        read(sofie, plan)

        with pytest.raises(actions.NotInOrder):
            sign(sofie, plan, actions.Signature(name="Samira", on=ON - timedelta(days=1)))

    def test_happens_once_when_sent_twice(self, plan, sofie):
        read(sofie, plan)

        versions = [sign(sofie, plan) for _ in range(2)]

        assert versions[0] == versions[1]
        assert PlanVersion.objects.count() == 1

    def test_signs_what_was_read_and_nothing_else(self, plan, sofie):
        read(sofie, plan)
        before = plan.edition
        change_dream(sofie, plan)

        with pytest.raises(Stale):
            sign(sofie, plan, edition=before)

    def test_counts_on(self, plan, sofie):
        numbers = []
        for _ in range(2):
            plan.refresh_from_db()
            read(sofie, plan)
            numbers.append(sign(sofie, plan).number)
            actions.add_goal(
                actor=sofie,
                trajectory_id=plan.trajectory_id,
                key=uuid7(),
                goal=actions.GoalWords("Nog iets", "WRK", "participant"),
                at=AT,
            )

        assert numbers == [1, 2]


class TestSignedPlan:
    @pytest.fixture
    def signed(self, plan, sofie):
        read(sofie, plan)
        sign(sofie, plan)
        plan.refresh_from_db()
        return plan

    def move(self, actor, to, **changes):
        step = Action.objects.filter(domain="WRK").get()
        given = {"trajectory_id": step.trajectory_id, "step_id": step.pk, "edition": step.edition}
        return actions.move_step(actor=actor, to=to, on=ON, at=AT, **(given | changes))

    def test_is_a_draft_again_after_a_change(self, signed, sofie):
        change_dream(sofie, signed)

        signed.refresh_from_db()
        assert (signed.state, signed.read_on, signed.read_by_id) == ("draft", None, None)

    def test_stays_signed_while_it_is_carried_out(self, signed, sofie):
        self.move(sofie, "done")

        signed.refresh_from_db()
        assert signed.state == "signed"

    def test_is_a_draft_again_when_a_step_is_stopped(self, signed, sofie):
        self.move(sofie, "stopped", reason="te duur")

        signed.refresh_from_db()
        assert signed.state == "draft"

    def test_leaves_its_version_as_it_was(self, signed, sofie):
        change_dream(sofie, signed)

        assert PlanVersion.objects.get().content["dream"] == "Een eigen naaiatelier"


class TestPrinting:
    def test_is_recorded_with_what_stood_on_the_paper(self, plan, sofie):
        actions.record_print(
            actor=sofie, trajectory_id=plan.trajectory_id, kind="plan", number=1, classes={1, 0}
        )

        event = AuditEvent.objects.get()
        assert (event.event, event.facts["classes"]) == (events.PRINTED, [0, 1])
        assert event.participant_id == plan.trajectory.participant_id

    def test_is_not_for_a_coordinator(self, plan, staff):
        with pytest.raises(Denied):
            actions.record_print(
                actor=staff("coordinator"),
                trajectory_id=plan.trajectory_id,
                kind="plan",
                number=1,
                classes=(),
            )

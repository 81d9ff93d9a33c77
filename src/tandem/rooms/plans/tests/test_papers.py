from datetime import date

import pytest

from tandem.rooms.plans import papers
from tandem.rooms.plans.board import open_board
from tandem.rooms.plans.documents.content import Doer, MandatoryPart, Participation
from tandem.rooms.plans.models import Plan, PlanVersion
from tandem.rooms.plans.tests.factories import (
    ON,
    ActionFactory,
    GoalFactory,
    PlanFactory,
    seated,
)

TODAY = date(2026, 11, 22)


@pytest.fixture
def plan(partnership):
    return PlanFactory(
        partnership=partnership, complete=True, occupation_code="7533", hours_min="19.0"
    )


@pytest.fixture
def sofie(plan, staff):
    return seated(staff, plan.trajectory)


@pytest.fixture
def tom(plan, staff):
    return seated(staff, plan.trajectory, "work")


def board(actor, plan):
    return open_board(actor=actor, trajectory_id=plan.trajectory_id)


class TestPlanDocument:
    def test_holds_what_the_participant_agreed_with(self, plan, sofie):
        agreed = GoalFactory(plan=plan, title="Vast werk")
        ActionFactory(plan=plan, goal=agreed, title="Meelopen", due_on=ON)
        ActionFactory(plan=plan, goal=agreed, state="stopped", stop_reason="te duur")
        GoalFactory(plan=plan, suggested=True)
        GoalFactory(plan=plan, declined=True)

        document = papers.plan_document(board(sofie, plan), on=TODAY)

        assert [goal.title for goal in document.goals] == ["Vast werk"]
        assert [(step.text, step.due_on) for step in document.goals[0].steps] == [("Meelopen", ON)]

    def test_names_the_work_aimed_for(self, plan, sofie):
        job = papers.plan_document(board(sofie, plan), on=TODAY).job

        assert (job.words, job.isco_code, job.isco_label) == (
            "naaister",
            "7533",
            "Naaisters en borduurders",
        )

    def test_has_no_job_before_one_was_named(self, plan, sofie):
        Plan.objects.update(occupation_code="", occupation_words="")

        assert papers.plan_document(board(sofie, plan), on=TODAY).job is None

    def test_is_the_next_version_until_it_is_signed(self, plan, sofie):
        draft = papers.plan_document(board(sofie, plan), on=TODAY)
        PlanVersion.objects.create(
            partnership_id=plan.partnership_id, plan=plan, number=1, content={},
            signed_name="Samira", signed_on=ON, signature_kind="typed", witness_id=sofie.user_id,
        )  # fmt: skip
        Plan.objects.update(state="signed", read_on=ON)
        signed = papers.plan_document(board(sofie, plan), on=TODAY)

        assert (draft.version, draft.made_on, draft.signed_on) == (1, TODAY, None)
        assert (signed.version, signed.made_on, signed.signed_on) == (1, ON, ON)
        assert [one.name for one in signed.signatures] == ["Samira", sofie.name]

    def test_gives_everybody_of_today_to_call(self, plan, sofie, tom):
        names = {one.name for one in papers.plan_document(board(sofie, plan), on=TODAY).contacts}

        assert names == {sofie.name, tom.name}

    def test_omits_what_the_printer_may_not_read_and_says_whom_to_ask(self, plan, sofie, tom):
        ActionFactory(plan=plan, domain="INC", title="Geheim")

        omitted = papers.plan_document(board(tom, plan), on=TODAY).other_steps
        whole = papers.plan_document(board(sofie, plan), on=TODAY).other_steps

        assert [step.text for step in whole] == ["Geheim"]
        assert [step.text for step in omitted] == ["Dit blad toont niet alles. Vraag je hele plan."]
        assert omitted[0].helper == sofie.name

    def test_of_a_version_omits_by_what_stood_in_it(self, plan, sofie, tom):
        hidden = ActionFactory(plan=plan, domain="INC", title="Geheim")
        content = board(sofie, plan).content
        hidden.delete()
        version = PlanVersion(
            number=1, content=content, signed_on=ON, signature_kind="typed",
            witness_id=sofie.user_id,
        )  # fmt: skip

        whole = papers.version_document(board(sofie, plan), version).other_steps
        omitted = papers.version_document(board(tom, plan), version).other_steps

        assert [step.text for step in whole] == ["Geheim"]
        assert [step.helper for step in omitted] == [sofie.name]

    def test_says_who_does_a_step(self, plan, sofie):
        ActionFactory(plan=plan, doer="other", doer_words="mijn zus")
        ActionFactory(plan=plan, doer="together", doer_user_id=sofie.user_id)

        steps = papers.plan_document(board(sofie, plan), on=TODAY).other_steps

        assert [(step.doer, step.helper) for step in steps] == [
            (Doer.OTHER, "mijn zus"),
            (Doer.TOGETHER, sofie.name),
        ]


class TestPopReport:
    @pytest.fixture
    def steps(self, plan):
        ActionFactory(plan=plan, title="Meelopen", goal=GoalFactory(plan=plan, title="Vast werk"))
        ActionFactory(plan=plan, title="Al gedaan", done=True)
        for _ in range(2):
            ActionFactory(plan=plan, domain="INC", title="Geheim")
        ActionFactory(plan=plan, domain="PSY", title="Geheim")

    def report(self, actor, plan, **changes):
        given = {"on": TODAY, "agreed_on": ON}
        return papers.pop_report(board(actor, plan), **(given | changes))

    def test_holds_the_next_steps_that_the_work_side_may_read(self, plan, sofie, tom, steps):
        report = self.report(sofie, plan)

        assert [(row.goal, row.step.text) for row in report.work_steps] == [
            ("Vast werk", "Meelopen")
        ]
        assert report.welfare_steps == ()

    def test_counts_the_steps_of_which_the_work_side_has_a_summary(self, plan, sofie, tom, steps):
        words = self.report(sofie, plan).left_out_words

        assert words.startswith("Op welzijn zijn er 2 volgende stappen.")

    def test_counts_nothing_when_no_work_counsellor_walks_along(self, plan, sofie, steps):
        assert self.report(sofie, plan).left_out_words == ""

    def test_does_not_call_missing_what_is_only_hidden(self, plan, sofie, tom, steps):
        assert self.report(sofie, plan).missing == ()

    def test_names_what_the_plan_lacks(self, plan, sofie, tom):
        assert self.report(sofie, plan).missing == (
            MandatoryPart.WORK_STEPS,
            MandatoryPart.WELFARE_STEPS,
        )

    def test_tells_who_it_is_about_and_for_whom(self, plan, sofie, tom):
        report = self.report(sofie, plan)

        assert report.name == plan.trajectory.participant.full_name
        assert report.reader == tom.posts[0].organisation_name
        assert (report.participation, report.agreed_on) == (Participation.NEC, ON)
        assert {member.name for member in report.tandem} == {sofie.name, tom.name}

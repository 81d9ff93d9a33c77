"""Two counsellors write in one plan at once. No word is ever lost."""

import pytest

from tandem.foundation.errors import Stale
from tandem.foundation.keys import uuid7
from tandem.rooms.plans import actions
from tandem.rooms.plans.models import Action, Goal, Plan
from tandem.rooms.plans.tests.factories import AT, ActionFactory, GoalFactory, PlanFactory, seated


@pytest.fixture
def plan(partnership):
    return PlanFactory(partnership=partnership)


@pytest.fixture
def sofie(plan, staff):
    return seated(staff, plan.trajectory)


@pytest.fixture
def tom(plan, staff):
    return seated(staff, plan.trajectory, "work")


class TestDream:
    def save(self, actor, plan, dream, edition):
        return actions.save_dream(
            actor=actor, trajectory_id=plan.trajectory_id, dream=dream, edition=edition, at=AT
        )

    def test_of_the_first_stands_until_the_second_has_seen_it(self, plan, sofie, tom):
        self.save(tom, plan, "Een winkel", 1)

        with pytest.raises(Stale) as refusal:
            self.save(sofie, plan, "Een atelier", 1)

        facts = refusal.value.facts
        assert Plan.objects.get().dream == "Een winkel"
        assert (facts["conflicts"], facts["by"], facts["at"]) == (("dream",), tom.name, AT)
        assert (facts["theirs"], facts["merged"]) == (
            {"dream": "Een winkel"},
            {"dream": "Een atelier"},
        )
        assert facts["edition"] == 2

    def test_of_two_who_begin_at_once_is_not_overwritten(self, plan, sofie, tom):
        Plan.objects.all().delete()
        self.save(tom, plan, "Een winkel", 0)

        with pytest.raises(Stale):
            self.save(sofie, plan, "Een atelier", 0)

    def test_does_not_wait_for_another_part_of_the_plan(self, plan, sofie, tom):
        actions.choose_participation(
            actor=tom, trajectory_id=plan.trajectory_id, participation="nec", edition=1, at=AT
        )
        self.save(sofie, plan, "Een atelier", 1)

        plan.refresh_from_db()
        assert (plan.dream, plan.participation, plan.edition) == ("Een atelier", "nec", 3)

    def test_may_be_typed_the_same_by_both(self, plan, sofie, tom):
        self.save(tom, plan, "Een winkel", 1)

        saved = self.save(sofie, plan, "Een winkel", 1)

        assert saved.edition == 2

    def test_is_compared_with_what_was_read_long_ago(self, plan, sofie, tom):
        for edition, dream in enumerate(["A", "B", ""], start=1):
            self.save(tom, plan, dream, edition)

        self.save(sofie, plan, "Een atelier", 1)

        assert Plan.objects.get().dream == "Een atelier"


class TestGoals:
    def words(self, **changes):
        given = {"title": "Doel", "domain": "WRK", "proposed_by": "staff"}
        return actions.GoalWords(**(given | changes))

    def change(self, actor, goal, words, edition=1):
        return actions.change_goal(
            actor=actor,
            trajectory_id=goal.plan.trajectory_id,
            goal_id=goal.pk,
            goal=words,
            edition=edition,
            at=AT,
        )

    def test_apart_do_not_touch(self, plan, sofie, tom):
        one, other = GoalFactory(plan=plan), GoalFactory(plan=plan)

        self.change(tom, one, self.words(title="Werk"))
        self.change(sofie, other, self.words(title="Rust"))

        assert list(Goal.objects.values_list("title", flat=True)) == ["Werk", "Rust"]

    def test_let_different_fields_stand_both(self, plan, sofie, tom):
        goal = GoalFactory(plan=plan, title="Doel", proposed_by="staff")

        self.change(tom, goal, self.words(title="Werk in de zorg"))
        self.change(sofie, goal, self.words(own_words="Ik zorg graag"))

        goal.refresh_from_db()
        assert (goal.title, goal.own_words, goal.edition) == ("Werk in de zorg", "Ik zorg graag", 3)

    def test_sent_again_with_other_words_are_shown_side_by_side(self, plan, sofie):
        given = {"actor": sofie, "trajectory_id": plan.trajectory_id, "key": uuid7(), "at": AT}
        actions.add_goal(goal=self.words(title="Werk"), **given)

        with pytest.raises(Stale) as refusal:
            actions.add_goal(goal=self.words(title="Vast werk"), **given)

        assert refusal.value.facts["conflicts"] == ("title",)
        assert Goal.objects.get().title == "Werk"

    def test_are_not_answered_unread(self, plan, sofie, tom):
        goal = GoalFactory(plan=plan, suggested=True)
        self.change(tom, goal, self.words(title="Heel iets anders"))

        with pytest.raises(Stale):
            actions.answer_goal(
                actor=sofie,
                trajectory_id=plan.trajectory_id,
                goal_id=goal.pk,
                answer="agreed",
                on=AT.date(),
                edition=1,
                at=AT,
            )

        goal.refresh_from_db()
        assert goal.agreed_on is None


class TestSteps:
    def test_moved_by_one_are_not_moved_back_unseen_by_the_other(self, plan, sofie, tom):
        step = ActionFactory(plan=plan)
        given = {"trajectory_id": plan.trajectory_id, "step_id": step.pk, "edition": 1, "at": AT}
        actions.move_step(actor=tom, to="done", on=AT.date(), **given)

        with pytest.raises(Stale):
            actions.move_step(actor=sofie, to="busy", on=AT.date(), **given)

        assert Action.objects.get().state == "done"

    def test_keep_their_words_when_the_other_moved_them(self, plan, sofie, tom):
        step = ActionFactory(plan=plan, title="Inschrijven", proposed_by="staff")
        given = {"trajectory_id": plan.trajectory_id, "step_id": step.pk, "edition": 1, "at": AT}
        actions.move_step(actor=tom, to="busy", on=AT.date(), **given)

        actions.change_step(
            actor=sofie, step=actions.StepWords("Inschrijven bij Jan", "WRK", "staff"), **given
        )

        step.refresh_from_db()
        assert (step.title, step.state) == ("Inschrijven bij Jan", "busy")

    def test_removed_by_one_are_not_lost_unread(self, plan, sofie, tom):
        step = ActionFactory(plan=plan)
        given = {"trajectory_id": plan.trajectory_id, "step_id": step.pk, "edition": 1, "at": AT}
        actions.change_step(
            actor=tom, step=actions.StepWords("Nieuwe woorden", "WRK", "staff"), **given
        )

        with pytest.raises(Stale):
            actions.remove_step(actor=sofie, **given)

        assert Action.objects.get().title == "Nieuwe woorden"

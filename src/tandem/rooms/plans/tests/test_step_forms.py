import pytest

from tandem.foundation.keys import uuid7
from tandem.rooms.plans.models import Action
from tandem.rooms.plans.tests.factories import ActionFactory, GoalFactory, seated
from tandem.rooms.plans.tests.test_editing import browser, plan, sofie, step_data, text, url

__all__ = ["browser", "plan", "sofie"]


class TestStepForm:
    def test_makes_one_step_when_it_is_sent_twice(self, plan, browser):
        data = step_data()

        for _ in range(2):
            browser.post(url(plan, "step_new"), data)

        step = Action.objects.get()
        assert (str(step.pk), step.title, str(step.due_on)) == (
            data["key"],
            "Inschrijven",
            "2026-12-01",
        )

    def test_takes_words_and_life_domain_from_an_idea(self, plan, browser):
        browser.post(url(plan, "step_new"), step_data(idea="bus-card", title="", domain=""))

        step = Action.objects.get()
        assert step.title == "Een goedkoper abonnement voor bus of trein vragen"
        assert (step.domain, step.catalogue_key) == ("MOB", "bus-card")

    def test_prefers_own_words_to_those_of_the_idea(self, plan, browser):
        browser.post(url(plan, "step_new"), step_data(idea="bus-card", title="Buspas vragen"))

        assert Action.objects.get().title == "Buspas vragen"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"title": ""},
            {"domain": ""},
            {"who": ""},
            {"who": "other"},
            {"who": f"staff:{uuid7()}"},
            {"due_on": "morgen"},
            {"goal": str(uuid7())},
            {"proposed_by": ""},
        ],
    )
    def test_refuses_what_is_not_clear_and_keeps_the_rest(self, plan, browser, wrong):
        response = browser.post(url(plan, "step_new"), step_data(doer_words="") | wrong)

        assert response.status_code == 422
        assert not Action.objects.exists()
        assert 'value="Inschrijven"' in text(response) or wrong == {"title": ""}

    def test_stands_below_the_goal_that_it_was_opened_from(self, plan, browser):
        goal = GoalFactory(plan=plan, domain="MOB")

        shown = text(browser.get(url(plan, "step_new"), {"goal": goal.pk}))
        browser.post(f"{url(plan, 'step_new')}?goal={goal.pk}", step_data(goal=str(goal.pk)))

        assert '<option value="MOB" selected' in shown
        assert Action.objects.get().goal == goal

    def test_can_be_for_a_colleague_together_with_the_participant(self, plan, browser, sofie):
        browser.post(url(plan, "step_new"), step_data(who=f"together:{sofie.user_id}"))

        step = Action.objects.get()
        assert (step.doer, step.doer_user_id) == ("together", sofie.user_id)

    def test_explains_that_a_colleague_may_not_read_it(self, plan, browser, staff):
        tom = seated(staff, plan.trajectory, "work")

        response = browser.post(
            url(plan, "step_new"), step_data(domain="INC", who=f"staff:{tom.user_id}")
        )

        assert response.status_code == 422
        assert "mag dit levensdomein niet lezen" in text(response)

    def test_leaves_a_step_below_a_goal_that_the_writer_does_not_see(self, plan, staff, log_in):
        hidden = GoalFactory(plan=plan, domain="INC")
        step = ActionFactory(plan=plan, goal=hidden)
        tom = log_in(seated(staff, plan.trajectory, "work"))

        tom.post(url(plan, "step", step.pk), step_data(edition=1))

        step.refresh_from_db()
        assert (step.title, step.goal) == ("Inschrijven", hidden)

    def test_shows_the_whole_plan_when_the_step_moves_to_another_goal(self, plan, browser):
        step, goal = ActionFactory(plan=plan), GoalFactory(plan=plan)

        response = browser.post(
            url(plan, "step", step.pk),
            step_data(edition=1, goal=str(goal.pk)),
            headers={"HX-Request": "true"},
        )

        assert response.headers["HX-Redirect"] == url(plan)

    def test_keeps_a_colleague_who_left(self, plan, browser, staff):
        tom = seated(staff, plan.trajectory, "work")
        step = ActionFactory(plan=plan, doer="staff", doer_user_id=tom.user_id)
        plan.trajectory.team.filter(user_id=tom.user_id).delete()

        browser.post(
            url(plan, "step", step.pk),
            step_data(edition=1, domain="WRK", who=f"staff:{tom.user_id}"),
        )

        step.refresh_from_db()
        assert (step.title, step.doer_user_id) == ("Inschrijven", tom.user_id)


class TestMoveButton:
    def test_moves_the_step_and_shows_it_again(self, plan, browser):
        step = ActionFactory(plan=plan)

        response = browser.post(
            url(plan, "step_move", step.pk), {"edition": 1, "to": "busy"}, follow=True
        )

        step.refresh_from_db()
        assert step.state == "busy"
        assert response.redirect_chain[0][1] == 303

    @pytest.mark.parametrize(
        ("sent", "why"),
        [
            ({"edition": 1, "to": "stopped"}, "Schrijf waarom het stopt."),
            ({"edition": 1, "to": "suggested"}, "Deze stap kan daar nu niet naartoe."),
            ({"edition": 7, "to": "busy"}, "wijzigde deze stap net"),
            ({"to": "busy"}, "wijzigde deze stap net"),
        ],
    )
    def test_does_nothing_that_cannot_be_and_says_why(self, plan, browser, sent, why):
        step = ActionFactory(plan=plan)

        response = browser.post(url(plan, "step_move", step.pk), sent, follow=True)

        step.refresh_from_db()
        assert step.state == "planned"
        assert why in text(response)

    def test_asks_for_the_goal_first(self, plan, browser):
        goal = GoalFactory(plan=plan, suggested=True)
        step = ActionFactory(plan=plan, goal=goal, state="suggested")

        response = browser.post(
            url(plan, "step_move", step.pk), {"edition": 1, "to": "planned"}, follow=True
        )

        assert "Vraag eerst of de deelnemer akkoord is" in text(response)

    def test_is_not_for_who_may_not_read_the_step(self, plan, staff, log_in):
        tom = log_in(seated(staff, plan.trajectory, "work"))
        step = ActionFactory(plan=plan, domain="INC")

        response = tom.post(url(plan, "step_move", step.pk), {"edition": 1, "to": "busy"})

        assert response.status_code == 404


class TestStopping:
    def test_needs_a_reason_and_keeps_it(self, plan, browser):
        step = ActionFactory(plan=plan)

        without = browser.post(url(plan, "step_stop", step.pk), {"edition": 1, "reason": ""})
        browser.post(url(plan, "step_stop", step.pk), {"edition": 1, "reason": "Te duur"})

        step.refresh_from_db()
        assert without.status_code == 422
        assert (step.state, step.stop_reason) == ("stopped", "Te duur")

    def test_keeps_the_reason_in_the_form_when_somebody_was_first(self, plan, browser):
        step = ActionFactory(plan=plan, edition=2)

        response = browser.post(
            url(plan, "step_stop", step.pk), {"edition": 1, "reason": "Te duur"}
        )

        assert response.status_code == 409
        assert "Te duur" in text(response)


class TestRemoving:
    def test_asks_first(self, plan, browser):
        step = ActionFactory(plan=plan)

        asked = text(browser.get(url(plan, "step_remove", step.pk)))
        browser.post(url(plan, "step_remove", step.pk), {"edition": 1})

        assert "Deze stap uit het plan halen?" in asked
        assert not Action.objects.exists()

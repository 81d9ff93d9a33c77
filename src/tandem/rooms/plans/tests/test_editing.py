"""The forms of the plan as a counsellor meets them, with htmx and without."""

import pytest
from django.urls import reverse

from tandem.foundation.keys import uuid7
from tandem.rooms.plans.models import Goal, Plan
from tandem.rooms.plans.tests.factories import (
    ActionFactory,
    GoalFactory,
    PlanFactory,
    seated,
)


@pytest.fixture
def plan(partnership):
    return PlanFactory(partnership=partnership, dream="Een winkel")


@pytest.fixture
def sofie(plan, staff):
    return seated(staff, plan.trajectory)


@pytest.fixture
def browser(sofie, log_in):
    return log_in(sofie)


def url(plan, name="plan", *keys):
    return reverse(f"plans:{name}", args=[plan.trajectory_id, *keys])


def text(response):
    return response.content.decode()


def goal_data(**changes):
    given = {"key": str(uuid7()), "edition": "0", "title": "Rijbewijs halen", "own_words": ""}
    return given | {"domain": "MOB", "proposed_by": "participant"} | changes


def step_data(**changes):
    given = {"key": str(uuid7()), "edition": "0", "title": "Inschrijven", "domain": "MOB"}
    who = {"who": "participant", "doer_words": "", "proposed_by": "participant", "goal": ""}
    return given | who | {"due_on": "2026-12-01", "idea": ""} | changes


class TestDreamForm:
    def test_comes_alone_for_htmx_and_in_its_file_otherwise(self, plan, browser):
        alone = text(browser.get(url(plan, "dream"), headers={"HX-Request": "true"}))
        whole = text(browser.get(url(plan, "dream")))

        assert ("<html" in alone, "<html" in whole) == (False, True)
        assert 'hx-target="#slot-dream"' in alone
        assert "hx-post" not in whole
        assert "Een winkel" in alone

    def test_leads_back_to_its_place_on_the_plan(self, plan, browser):
        response = browser.post(url(plan, "dream"), {"edition": 1, "dream": "Een atelier"})

        assert response.status_code == 303
        assert response.url == f"{url(plan)}?slot=dream#slot-dream"
        assert Plan.objects.get().dream == "Een atelier"

    def test_can_lay_down_the_plan(self, plan, browser):
        Plan.objects.all().delete()

        browser.post(url(plan, "dream"), {"edition": 0, "dream": "Een atelier"})

        assert Plan.objects.get().dream == "Een atelier"

    def test_keeps_what_was_typed_when_it_is_too_long(self, plan, browser):
        typed = "a" * 5_001

        response = browser.post(url(plan, "dream"), {"edition": 1, "dream": typed})

        assert response.status_code == 422
        assert typed in text(response)
        assert Plan.objects.get().dream == "Een winkel"

    def test_is_refused_to_a_coordinator(self, plan, staff, log_in):
        coordinator = log_in(staff("coordinator"))

        answers = [
            coordinator.get(url(plan, "dream")).status_code,
            coordinator.post(url(plan, "dream"), {"edition": 1, "dream": "x"}).status_code,
        ]

        assert answers == [403, 403]


class TestTwoHands:
    def clash(self, plan, browser, **more):
        browser.post(url(plan, "dream"), {"edition": 1, "dream": "Een markt"})
        data = {"edition": 1, "dream": "Een atelier"} | more
        return browser.post(url(plan, "dream"), data, headers={"HX-Request": "true"})

    def test_see_each_others_words_side_by_side(self, plan, sofie, browser):
        response = self.clash(plan, browser)

        shown = text(response)
        assert response.status_code == 409
        assert "Een markt" in shown
        assert "Een atelier" in shown
        assert f"{sofie.name} wijzigde dit op" in shown
        assert 'name="edition" value="2"' in shown
        assert Plan.objects.get().dream == "Een markt"

    @pytest.mark.parametrize(
        ("keep", "kept"),
        [
            ("mine", "Een atelier"),
            ("theirs", "Een markt hier"),
            ("both", "Een markt hier\n\nEen atelier"),
        ],
    )
    def test_choose_what_stays(self, plan, browser, keep, kept):
        self.clash(plan, browser)
        settled = {
            "edition": 2,
            "clash": "dream",
            "of-dream": "dream",
            "long": "dream",
            "keep-dream": keep,
            "theirs-dream": "Een markt hier",
            "dream": "Een atelier",
        }

        response = browser.post(url(plan, "dream"), settled)

        assert response.status_code == 303
        assert Plan.objects.get().dream.replace("\r", "") == kept

    def test_are_asked_again_when_a_third_came_between(self, plan, browser):
        self.clash(plan, browser)
        browser.post(url(plan, "dream"), {"edition": 2, "dream": "Een kraam"})

        response = browser.post(url(plan, "dream"), {"edition": 2, "dream": "Een atelier"})

        assert response.status_code == 409
        assert "Een kraam" in text(response)

    def test_see_who_would_do_a_step_in_words(self, plan, browser, sofie):
        step = ActionFactory(plan=plan, title="Inschrijven", domain="MOB", due_on="2026-12-01")
        first = step_data(edition=1, who="other", doer_words="mijn zus")
        browser.post(url(plan, "step", step.pk), first)

        response = browser.post(
            url(plan, "step", step.pk), step_data(edition=1, who=f"staff:{sofie.user_id}")
        )

        shown = text(response)
        assert response.status_code == 409
        assert "Iemand anders · mijn zus" in shown
        assert 'name="theirs-who" value="other"' in shown

    def test_do_not_wait_for_each_other_on_different_fields(self, plan, browser):
        goal = GoalFactory(plan=plan, title="Rijden", domain="MOB")
        same = {"edition": 1, "title": "Rijden"}
        browser.post(url(plan, "goal", goal.pk), goal_data(**same, own_words="Naar school"))

        response = browser.post(
            url(plan, "goal", goal.pk), goal_data(**same | {"title": "Zelf rijden"})
        )

        goal.refresh_from_db()
        assert response.status_code == 303
        assert (goal.title, goal.own_words) == ("Zelf rijden", "Naar school")


class TestJobForm:
    def data(self, **changes):
        names = ("occupation_words", "occupation_code", "hours_min", "hours_max", "distance_km")
        return {"edition": 1, "job_wishes": ""} | dict.fromkeys(names, "") | changes

    def test_lists_occupations_for_what_was_typed_and_saves_nothing(self, plan, browser):
        response = browser.post(
            url(plan, "job"), self.data(occupation_words="naaister", hours_min="19", find="1")
        )

        shown = text(response)
        assert response.status_code == 200
        assert 'value="7533"' in shown
        assert 'value="19"' in shown
        assert Plan.objects.get().occupation_words == ""

    def test_says_that_own_words_are_enough(self, plan, browser):
        response = browser.post(url(plan, "job"), self.data(occupation_words="xqzv", find="1"))

        assert "Je eigen woorden zijn genoeg" in text(response)

    def test_keeps_words_and_occupation(self, plan, browser):
        browser.post(
            url(plan, "job"),
            self.data(occupation_words="naaister", occupation_code="7533", hours_max="30.5"),
        )

        plan.refresh_from_db()
        assert (plan.occupation_code, plan.occupation_words) == ("7533", "naaister")
        assert str(plan.hours_max) == "30.5"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"hours_min": "30", "hours_max": "20"},
            {"hours_min": "200"},
            {"occupation_code": "9999"},
            {"distance_km": "-1"},
        ],
    )
    def test_refuses_what_cannot_be(self, plan, browser, wrong):
        response = browser.post(url(plan, "job"), self.data(**wrong))

        assert response.status_code == 422
        assert 'id="error-summary"' in text(response)

    def test_shows_what_was_chosen_before(self, plan, browser):
        Plan.objects.update(occupation_code="7533", hours_min="19.0")

        shown = text(browser.get(url(plan, "job")))

        assert 'value="7533"' in shown
        assert 'value="19"' in shown


class TestParticipationForm:
    def test_takes_exactly_one_of_five(self, plan, browser):
        wrong = browser.post(url(plan, "participation"), {"edition": 1, "participation": "x"})
        right = browser.post(url(plan, "participation"), {"edition": 1, "participation": "lde"})

        assert (wrong.status_code, right.status_code) == (422, 303)
        assert Plan.objects.get().participation == "lde"


class TestGoalForm:
    def test_makes_one_goal_when_it_is_sent_twice(self, plan, browser):
        data = goal_data()

        urls = [browser.post(url(plan, "goal_new"), data).url for _ in range(2)]

        goal = Goal.objects.get()
        assert str(goal.pk) == data["key"]
        assert urls == [f"{url(plan)}?slot=added-goal-{goal.pk}#slot-goal-{goal.pk}"] * 2

    def test_needs_its_key(self, plan, browser):
        response = browser.post(url(plan, "goal_new"), goal_data(key=""))

        assert response.status_code == 422
        assert not Goal.objects.exists()

    def test_offers_only_life_domains_that_the_writer_reads(self, plan, staff, log_in):
        tom = log_in(seated(staff, plan.trajectory, "work"))

        shown = text(tom.get(url(plan, "goal_new")))
        response = tom.post(url(plan, "goal_new"), goal_data(domain="INC"))

        assert '<option value="MOB"' in shown
        assert '<option value="INC"' not in shown
        assert "Rust met mijn rekeningen" not in shown
        assert response.status_code == 422

    def test_keeps_the_answer_of_the_participant(self, plan, browser):
        goal = GoalFactory(plan=plan, suggested=True)

        response = browser.post(
            url(plan, "goal_answer", goal.pk),
            {"edition": 1, "answer": "declined", "on": "2026-11-03"},
        )

        goal.refresh_from_db()
        assert response.status_code == 303
        assert str(goal.declined_on) == "2026-11-03"

    def test_takes_no_answer_of_a_day_to_come(self, plan, browser):
        goal = GoalFactory(plan=plan, suggested=True)

        response = browser.post(
            url(plan, "goal_answer", goal.pk),
            {"edition": 1, "answer": "agreed", "on": "2999-01-01"},
        )

        assert response.status_code == 422

    def test_asks_to_look_again_when_the_goal_changed_meanwhile(self, plan, browser):
        goal = GoalFactory(plan=plan, suggested=True, edition=3)

        response = browser.post(
            url(plan, "goal_answer", goal.pk),
            {"edition": 2, "answer": "agreed", "on": "2026-11-03"},
        )

        assert response.status_code == 409
        assert 'name="edition" value="3"' in text(response)

    def test_can_be_reached_and_removed(self, plan, browser):
        goal = GoalFactory(plan=plan)

        browser.post(url(plan, "goal_reach", goal.pk), {"edition": 1, "on": "2026-11-03"})
        reached = Goal.objects.get().reached_on
        browser.post(url(plan, "goal_remove", goal.pk), {"edition": 2})

        assert str(reached) == "2026-11-03"
        assert not Goal.objects.exists()

    def test_does_not_exist_for_who_may_not_read_it(self, plan, staff, log_in):
        tom = log_in(seated(staff, plan.trajectory, "work"))
        goal = GoalFactory(plan=plan, domain="INC")

        assert tom.get(url(plan, "goal", goal.pk)).status_code == 404

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.rooms.plans.models import Plan
from tandem.rooms.plans.tests.factories import ActionFactory, GoalFactory, PlanFactory, seated
from tandem.rooms.plans.urls import urlpatterns

KEY = "01a20259-ccf4-7022-a469-fca6d0d98dfb"


@pytest.fixture
def plan(partnership):
    return PlanFactory(partnership=partnership, complete=True)


@pytest.fixture
def sofie(plan, staff):
    return seated(staff, plan.trajectory)


@pytest.fixture
def browser(sofie, log_in):
    """Sofie's browser, without JavaScript."""
    return log_in(sofie)


def url(plan, name="plan", *keys):
    return reverse(f"plans:{name}", args=[plan.trajectory_id, *keys])


def text(response):
    return response.content.decode()


class TestPlanPage:
    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_the_same_at_any_size(self, plan, browser, django_assert_max_num_queries, size):
        for goal in GoalFactory.create_batch(size, plan=plan):
            ActionFactory.create_batch(2, plan=plan, goal=goal)
        browser.get(url(plan))

        # Eleven, and in a test the two of the savepoint that stands for the transaction.
        with django_assert_max_num_queries(13):
            response = browser.get(url(plan))

        assert response.status_code == 200

    def test_can_be_opened_before_anything_was_written(self, plan, browser):
        Plan.objects.all().delete()

        response = browser.get(url(plan))

        assert response.status_code == 200
        assert not Plan.objects.exists()

    def test_names_what_is_missing_with_a_way_to_it(self, plan, browser):
        ActionFactory(plan=plan, domain="WRK")
        Plan.objects.update(participation="")

        shown = text(browser.get(url(plan)))

        assert 'href="#slot-participation"' in shown
        assert "Een volgende stap op welzijn" in shown
        assert 'href="#slot-job"' not in shown
        assert url(plan, "read") not in shown

    def test_offers_to_read_a_complete_plan_together(self, plan, browser):
        for domain in ("WRK", "INC"):
            ActionFactory(plan=plan, domain=domain)

        assert url(plan, "read") in text(browser.get(url(plan)))

    def test_gives_each_step_an_address_for_other_pages(self, plan, browser):
        step = ActionFactory(plan=plan)

        assert f'id="action-{step.pk}"' in text(browser.get(url(plan)))

    def test_folds_what_the_participant_did_not_choose(self, plan, browser):
        GoalFactory(plan=plan, title="Dit liever niet", declined=True)

        before, _, folded = text(browser.get(url(plan))).partition('<details class="more">')

        assert "Dit liever niet" in folded
        assert "Dit liever niet" not in before

    def test_shows_typed_text_as_text(self, plan, browser):
        Plan.objects.update(dream="<script>alert(1)</script>")

        shown = text(browser.get(url(plan)))

        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)" in shown

    def test_keeps_within_the_content_security_policy(self, plan, browser):
        ActionFactory(plan=plan, goal=GoalFactory(plan=plan))

        shown = text(browser.get(url(plan)))

        assert not re.search(r"\s(style|on\w+|hx-on[\w:-]*)=", shown)


class TestWhatAReaderSees:
    def test_is_nothing_for_a_stranger_on_any_address(self, plan, staff, log_in):
        stranger = log_in(staff("welfare"))
        goal, step = GoalFactory(plan=plan), ActionFactory(plan=plan)
        keys = {"goal_id": goal.pk, "step_id": step.pk, "number": 1}
        addresses = [
            reverse(
                f"plans:{pattern.name}",
                kwargs={"trajectory_id": plan.trajectory_id}
                | {name: keys[name] for name in pattern.pattern.converters},
            )
            for pattern in urlpatterns
        ]

        answers = {stranger.get(address).status_code for address in addresses}
        answers |= {stranger.post(address).status_code for address in addresses}

        assert answers <= {404, 405}

    def test_is_how_far_it_is_for_a_coordinator(self, plan, staff, log_in):
        GoalFactory(plan=plan, title="Geheim doel")

        shown = text(log_in(staff("coordinator")).get(url(plan)))

        assert "Geheim doel" not in shown
        assert plan.dream not in shown
        assert 'class="steps"' in shown

    @pytest.mark.parametrize("slot", ["dream", "job", "participation", "new-goal"])
    def test_is_no_place_of_it_for_a_coordinator(self, plan, staff, log_in, slot):
        answer = log_in(staff("coordinator")).get(
            url(plan), {"slot": slot}, headers={"hx-request": "true"}
        )

        assert text(answer) == ""

    def test_is_a_count_of_welfare_for_a_work_counsellor(self, plan, staff, log_in):
        tom = seated(staff, plan.trajectory, "work")
        for title in ("Geheim een", "Geheim twee"):
            ActionFactory(plan=plan, domain="INC", title=title)

        shown = text(log_in(tom).get(url(plan)))

        assert "Geheim" not in shown
        assert "Welzijn: 2 volgende stappen" in shown

    @pytest.mark.parametrize("has_rows", [True, False])
    def test_does_not_betray_whether_there_is_more(self, plan, staff, log_in, has_rows):
        if has_rows:
            GoalFactory(plan=plan, domain="PSY", title="Geheim doel")
            ActionFactory(plan=plan, domain="PSY", title="Geheime stap", state="suggested")
        tom = seated(staff, plan.trajectory, "work")

        shown = text(log_in(tom).get(url(plan)))

        assert "Geheim" not in shown
        assert "Misschien staat er meer in dit plan." in shown

    def test_leaves_no_buttons_to_who_left_the_team(self, plan, sofie, browser):
        ActionFactory(plan=plan, goal=GoalFactory(plan=plan))
        plan.trajectory.team.update(ends_on=clock.today() - timedelta(days=3))

        shown = text(browser.get(url(plan)))

        assert "Doel" in shown
        assert "hx-get" not in shown
        assert "hx-post" not in shown


class TestSlot:
    def get(self, browser, plan, slot, htmx=True):
        headers = {"HX-Request": "true"} if htmx else {}
        return browser.get(url(plan), {"slot": slot}, headers=headers)

    @pytest.mark.parametrize("slot", ["dream", "job", "participation", "new-goal"])
    def test_is_served_alone_with_the_state_of_the_plan(self, plan, browser, slot):
        shown = text(self.get(browser, plan, slot))

        assert f'id="slot-{slot}"' in shown
        assert 'id="plan-status"' in shown
        assert 'hx-swap-oob="true"' in shown
        assert "<html" not in shown

    def test_of_a_new_goal_makes_room_for_the_next(self, plan, browser):
        goal = GoalFactory(plan=plan)

        shown = text(self.get(browser, plan, f"added-goal-{goal.pk}"))

        assert f'id="goal-{goal.pk}"' in shown
        assert 'id="slot-new-goal"' in shown

    def test_of_a_new_step_makes_room_for_the_next(self, plan, browser):
        goal = GoalFactory(plan=plan)
        step = ActionFactory(plan=plan, goal=goal)

        shown = text(self.get(browser, plan, f"added-step-{step.pk}"))

        assert f'id="slot-step-{step.pk}"' in shown
        assert f'id="slot-new-step-{goal.pk}"' in shown

    def test_of_a_goal_is_its_head_only(self, plan, browser):
        goal = GoalFactory(plan=plan)

        shown = text(self.get(browser, plan, f"goal-{goal.pk}"))

        assert f'id="slot-goal-{goal.pk}"' in shown
        assert "slot-new-step" not in shown

    @pytest.mark.parametrize("slot", ["new-step-loose", "new-step-{goal}"])
    def test_of_a_step_to_come_is_there_for_each_goal(self, plan, browser, slot):
        name = slot.format(goal=GoalFactory(plan=plan).pk)

        assert f'id="slot-{name}"' in text(self.get(browser, plan, name))

    @pytest.mark.parametrize("slot", [f"step-{KEY}", f"goal-{KEY}", "nonsense", f"new-step-{KEY}"])
    def test_that_is_not_there_asks_for_the_page_again(self, plan, browser, slot):
        response = self.get(browser, plan, slot)

        assert response.headers["HX-Refresh"] == "true"

    def test_is_a_place_on_the_whole_page_without_htmx(self, plan, browser):
        assert "<html" in text(self.get(browser, plan, "dream", htmx=False))

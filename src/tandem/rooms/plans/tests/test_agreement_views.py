"""Reading together, signing, versions and papers, as a counsellor meets them."""

from base64 import b64encode

import pytest
from django.urls import reverse

from tandem.foundation.audit.models import AuditEvent
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

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def plan(partnership):
    plan = PlanFactory(partnership=partnership, complete=True)
    ActionFactory(plan=plan, goal=GoalFactory(plan=plan, title="Vast werk"))
    ActionFactory(plan=plan, domain="INC", title="Rekeningen samen bekijken")
    return plan


@pytest.fixture
def sofie(plan, staff):
    return seated(staff, plan.trajectory)


@pytest.fixture
def tom(plan, staff):
    return seated(staff, plan.trajectory, "work")


@pytest.fixture
def browser(sofie, log_in):
    return log_in(sofie)


def url(plan, name="plan", *keys):
    return reverse(f"plans:{name}", args=[plan.trajectory_id, *keys])


def text(response):
    return response.content.decode()


def sign_data(**changes):
    given = {"edition": 1, "name": "Samira Benali", "on": "2026-11-03", "agrees": "on"}
    return given | {"drawing": ""} | changes


def make_signed(actor, plan):
    given = {"actor": actor, "trajectory_id": plan.trajectory_id, "edition": plan.edition}
    actions.read_together(on=ON, others="", at=AT, **given)
    return actions.sign(signature=actions.Signature("Samira Benali", ON), at=AT, **given)


class TestReadPage:
    def test_shows_the_whole_plan(self, plan, browser):
        shown = text(browser.get(url(plan, "read")))

        for words in (plan.dream, "naaister", "Vast werk", "Rekeningen samen bekijken"):
            assert words in shown

    def test_keeps_that_it_was_read(self, plan, browser):
        response = browser.post(
            url(plan, "read"), {"edition": 1, "on": "2026-11-03", "others": "Haar zus"}
        )

        plan.refresh_from_db()
        assert response.status_code == 303
        assert (plan.state, plan.read_with) == ("read", "Haar zus")

    def test_says_what_is_missing_and_asks_nothing(self, plan, browser):
        Plan.objects.update(participation="")

        shown = text(browser.get(url(plan, "read")))
        response = browser.post(url(plan, "read"), {"edition": 1, "on": "2026-11-03"})

        assert f"{url(plan)}#slot-participation" in shown
        assert 'method="post" action="' + url(plan, "read") not in shown
        assert response.status_code == 422

    def test_shows_the_change_that_came_between(self, plan, browser):
        plan.edition = 2
        plan.dream = "Iets heel anders"
        plan.save()

        response = browser.post(
            url(plan, "read"), {"edition": 1, "on": "2026-11-03", "others": "Haar zus"}
        )

        shown = text(response)
        assert response.status_code == 409
        assert "Iets heel anders" in shown
        assert 'value="Haar zus"' in shown
        assert 'name="edition" value="2"' in shown

    def test_names_a_colleague_who_sees_everything(self, plan, sofie, tom, log_in):
        shown = text(log_in(tom).get(url(plan)))

        assert url(plan, "read") not in shown
        assert sofie.name in shown.partition('id="plan-status"')[2]


class TestSignPage:
    @pytest.fixture
    def plan(self, plan):
        Plan.objects.update(state="read", read_on=ON)
        plan.refresh_from_db()
        return plan

    def test_takes_a_typed_name(self, plan, browser):
        response = browser.post(url(plan, "sign"), sign_data())

        version = PlanVersion.objects.get()
        assert response.status_code == 303
        assert (version.signature_kind, version.signed_name) == ("typed", "Samira Benali")

    def test_takes_a_drawing(self, plan, browser):
        drawn = "data:image/png;base64," + b64encode(PNG).decode()

        browser.post(url(plan, "sign"), sign_data(drawing=drawn))

        assert bytes(PlanVersion.objects.get().drawing) == PNG

    @pytest.mark.parametrize(
        "wrong",
        [
            {"name": ""},
            {"agrees": ""},
            {"on": "2999-01-01"},
            {"drawing": "x"},
            {"on": "2026-11-02"},
        ],
    )
    def test_refuses_what_is_not_a_signature(self, plan, browser, wrong):
        data = {name: value for name, value in sign_data(**wrong).items() if value != ""}

        response = browser.post(url(plan, "sign"), data)

        assert response.status_code == 422
        assert not PlanVersion.objects.exists()

    def test_keeps_the_name_when_the_plan_moved_on(self, plan, browser):
        Plan.objects.update(edition=2)

        response = browser.post(url(plan, "sign"), sign_data(name="Samira B."))

        assert response.status_code == 409
        assert 'value="Samira B."' in text(response)


class TestVersions:
    def test_are_listed_with_who_signed_and_who_was_there(self, plan, sofie, browser):
        make_signed(sofie, plan)

        shown = text(browser.get(url(plan, "versions")))

        assert "Versie 1" in shown
        assert f"Getekend door Samira Benali op 3 november 2026. {sofie.name} was erbij." in shown

    def test_show_the_plan_as_it_was(self, plan, sofie, browser):
        make_signed(sofie, plan)
        Plan.objects.update(dream="Iets heel anders")

        shown = text(browser.get(url(plan, "version", 1)))

        assert plan.dream in shown
        assert "Iets heel anders" not in shown

    def test_hide_what_the_reader_may_not_read(self, plan, sofie, tom, log_in):
        make_signed(sofie, plan)

        shown = text(log_in(tom).get(url(plan, "version", 1)))

        assert "Vast werk" in shown
        assert "Rekeningen samen bekijken" not in shown

    def test_that_were_never_signed_do_not_exist(self, plan, browser):
        assert browser.get(url(plan, "version", 9)).status_code == 404

    def test_are_compared_with_the_plan_of_now(self, plan, sofie, browser):
        make_signed(sofie, plan)
        actions.save_dream(
            actor=sofie, trajectory_id=plan.trajectory_id, dream="Een winkel", edition=1, at=AT
        )

        shown = text(browser.get(url(plan)))

        assert "Het plan veranderde sinds versie 1" in shown
        assert 'data-l="Eerst">Een eigen naaiatelier<' in shown
        assert 'data-l="Nu">Een winkel<' in shown

    def test_cost_the_same_at_any_number(self, plan, sofie, browser, django_assert_max_num_queries):
        version = make_signed(sofie, plan)
        for number in range(2, 12):
            version.pk, version.number = None, number
            version._state.adding = True
            version.save()
        browser.get(url(plan, "versions"))

        with django_assert_max_num_queries(14):
            browser.get(url(plan, "versions"))


class TestPapers:
    @pytest.mark.parametrize("name", ["plan_pdf", "report_pdf"])
    def test_open_in_the_browser_under_initials_and_day(self, plan, browser, name):
        response = browser.get(url(plan, name))

        kind = name.partition("_")[0]
        assert response.content.startswith(b"%PDF-")
        assert response["Content-Disposition"].startswith(f'inline; filename="{kind}-sb-2')
        assert response["Cache-Control"] == "no-store"

    def test_are_events(self, plan, browser):
        browser.get(url(plan, "plan_pdf"))

        event = AuditEvent.objects.get(event=events.PRINTED)
        assert event.facts == {"kind": "plan", "number": 1, "classes": [0, 1]}

    def test_exist_for_each_version(self, plan, sofie, browser):
        make_signed(sofie, plan)

        assert browser.get(url(plan, "version_pdf", 1)).content.startswith(b"%PDF-")
        assert browser.get(url(plan, "version_pdf", 2)).status_code == 404

    def test_ask_when_the_participant_agreed(self, plan, browser):
        asked = text(browser.get(url(plan, "report")))
        wrong = browser.get(url(plan, "report_pdf"), {"agreed_on": "ooit"})

        assert 'name="agreed_on"' in asked
        assert wrong.status_code == 422
        assert 'id="error-summary"' in text(wrong)

    def test_are_not_for_a_coordinator(self, plan, staff, log_in):
        coordinator = log_in(staff("coordinator"))

        answers = {
            coordinator.get(url(plan, name)).status_code
            for name in ("plan_pdf", "report_pdf", "report", "versions")
        }

        assert answers == {403}
        assert Action.objects.exists()

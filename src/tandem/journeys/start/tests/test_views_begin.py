from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from tandem.foundation.audit.models import AuditEvent
from tandem.journeys.start.tests.test_views_consent import seat
from tandem.rooms.partners import actions as partner_actions
from tandem.rooms.trajectories.models import (
    EligibilityCheck,
    EntryProfile,
    State,
    TeamMember,
    Trajectory,
)
from tandem.rooms.trajectories.tests.factories import (
    OrganisationFactory,
    ParticipantFactory,
    TrajectoryFactory,
)

GOOD = {
    "answer-poverty": "yes", "answer-mother": "yes", "answer-work_intensity": "0,1",
}  # fmt: skip
FIRST_DAY = {
    "entry_on": "2026-03-02", "phase": "guidance", "employment": "inactive",
    "employment_words": "leefloon", "isced": "2", "household_work_intensity": "0,1",
    "is_registered_job_seeker": "yes", "disability": "refused", "third_country_national": "no",
    "foreign_background": "unknown", "minority": "not_asked", "homeless": "no", "rural": "no",
}  # fmt: skip


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


@pytest.fixture
def row(coordinator):
    return partner_actions.adopt_shipped(actor=coordinator, key="sleutel")


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership, referred=True)


@pytest.fixture
def step(trajectory, row):
    """The address of a step of starting."""

    def address(name):
        chosen = [row.pk] if name in ("eligibility", "first_day") else []
        return reverse(f"start:{name}", args=[trajectory.pk, *chosen])

    return address


class TestProgramme:
    def test_leads_to_its_conditions(self, coordinator, row, step, log_in):
        answer = log_in(coordinator).post(step("begin"), {"programme": row.pk})

        assert answer.url == step("eligibility")

    def test_offers_neither_withdrawn_programmes_nor_those_for_organisations(
        self, coordinator, row, step, log_in
    ):
        partner_actions.adopt_shipped(actor=coordinator, key="basistraject_de_link")
        old = partner_actions.adopt_shipped(actor=coordinator, key="gbo")
        partner_actions.offer_programme(actor=coordinator, programme_id=old.pk, is_offered=False)

        page = log_in(coordinator).get(step("begin"))

        assert [each.key for each in page.context["rows"]] == ["sleutel"]

    def test_must_be_chosen(self, coordinator, step, log_in):
        assert log_in(coordinator).post(step("begin"), {}).status_code == 422

    def test_says_so_when_there_are_none(self, coordinator, trajectory, log_in):
        page = log_in(coordinator).get(reverse("start:begin", args=[trajectory.pk]))

        assert reverse("start:programmes") in page.content.decode()


class TestConditions:
    def test_are_kept_when_all_are_met(self, coordinator, step, log_in):
        answer = log_in(coordinator).post(step("eligibility"), GOOD)

        assert answer.url == step("first_day")
        assert set(EligibilityCheck.objects.values_list("outcome", flat=True)) == {"met"}

    def test_show_source_and_what_nobody_verified(self, coordinator, step, log_in):
        page = log_in(coordinator).get(step("eligibility"))

        rows = {each.label: each for each in page.context["form"].rows}
        assert not rows["Woont in Sint-Niklaas"].is_verified
        assert rows["Leeft in armoede"].is_verified
        assert "OCMW Sint-Niklaas, Sleutel naar werk of opleiding" in page.content.decode()

    def test_are_never_passed_silently(self, coordinator, step, log_in):
        answer = log_in(coordinator).post(
            step("eligibility"), GOOD | {"answer-mother": "no", "answer-poverty": "refused"}
        )

        errors = answer.context["form"].errors
        assert (answer.status_code, set(errors)) == (422, {"reason-mother", "reason-poverty"})
        assert not EligibilityCheck.objects.exists()

    def test_are_set_aside_with_a_reason(self, coordinator, step, log_in):
        given = GOOD | {"answer-mother": "no", "reason-mother": "Zorgt voor haar broers"}

        log_in(coordinator).post(step("eligibility"), given)

        check = EligibilityCheck.objects.get(criterion="mother")
        assert (check.outcome, check.fact) == ("not_met", "no")
        assert check.overruled_reason == "Zorgt voor haar broers"
        assert AuditEvent.objects.filter(event="trajectory:eligibility-overruled").count() == 1

    def test_keep_what_was_typed(self, coordinator, step, log_in):
        given = GOOD | {"answer-work_intensity": "veel", "reason-work_intensity": "Zie brief"}

        answer = log_in(coordinator).post(step("eligibility"), given)

        assert answer.status_code == 422
        assert 'value="veel"' in answer.content.decode()
        assert "Zie brief" in answer.content.decode()

    def test_use_what_the_file_says(self, partnership, coordinator, row, log_in):
        person = ParticipantFactory(
            partnership=partnership, postcode="2000", birth_date=date(2015, 1, 1)
        )
        child = TrajectoryFactory(partnership=partnership, participant=person, referred=True)
        url = reverse("start:eligibility", args=[child.pk, row.pk])

        answer = log_in(coordinator).post(url, GOOD)

        assert set(answer.context["form"].errors) == {"reason-working_age", "reason-lives_in_town"}


class TestFirstDay:
    @pytest.fixture
    def office(self, coordinator, step, log_in):
        visitor = log_in(coordinator)
        visitor.post(step("eligibility"), GOOD)
        return visitor

    def test_comes_after_the_conditions(self, coordinator, step, log_in):
        assert log_in(coordinator).get(step("first_day")).url == step("eligibility")

    def test_starts_the_trajectory_with_its_profile(self, office, row, step, trajectory):
        answer = office.post(step("first_day"), FIRST_DAY)

        trajectory.refresh_from_db()
        profile = EntryProfile.objects.get()
        assert answer.url == step("tandem")
        assert (trajectory.state, trajectory.entry_on) == (State.ACTIVE, date(2026, 3, 2))
        assert (trajectory.programme, trajectory.phase) == (row, "guidance")
        assert (profile.employment, profile.isced) == ("inactive", 2)
        assert profile.household_work_intensity == Decimal("0.1")
        assert (profile.disability, profile.minority) == ("refused", "not_asked")

    def test_asks_nothing_again_that_the_conditions_asked(self, office, step):
        form = office.get(step("first_day")).context["form"]

        assert form.initial["household_work_intensity"] == Decimal("0.1")

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"entry_on": ""}, "entry_on"),
            ({"entry_on": "0206-03-02"}, "entry_on"),
            ({"unemployed_since": "2026-04-01"}, "unemployed_since"),
            ({"isced": "12"}, "isced"),
            ({"household_work_intensity": "7"}, "household_work_intensity"),
            ({"disability": "a bit"}, "disability"),
        ],
    )
    def test_points_at_what_is_wrong(self, office, step, trajectory, changes, field):
        answer = office.post(step("first_day"), FIRST_DAY | changes)

        trajectory.refresh_from_db()
        assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})
        assert trajectory.state == State.REFERRED

    def test_starts_once(self, office, step):
        office.post(step("first_day"), FIRST_DAY)

        second = office.post(step("first_day"), FIRST_DAY | {"entry_on": "2026-05-05"})

        assert second.url == step("tandem")
        assert Trajectory.objects.get().entry_on == date(2026, 3, 2)


class TestTandem:
    @pytest.fixture
    def started(self, partnership, row):
        return TrajectoryFactory(partnership=partnership, programme=row)

    @pytest.fixture
    def url(self, started):
        return reverse("start:tandem", args=[started.pk])

    def given(self, **seats):
        return {"starts_on": "2026-03-02", "reason": ""} | {
            role: actor.posts[0].id for role, actor in seats.items()
        }

    def test_forms_the_team_and_goes_on_to_consent(self, coordinator, staff, started, url, log_in):
        seats = {"work": staff("work"), "welfare": staff("welfare"), "expert": staff("expert")}

        answer = log_in(coordinator).post(url, self.given(**seats))

        assert answer.url == reverse("start:begin_consent", args=[started.pk])
        assert TeamMember.objects.count() == 3

    def test_asks_why_when_both_come_from_one_organisation(
        self, partnership, coordinator, staff, url, log_in
    ):
        house = OrganisationFactory(partnership=partnership)
        pair = {role: staff(role, organisation=house) for role in ("work", "welfare")}
        client = log_in(coordinator)

        first = client.post(url, self.given(**pair))
        second = client.post(url, self.given(**pair) | {"reason": "Kleine gemeente"})

        assert (first.status_code, set(first.context["form"].errors)) == (422, {"reason"})
        assert (second.status_code, TeamMember.objects.count()) == (302, 2)

    def test_needs_both_halves(self, coordinator, staff, url, log_in):
        staff("welfare")

        answer = log_in(coordinator).post(url, self.given(work=staff("work")))

        assert set(answer.context["form"].errors) == {"welfare"}

    def test_asks_only_for_seats_that_are_free(self, coordinator, staff, started, url, log_in):
        seat(staff("work"), started)

        form = log_in(coordinator).get(url).context["form"]

        assert "work" not in form.seats
        assert "welfare" in form.seats

    def test_comes_after_the_first_day(self, coordinator, step, log_in):
        assert log_in(coordinator).get(step("tandem")).url == step("begin")


class TestEveryStep:
    @pytest.mark.parametrize("name", ["begin", "eligibility", "first_day", "tandem"])
    def test_is_hidden_from_a_stranger(self, staff, step, log_in, name):
        assert log_in(staff("welfare")).get(step(name)).status_code == 404

    @pytest.mark.parametrize("name", ["begin", "eligibility", "first_day"])
    def test_costs_at_most_twelve_queries(
        self, coordinator, staff, step, log_in, django_assert_max_num_queries, name
    ):
        client = log_in(coordinator)
        client.post(step("eligibility"), GOOD)

        with django_assert_max_num_queries(12):
            assert client.get(step(name)).status_code == 200

    @pytest.mark.parametrize("colleagues", [2, 30])
    def test_of_the_team_costs_the_same_at_any_size(
        self,
        partnership,
        coordinator,
        row,
        staff,
        log_in,
        django_assert_max_num_queries,
        colleagues,
    ):
        started = TrajectoryFactory(partnership=row.partnership, programme=row)
        client = log_in(coordinator)
        for _ in range(colleagues):
            staff("work")

        client.get(reverse("start:tandem", args=[started.pk]))

        with django_assert_max_num_queries(12):
            client.get(reverse("start:tandem", args=[started.pk]))

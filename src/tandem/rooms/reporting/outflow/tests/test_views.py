"""The pages: who may see them, what they tell, and what they cost."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.trajectories.models import EntryProfile, State, Trajectory
from tandem.rooms.trajectories.tests.factories import (
    LabourSpellFactory,
    ParticipantFactory,
    ProgrammeFactory,
    TrajectoryFactory,
)

pytestmark = pytest.mark.django_db
ENTRY = date(2022, 1, 3)


def cohort(programme, people, *, work, profile=None):
    """People who began unemployed; the first `work` of them found a job after 100 days."""
    partnership = programme.partnership
    for number in range(people):
        person = ParticipantFactory(partnership=partnership, findable=None)
        walk = TrajectoryFactory(
            partnership=partnership, programme=programme, participant=person, entry_on=ENTRY,
            state=State.CLOSED, exit_on=ENTRY + timedelta(days=300), exit_reason="stopped",
        )  # fmt: skip
        EntryProfile.objects.create(
            partnership=partnership, trajectory=walk, employment="unemployed",
            **(profile(number) if profile else {}),
        )  # fmt: skip
        noted_at = clock.now()
        if number < work:
            found_on = ENTRY + timedelta(days=100)
            LabourSpellFactory(
                trajectory=walk, status="employed", starts_on=found_on, noted_at=noted_at
            )
        else:
            LabourSpellFactory(trajectory=walk, noted_at=noted_at, starts_on=ENTRY)


@pytest.fixture
def individual(partnership):
    return ProgrammeFactory(partnership=partnership, key="w2_individueel")


@pytest.fixture
def grouped(partnership):
    return ProgrammeFactory(partnership=partnership, key="w2_groep")


@pytest.fixture
def coordinator(staff, log_in):
    return log_in(staff("coordinator"))


def page(client, name="curves", **query):
    response = client.get(reverse(f"outflow:{name}"), query)
    assert response.status_code == 200
    return response.content.decode()


class TestWhoMaySee:
    @pytest.mark.parametrize("role", ["coordinator", "steering"])
    def test_is_who_answers_for_figures(self, staff, log_in, individual, role):
        cohort(individual, 12, work=6)

        assert "50%" in page(log_in(staff(role)))

    @pytest.mark.parametrize("role", ["work", "welfare", "dpo", "group_guide", "expert"])
    @pytest.mark.parametrize("name", ["curves", "forms"])
    def test_is_nobody_else(self, staff, log_in, role, name):
        assert log_in(staff(role)).get(reverse(f"outflow:{name}")).status_code == 403

    def test_is_written_down(self, coordinator, partnership):
        page(coordinator)

        event = AuditEvent.objects.get(event="outflow:seen")
        assert event.facts == {"clock": "entry"}


class TestCurves:
    def test_tell_each_programme_with_its_numbers(self, coordinator, individual):
        cohort(individual, 20, work=8)

        told = page(coordinator)

        assert "W² individueel" in told
        assert "Na 24 maanden was 40% uit de werkloosheid en had 40% werk gevonden." in told
        assert "20 mensen begonnen werkloos" in told
        assert "<svg" in told
        assert "style=" not in told

    def test_hide_a_programme_of_a_few_people(self, coordinator, individual, grouped):
        cohort(individual, 20, work=8)
        cohort(grouped, 9, work=5)

        told = page(coordinator)

        assert "W² met groep" not in told
        assert "1 programma telt minder dan tien mensen" in told

    def test_hide_how_many_when_they_are_few(self, coordinator, individual):
        cohort(individual, 20, work=3)

        told = page(coordinator)

        assert "15%" not in told
        assert "Te weinig mensen om te zeggen" in told

    def test_of_nobody_say_so(self, coordinator):
        assert "Nog niet genoeg mensen" in page(coordinator)

    def test_count_from_the_last_day_when_asked(self, coordinator, individual):
        cohort(individual, 20, work=8)

        told = page(coordinator, **{"from": "end"})

        assert "vanaf de laatste dag van de begeleiding" in told
        assert "Na 24 maanden was 40% uit" in told

    def test_read_a_strange_wish_as_the_usual_one(self, coordinator):
        assert "vanaf de eerste dag van de begeleiding" in page(coordinator, **{"from": "x"})

    def test_join_the_versions_of_a_programme(self, coordinator, individual):
        later = ProgrammeFactory(partnership=individual.partnership, key="w2_individueel")
        for each in (individual, later):
            cohort(each, 8, work=5)

        assert "16 mensen begonnen werkloos" in page(coordinator)

    def test_follow_the_data(self, coordinator, individual):
        cohort(individual, 20, work=8)
        before = page(coordinator)

        EntryProfile.objects.filter(trajectory__in=Trajectory.objects.all()[:5]).update(
            employment="employed"
        )

        assert "20 mensen begonnen werkloos" in before
        assert "15 mensen begonnen werkloos" in page(coordinator)

    def test_stay_behind_the_wall(self, coordinator, other_partnership, inside):
        with inside(other_partnership):
            cohort(ProgrammeFactory(partnership=other_partnership), 20, work=8)

        assert "Nog niet genoeg mensen" in page(coordinator)


class TestForms:
    @pytest.fixture
    def both(self, individual, grouped):
        """Who is longer unemployed finds less work, and joins a group more often."""
        for programme, long in ((individual, 15), (grouped, 35)):
            short = 50 - long
            cohort(programme, short, work=round(short * 0.8),
                   profile=lambda _number: {"unemployed_since": ENTRY})  # fmt: skip
            cohort(programme, long, work=round(long * 0.2),
                   profile=lambda _number: {"unemployed_since": date(2015, 1, 1)})  # fmt: skip

    def test_are_told_with_what_makes_them_unlike(self, coordinator, both):
        told = page(coordinator, "forms")

        assert "zwakker profiel" in told
        assert "62%" in told
        assert "38%" in told
        assert "\N{MINUS SIGN}24,0" in told
        assert ">0,0 (" in told

    def test_show_how_alike_they_were_made(self, coordinator, both):
        told = page(coordinator, "forms")

        assert "Het grootste verschil bij de start was 0,87" in told
        assert "is het 0,00" in told
        assert "Hoe lang werkloos: twee jaar of langer" in told

    def test_with_one_form_alone_are_not_compared(self, coordinator, individual):
        cohort(individual, 20, work=8)

        told = page(coordinator, "forms")

        assert "Er is nog niets te vergelijken" in told
        assert "zwakker profiel" in told

    def test_leave_out_programmes_that_are_hidden(self, coordinator, both, partnership):
        cohort(ProgrammeFactory(partnership=partnership, key="wij3"), 9, work=5)

        told = page(coordinator, "forms")

        assert "WIJ" not in told
        assert ">50<" in told


class TestCost:
    @pytest.mark.parametrize("name", ["curves", "forms"])
    def test_is_the_same_at_any_size(self, coordinator, individual, grouped, queries_of, name):
        url = reverse(f"outflow:{name}")
        for each in (individual, grouped):
            cohort(each, 12, work=6)
        few = queries_of(coordinator, url)
        for each in (individual, grouped):
            cohort(each, 20, work=10)

        coordinator.get(url)
        many = queries_of(coordinator, url)

        assert len(few) == len(many) <= 12

    def test_is_within_the_budget_when_nothing_is_remembered(
        self, coordinator, individual, django_assert_max_num_queries
    ):
        coordinator.get("/partnership/")
        cohort(individual, 12, work=6)

        with django_assert_max_num_queries(14):
            page(coordinator)

"""The page of rights, and one household on paper or screen."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.rooms.rights.models import HomeSnapshot
from tandem.rooms.rights.rules.home import Every, Income, IncomeKind
from tandem.rooms.rights.tests.homes import HOME, note, with_person
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory


@pytest.fixture
def home_url(trajectory):
    return reverse("rights:home", args=[trajectory.pk])


def url_of(row):
    return reverse("rights:snapshot", args=[row.trajectory_id, row.pk])


class TestHome:
    def test_begins_with_filling_in_the_household(self, guide, trajectory, home_url, log_in):
        page = log_in(guide).get(home_url).content.decode()

        assert reverse("rights:snapshot_new", args=[trajectory.pk]) in page
        assert "Er is nog niets verteld." in page

    def test_shows_the_newest_household_and_the_days_of_others(
        self, guide, trajectory, home_url, log_in
    ):
        older = note(guide, trajectory, replace(HOME, on=date(2026, 1, 5)))
        newer = note(guide, trajectory)

        page = log_in(guide).get(home_url).content.decode()

        assert "Zoals het was op 2 maart 2026" in page
        assert "€ 1.776,07 per maand" in page
        assert url_of(newer) in page
        assert url_of(older) in page

    def test_says_calmly_that_it_is_not_for_this_role(
        self, guide, seated, trajectory, home_url, log_in
    ):
        note(guide, trajectory)

        page = log_in(seated("work")).get(home_url).content.decode()

        assert "Misschien is er meer, maar dat is niet voor jouw rol." in page
        assert "1.776" not in page
        assert "Karim" not in page

    def test_offers_no_writing_to_who_only_reads(self, guide, seated, trajectory, home_url, log_in):
        note(guide, trajectory)
        reader = seated("welfare", ends_on=clock.today() - timedelta(days=1))

        page = log_in(reader).get(home_url)

        new = reverse("rights:snapshot_new", args=[trajectory.pk])
        assert page.context["may_write"] is False
        assert f'href="{new}"' not in page.content.decode()

    def test_is_unknown_to_another_team(self, staff, home_url, log_in):
        assert log_in(staff("welfare")).get(home_url).status_code == 404


class TestSnapshot:
    def test_tells_everything_with_its_source(self, guide, trajectory, log_in):
        row = note(guide, trajectory)

        page = log_in(guide).get(url_of(row)).content.decode()

        for words in (
            "Gezin op 2 maart 2026", "35 jaar", "19 uren per week", "arbeider", "Gehuwd",
            "Een brief of loonbriefje", "Huurt privé", "€ 750", "verhoogde tegemoetkoming",
            "Groeipakket komt hier binnen", "Misschien is er nog inkomen.",
            "Het inkomen is niet gekend.",
        ):  # fmt: skip
            assert words in page

    def test_says_for_how_long_an_amount_is(self, guide, trajectory, log_in):
        incomes = (
            Income(IncomeKind.WAGE, Decimal(26000), Every.YEAR),
            Income(IncomeKind.UNEMPLOYMENT, Decimal("62.50"), Every.DAY),
        )
        row = note(guide, trajectory, with_person(0, incomes=incomes))

        page = log_in(guide).get(url_of(row)).content.decode()

        assert "€ 26.000 per jaar" in page
        assert "€ 62,50 per werkdag" in page

    def test_is_refused_to_who_does_not_read_of_income(self, guide, seated, trajectory, log_in):
        row = note(guide, trajectory)

        assert log_in(seated("work")).get(url_of(row)).status_code == 403

    def test_is_not_found_below_another_file(self, guide, seated, trajectory, log_in):
        other = TrajectoryFactory(partnership=trajectory.partnership)
        seated("welfare", of=other, actor=guide)
        row = note(guide, trajectory)

        wrong = reverse("rights:snapshot", args=[other.pk, row.pk])

        assert log_in(guide).get(wrong).status_code == 404


class TestCost:
    @pytest.mark.parametrize("size", [2, 30])
    @pytest.mark.parametrize("name", ["home", "snapshot_new", "snapshot"])
    def test_is_the_same_at_any_size(self, guide, trajectory, log_in, queries_of, name, size):
        for _ in range(size):
            row = note(guide, trajectory)
        keys = [trajectory.pk, row.pk] if name == "snapshot" else [trajectory.pk]

        asked = queries_of(log_in(guide), reverse(f"rights:{name}", args=keys))

        assert len(asked) <= 12, asked
        assert HomeSnapshot.objects.count() == size

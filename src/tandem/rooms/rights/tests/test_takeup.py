from datetime import timedelta
from decimal import Decimal

import pytest

from tandem.foundation.access import system
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.rights import takeup
from tandem.rooms.rights.models import Claim
from tandem.rooms.rights.tests.homes import AT
from tandem.rooms.rights.tests.test_claims import tell

pytestmark = pytest.mark.django_db
TODAY = AT.date()


class TestOfHousehold:
    def test_sets_expected_against_granted_a_year(self, guide, trajectory):
        tell(guide, trajectory, "leefloon", state="applied", applied_on=TODAY,
             expected_euro=Decimal(100))  # fmt: skip
        tell(guide, trajectory, "care_premium", state="granted", granted_from=TODAY,
             granted_euro=Decimal(65), every="year")  # fmt: skip
        tell(guide, trajectory, "uitpas")
        tell(guide, trajectory, "davo", state="not_wanted", expected_euro=Decimal(500))

        told = takeup.of_household(guide, trajectory)

        assert (told.to_come_eur, told.granted_eur) == (1200, 65)
        assert (told.likely, told.granted, told.unpriced) == (2, 1, 1)

    def test_leaves_out_what_is_probably_not_the_case_any_more(self, guide, trajectory):
        tell(guide, trajectory, "leefloon", state="open", expected_euro=Decimal(100))
        Claim.objects.update(estimate="no")

        assert takeup.of_household(guide, trajectory).likely == 0

    def test_shows_nothing_to_who_does_not_read_of_income(self, guide, trajectory, seated):
        tell(guide, trajectory, "leefloon", expected_euro=Decimal(100))

        assert takeup.of_household(seated("work"), trajectory).to_come_eur == 0


class TestOfPartnership:
    def test_counts_files_and_euro_a_year(self, guide, trajectory, partnership):
        tell(guide, trajectory, "leefloon", expected_euro=Decimal(100))
        tell(guide, trajectory, "leefloon", person="Karim", state="granted",
             granted_from=TODAY, granted_euro=Decimal(50))  # fmt: skip

        (row,) = takeup.of_partnership(system(partnership.pk), TODAY, TODAY)

        assert (row["right_key"], row["granted"], row["still_eur"], row["paid_eur"]) == (
            "leefloon", 1, 1200, 600,
        )  # fmt: skip

    def test_counts_only_what_was_first_noted_in_these_days(self, guide, trajectory, staff):
        tell(guide, trajectory)
        yesterday = TODAY - timedelta(days=1)

        assert takeup.of_partnership(staff("coordinator"), yesterday, yesterday) == []

    def test_stays_behind_the_wall(self, guide, trajectory, other_partnership, inside):
        tell(guide, trajectory)

        with inside(other_partnership):
            assert takeup.of_partnership(system(other_partnership.pk), TODAY, TODAY) == []

    def test_is_for_who_coordinates_and_leaves_a_trace(self, guide, staff):
        with pytest.raises(Denied):
            takeup.of_partnership(guide, TODAY, TODAY)
        takeup.of_partnership(staff("coordinator"), TODAY, TODAY)

        assert AuditEvent.objects.filter(event="rights:take-up-seen").count() == 1

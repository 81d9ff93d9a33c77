from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.journeys.planning.paper import next_appointment
from tandem.rooms.contacts.tests.factories import AppointmentFactory
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
# Two o'clock on the wall in Brussels, on both sides of the night in which the clock changes.
WINTER = datetime(2026, 3, 28, 13, tzinfo=UTC)
SUMMER = datetime(2026, 3, 30, 12, tzinfo=UTC)


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership)


@pytest.fixture
def guide(staff, trajectory):
    actor = staff("welfare")
    TeamMemberFactory(trajectory=trajectory, post=Post.objects.get(pk=actor.posts[0].id))
    return actor


class TestTheNextAppointment:
    @pytest.mark.parametrize(
        ("starts_at", "day"), [(WINTER, date(2026, 3, 28)), (SUMMER, date(2026, 3, 30))]
    )
    def test_is_told_by_the_clock_on_the_wall(self, guide, trajectory, starts_at, day):
        AppointmentFactory(actor=guide, trajectory=trajectory, starts_at=starts_at)

        found = next_appointment(guide, trajectory.pk, NOW)

        assert (found.on, found.at, found.with_whom) == (day, time(14), guide.name)
        assert found.where == "Balie, eerste verdieping"

    def test_is_the_first_that_still_stands(self, guide, trajectory):
        common = {"actor": guide, "trajectory": trajectory}
        AppointmentFactory(**common, starts_at=NOW + timedelta(days=1), state="cancelled")
        AppointmentFactory(**common, starts_at=NOW - timedelta(days=1))
        AppointmentFactory(**common, starts_at=NOW + timedelta(days=9))
        AppointmentFactory(**common, starts_at=NOW + timedelta(days=4), place="", kind="video")

        found = next_appointment(guide, trajectory.pk, NOW)

        assert (found.on, found.where) == (date(2026, 3, 6), "Videogesprek")

    def test_is_nothing_to_who_may_not_see_it(self, guide, staff, trajectory):
        AppointmentFactory(actor=guide, trajectory=trajectory)

        assert next_appointment(staff("coordinator"), trajectory.pk, NOW) is None

    def test_is_handed_to_the_paper_of_the_plan(self, guide, trajectory, log_in, monkeypatch):
        seen = []
        monkeypatch.setattr(
            "tandem.rooms.plans.views.paper.make_plan",
            lambda document: seen.append(document.appointment) or b"%PDF",
        )
        AppointmentFactory(
            actor=guide, trajectory=trajectory, starts_at=clock.now() + timedelta(days=2)
        )

        log_in(guide).get(reverse("plans:plan_pdf", args=[trajectory.pk]))

        assert [found.with_whom for found in seen] == [guide.name]

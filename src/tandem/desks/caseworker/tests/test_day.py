from datetime import timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.rooms.contacts.models import ContactTask
from tandem.rooms.contacts.tests.factories import AppointmentFactory
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import (
    ProgrammeFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(partnership):
    return ProgrammeFactory(partnership=partnership)


@pytest.fixture
def guide(staff):
    return staff("welfare")


@pytest.fixture
def walk_along(partnership, programme):
    """`walk_along(*actors)` gives a trajectory in whose team they sit."""

    def make(*actors, **fields):
        given = {"programme": programme, "last_contact_on": clock.today()} | fields
        trajectory = TrajectoryFactory(partnership=partnership, **given)
        for actor in actors:
            post = Post.objects.get(pk=actor.posts[0].id)
            TeamMemberFactory(trajectory=trajectory, post=post, role=post.role)
        return trajectory

    return make


def group(client, key):
    shown = {each.key: each for each in client.get("/").context["groups"]}
    return shown[key].tasks if key in shown else ()


def ago(**delta):
    return clock.now() - timedelta(**delta)


class TestAppointments:
    def test_of_today_and_unsettled_ones_wait_for_their_host_only(
        self, guide, staff, walk_along, log_in
    ):
        colleague = staff("work")
        trajectory = walk_along(guide, colleague)
        AppointmentFactory(actor=guide, trajectory=trajectory, starts_at=ago(days=20))
        AppointmentFactory(actor=guide, trajectory=trajectory, starts_at=ago(days=-3))
        AppointmentFactory(actor=guide, trajectory=trajectory, starts_at=ago(days=1), state="kept")
        AppointmentFactory(
            actor=guide, trajectory=trajectory, starts_at=ago(days=1), state="cancelled"
        )

        waiting = group(log_in(guide), "agenda")

        assert [len(task.presses) for task in waiting] == [2, 0]
        assert "?appointment=" in waiting[1].do_url
        assert group(log_in(colleague), "agenda") == ()

    def test_are_settled_with_one_click_and_come_back_as_a_task_when_missed(
        self, guide, staff, walk_along, log_in
    ):
        colleague = staff("work")
        trajectory = walk_along(guide, colleague)
        AppointmentFactory(actor=guide, trajectory=trajectory, starts_at=ago(hours=1))
        client = log_in(guide)

        missed = group(client, "agenda")[0].presses[1]
        client.post(missed.url, {"next": "/"}, follow=True)

        assert group(client, "agenda") == ()
        assert len(group(client, "missed")) == len(group(log_in(colleague), "missed")) == 1

    def test_count_tries_until_somebody_is_reached(self, guide, walk_along, log_in):
        trajectory = walk_along(guide)
        missed = AppointmentFactory(
            actor=guide, trajectory=trajectory, starts_at=ago(days=2), state="missed",
            absence="unknown",
        )  # fmt: skip
        ContactTask.objects.create(
            partnership=trajectory.partnership, trajectory=trajectory, appointment=missed,
            made_at=clock.now(),
        )  # fmt: skip
        client = log_in(guide)

        press = group(client, "missed")[0].presses[0]
        client.post(press.url, dict(press.fields) | {"next": "/"})

        assert group(client, "missed")[0].tag == "1 keer geprobeerd"
        assert (
            reverse("contacts:note_new", args=[trajectory.pk]) in client.get("/").content.decode()
        )


class TestSilence:
    def test_is_counted_as_the_programme_says_and_from_the_first_day_without_contact(
        self, guide, walk_along, programme, partnership, log_in
    ):
        today = clock.today()
        patient = ProgrammeFactory(partnership=partnership)
        patient.definition["contact_gap_days"]["value"] = 60
        patient.save()
        days = programme.definition["contact_gap_days"]["value"]
        quiet = walk_along(guide, last_contact_on=today - timedelta(days=days + 1))
        walk_along(guide, last_contact_on=today - timedelta(days=days))
        walk_along(guide, programme=patient, last_contact_on=today - timedelta(days=59))
        never = walk_along(
            guide, programme=patient, last_contact_on=None, entry_on=today - timedelta(days=61)
        )
        walk_along(guide, state="paused", last_contact_on=today - timedelta(days=300))
        client = log_in(guide)

        names = [task.what for task in group(client, "quiet")]
        listed = client.get(reverse("caseworker:trajectories"), {"gap": "programme"})

        assert names == [never.participant.full_name, quiet.participant.full_name]
        assert {row.key for row in listed.context["page"].rows} == {never.pk, quiet.pk}
        assert not Trajectory.objects.exclude(state__in=["active", "paused"]).exists()

    def test_is_on_the_desk_of_who_coordinates(self, guide, staff, walk_along, log_in):
        quiet = walk_along(guide, last_contact_on=clock.today() - timedelta(days=90))

        silences = log_in(staff("coordinator")).get(reverse("coordinator:desk")).context["silences"]

        assert [(one.trajectory, one.days, one.tandem) for one in silences] == [
            (quiet, 90, guide.name)
        ]

    def test_costs_at_most_twelve_queries_there(self, guide, staff, walk_along, log_in, queries_of):
        for _ in range(12):
            walk_along(guide, last_contact_on=clock.today() - timedelta(days=90))

        assert len(queries_of(log_in(staff("coordinator")), reverse("coordinator:desk"))) <= 12


class TestMyDay:
    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_at_most_twelve_queries(self, guide, walk_along, log_in, queries_of, size):
        for _ in range(size):
            trajectory = walk_along(guide, last_contact_on=clock.today() - timedelta(days=90))
            AppointmentFactory(actor=guide, trajectory=trajectory, starts_at=ago(hours=1))
            missed = AppointmentFactory(
                actor=guide, trajectory=trajectory, starts_at=ago(days=2), state="missed",
                absence="excused",
            )  # fmt: skip
            ContactTask.objects.create(
                partnership=trajectory.partnership, trajectory=trajectory, appointment=missed,
                made_at=clock.now(),
            )  # fmt: skip

        assert len(queries_of(log_in(guide), "/")) <= 12

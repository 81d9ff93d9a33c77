from datetime import date

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.journeys.start.tests.test_views_consent import seat
from tandem.rooms.trajectories.models import EntryProfile, TeamMember
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

TODAY = date(2026, 5, 4)


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership)


@pytest.fixture
def member(staff, trajectory):
    return seat(staff("work"), trajectory)


def url(name, member):
    return reverse(f"start:{name}", args=[member.trajectory_id, member.pk])


class TestStandIn:
    def test_comes_for_some_days(self, staff, member, log_in):
        colleague = staff("work")
        client = log_in(staff("coordinator"))
        sent = {
            "post": colleague.posts[0].id, "starts_on": "2026-05-11", "ends_on": "2026-05-15",
        }  # fmt: skip

        wrong = client.post(url("stand_in", member), sent | {"ends_on": "2026-05-10"})
        page = client.post(url("stand_in", member), sent, follow=True).content.decode()

        assert wrong.status_code == 422
        assert TeamMember.objects.get(stands_in_for=member).ends_on == date(2026, 5, 15)
        assert "vervanger" in page

    def test_is_never_the_absent_one(self, staff, member, log_in):
        page = log_in(staff("coordinator")).get(url("stand_in", member))

        offered = str(page.context["form"].fields["post"].choices)
        assert str(member.user) not in offered


class TestHandingOver:
    def test_ends_one_seat_and_begins_another(self, staff, member, log_in):
        colleague = staff("work")
        client = log_in(staff("coordinator"))
        sent = {"post": colleague.posts[0].id, "on": "2026-05-11", "reason": "Minder uren"}

        wrong = client.post(url("hand_over", member), sent | {"on": "2026-02-02"})
        client.post(url("hand_over", member), sent)

        member.refresh_from_db()
        assert wrong.status_code == 422
        assert (member.ends_on, member.end_reason) == (date(2026, 5, 10), "Minder uren")

    def test_is_not_for_an_expert(self, staff, trajectory, member, log_in):
        expert = staff("expert")
        seat(expert, trajectory)

        assert log_in(expert).get(url("hand_over", member)).status_code == 403


class TestCorrectingTheFirstDay:
    def test_needs_a_reason_and_keeps_what_was_typed(self, partnership, staff, trajectory, log_in):
        EntryProfile.objects.create(partnership=partnership, trajectory=trajectory, isced=2)
        client = log_in(staff("coordinator"))
        address = reverse("start:correct_entry", args=[trajectory.pk])
        sent = {}
        for field in client.get(address).context["form"]:
            shown = field.value()
            sent[field.name] = sent[field.html_initial_name] = "" if shown is None else str(shown)
        sent |= {"isced": "3"}

        without = client.post(address, sent)
        given = client.post(address, sent | {"reason": "Diploma gevonden"})

        assert (without.status_code, given.status_code) == (422, 302)
        assert EntryProfile.objects.get().isced == 3

    def test_does_not_write_over_a_colleague(self, partnership, staff, trajectory, log_in):
        EntryProfile.objects.create(partnership=partnership, trajectory=trajectory, isced=4)
        client = log_in(staff("coordinator"))
        address = reverse("start:correct_entry", args=[trajectory.pk])
        sent = {}
        for field in client.get(address).context["form"]:
            shown = field.value()
            sent[field.name] = sent[field.html_initial_name] = "" if shown is None else str(shown)
        sent |= {"isced": "3", "initial-isced": "2", "reason": "Diploma gevonden"}

        response = client.post(address, sent)

        assert response.status_code == 409
        assert EntryProfile.objects.get().isced == 4

    def test_leads_to_the_start_of_what_has_not_started(self, partnership, staff, log_in):
        waiting = TrajectoryFactory(partnership=partnership, referred=True)

        response = log_in(staff("coordinator")).get(
            reverse("start:correct_entry", args=[waiting.pk])
        )

        assert response.url == reverse("start:begin", args=[waiting.pk])

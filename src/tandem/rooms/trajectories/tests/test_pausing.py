from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from tandem.foundation import clock, wall
from tandem.foundation.errors import Denied
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.models import Pause, State
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory
from tandem.rooms.trajectories.tests.test_actions import post_of

ON = date(2026, 5, 4)


@pytest.fixture
def guide(staff):
    return staff("work")


@pytest.fixture
def trajectory(partnership, guide):
    row = TrajectoryFactory(partnership=partnership)
    TeamMemberFactory(trajectory=row, post=post_of(guide), role="work")
    return row


def pause(actor, trajectory, on=ON, **more):
    given = {"reason": "Zorgt voor haar moeder"} | more
    return actions.pause(actor=actor, trajectory_id=trajectory.pk, on=on, **given)


def resume(actor, trajectory, on):
    return actions.resume(actor=actor, trajectory_id=trajectory.pk, on=on)


class TestPause:
    def test_keeps_the_place_and_the_team(self, guide, trajectory):
        pause(guide, trajectory)

        trajectory.refresh_from_db()
        assert (trajectory.state, trajectory.is_open) == (State.PAUSED, True)
        assert trajectory.team.on(ON).count() == 1

    @pytest.mark.parametrize(
        ("on", "more", "refusal"),
        [
            (ON, {"reason": " "}, actions.NeedsReason),
            (date(2026, 2, 1), {}, actions.TooEarly),
            (ON, {"look_again_on": date(2026, 5, 3)}, actions.TooEarly),
            (date(2026, 3, 10), {}, actions.PausesOverlap),
        ],
    )
    def test_is_refused(self, guide, trajectory, on, more, refusal):
        pause(guide, trajectory, date(2026, 3, 2))
        resume(guide, trajectory, date(2026, 3, 16))

        with pytest.raises(refusal):
            pause(guide, trajectory, on, **more)

    def test_is_not_taken_twice(self, guide, trajectory):
        pause(guide, trajectory)

        with pytest.raises(actions.NotInTime):
            pause(guide, trajectory, date(2026, 6, 1))

    def test_is_not_for_a_group_guide(self, staff, trajectory):
        guest = staff("group_guide")
        TeamMemberFactory(trajectory=trajectory, post=post_of(guest), role="group_guide")

        with pytest.raises(Denied):
            pause(guest, trajectory)


class TestGoingOn:
    def test_ends_the_pause_the_day_before(self, guide, trajectory):
        noted = pause(guide, trajectory)

        resume(guide, trajectory, date(2026, 6, 1))

        noted.refresh_from_db()
        trajectory.refresh_from_db()
        assert (noted.ends_on, trajectory.state) == (date(2026, 5, 31), State.ACTIVE)

    def test_comes_after_the_pause_began(self, guide, trajectory):
        pause(guide, trajectory)

        with pytest.raises(actions.TooEarly):
            resume(guide, trajectory, ON)

    def test_is_possible_where_only_the_state_was_known(self, guide, trajectory):
        trajectory.state = State.PAUSED
        trajectory.save()

        assert resume(guide, trajectory, ON).state == State.ACTIVE


class TestClosing:
    @pytest.mark.parametrize(
        ("exit_on", "expected"), [(date(2026, 6, 30), [date(2026, 6, 30)]), (date(2026, 5, 1), [])]
    )
    def test_lets_no_pause_last_longer(self, guide, trajectory, exit_on, expected):
        pause(guide, trajectory)

        actions.close_trajectory(
            actor=guide, trajectory_id=trajectory.pk, leaving=actions.Leaving(exit_on, "work")
        )

        assert list(Pause.objects.values_list("ends_on", flat=True)) == expected


class TestReading:
    def test_stops_at_the_team_and_at_the_wall(self, staff, guide, trajectory):
        pause(guide, trajectory)

        assert Pause.objects.visible_to(guide).count() == 1
        assert not Pause.objects.visible_to(staff("work")).exists()
        wall.enter(None)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM trajectories_pause")
            assert cursor.fetchone() == (0,)


class TestPages:
    def test_pause_and_go_on(self, guide, trajectory, log_in, monkeypatch):
        monkeypatch.setattr(clock, "today", lambda: date(2026, 5, 20))
        client = log_in(guide)
        to_pause, to_resume, page = (
            reverse(f"trajectories:{name}", args=[trajectory.pk])
            for name in ("pause", "resume", "results")
        )
        sent = {"on": "2026-05-04", "reason": "Opname", "look_again_on": "2026-06-01"}

        without = client.post(to_pause, sent | {"reason": ""})
        ahead = client.post(to_pause, sent | {"on": "2026-05-21"})
        client.post(to_pause, sent)
        shown = client.get(page).content.decode()
        early = client.post(to_resume, {"on": "2026-05-04"})
        client.post(to_resume, {"on": "2026-05-18"})

        assert (without.status_code, ahead.status_code, early.status_code) == (422, 422, 422)
        assert "Opname" in shown
        assert Pause.objects.get().ends_on == date(2026, 5, 17)

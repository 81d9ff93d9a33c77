from datetime import date

import pytest

from tandem.foundation import clock
from tandem.foundation.errors import Denied
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories.models import TeamMember, Trajectory
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory
from tandem.rooms.trajectories.tests.test_actions import post_of

FIRST, LAST = date(2026, 5, 4), date(2026, 5, 15)


@pytest.fixture
def absent(staff):
    return staff("welfare")


@pytest.fixture
def colleague(staff):
    return staff("welfare")


@pytest.fixture
def member(partnership, absent):
    trajectory = TrajectoryFactory(partnership=partnership)
    return TeamMemberFactory(trajectory=trajectory, post=post_of(absent))


def stand_in(actor, member, colleague, first=FIRST, last=LAST):
    return actions.stand_in(
        actor=actor, member_id=member.pk, post_id=colleague.posts[0].id,
        starts_on=first, ends_on=last,
    )  # fmt: skip


def hand_over(actor, member, colleague, on=FIRST, reason="Andere job"):
    return actions.hand_over(
        actor=actor, member_id=member.pk, post_id=colleague.posts[0].id, on=on, reason=reason
    )


class TestStandIn:
    @pytest.mark.parametrize(
        ("day", "may_read", "may_write"),
        [
            (date(2026, 5, 3), False, False),
            (FIRST, True, True),
            (LAST, True, True),
            (date(2026, 6, 14), True, False),
            (date(2026, 6, 15), False, False),
        ],
    )
    def test_writes_on_its_days_and_reads_a_month_more(
        self, absent, member, colleague, monkeypatch, day, may_read, may_write
    ):
        stand_in(absent, member, colleague)
        monkeypatch.setattr(clock, "today", lambda: day)

        found = Trajectory.objects.visible_to(colleague).first()

        assert (found is not None) == may_read
        assert (found is not None and access.can_write(colleague, found)) == may_write

    def test_has_the_role_and_leaves_the_absent_one_in_the_team(self, absent, member, colleague):
        seat = stand_in(absent, member, colleague)

        member.refresh_from_db()
        assert (seat.role, seat.stands_in_for_id) == ("welfare", member.pk)
        assert member.ends_on is None

    def test_reads_what_was_answered_about_its_own_organisation(self, absent, member, colleague):
        assert stand_in(absent, member, colleague).class_levels == [2, 2, 0, 0]

    @pytest.mark.parametrize(
        ("first", "last", "refusal"),
        [
            (LAST, FIRST, actions.TooEarly),
            (date(2026, 1, 5), LAST, actions.NotInTime),
            (FIRST, date(2026, 7, 1), actions.NotInTime),
        ],
    )
    def test_is_refused(self, staff, member, colleague, first, last, refusal):
        member.ends_on = date(2026, 6, 30)
        member.save()

        with pytest.raises(refusal):
            stand_in(staff("coordinator"), member, colleague, first, last)

    def test_does_not_sit_down_unasked(self, member, staff):
        work = staff("work")
        TeamMemberFactory(trajectory=member.trajectory, post=post_of(work), role="work")

        with pytest.raises(Denied):
            stand_in(work, member, work)


class TestHandOver:
    def test_ends_one_seat_the_day_before_the_other_begins(self, absent, member, colleague):
        successor = hand_over(absent, member, colleague)

        member.refresh_from_db()
        assert (member.ends_on, member.end_reason) == (date(2026, 5, 3), "Andere job")
        assert (successor.starts_on, successor.role) == (FIRST, "welfare")

    def test_gives_the_former_one_thirty_days_of_reading(
        self, absent, member, colleague, monkeypatch
    ):
        hand_over(absent, member, colleague)
        seen = []

        for day in (date(2026, 6, 2), date(2026, 6, 3)):
            monkeypatch.setattr(clock, "today", lambda day=day: day)
            seen.append(Trajectory.objects.visible_to(absent).exists())

        assert seen == [True, False]

    def test_ends_stand_ins_with_the_seat(self, absent, staff, member, colleague):
        now = stand_in(absent, member, colleague, date(2026, 5, 1), LAST)
        later = stand_in(absent, member, colleague, date(2026, 6, 1), date(2026, 6, 5))

        hand_over(absent, member, staff("welfare"))

        now.refresh_from_db()
        assert now.ends_on == date(2026, 5, 3)
        assert not TeamMember.objects.filter(pk=later.pk).exists()

    @pytest.mark.parametrize(
        ("on", "reason", "refusal"),
        [
            (FIRST, " ", actions.NeedsReason),
            (date(2026, 2, 2), "Andere job", actions.TooEarly),
            (date(2026, 1, 2), "Andere job", actions.TooEarly),
            (date(2026, 7, 1), "Andere job", actions.NotInTime),
        ],
    )
    def test_is_refused(self, staff, member, colleague, on, reason, refusal):
        member.ends_on = date(2026, 6, 30)
        member.save()

        with pytest.raises(refusal):
            hand_over(staff("coordinator"), member, colleague, on, reason)

        assert TeamMember.objects.count() == 1

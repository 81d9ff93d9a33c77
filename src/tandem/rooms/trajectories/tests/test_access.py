from dataclasses import replace

import pytest

from tandem.foundation import clock
from tandem.foundation.errors import Denied
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories.models import TeamMember, TeamRole, Trajectory
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership)


@pytest.fixture
def seated(staff, trajectory):
    """`seated("work")` gives a member of staff with that seat in the team."""

    def make(role):
        actor = staff("welfare" if role == "case_manager" else role)
        post = Post.objects.get(pk=actor.posts[0].id)
        TeamMemberFactory(trajectory=trajectory, post=post, role=role)
        return actor

    return make


class TestDeciding:
    @pytest.mark.parametrize("role", ["work", "welfare", "case_manager"])
    def test_is_for_the_tandem(self, trajectory, seated, role):
        assert access.can_decide(seated(role), trajectory)

    @pytest.mark.parametrize("role", ["expert", "group_guide"])
    def test_is_not_for_who_walks_beside_it(self, trajectory, seated, role):
        assert not access.can_decide(seated(role), trajectory)

    def test_is_for_who_coordinates(self, trajectory, staff):
        assert access.can_decide(staff("coordinator"), trajectory)


class TestSeating:
    def test_a_colleague_is_for_the_tandem(self, trajectory, seated, staff):
        colleague = staff("welfare")

        assert access.can_seat(seated("work"), trajectory, user_id=colleague.user_id)

    def test_oneself_is_refused(self, trajectory, seated):
        guide = seated("work")

        with pytest.raises(Denied):
            actions.add_member(
                actor=guide, trajectory_id=trajectory.pk, post_id=guide.posts[0].id,
                role=TeamRole.CASE_MANAGER, starts_on=clock.today(),
            )  # fmt: skip

        assert TeamMember.objects.filter(user_id=guide.user_id).count() == 1

    @pytest.mark.parametrize("role", ["expert", "group_guide"])
    def test_and_sending_away_is_refused_to_others(self, trajectory, seated, role):
        member = TeamMember.objects.get(user_id=seated("welfare").user_id)

        with pytest.raises(Denied):
            actions.end_member(
                actor=seated(role), member_id=member.pk, ends_on=clock.today(), reason="Weg"
            )


class TestASeat:
    def test_does_not_go_along_to_another_partner(self, trajectory, seated, staff):
        guide, elsewhere = seated("welfare"), staff("work")
        moved = replace(guide, posts=elsewhere.posts)

        assert not access.seat(moved, trajectory).is_member
        assert not Trajectory.objects.visible_to(moved).exists()
        assert Trajectory.objects.visible_to(guide).exists()

    def test_of_which_nothing_is_open_knows_the_name_only(self, trajectory, seated):
        assert not access.seat(seated("expert"), trajectory).knows_person

    @pytest.mark.parametrize("role", ["work", "welfare", "group_guide"])
    def test_that_opens_what_the_team_shares_knows_the_person(self, trajectory, seated, role):
        assert access.seat(seated(role), trajectory).knows_person

import pytest

from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership)


@pytest.fixture
def seated(staff, trajectory):
    """`seated("work")` gives an actor with that seat; `of` is another file, `actor` a known one."""

    def make(role="welfare", *, of=None, actor=None, **more):
        actor = actor or staff(role)
        post = Post.objects.select_related("organisation").get(pk=actor.posts[0].id)
        TeamMemberFactory(trajectory=of or trajectory, post=post, role=role, **more)
        return actor

    return make


@pytest.fixture
def guide(seated):
    return seated("welfare")

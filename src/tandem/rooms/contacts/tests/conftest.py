"""A file and who walks along in it."""

import pytest

from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership)


@pytest.fixture
def seated(staff, trajectory):
    """`seated("work")` gives an actor with that seat in the team."""

    def make(role, **fields):
        actor = staff(role)
        post = Post.objects.get(pk=actor.posts[0].id)
        TeamMemberFactory(trajectory=trajectory, post=post, role=role, **fields)
        return actor

    return make

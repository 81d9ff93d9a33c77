"""What the program computes from answers and roles, held against the matrix written by hand."""

import pytest

from tandem.foundation import wall
from tandem.rooms.trajectories.models import TeamMember
from tests.leaks.roles import FULL, MARKED, SUMMARY, TEAM

pytestmark = pytest.mark.django_db
LEVELS = {FULL: 2, SUMMARY: 1, "-": 0}


class TestSeatsOfATeam:
    @pytest.mark.parametrize("role", [r for r in TEAM if r.is_member(MARKED)], ids=str)
    def test_open_the_classes_that_the_matrix_allows(self, world, role):
        wall.enter(world.circles.here.id)

        seat = TeamMember.objects.get(
            trajectory=world.files[MARKED].trajectory, user=world.circles.users[role.key]
        )

        assert seat.class_levels == [LEVELS[letter] for letter in role.reads(MARKED)]

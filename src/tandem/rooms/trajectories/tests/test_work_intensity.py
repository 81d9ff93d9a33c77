from decimal import Decimal

import pytest

from tandem.foundation.errors import Denied
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.models import EntryProfile, Trajectory
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory


def seat(actor, trajectory, role):
    post = Post.objects.select_related("organisation").get(pk=actor.posts[0].id)
    TeamMemberFactory(trajectory=trajectory, post=post, role=role)


class TestNoteWorkIntensity:
    def test_leaves_the_rest_of_the_profile_as_it_was(self, staff, partnership):
        actor, trajectory = staff("welfare"), TrajectoryFactory(partnership=partnership)
        seat(actor, trajectory, "welfare")
        EntryProfile.objects.create(
            partnership=partnership, trajectory=trajectory, employment="inactive", isced=3
        )

        actions.note_work_intensity(
            actor=actor, trajectory_id=trajectory.pk, share=Decimal("0.167")
        )

        profile = EntryProfile.objects.get()
        assert (profile.employment, profile.isced) == ("inactive", 3)
        assert profile.household_work_intensity == Decimal("0.167")

    def test_makes_a_profile_before_the_start(self, staff, partnership):
        waiting = TrajectoryFactory(partnership=partnership, referred=True)

        actions.note_work_intensity(
            actor=staff("coordinator"), trajectory_id=waiting.pk, share=Decimal("1")
        )

        assert EntryProfile.objects.get(trajectory=waiting).household_work_intensity == 1

    def test_is_for_who_decides_on_the_start(self, staff, partnership):
        actor, trajectory = staff("expert"), TrajectoryFactory(partnership=partnership)
        seat(actor, trajectory, "expert")

        with pytest.raises(Denied):
            actions.note_work_intensity(
                actor=actor, trajectory_id=trajectory.pk, share=Decimal("0.5")
            )

    def test_does_not_know_the_file_of_another_team(self, staff, partnership):
        trajectory = TrajectoryFactory(partnership=partnership)

        with pytest.raises(Trajectory.DoesNotExist):
            actions.note_work_intensity(
                actor=staff("welfare"), trajectory_id=trajectory.pk, share=Decimal("0.5")
            )

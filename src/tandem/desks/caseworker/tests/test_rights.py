import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.rooms.partners.models import Post
from tandem.rooms.rights import actions
from tandem.rooms.rights.rules.claims import RoundMoment
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory

pytestmark = pytest.mark.django_db
HINT = "Tijd om de rechten te overlopen"


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership)


@pytest.fixture
def seated(staff, trajectory):
    def make(role):
        actor = staff(role)
        post = Post.objects.get(pk=actor.posts[0].id)
        TeamMemberFactory(trajectory=trajectory, post=post, role=role)
        return actor

    return make


class TestTheFirstPageOfAFile:
    def test_says_when_the_rights_should_be_gone_through(self, seated, trajectory, log_in):
        guide = seated("welfare")
        client, page = log_in(guide), reverse("caseworker:dossier", args=[trajectory.pk])

        before = client.get(page).content.decode()
        actions.begin_round(
            actor=guide, trajectory_id=trajectory.pk, moment=RoundMoment.START,
            on=clock.today(), at=clock.now(),
        )  # fmt: skip

        assert HINT in before
        assert HINT not in client.get(page).content.decode()

    def test_says_nothing_to_who_does_not_write_of_rights(self, seated, trajectory, log_in):
        page = reverse("caseworker:dossier", args=[trajectory.pk])

        assert HINT not in log_in(seated("work")).get(page).content.decode()

    def test_costs_at_most_twelve_queries(self, seated, trajectory, log_in, queries_of):
        page = reverse("caseworker:dossier", args=[trajectory.pk])

        assert len(queries_of(log_in(seated("welfare")), page)) <= 12

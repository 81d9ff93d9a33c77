from datetime import datetime

import pytest
from django.db.models import F

from tandem.config.demo import deck, large
from tandem.foundation import wall
from tandem.foundation.audit.log import broken_links
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.clock import BRUSSELS
from tandem.rooms.accounts.models import User
from tandem.rooms.partners.circle import SlugTaken
from tandem.rooms.people.models import Participant, SearchToken
from tandem.rooms.people.rules import search_tokens
from tandem.rooms.plans.models import Action
from tandem.rooms.trajectories.models import TeamMember, Trajectory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 18, 0, tzinfo=BRUSSELS)


@pytest.fixture
def made(monkeypatch):
    """Two walks, copied to twelve trajectories."""
    two = deck.cards(large.PEOPLE)[:2]
    monkeypatch.setattr(deck, "cards", lambda name: two)
    return large.load_large(now=NOW, size=11)


class TestLoadLarge:
    def test_makes_whole_copies_that_hang_together(self, made):
        template = Trajectory.objects.latest("id")
        twins = Trajectory.objects.filter(id__endswith=str(template.pk)[13:])
        copy = twins.get(participant__street="Dorp 3")

        assert made.trajectories == Trajectory.objects.count() == 12
        assert copy.team.count() == template.team.count() == 2
        assert copy.scores.count() == template.scores.count() > 0
        assert set(copy.actions.values_list("title")) == set(template.actions.values_list("title"))
        assert not Action.objects.exclude(plan__trajectory_id=F("trajectory_id")).exists()

    def test_gives_each_copy_a_person_of_its_own_whom_search_finds(self, made):
        people = Participant.objects.all()

        assert len({person.full_name for person in people}) > 6
        for person in people:
            words = search_tokens(person.first_name, person.last_name)
            kept = SearchToken.objects.filter(participant=person)
            assert dict(kept.values_list("token", "is_whole")) == words

    def test_gives_copies_counsellors_of_their_own(self, made):
        seats = TeamMember.objects.filter(trajectory__state="active")

        logins = User.objects.filter(email__startswith="welzijn")
        caseloads = sorted(seats.filter(user=login).count() for login in logins)
        assert caseloads == [2, 2, 2 * large.FIRST_PAIR]

    def test_keeps_the_access_log_whole(self, made):
        views = AuditEvent.objects.filter(event="trajectory:viewed")

        assert views.values("subject_id").distinct().count() == 12
        assert broken_links() == []

    def test_lies_behind_a_wall_of_its_own(self, made, partnership):
        wall.enter(partnership.pk)

        assert not Trajectory.objects.exists()
        assert large.is_loaded()

    def test_is_done_once(self, made):
        with pytest.raises(SlugTaken):
            large.load_large(now=NOW, size=11)

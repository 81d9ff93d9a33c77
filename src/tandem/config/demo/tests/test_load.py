"""A few people of the demo, lived through for real: the rules hold, and nobody is left behind."""

from datetime import datetime, timedelta

import pytest

from tandem.config.demo import deck, load
from tandem.config.demo.circle import PASSWORD, email, lay_circle
from tandem.config.demo.clockwork import play
from tandem.config.demo.load import NEIGHBOUR, PEOPLE, SLUG
from tandem.foundation import wall
from tandem.foundation.audit.log import broken_links
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.clock import BRUSSELS
from tandem.rooms.accounts.models import User
from tandem.rooms.consent.models import ConsentEvent
from tandem.rooms.contacts.models import Appointment, ContactNote, OutreachContact
from tandem.rooms.measures.models import Assessment, DomainScore
from tandem.rooms.partners.circle import SlugTaken
from tandem.rooms.partners.models import Partnership, Post
from tandem.rooms.people.models import Household, Participant
from tandem.rooms.plans.models import Action, Goal, Plan
from tandem.rooms.rights.models import (
    Claim,
    Comparison,
    HomeSnapshot,
    JobOffer,
    LocalRight,
    home_of,
)
from tandem.rooms.trajectories.models import TeamMember, Trajectory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 18, 0, tzinfo=BRUSSELS)


@pytest.fixture
def live():
    """`live("samira", ...)` lays the circle and lets these people live in it until NOW."""

    def make(*keys):
        circle = lay_circle(SLUG, today=load.day_of(NOW))
        people = [card for card in deck.cards(PEOPLE[SLUG]) if card.key in keys]
        play(load.stories(circle, people, load.day_of(NOW)), until=NOW)
        return circle

    return make


def states(first_name):
    found = Trajectory.objects.filter(participant__first_name=first_name).order_by("id")
    return list(found.values_list("state", flat=True))


class TestAWalk:
    def test_goes_from_a_signal_to_a_plan_that_was_signed_and_changed(self, live):
        live("samira")

        plan = Plan.objects.get()
        assert states("Samira") == ["active"]
        assert (plan.state, plan.versions.count()) == ("draft", 2)
        assert Assessment.objects.filter(trajectory=plan.trajectory).count() == 5
        assert set(TeamMember.objects.values_list("role", flat=True)) == {
            "work", "welfare", "expert",
        }  # fmt: skip

    def test_leads_to_an_appointment_in_office_hours(self, live):
        live("samira")

        coming = Appointment.objects.coming(NOW).get()
        starts = coming.starts_at.astimezone(BRUSSELS)
        assert coming.hosts.count() == 1
        assert starts.weekday() < 5
        assert 9 <= starts.hour < 17

    def test_keeps_what_somebody_took_back(self, live):
        live("samira")

        answers = ConsentEvent.objects.filter(answer="withdrawn")
        expert = TeamMember.objects.get(role="expert")
        assert [event.sensitivity for event in answers] == [2]
        assert expert.class_levels[2] == 0

    def test_never_makes_a_goal_active_without_a_yes(self, live):
        live("samira")

        declined = Goal.objects.filter(declined_on__isnull=False)
        assert declined.count() == 1
        assert not Action.objects.filter(
            goal__agreed_on__isnull=True, state__in=("planned", "busy", "done")
        ).exists()

    def test_may_end_and_begin_again(self, live):
        live("robbe")

        first, second = Trajectory.objects.order_by("id")
        assert (first.state, second.state) == ("closed", "active")
        assert second.referred_on > first.exit_on
        assert Participant.objects.count() == 1

    def test_may_rest_or_end(self, live):
        live("kevin", "zeynep")

        assert states("Kevin") == ["paused"]
        assert states("Zeynep") == ["closed"]

    def test_may_never_start(self, live):
        live("oksana", "patrick", "mariam", "arno")

        assert states("Oksana") == ["waiting"]
        assert states("Patrick") == ["declined"]
        assert states("Mariam") == ["elsewhere"]
        assert states("Arno") == ["referred"]

    def test_begins_on_the_street_without_a_name(self, live):
        live("mariam")

        contact = OutreachContact.objects.get(participant__first_name="Mariam")
        assert contact.joined_on > contact.met_on
        assert "Mariam" not in contact.called

    def test_leaves_open_what_the_person_refused(self, live):
        live("layla")

        welfare = TeamMember.objects.get(role="welfare")
        assert welfare.class_levels == [2, 2, 0, 0]
        assert not DomainScore.objects.filter(sensitivity__gte=2, noted_by=welfare.user).exists()

    def test_lets_a_family_live_under_one_roof(self, live):
        live("chantal", "grace")

        home = Household.objects.get()
        assert home.members.filter(participant__isnull=False).count() == 2
        assert set(home.members.values_list("first_name", flat=True)) == {"", "Naomi", "Elia"}

    def test_goes_on_with_somebody_else_when_a_counsellor_leaves(self, live):
        live("nadia")

        left, joined = TeamMember.objects.filter(role="welfare").order_by("id")
        assert left.end_reason == "Langdurig afwezig"
        assert joined.starts_on == left.ends_on

    def test_happens_in_the_order_of_its_days(self, live):
        live("kevin", "zeynep")

        moments = list(AuditEvent.objects.order_by("id").values_list("at", flat=True))
        assert moments == sorted(moments)
        assert moments[-1] <= NOW
        assert broken_links() == []

    def test_is_the_same_on_the_same_day(self, live):
        live("ilona")
        first = list(ContactNote.objects.order_by("id").values_list("on", "kind", "text"))
        Partnership.objects.update(slug="eerder")

        live("ilona")

        again = ContactNote.objects.order_by("id").values_list("on", "kind", "text")
        assert list(again) == first

    def test_tells_of_incomes_and_of_jobs_on_offer(self, live):
        live("marc", "emine", "elena")

        homes = [home_of(row) for row in HomeSnapshot.objects.with_parts()]
        paid = JobOffer.objects.get(spell__isnull=False)
        assert sorted(len(home.persons) for home in homes) == [1, 1, 4, 5]
        assert all(home.on <= load.day_of(NOW) for home in homes)
        assert paid.real_month > paid.noted_at.date()
        assert JobOffer.objects.count() == Comparison.objects.count() == 2

    def test_goes_through_the_rights_with_a_day_to_disagree_near(self, live):
        live("samira", "marc")

        today = load.day_of(NOW)
        refused = Claim.objects.get(state="refused")
        assert today < refused.appeal_before <= today + timedelta(days=7)
        assert Claim.objects.filter(state="granted").count() > 3
        assert Claim.objects.filter(state="open", estimate="probably").exists()
        assert LocalRight.objects.get().name == "Huiswerkhulp De Kade"
        assert Action.objects.filter(pk__in=Claim.objects.values("step_key")).exists()

    def test_asks_for_what_is_to_be_done_around_today(self, live):
        live("ilona")

        still_open = Action.objects.filter(state__in=("planned", "busy"))
        days = [(due - NOW.date()).days for due in still_open.values_list("due_on", flat=True)]
        assert days
        assert min(days) >= -10


class TestLoad:
    def test_makes_two_circles_with_one_login_in_both(self):
        load.load(now=NOW, with_people=False)

        lien = User.objects.get(email=email(SLUG, "lien"))
        wall.enter(None, user_id=lien.pk)
        assert lien.check_password(PASSWORD)
        assert {post.partnership.slug for post in Post.objects.of_login(lien.pk)} == {
            SLUG, NEIGHBOUR,
        }  # fmt: skip

    def test_makes_no_people_when_asked_for_none(self):
        done = load.load(now=NOW, with_people=False)

        assert (done.participants, done.moments) == (0, 0)
        assert not Participant.objects.exists()

    def test_is_done_once(self):
        assert not load.is_loaded()
        load.load(now=NOW, with_people=False)

        assert load.is_loaded()
        with pytest.raises(SlugTaken):
            load.load(now=NOW + timedelta(hours=1), with_people=False)

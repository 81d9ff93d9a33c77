from datetime import date, timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.journeys.household import actions
from tandem.rooms.contacts.tests.factories import ContactNoteFactory
from tandem.rooms.people import actions as people_actions
from tandem.rooms.people.actions import Housemate
from tandem.rooms.people.models import HouseholdMember, HouseholdRelation
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import ParticipantFactory, TrajectoryFactory

TODAY = date(2026, 3, 2)


@pytest.fixture
def karim(partnership):
    person = ParticipantFactory(partnership=partnership, first_name="Karim", last_name="Haddad")
    return TrajectoryFactory(partnership=partnership, participant=person)


@pytest.fixture
def case_manager(guide, seated, karim):
    """One who walks along with both adults of a household."""
    return seated("welfare", of=karim, actor=guide)


@pytest.fixture
def member(guide, trajectory):
    """Karim as he stands in the household of Samira, before anybody joined his file."""
    home = people_actions.add_household(
        actor=guide,
        name="Benali",
        housemates=[
            Housemate(HouseholdRelation.ADULT, participant_id=trajectory.participant_id),
            Housemate(HouseholdRelation.PARTNER, first_name="Karim"),
        ],
    )
    return home.members.get(participant=None)


def join(actor, trajectory, member, other, **more):
    told = {"agreed_on": TODAY, "today": TODAY} | more
    return actions.link_member(
        actor=actor, trajectory_id=trajectory.pk, member_id=member.pk, other_id=other.pk, **told
    )


def file_url(trajectory, member, text=""):
    url = reverse("household:member_file", args=[trajectory.pk, member.pk])
    return f"{url}?q={text}" if text else url


def home(client, trajectory):
    return client.get(reverse("household:home", args=[trajectory.pk])).content.decode()


class TestLinkMember:
    def test_makes_one_person_of_both_and_records_it(self, case_manager, trajectory, karim, member):
        join(case_manager, trajectory, member, karim)

        member.refresh_from_db()
        assert (member.participant_id, member.agreed_on) == (karim.participant_id, TODAY)
        event = AuditEvent.objects.get(event="household:linked")
        assert event.participant_id == karim.participant_id

    def test_asks_a_seat_with_both(self, guide, trajectory, karim, member):
        with pytest.raises(Trajectory.DoesNotExist):
            join(guide, trajectory, member, karim)

    def test_asks_to_write_of_family_of_both(self, guide, seated, trajectory, karim, member):
        seated("welfare", of=karim, actor=guide, class_levels=[2, 0, 0, 0])

        with pytest.raises(Denied):
            join(guide, trajectory, member, karim)

    def test_does_not_know_a_member_of_another_household(
        self, case_manager, trajectory, karim, member
    ):
        with pytest.raises(HouseholdMember.DoesNotExist):
            join(case_manager, karim, member, trajectory)

    def test_is_not_agreed_on_a_day_to_come(self, case_manager, trajectory, karim, member):
        with pytest.raises(people_actions.NotYet):
            join(case_manager, trajectory, member, karim, agreed_on=TODAY + timedelta(days=1))

    def test_is_done_once(self, case_manager, trajectory, karim, member):
        join(case_manager, trajectory, member, karim)

        with pytest.raises(people_actions.AlreadySomeone):
            join(case_manager, trajectory, member, karim)

    def test_lets_nobody_live_in_two_homes(self, case_manager, trajectory, karim, member):
        elsewhere = Housemate(HouseholdRelation.ADULT, participant_id=karim.participant_id)
        people_actions.add_household(actor=case_manager, name="Haddad", housemates=[elsewhere])

        with pytest.raises(people_actions.AlreadyAtHome):
            join(case_manager, trajectory, member, karim)


class TestMemberFile:
    def test_finds_only_files_of_the_reader_in_which_family_is_open(
        self, case_manager, seated, partnership, trajectory, member, log_in
    ):
        for levels in (None, [2, 0, 0, 0]):
            person = ParticipantFactory(partnership=partnership, first_name="Karim")
            other = TrajectoryFactory(partnership=partnership, participant=person)
            if levels:
                seated("welfare", of=other, actor=case_manager, class_levels=levels)

        page = log_in(case_manager).get(file_url(trajectory, member, "karim"))

        assert [name for _, name in page.context["form"]["other"].field.choices] == ["Karim Haddad"]
        assert AuditEvent.objects.filter(event="participant:searched").exists()

    def test_joins_when_both_agree(self, case_manager, trajectory, karim, member, log_in):
        client = log_in(case_manager)
        sent = {"other": str(karim.pk), "agreed_on": "2026-03-02", "both": "on"}

        answer = client.post(file_url(trajectory, member, "karim"), sent, follow=True)

        assert "Elk houdt een eigen dossier." in answer.content.decode()
        member.refresh_from_db()
        assert member.participant_id == karim.participant_id

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"both": ""}, "both"),
            ({"other": ""}, "other"),
            ({"agreed_on": "2099-01-01"}, "agreed_on"),
        ],
    )
    def test_joins_nothing_without_a_yes_of_both(
        self, case_manager, trajectory, karim, member, log_in, change, field
    ):
        sent = {"other": str(karim.pk), "agreed_on": "2026-03-02", "both": "on", **change}

        page = log_in(case_manager).post(file_url(trajectory, member, "karim"), sent)

        assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
        member.refresh_from_db()
        assert member.participant_id is None

    def test_explains_that_somebody_lives_elsewhere(
        self, case_manager, trajectory, karim, member, log_in
    ):
        elsewhere = Housemate(HouseholdRelation.ADULT, participant_id=karim.participant_id)
        people_actions.add_household(actor=case_manager, name="Haddad", housemates=[elsewhere])
        sent = {"other": str(karim.pk), "agreed_on": "2026-03-02", "both": "on"}

        page = log_in(case_manager).post(file_url(trajectory, member, "karim"), sent)

        assert list(page.context["form"].errors) == ["other"]

    def test_is_gone_once_joined(self, case_manager, trajectory, karim, member, log_in):
        join(case_manager, trajectory, member, karim)

        assert log_in(case_manager).get(file_url(trajectory, member)).status_code == 404

    def test_says_that_nobody_was_found(self, case_manager, trajectory, member, log_in):
        page = log_in(case_manager).get(file_url(trajectory, member, "zzz"))

        assert "Niemand gevonden." in page.content.decode()

    def test_stays_within_its_queries(
        self, case_manager, trajectory, karim, member, log_in, queries_of
    ):
        asked = queries_of(log_in(case_manager), file_url(trajectory, member, "karim"))

        assert len(asked) <= 12, asked


class TestHome:
    def test_leads_to_the_own_file_of_each_adult_where_the_reader_walks_along(
        self, case_manager, trajectory, karim, member, log_in
    ):
        join(case_manager, trajectory, member, karim)
        client = log_in(case_manager)

        both = [home(client, one) for one in (trajectory, karim)]

        assert reverse("household:home", args=[karim.pk]) in both[0]
        assert reverse("household:home", args=[trajectory.pk]) in both[1]

    @pytest.mark.parametrize("role", ["welfare", "coordinator"])
    def test_leads_nowhere_for_who_does_not_walk_along_with_the_other(
        self, case_manager, seated, staff, trajectory, karim, member, log_in, role
    ):
        join(case_manager, trajectory, member, karim)
        both_roles = staff("welfare", role) if role != "welfare" else staff("welfare")
        one_sided = seated("welfare", actor=both_roles)

        page = home(log_in(one_sided), trajectory)

        assert "Karim" in page
        assert str(karim.pk) not in page

    def test_never_shows_a_note_of_one_adult_in_the_file_of_the_other(
        self, case_manager, trajectory, karim, member, log_in
    ):
        join(case_manager, trajectory, member, karim)
        ContactNoteFactory(trajectory=karim, actor=case_manager, text="Karim wil weg thuis")
        client = log_in(case_manager)

        pages = [
            client.get(reverse(name, args=[trajectory.pk])).content.decode()
            for name in ("household:home", "caseworker:timeline", "caseworker:dossier")
        ]

        own = client.get(reverse("caseworker:timeline", args=[karim.pk])).content.decode()
        assert "wil weg thuis" in own
        assert not any("wil weg thuis" in page for page in pages)

    def test_says_calmly_that_there_may_be_more(self, seated, trajectory, member, log_in):
        page = home(log_in(seated("work")), trajectory)

        assert "Misschien is er meer, maar dat is niet voor jouw rol." in page
        assert "Karim" not in page

    def test_asks_for_a_file_of_adults_only(self, guide, trajectory, member, log_in):
        child = Housemate(HouseholdRelation.CHILD, first_name="Nora", birth_year=2019)
        nora = people_actions.add_housemate(
            actor=guide, household_id=member.household_id, housemate=child
        )

        page = home(log_in(guide), trajectory)

        assert file_url(trajectory, member) in page
        assert file_url(trajectory, nora) not in page

    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_the_same_at_any_size(self, guide, trajectory, member, log_in, queries_of, size):
        for number in range(size):
            mate = Housemate(HouseholdRelation.OTHER, first_name=f"Gast {number}")
            people_actions.add_housemate(
                actor=guide, household_id=member.household_id, housemate=mate
            )

        asked = queries_of(log_in(guide), reverse("household:home", args=[trajectory.pk]))

        assert len(asked) <= 12, asked

    def test_forgets_who_left(self, guide, trajectory, member, log_in):
        people_actions.end_housemate(actor=guide, member_id=member.pk, ends_on=clock.today())

        assert "Karim" not in home(log_in(guide), trajectory)

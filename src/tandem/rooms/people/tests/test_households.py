from datetime import date

import pytest

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.people import actions
from tandem.rooms.people.actions import Housemate
from tandem.rooms.people.models import Household, HouseholdMember, HouseholdRelation, Participant
from tandem.rooms.trajectories.tests.factories import ParticipantFactory

CHILD = Housemate(HouseholdRelation.CHILD, first_name="Nora", birth_year=2021)


def names(household):
    return list(household.members.order_by("id").values_list("first_name", flat=True))


class TestAddHousehold:
    def test_keeps_who_live_together(self, partnership, staff):
        mother = ParticipantFactory(partnership=partnership)
        adult = Housemate(HouseholdRelation.ADULT, participant_id=mother.pk)

        home = actions.add_household(
            actor=staff("welfare"),
            name="Gezin Benali",
            housemates=[adult, CHILD],
            since=date(2021, 5, 1),
        )

        assert home.since == date(2021, 5, 1)
        assert names(home) == ["", "Nora"]
        assert home.members.get(participant=mother).relation == "adult"

    def test_is_for_who_meets_participants(self, staff):
        with pytest.raises(Denied):
            actions.add_household(actor=staff("steering"), name="Gezin", housemates=[])

    def test_keeps_nothing_when_one_of_them_is_refused(self, staff):
        nameless = Housemate(HouseholdRelation.CHILD, first_name=" ")

        with pytest.raises(actions.NeedsName):
            actions.add_household(
                actor=staff("welfare"), name="Gezin", housemates=[CHILD, nameless]
            )

        assert not Household.objects.exists()


class TestAddHousemate:
    def test_records_the_change_for_the_participant(self, partnership, staff):
        actor = staff("welfare")
        mother = ParticipantFactory(partnership=partnership)
        home = actions.add_household(actor=actor, name="Gezin", housemates=[])
        adult = Housemate(HouseholdRelation.ADULT, participant_id=mother.pk)

        member = actions.add_housemate(actor=actor, household_id=home.pk, housemate=adult)

        event = AuditEvent.objects.get(event="household:changed")
        assert event.participant_id == mother.pk
        assert event.facts == {"member": str(member.pk)}

    def test_lets_nobody_live_in_one_home_twice(self, partnership, staff):
        actor = staff("welfare")
        mother = ParticipantFactory(partnership=partnership)
        adult = Housemate(HouseholdRelation.ADULT, participant_id=mother.pk)
        home = actions.add_household(actor=actor, name="Gezin", housemates=[adult])

        with pytest.raises(actions.AlreadyAtHome) as refusal:
            actions.add_housemate(actor=actor, household_id=home.pk, housemate=adult)

        assert refusal.value.facts == {"member_id": home.members.get().pk}

    def test_lets_somebody_come_back_home(self, partnership, staff):
        actor = staff("welfare")
        mother = ParticipantFactory(partnership=partnership)
        adult = Housemate(HouseholdRelation.ADULT, participant_id=mother.pk)
        home = actions.add_household(actor=actor, name="Gezin", housemates=[adult])
        HouseholdMember.objects.update(ends_on=date(2025, 1, 1))

        actions.add_housemate(actor=actor, household_id=home.pk, housemate=adult)

        assert home.members.count() == 2

    def test_does_not_know_a_home_behind_another_wall(
        self, partnership, other_partnership, inside, staff
    ):
        actor = staff("welfare")
        with inside(other_partnership):
            theirs = Household.objects.create(partnership=other_partnership, name="Elders")

        with pytest.raises(Household.DoesNotExist):
            actions.add_housemate(actor=actor, household_id=theirs.pk, housemate=CHILD)

    def test_does_not_know_a_person_behind_another_wall(
        self, partnership, other_partnership, inside, staff
    ):
        actor = staff("welfare")
        home = actions.add_household(actor=actor, name="Gezin", housemates=[])
        with inside(other_partnership):
            stranger = ParticipantFactory(partnership=other_partnership)

        with pytest.raises(Participant.DoesNotExist):
            actions.add_housemate(
                actor=actor,
                household_id=home.pk,
                housemate=Housemate(HouseholdRelation.ADULT, participant_id=stranger.pk),
            )


class TestEndHousemate:
    @pytest.fixture
    def nora(self, staff):
        child = Housemate(HouseholdRelation.CHILD, first_name="Nora", starts_on=date(2021, 5, 1))
        home = actions.add_household(actor=staff("welfare"), name="Gezin", housemates=[child])
        return home.members.get()

    def test_keeps_the_last_day_and_records_it(self, staff, nora):
        actions.end_housemate(actor=staff("work"), member_id=nora.pk, ends_on=date(2026, 3, 31))

        nora.refresh_from_db()
        assert nora.ends_on == date(2026, 3, 31)
        assert AuditEvent.objects.filter(event="household:changed").count() == 2

    def test_is_not_before_the_first_day(self, staff, nora):
        with pytest.raises(actions.LeavesBeforeComing) as refusal:
            actions.end_housemate(actor=staff("work"), member_id=nora.pk, ends_on=date(2021, 4, 30))

        assert refusal.value.facts == {"starts_on": date(2021, 5, 1)}

    def test_is_for_who_meets_participants(self, staff, nora):
        with pytest.raises(Denied):
            actions.end_housemate(actor=staff("dpo"), member_id=nora.pk, ends_on=date(2026, 3, 31))

    def test_does_not_know_somebody_behind_another_wall(
        self, staff, nora, other_partnership, inside
    ):
        with inside(other_partnership):
            theirs = Household.objects.create(partnership=other_partnership, name="Elders")
            stranger = HouseholdMember.objects.create(
                partnership=other_partnership, household=theirs, first_name="X", relation="child"
            )

        with pytest.raises(HouseholdMember.DoesNotExist):
            actions.end_housemate(
                actor=staff("work"), member_id=stranger.pk, ends_on=date(2026, 3, 31)
            )

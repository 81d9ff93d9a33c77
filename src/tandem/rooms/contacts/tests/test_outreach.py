from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.rooms.contacts import actions, events
from tandem.rooms.contacts.models import OutreachContact
from tandem.rooms.contacts.tests.factories import OutreachContactFactory
from tandem.rooms.trajectories.tests.factories import ParticipantFactory

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
ENCOUNTER = actions.Encounter(
    met_on=ON, place="Park", called="man met fiets", domains=("INC",), words="Wil werken"
)


def recorded(event):
    return AuditEvent.objects.filter(event=event).count()


class TestNotingAFirstContact:
    def test_needs_no_name_and_is_recorded(self, partnership, staff):
        walker = staff("outreach")

        contact = actions.note_outreach_contact(
            actor=walker, contact_id=uuid7(), encounter=ENCOUNTER, at=AT
        )

        assert (contact.called, contact.domains, contact.participant_id) == (
            "man met fiets", ["INC"], None,
        )  # fmt: skip
        assert recorded(events.OUTREACH_NOTED) == 1

    def test_happens_once_when_the_form_is_sent_twice(self, partnership, staff):
        given = {"actor": staff("outreach"), "contact_id": uuid7(), "at": AT}

        first = actions.note_outreach_contact(**given, encounter=ENCOUNTER)
        second = actions.note_outreach_contact(**given, encounter=ENCOUNTER)

        assert (first, OutreachContact.objects.count()) == (second, 1)
        assert recorded(events.OUTREACH_NOTED) == 1

    def test_keeps_other_words_that_are_sent_with_the_same_form(self, partnership, staff):
        given = {"actor": staff("outreach"), "contact_id": uuid7(), "at": AT}
        actions.note_outreach_contact(**given, encounter=ENCOUNTER)

        actions.note_outreach_contact(**given, encounter=replace(ENCOUNTER, words="En een huis"))

        assert OutreachContact.objects.get().words == "En een huis"

    def test_never_hands_out_the_row_of_a_colleague(self, partnership, staff):
        theirs = OutreachContactFactory(actor=staff("outreach"))

        with pytest.raises(OutreachContact.DoesNotExist):
            actions.note_outreach_contact(
                actor=staff("outreach"), contact_id=theirs.pk, encounter=ENCOUNTER, at=AT
            )

    def test_refuses_a_day_that_has_still_to_come(self, partnership, staff):
        with pytest.raises(actions.NotYet) as refusal:
            actions.note_outreach_contact(
                actor=staff("outreach"), contact_id=uuid7(), at=AT,
                encounter=replace(ENCOUNTER, met_on=date(2026, 3, 3)),
            )  # fmt: skip

        assert refusal.value.facts == {"field": "met_on"}

    def test_counts_the_day_in_brussels(self, partnership, staff):
        just_after_midnight_there = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)

        contact = actions.note_outreach_contact(
            actor=staff("outreach"), contact_id=uuid7(), at=just_after_midnight_there,
            encounter=replace(ENCOUNTER, met_on=date(2026, 3, 3)),
        )  # fmt: skip

        assert contact.met_on == date(2026, 3, 3)

    @pytest.mark.parametrize("role", ["coordinator", "work", "welfare", "mediator", "steering"])
    def test_is_outreach_work_only(self, partnership, staff, role):
        with pytest.raises(Denied):
            actions.note_outreach_contact(
                actor=staff(role), contact_id=uuid7(), encounter=ENCOUNTER, at=AT
            )


class TestReadingFirstContacts:
    def test_is_for_who_noted_them(self, partnership, staff):
        walker = staff("outreach")
        contact = OutreachContactFactory(actor=walker)

        assert list(OutreachContact.objects.visible_to(walker)) == [contact]
        assert not OutreachContact.objects.visible_to(staff("outreach")).exists()
        assert not OutreachContact.objects.visible_to(staff("coordinator")).exists()


class TestChangingAFirstContact:
    def test_keeps_what_it_was_in_the_history(self, partnership, staff):
        walker = staff("outreach")
        contact = OutreachContactFactory(actor=walker, words="Eerst")

        actions.change_outreach_contact(
            actor=walker, contact_id=contact.pk, encounter=replace(ENCOUNTER, words="Later"), at=AT
        )

        contact.refresh_from_db()
        assert contact.words == "Later"
        assert [event.words for event in contact.events.all()] == ["Eerst"]
        assert recorded(events.OUTREACH_CHANGED) == 1

    def test_stops_once_it_is_joined(self, partnership, staff):
        walker = staff("outreach")
        person = ParticipantFactory(partnership=partnership)
        contact = OutreachContactFactory(actor=walker, participant=person, joined_on=ON)

        with pytest.raises(actions.AlreadyJoined) as refusal:
            actions.change_outreach_contact(
                actor=walker, contact_id=contact.pk, encounter=ENCOUNTER, at=AT
            )

        assert refusal.value.facts == {"joined_on": ON}

    def test_is_no_colleagues_business(self, partnership, staff):
        contact = OutreachContactFactory(actor=staff("outreach"))

        with pytest.raises(OutreachContact.DoesNotExist):
            actions.change_outreach_contact(
                actor=staff("outreach"), contact_id=contact.pk, encounter=ENCOUNTER, at=AT
            )


class TestJoining:
    def join(self, actor, contact, **changes):
        person = ParticipantFactory(partnership_id=actor.partnership_id)
        given = {"participant_id": person.pk, "agreed_on": ON, "at": AT} | changes
        return actions.join_to_participant(actor=actor, contact_id=contact.pk, **given)

    def test_keeps_the_day_on_which_the_person_agreed(self, partnership, staff):
        walker = staff("outreach")
        contact = OutreachContactFactory(actor=walker)

        joined = self.join(walker, contact)

        assert (joined.joined_on, joined.joined_by_id) == (ON, walker.user_id)
        assert joined.participant.outreach_contacts.get() == contact
        assert recorded(events.OUTREACH_JOINED) == 1

    def test_happens_once(self, partnership, staff):
        walker = staff("outreach")
        contact = OutreachContactFactory(actor=walker)
        self.join(walker, contact)

        with pytest.raises(actions.AlreadyJoined):
            self.join(walker, contact)

    def test_cannot_be_agreed_before_the_contact(self, partnership, staff):
        walker = staff("outreach")
        contact = OutreachContactFactory(actor=walker)

        with pytest.raises(actions.BeforeContact) as refusal:
            self.join(walker, contact, agreed_on=date(2026, 3, 1))

        assert refusal.value.facts == {"met_on": ON}

    def test_cannot_be_agreed_tomorrow(self, partnership, staff):
        walker = staff("outreach")

        with pytest.raises(actions.NotYet):
            self.join(walker, OutreachContactFactory(actor=walker), agreed_on=date(2026, 3, 3))

    def test_is_not_done_with_the_contact_of_a_colleague(self, partnership, staff):
        with pytest.raises(OutreachContact.DoesNotExist):
            self.join(staff("outreach"), OutreachContactFactory(actor=staff("outreach")))

    def test_is_refused_to_who_does_no_outreach_any_more(self, partnership, staff):
        guide = staff("welfare")

        with pytest.raises(Denied):
            self.join(guide, OutreachContactFactory(actor=guide))

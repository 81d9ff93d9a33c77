from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.rooms.contacts import actions, events
from tandem.rooms.contacts.models import ContactKind, ContactNote
from tandem.rooms.contacts.tests.factories import ContactNoteFactory
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
NOTE = actions.Note(kind=ContactKind.HOME, on=ON, text="Thuis bezocht.", domains=("WON",))


def recorded(event):
    return AuditEvent.objects.filter(event=event).count()


def add(actor, trajectory, note=NOTE, note_id=None):
    return actions.add_note(
        actor=actor, trajectory_id=trajectory.pk, note_id=note_id or uuid7(), note=note, at=AT
    )


class TestAddingANote:
    def test_takes_the_closest_guarded_class_and_is_recorded(self, trajectory, seated):
        row = add(seated("welfare"), trajectory, replace(NOTE, domains=("WRK", "WON")))

        assert (row.sensitivity, row.domains) == (1, ["WRK", "WON"])
        event = AuditEvent.objects.get(event=events.NOTE_ADDED)
        assert (event.participant_id, event.subject_id) == (trajectory.participant_id, row.pk)

    def test_moves_the_day_of_the_last_contact_forward_only(self, trajectory, seated):
        guide = seated("welfare")

        add(guide, trajectory)
        add(guide, trajectory, replace(NOTE, on=date(2026, 2, 10)))

        trajectory.refresh_from_db()
        assert trajectory.last_contact_on == ON

    def test_happens_once_when_the_form_is_sent_twice(self, trajectory, seated):
        guide, key = seated("welfare"), uuid7()

        first = add(guide, trajectory, note_id=key)
        second = add(guide, trajectory, note_id=key)

        assert (first, ContactNote.objects.count()) == (second, 1)
        assert recorded(events.NOTE_ADDED) == 1

    def test_keeps_other_words_that_are_sent_with_the_same_form(self, trajectory, seated):
        guide, key = seated("welfare"), uuid7()
        add(guide, trajectory, note_id=key)

        add(guide, trajectory, replace(NOTE, text="Iets vergeten."), note_id=key)

        assert ContactNote.objects.get().text == "Iets vergeten."

    @pytest.mark.parametrize(("role", "domain"), [("work", "WON"), ("welfare", "PSY")])
    def test_is_refused_in_a_class_that_is_closed(self, trajectory, seated, role, domain):
        with pytest.raises(Denied):
            add(seated(role), trajectory, replace(NOTE, domains=(domain,)))

    def test_is_refused_to_a_coordinator_outside_the_team(self, trajectory, staff):
        with pytest.raises(Denied):
            add(staff("coordinator"), trajectory, replace(NOTE, domains=()))

    def test_is_unknown_to_a_stranger(self, trajectory, staff):
        with pytest.raises(Trajectory.DoesNotExist):
            add(staff("welfare"), trajectory)

    def test_refuses_a_day_that_has_still_to_come(self, trajectory, seated):
        with pytest.raises(actions.NotYet):
            add(seated("welfare"), trajectory, replace(NOTE, on=date(2026, 3, 3)))


class TestAPersonalNote:
    def test_is_read_by_its_author_only(self, trajectory, seated):
        guide, colleague = seated("welfare"), seated("work")

        row = add(guide, trajectory, replace(NOTE, domains=(), is_personal=True))

        assert list(ContactNote.objects.readable(guide, (0, 1))) == [row]
        assert not ContactNote.objects.readable(colleague, (0, 1, 2, 3)).exists()

    def test_is_no_contact(self, trajectory, seated):
        add(seated("welfare"), trajectory, replace(NOTE, is_personal=True))

        trajectory.refresh_from_db()
        assert trajectory.last_contact_on is None

    def test_can_be_opened_to_the_team_and_then_counts(self, trajectory, seated):
        guide = seated("welfare")
        row = add(guide, trajectory, replace(NOTE, is_personal=True))

        actions.change_note(actor=guide, note_id=row.pk, note=NOTE, at=AT)

        trajectory.refresh_from_db()
        assert ContactNote.objects.get().is_personal is False
        assert trajectory.last_contact_on == ON


class TestASharedNote:
    def test_is_read_by_who_may_read_its_class(self, trajectory, seated):
        row = add(seated("welfare"), trajectory)
        colleague = seated("work")

        assert list(ContactNote.objects.readable(colleague, (0, 1))) == [row]
        assert not ContactNote.objects.readable(colleague, (0,)).exists()

    def test_cannot_become_personal_again(self, trajectory, seated):
        guide = seated("welfare")
        row = add(guide, trajectory)

        with pytest.raises(actions.AlreadyShared):
            actions.change_note(
                actor=guide, note_id=row.pk, note=replace(NOTE, is_personal=True), at=AT
            )


class TestChangingANote:
    def test_follows_the_class_of_its_new_domains_and_keeps_the_old_words(self, trajectory, seated):
        guide = seated("welfare")
        row = ContactNoteFactory(actor=guide, trajectory=trajectory, text="Eerst")

        actions.change_note(actor=guide, note_id=row.pk, note=replace(NOTE, text="Later"), at=AT)

        row.refresh_from_db()
        assert (row.text, row.sensitivity) == ("Later", 1)
        assert [event.text for event in row.events.all()] == ["Eerst"]
        assert recorded(events.NOTE_CHANGED) == 1

    def test_is_refused_to_a_colleague(self, trajectory, seated):
        row = ContactNoteFactory(actor=seated("work"), trajectory=trajectory)

        with pytest.raises(Denied):
            actions.change_note(actor=seated("welfare"), note_id=row.pk, note=NOTE, at=AT)

    def test_is_refused_when_its_class_has_been_closed_since(self, trajectory, seated):
        guide = seated("welfare")
        row = ContactNoteFactory(actor=guide, trajectory=trajectory, domains=["PSY"], sensitivity=2)

        with pytest.raises(Denied):
            actions.change_note(actor=guide, note_id=row.pk, note=NOTE, at=AT)


class TestHandingOverWords:
    def test_puts_them_in_the_file_and_opens_nothing(self, trajectory, staff):
        walker = staff("outreach")

        row = actions.hand_over_words(
            actor=walker, trajectory_id=trajectory.pk, participant_id=trajectory.participant_id,
            note=NOTE, at=AT,
        )  # fmt: skip

        assert (row.trajectory_id, row.sensitivity, row.is_personal) == (trajectory.pk, 1, False)
        assert not Trajectory.objects.visible_to(walker).exists()
        assert recorded(events.WORDS_HANDED_OVER) == 1

    def test_reaches_no_file_of_somebody_else(self, trajectory, partnership, staff):
        other = TrajectoryFactory(partnership=partnership)

        with pytest.raises(Trajectory.DoesNotExist):
            actions.hand_over_words(
                actor=staff("outreach"), trajectory_id=other.pk,
                participant_id=trajectory.participant_id, note=NOTE, at=AT,
            )  # fmt: skip


class TestTheDatabase:
    def test_refuses_a_life_domain_that_does_not_exist(self, trajectory, seated):
        with pytest.raises(IntegrityError, match="contacts_note_domains"):
            ContactNoteFactory(actor=seated("welfare"), trajectory=trajectory, domains=["XYZ"])


class TestThePartsOfANote:
    PARTS = replace(
        NOTE,
        minutes=75,
        present=("participant", "interpreter"),
        opinion="Ik denk dat hij opgelucht is.",
        own_words="Eindelijk slaap ik weer.",
    )

    def test_are_kept_apart_and_counted(self, trajectory, seated):
        row = add(seated("welfare"), trajectory, self.PARTS)

        row.refresh_from_db()
        assert (row.minutes, row.present) == (75, ["participant", "interpreter"])
        assert (row.text, row.opinion, row.own_words) == (
            NOTE.text, self.PARTS.opinion, self.PARTS.own_words,
        )  # fmt: skip

    def test_stay_unknown_when_nobody_noted_them(self, trajectory, seated):
        row = add(seated("welfare"), trajectory)

        assert (row.minutes, row.opinion, row.own_words) == (None, "", "")

    @pytest.mark.parametrize(
        ("field", "value", "name"),
        [
            ("minutes", 0, "contacts_note_minutes"),
            ("minutes", 1441, "contacts_note_minutes"),
            ("present", ["neighbour"], "contacts_note_present"),
        ],
    )
    def test_are_refused_by_the_database_when_impossible(
        self, trajectory, seated, field, value, name
    ):
        with pytest.raises(IntegrityError, match=name):
            ContactNoteFactory(actor=seated("welfare"), trajectory=trajectory, **{field: value})

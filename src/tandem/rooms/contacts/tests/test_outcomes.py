from datetime import UTC, date, datetime, timedelta

import pytest

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.rooms.contacts import actions, events
from tandem.rooms.contacts.models import Appointment, ContactKind, ContactTask
from tandem.rooms.contacts.tests.factories import AppointmentFactory
from tandem.rooms.trajectories.models import State

AT = datetime(2026, 3, 9, 15, tzinfo=UTC)
ON = date(2026, 3, 9)


@pytest.fixture
def guide(seated):
    return seated("welfare")


@pytest.fixture
def visit(trajectory, guide):
    """An appointment that began two hours ago."""
    return AppointmentFactory(actor=guide, trajectory=trajectory)


def keep(actor, visit, at=AT):
    return actions.keep_appointment(actor=actor, appointment_id=visit.pk, at=at)


def miss(actor, visit, at=AT, **how):
    return actions.miss_appointment(actor=actor, appointment_id=visit.pk, at=at, **how)


def note(actor, trajectory, on=ON, **changes):
    given = {"kind": ContactKind.OFFICE, "on": on, "text": "Gesproken."}
    told = actions.Note(**(given | changes))
    return actions.add_note(
        actor=actor, trajectory_id=trajectory.pk, note_id=uuid7(), note=told, at=AT
    )


class TestKeeping:
    def test_counts_as_a_contact_of_that_day(self, trajectory, guide, visit):
        assert keep(guide, visit).state == "kept"

        trajectory.refresh_from_db()
        assert trajectory.last_contact_on == ON

    def test_happens_once(self, guide, visit):
        for _ in range(2):
            keep(guide, visit)

        assert AuditEvent.objects.filter(event=events.APPOINTMENT_KEPT).count() == 1

    def test_is_refused_before_it_begins(self, guide, visit):
        with pytest.raises(actions.NotYet):
            keep(guide, visit, at=visit.starts_at - timedelta(minutes=1))

    @pytest.mark.parametrize("state", ["moved", "cancelled"])
    def test_is_refused_once_it_was_called_off(self, trajectory, guide, state):
        gone = AppointmentFactory(actor=guide, trajectory=trajectory, state=state)

        with pytest.raises(actions.Settled):
            keep(guide, gone)

    def test_is_refused_to_who_may_only_read(self, seated, visit):
        reader = seated("work", ends_on=date.today() - timedelta(days=3))  # noqa: DTZ011

        with pytest.raises(Denied):
            keep(reader, visit)

    def test_is_unknown_to_a_stranger(self, staff, visit):
        with pytest.raises(Appointment.DoesNotExist):
            keep(staff("welfare"), visit)

    def test_with_a_note_joins_them(self, guide, visit):
        told = actions.Note(kind=ContactKind.OFFICE, on=ON, text="Over de opleiding.", minutes=60)
        key = uuid7()

        for _ in range(2):
            actions.note_appointment(
                actor=guide, appointment_id=visit.pk, note_id=key, note=told, at=AT
            )

        visit.refresh_from_db()
        assert (visit.state, visit.note_id) == ("kept", key)


class TestMissing:
    def test_leaves_one_task_and_closes_nothing(self, trajectory, guide, visit):
        for _ in range(2):
            miss(guide, visit)

        task = ContactTask.objects.get()
        trajectory.refresh_from_db()
        assert (task.appointment, task.trajectory, task.end) == (visit, trajectory, "")
        assert (trajectory.state, trajectory.exit_on) == (State.ACTIVE, None)
        assert trajectory.last_contact_on is None

    def test_tells_later_what_was_in_the_way_without_a_second_task(self, guide, visit):
        miss(guide, visit)

        row = miss(guide, visit, absence="practical", hindrance="child_care")

        row.refresh_from_db()
        assert (row.absence, row.hindrance) == ("practical", "child_care")
        assert ContactTask.objects.count() == 1

    def test_told_after_they_met_again_leaves_no_task(self, trajectory, guide, visit):
        late = AT + timedelta(days=3)
        told = actions.Note(kind=ContactKind.HOME, on=ON + timedelta(days=2), text="Gesproken.")
        actions.add_note(
            actor=guide, trajectory_id=trajectory.pk, note_id=uuid7(), note=told, at=late
        )

        row = miss(guide, visit, at=late)

        assert (row.state, ContactTask.objects.exists()) == ("missed", False)

    def test_keeps_a_hindrance_only_when_it_was_practical(self, guide, visit):
        assert miss(guide, visit, absence="excused", hindrance="transport").hindrance == ""

    def test_put_right_ends_its_task_and_by_a_second_slip_begins_it_again(self, guide, visit):
        miss(guide, visit)

        keep(guide, visit)
        ended = ContactTask.objects.get().end
        miss(guide, visit)

        assert (ended, ContactTask.objects.get().end) == ("reached", "")

    def test_is_refused_when_it_was_noted_what_happened(self, guide, visit):
        told = actions.Note(kind=ContactKind.OFFICE, on=ON, text="Gesproken.")
        actions.note_appointment(
            actor=guide, appointment_id=visit.pk, note_id=uuid7(), note=told, at=AT
        )

        with pytest.raises(actions.Noted):
            miss(guide, visit)

    def test_is_refused_before_it_begins(self, guide, visit):
        with pytest.raises(actions.NotYet):
            miss(guide, visit, at=visit.starts_at - timedelta(minutes=1))


class TestTheSearch:
    def test_ends_with_a_talk_and_not_with_a_message_or_a_word_about_somebody(
        self, trajectory, guide, visit
    ):
        miss(guide, visit)

        note(guide, trajectory, kind=ContactKind.MESSAGE)
        note(guide, trajectory, present=("partner",))
        note(guide, trajectory, is_personal=True)
        note(guide, trajectory, on=ON - timedelta(days=1))
        still = ContactTask.objects.get().end
        note(guide, trajectory, kind=ContactKind.PHONE)

        assert (still, ContactTask.objects.get().end) == ("", "reached")

    def test_ends_with_the_next_appointment_that_is_kept(self, trajectory, guide, visit):
        miss(guide, visit)
        later = AppointmentFactory(
            actor=guide, trajectory=trajectory, starts_at=visit.starts_at + timedelta(days=2)
        )

        keep(guide, later, at=AT + timedelta(days=2))

        assert ContactTask.objects.get().end == "reached"

    def test_counts_an_attempt_once_when_pressed_twice(self, guide, visit):
        miss(guide, visit)
        task = ContactTask.objects.get()

        for _ in range(2):
            actions.note_attempt(actor=guide, task_id=task.pk, seen_attempts=0, at=AT)

        task.refresh_from_db()
        assert (task.attempts, task.last_try_on, task.end) == (1, ON, "")

    def test_is_ended_by_hand_once_and_nothing_else_with_it(self, trajectory, guide, visit):
        miss(guide, visit)
        task = ContactTask.objects.get()

        for end in ("not_needed", "reached"):
            actions.end_task(actor=guide, task_id=task.pk, end=end, at=AT)

        task.refresh_from_db()
        trajectory.refresh_from_db()
        assert (task.end, task.ended_by_id) == ("not_needed", guide.user_id)
        assert trajectory.state == State.ACTIVE

    def test_is_of_the_tandem_only(self, seated, staff, guide, visit):
        miss(guide, visit)

        assert ContactTask.objects.visible_to(seated("work")).is_open().exists()
        for outsider in (staff("welfare"), staff("coordinator")):
            assert not ContactTask.objects.visible_to(outsider).exists()
            with pytest.raises(ContactTask.DoesNotExist):
                actions.end_task(
                    actor=outsider, task_id=ContactTask.objects.get().pk, end="reached", at=AT
                )

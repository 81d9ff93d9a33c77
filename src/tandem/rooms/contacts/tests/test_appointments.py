from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection

from tandem.foundation import clock, wall
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.foundation.keys import uuid7
from tandem.rooms.contacts import actions, events
from tandem.rooms.contacts.models import Appointment, AppointmentState, ContactKind
from tandem.rooms.contacts.tests.factories import AppointmentFactory
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
MONDAY = datetime(2026, 3, 9, 13, tzinfo=UTC)


def about(*hosts, **changes):
    given = {"starts_at": MONDAY, "kind": ContactKind.OFFICE, "with_ids": hosts, "place": "Balie"}
    return actions.Arrangement(**(given | changes))


def plan(actor, trajectory, arrangement=None, key=None, at=AT):
    return actions.plan_appointment(
        actor=actor, trajectory_id=trajectory.pk, key=key or uuid7(),
        arrangement=arrangement or about(actor.user_id), at=at,
    )  # fmt: skip


def change(actor, row, arrangement, key=None, at=AT):
    return actions.change_appointment(
        actor=actor, appointment_id=row.pk, key=key or uuid7(), arrangement=arrangement, at=at
    )


def recorded(event):
    return AuditEvent.objects.filter(event=event).count()


class TestPlanning:
    def test_keeps_what_was_agreed_and_with_whom(self, trajectory, seated):
        guide, colleague = seated("welfare"), seated("work")

        row = plan(guide, trajectory, about(guide.user_id, colleague.user_id, minutes=45))

        row.refresh_from_db()
        assert (row.state, row.starts_at, row.minutes) == ("planned", MONDAY, 45)
        assert {host.user_id for host in row.hosts.all()} == {guide.user_id, colleague.user_id}
        event = AuditEvent.objects.get(event=events.APPOINTMENT_MADE)
        assert (event.subject_id, event.participant_id) == (row.pk, trajectory.participant_id)

    def test_happens_once_when_the_form_is_sent_twice(self, trajectory, seated):
        guide, key = seated("welfare"), uuid7()

        first, second = (plan(guide, trajectory, key=key) for _ in range(2))

        assert (first, Appointment.objects.count()) == (second, 1)
        assert recorded(events.APPOINTMENT_MADE) == 1

    @pytest.mark.parametrize("role", ["work", "welfare", "case_manager", "group_guide"])
    def test_is_for_everyone_in_the_team_who_reads_what_is_open(self, trajectory, seated, role):
        assert plan(seated(role), trajectory).is_planned

    def test_is_refused_to_an_expert_to_whom_nothing_was_opened(self, trajectory, seated):
        with pytest.raises(Denied):
            plan(seated("expert"), trajectory)

    def test_is_refused_during_the_month_of_reading_after_leaving(self, trajectory, seated):
        yesterday = clock.today() - timedelta(days=1)

        with pytest.raises(Denied):
            plan(seated("group_guide", ends_on=yesterday), trajectory)

    def test_of_the_introductory_meeting_is_for_who_coordinates_too(self, partnership, staff):
        referred = TrajectoryFactory(partnership=partnership, referred=True)
        coordinator = staff("coordinator")

        row = plan(coordinator, referred, about(coordinator.user_id, is_introduction=True))

        assert Appointment.objects.visible_to(coordinator).get() == row

    def test_is_unknown_to_a_stranger(self, trajectory, staff):
        with pytest.raises(Trajectory.DoesNotExist):
            plan(staff("welfare"), trajectory)

    def test_is_possible_later_on_the_same_day_or_earlier_on_it(self, trajectory, seated):
        guide = seated("welfare")
        midnight = datetime(2026, 3, 1, 23, tzinfo=UTC)

        assert plan(guide, trajectory, about(guide.user_id, starts_at=midnight)).is_planned

    @pytest.mark.parametrize(
        ("starts_at", "refusal"),
        [
            (datetime(2026, 3, 1, 22, 59, tzinfo=UTC), actions.PastDay),
            (datetime(2028, 3, 9, 13, tzinfo=UTC), actions.TooFar),
        ],
    )
    def test_refuses_a_day_that_is_past_or_a_slip(self, trajectory, seated, starts_at, refusal):
        guide = seated("welfare")

        with pytest.raises(refusal):
            plan(guide, trajectory, about(guide.user_id, starts_at=starts_at))

    def test_refuses_nobody_and_somebody_from_outside(self, trajectory, seated, staff):
        guide = seated("welfare")

        with pytest.raises(actions.NobodyThere):
            plan(guide, trajectory, about())
        with pytest.raises(actions.NotInTeam):
            plan(guide, trajectory, about(guide.user_id, staff("work").user_id))


class TestMoving:
    def test_keeps_the_first_agreement_and_what_calendars_know(self, trajectory, seated):
        guide = seated("welfare")
        row = plan(guide, trajectory)

        moved = change(guide, row, about(guide.user_id, starts_at=MONDAY + timedelta(days=1)))

        row.refresh_from_db()
        assert (row.state, row.starts_at, moved.state) == ("moved", MONDAY, "planned")
        assert (moved.moved_from, moved.calendar_uid) == (row, row.calendar_uid)
        assert moved.sequence > 0
        assert recorded(events.APPOINTMENT_MOVED) == 1

    def test_happens_once_when_the_form_is_sent_twice(self, trajectory, seated):
        guide, key = seated("welfare"), uuid7()
        row = plan(guide, trajectory)
        later = about(guide.user_id, starts_at=MONDAY + timedelta(hours=1))

        first, second = (change(guide, row, later, key=key) for _ in range(2))

        assert (first, Appointment.objects.count()) == (second, 2)

    def test_by_two_colleagues_at_once_tells_the_second(self, trajectory, seated):
        guide = seated("welfare")
        row = plan(guide, trajectory)
        change(guide, row, about(guide.user_id, starts_at=MONDAY + timedelta(hours=1)))

        with pytest.raises(actions.Settled) as refused:
            change(guide, row, about(guide.user_id, starts_at=MONDAY + timedelta(hours=2)))

        assert refused.value.facts == {"state": "moved"}

    def test_is_only_another_place_at_the_same_hour(self, trajectory, seated):
        guide, colleague = seated("welfare"), seated("work")
        row = plan(guide, trajectory)

        change(guide, row, about(colleague.user_id, place="Bibliotheek"))

        row.refresh_from_db()
        assert (row.place, row.state, row.sequence) == ("Bibliotheek", "planned", 1)
        assert [host.user_id for host in row.hosts.all()] == [colleague.user_id]
        assert recorded(events.APPOINTMENT_CHANGED) == 1


class TestCancelling:
    def test_keeps_the_reason_and_happens_once(self, trajectory, seated):
        guide = seated("welfare")
        row = plan(guide, trajectory)

        for reason in ("Ziek. ", "Anders"):
            actions.cancel_appointment(actor=guide, appointment_id=row.pk, reason=reason, at=AT)

        row.refresh_from_db()
        assert (row.state, row.reason) == (AppointmentState.CANCELLED, "Ziek.")
        assert recorded(events.APPOINTMENT_CANCELLED) == 1

    def test_is_refused_after_it_took_place(self, trajectory, seated):
        guide = seated("welfare")
        row = AppointmentFactory(actor=guide, trajectory=trajectory, state="kept")

        with pytest.raises(actions.Settled):
            actions.cancel_appointment(actor=guide, appointment_id=row.pk, reason="", at=AT)


class TestReading:
    def test_is_for_the_team_and_for_nobody_outside(self, trajectory, seated, staff):
        guide = seated("welfare")
        row = plan(guide, trajectory)

        assert Appointment.objects.visible_to(seated("work")).get() == row
        for outsider in (staff("welfare"), staff("coordinator"), seated("expert")):
            assert not Appointment.objects.visible_to(outsider).exists()

    def test_is_for_a_host_to_whom_nothing_else_was_opened(self, trajectory, seated):
        guide, expert = seated("welfare"), seated("expert")

        row = plan(guide, trajectory, about(guide.user_id, expert.user_id))

        assert Appointment.objects.visible_to(expert).get() == row

    def test_stops_at_the_wall_even_for_raw_sql(self, trajectory, seated, other_partnership):
        plan(seated("welfare"), trajectory)
        tables = ["contacts_appointment", "contacts_appointmenthost", "contacts_appointmentevent"]

        for partnership_id in (other_partnership.pk, None):
            wall.enter(partnership_id)
            with connection.cursor() as cursor:
                for table in tables:
                    cursor.execute(f"SELECT count(*) FROM {table}")
                    assert cursor.fetchone() == (0,)


class TestTheDatabase:
    @pytest.mark.parametrize(
        ("fields", "name"),
        [
            ({"minutes": 0}, "contacts_visit_minutes"),
            ({"kind": "message"}, "contacts_visit_is_no_message"),
            ({"state": "missed"}, "contacts_missed_says_how"),
            ({"state": "kept", "absence": "excused"}, "contacts_missed_says_how"),
            (
                {"state": "missed", "absence": "excused", "hindrance": "transport"},
                "contacts_hindrance_is_practical",
            ),
        ],
    )
    def test_refuses_what_cannot_be(self, trajectory, seated, fields, name):
        with pytest.raises(IntegrityError, match=name):
            AppointmentFactory(actor=seated("welfare"), trajectory=trajectory, **fields)

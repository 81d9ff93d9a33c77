import smtplib
import socket
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.core import mail
from django.db import transaction

from tandem.foundation import clock, wall
from tandem.foundation.access import system
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.keys import uuid7
from tandem.rooms.consent.models import ConsentEvent, Purpose
from tandem.rooms.contacts import actions, events, jobs
from tandem.rooms.contacts.letters import NotTaken
from tandem.rooms.contacts.models import Appointment, Reminder
from tandem.rooms.trajectories.tests.factories import ConsentTextFactory

AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
STARTS = datetime(2026, 3, 30, 12, tzinfo=UTC)
# Ten o'clock on the day on which summer time began: eight o'clock UTC.
DUE = datetime(2026, 3, 29, 8, tzinfo=UTC)


@pytest.fixture
def person(trajectory):
    """The participant, with an e-mail address."""
    participant = trajectory.participant
    participant.email = "samira@voorbeeld.be"
    participant.save()
    return participant


@pytest.fixture
def answer(partnership, person):
    """`answer("given")` notes what the participant said about messages."""
    text = ConsentTextFactory(partnership=partnership, purpose=Purpose.CONTACT)

    def say(answer):
        ConsentEvent.objects.create(
            partnership=partnership, participant=person, purpose=Purpose.CONTACT,
            answer=answer, text=text, at=AT,
        )  # fmt: skip

    return say


@pytest.fixture
def guide(seated):
    return seated("welfare")


@pytest.fixture
def visit(guide, trajectory):
    arrangement = actions.Arrangement(
        starts_at=STARTS, kind="office", with_ids=(guide.user_id,),
        place="CAW, Grote Markt 1", about="Schulden",
    )  # fmt: skip
    return actions.plan_appointment(
        actor=guide, trajectory_id=trajectory.pk, key=uuid7(), arrangement=arrangement, at=AT
    )


@pytest.fixture
def on_the_day_before(run_jobs, monkeypatch):
    """Do what is due at ten o'clock on the day before."""

    def run(at=DUE):
        monkeypatch.setattr(clock, "now", lambda: at)
        run_jobs(at)

    return run


class Inbox(Message):
    def __init__(self):
        super().__init__()
        self.messages, self.replies = [], []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.replies:
            return self.replies.pop(0)
        return await super().handle_DATA(server, session, envelope)

    def handle_message(self, message):
        self.messages.append(message)


@pytest.fixture
def smtp(settings):
    """A real mail server on this machine; `.messages` holds what it took."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield inbox
    controller.stop()


class TestAReminder:
    def test_goes_to_a_mail_server_on_the_day_before(self, answer, visit, smtp, on_the_day_before):
        answer("given")

        on_the_day_before()

        (message,) = smtp.messages
        body = message.get_payload(decode=True).decode()
        assert (message["To"], message["Subject"]) == (
            "samira@voorbeeld.be", "Je afspraak van morgen",
        )  # fmt: skip
        assert "maandag 30 maart om 14:00" in body
        assert "Dag Samira" in body
        for guarded in ("CAW", "Grote Markt", "Schulden", "Benali"):
            assert guarded not in body + message["Subject"]
        assert AuditEvent.objects.filter(event=events.REMINDER_SENT).count() == 1

    def test_is_never_sent_twice(self, answer, visit, smtp, on_the_day_before):
        answer("given")

        for _ in range(3):
            on_the_day_before()

        assert len(smtp.messages) == 1
        assert Reminder.objects.get().delivery == "sent"

    def test_is_tried_again_when_the_server_did_not_take_it(
        self, answer, visit, smtp, on_the_day_before
    ):
        answer("given")
        smtp.replies.append("451 Later please")

        with pytest.raises(NotTaken):
            on_the_day_before()
        refused = Reminder.objects.get().delivery
        on_the_day_before()

        assert (refused, Reminder.objects.get().delivery) == ("refused", "sent")
        assert len(smtp.messages) == 1

    def test_is_tried_again_when_there_is_no_server(
        self, answer, visit, settings, on_the_day_before
    ):
        answer("given")
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

        with pytest.raises(NotTaken):
            on_the_day_before()

        assert Reminder.objects.get().delivery == "refused"

    def test_is_left_at_that_when_nobody_knows_whether_it_arrived(
        self, answer, visit, on_the_day_before, monkeypatch
    ):
        answer("given")

        def cut_off(self, messages):
            raise smtplib.SMTPServerDisconnected

        with monkeypatch.context() as broken:
            broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", cut_off)
            with pytest.raises(smtplib.SMTPServerDisconnected):
                on_the_day_before()
        on_the_day_before()

        assert (Reminder.objects.get().delivery, mail.outbox) == ("sending", [])

    @pytest.mark.parametrize("words", [(), ("refused",), ("given", "withdrawn")])
    def test_is_for_who_said_yes_only(self, answer, visit, on_the_day_before, words):
        for word in words:
            answer(word)

        on_the_day_before()

        assert (mail.outbox, Reminder.objects.exists()) == ([], False)

    def test_is_not_for_an_appointment_that_no_longer_stands(
        self, guide, answer, visit, on_the_day_before
    ):
        answer("given")
        actions.cancel_appointment(actor=guide, appointment_id=visit.pk, reason="", at=AT)

        on_the_day_before()

        assert mail.outbox == []

    def test_follows_an_appointment_that_moves(self, guide, answer, visit, on_the_day_before):
        answer("given")
        later = actions.Arrangement(
            starts_at=STARTS + timedelta(days=7), kind="phone", with_ids=(guide.user_id,)
        )
        actions.change_appointment(
            actor=guide, appointment_id=visit.pk, key=uuid7(), arrangement=later, at=AT
        )

        on_the_day_before()
        early = len(mail.outbox)
        on_the_day_before(DUE + timedelta(days=7))

        assert (early, len(mail.outbox)) == (0, 1)

    @pytest.mark.parametrize("at", [STARTS, datetime(2026, 3, 29, 22, tzinfo=UTC)])
    def test_does_not_say_tomorrow_when_the_worker_is_late(
        self, answer, visit, on_the_day_before, at
    ):
        answer("given")

        on_the_day_before(at)

        assert mail.outbox == []

    def test_is_not_asked_for_when_the_appointment_is_not_saved(self, guide, trajectory, person):
        from procrastinate.contrib.django.models import ProcrastinateJob

        arrangement = actions.Arrangement(
            starts_at=STARTS, kind="office", with_ids=(guide.user_id,)
        )
        with transaction.atomic():
            actions.plan_appointment(
                actor=guide, trajectory_id=trajectory.pk, key=uuid7(), arrangement=arrangement,
                at=AT,
            )  # fmt: skip
            transaction.set_rollback(True)

        assert not ProcrastinateJob.objects.exists()

    def test_stays_behind_its_own_wall(self, answer, visit, other_partnership):
        answer("given")

        jobs.remind(system(other_partnership.pk), appointment_id=visit.pk)

        wall.enter(visit.partnership_id)
        assert (mail.outbox, Reminder.objects.exists()) == ([], False)

    def test_leaves_only_keys_in_the_queue(self, visit):
        from procrastinate.contrib.django.models import ProcrastinateJob

        job = ProcrastinateJob.objects.get()

        assert job.scheduled_at == DUE
        assert job.args == {
            "partnership_id": str(visit.partnership_id), "appointment_id": str(visit.pk),
        }  # fmt: skip


class TestATextMessage:
    @pytest.fixture
    def gateway(self, settings, tmp_path):
        settings.SMS = f"file:{tmp_path / 'sms.txt'}"
        return tmp_path / "sms.txt"

    def test_goes_to_who_left_only_a_mobile_number(
        self, person, answer, visit, gateway, on_the_day_before
    ):
        person.email, person.phone = "", "0470/12.34.56"
        person.save()
        answer("given")

        on_the_day_before()

        number, _, text = gateway.read_text().strip().partition("\t")
        assert number == "+32470123456"
        assert "Dag Samira. Je hebt morgen om 14:00 een afspraak met Sofie." in text
        assert Reminder.objects.get().channel == "sms"

    @pytest.mark.parametrize("phone", ["", "03 777 12 34"])
    def test_needs_a_mobile_number(self, person, answer, visit, gateway, on_the_day_before, phone):
        person.email, person.phone = "", phone
        person.save()
        answer("given")

        on_the_day_before()

        assert not gateway.exists()

    def test_that_the_gateway_refused_is_tried_again(
        self, person, answer, visit, settings, tmp_path, on_the_day_before
    ):
        settings.SMS = f"file:{tmp_path}"
        person.email, person.phone = "", "0470123456"
        person.save()
        answer("given")

        with pytest.raises(NotTaken):
            on_the_day_before()

        assert Reminder.objects.get().delivery == "refused"


class TestTheList:
    def test_says_what_became_of_it(self, guide, trajectory, visit, log_in):
        Reminder.objects.create(
            partnership=visit.partnership, appointment=visit, channel="email",
            delivery="sending", changed_at=AT,
        )  # fmt: skip

        page = log_in(guide).get(f"/trajectories/{trajectory.pk}/appointments/")

        assert "Herinnering: misschien verstuurd" in page.content.decode()
        assert Appointment.objects.count() == 1

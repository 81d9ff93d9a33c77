from datetime import UTC, datetime, time, timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.keys import uuid7
from tandem.rooms.contacts.models import Appointment, ContactNote, ContactTask
from tandem.rooms.contacts.tests.factories import AppointmentFactory

TOMORROW = clock.today() + timedelta(days=1)


def page(name, trajectory, *keys):
    return reverse(f"contacts:{name}", args=[trajectory.pk, *keys])


def told(*hosts, **changes):
    given = {
        "key": uuid7(), "day": TOMORROW.isoformat(), "hour": "14:30", "minutes": "45",
        "kind": "office", "place": "Balie", "about": "Opleiding kiezen",
        "hosts": [host.user_id for host in hosts],
    }  # fmt: skip
    return given | changes


@pytest.fixture
def guide(seated):
    return seated("welfare")


@pytest.fixture
def begun(trajectory, guide):
    """An appointment that began an hour ago."""
    return AppointmentFactory(
        actor=guide, trajectory=trajectory, starts_at=clock.now() - timedelta(hours=1)
    )


class TestANewAppointment:
    def test_is_made_at_the_hour_of_brussels_and_listed(self, trajectory, guide, log_in):
        client = log_in(guide)

        answer = client.post(page("appointment_new", trajectory), told(guide))

        row = Appointment.objects.get()
        local = datetime.combine(TOMORROW, time(14, 30), tzinfo=BRUSSELS)
        assert (answer.status_code, answer.url) == (302, page("appointments", trajectory))
        assert (row.starts_at, row.minutes) == (local.astimezone(UTC), 45)
        listed = client.get(answer.url).content.decode()
        assert "14:30" in listed
        assert "Opleiding kiezen" in listed

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"day": "2020-01-01"}, "Deze dag is voorbij"),
            ({"day": "2199-01-01"}, "meer dan een jaar ver"),
            ({"hosts": []}, "Kruis minstens één collega aan"),
            ({"hour": "25:00"}, "geldige tijd"),
            ({"minutes": "1"}, "5"),
            ({"kind": "message"}, "message"),
            ({"day": "2027-03-28", "hour": "02:30"}, "verspringt het uur"),
            ({"day": "2027-10-31", "hour": "02:30"}, "verspringt het uur"),
        ],
    )
    def test_explains_what_is_wrong_and_keeps_the_words(
        self, trajectory, guide, log_in, changes, sentence
    ):
        typed = told(guide, about="Heel wat woorden") | changes

        answer = log_in(guide).post(page("appointment_new", trajectory), typed)

        assert (answer.status_code, Appointment.objects.count()) == (422, 0)
        assert sentence in answer.content.decode()
        assert "Heel wat woorden" in answer.content.decode()

    def test_starts_with_the_introductory_meeting_of_who_was_referred(
        self, trajectory, seated, log_in
    ):
        trajectory.state, trajectory.entry_on = "referred", None
        trajectory.save()

        form = log_in(seated("work")).get(page("appointment_new", trajectory)).context["form"]

        assert form["is_introduction"].value() is True

    def test_is_refused_to_a_reader_and_unknown_to_a_stranger(
        self, trajectory, seated, staff, log_in
    ):
        left = seated("group_guide", ends_on=clock.today() - timedelta(days=2))

        assert log_in(left).get(page("appointment_new", trajectory)).status_code == 403
        assert log_in(staff("work")).get(page("appointment_new", trajectory)).status_code == 404


class TestAnAppointment:
    def test_opens_filled_in_and_moves(self, trajectory, guide, log_in):
        row = AppointmentFactory(
            actor=guide, trajectory=trajectory, starts_at=clock.now() + timedelta(days=2)
        )
        client = log_in(guide)

        form = client.get(page("appointment", trajectory, row.pk)).context["form"]
        client.post(page("appointment", trajectory, row.pk), told(guide))

        row.refresh_from_db()
        assert form["place"].value() == row.place
        assert (row.state, row.moved_to.minutes) == ("moved", 45)

    def test_that_a_colleague_moved_meanwhile_tells_so_and_keeps_the_words(
        self, trajectory, guide, log_in
    ):
        gone = AppointmentFactory(actor=guide, trajectory=trajectory, state="moved")

        answer = log_in(guide).post(
            page("appointment", trajectory, gone.pk), told(guide, about="Mijn woorden")
        )

        assert answer.status_code == 422
        assert "verzette of regelde deze afspraak net" in answer.content.decode()
        assert "Mijn woorden" in answer.content.decode()

    def test_is_cancelled_with_a_reason(self, trajectory, guide, log_in):
        row = AppointmentFactory(actor=guide, trajectory=trajectory)
        client, url = log_in(guide), page("appointment_cancel", trajectory, row.pk)

        shown = client.get(url).status_code
        client.post(url, {"reason": "Ziek"})

        row.refresh_from_db()
        assert (shown, row.state, row.reason) == (200, "cancelled", "Ziek")

    def test_of_another_file_is_not_found_under_this_one(self, trajectory, guide, log_in):
        row = AppointmentFactory(actor=guide, trajectory=trajectory)
        elsewhere = reverse("contacts:appointment_kept", args=[uuid7(), row.pk])

        assert log_in(guide).post(elsewhere).status_code == 404


class TestOneClick:
    def test_says_that_it_took_place_and_goes_back(self, trajectory, guide, begun, log_in):
        answer = log_in(guide).post(page("appointment_kept", trajectory, begun.pk), {"next": "/"})

        begun.refresh_from_db()
        assert (answer.url, begun.state) == ("/", "kept")

    def test_says_that_it_was_missed_and_how_is_told_later(self, trajectory, guide, begun, log_in):
        client, url = log_in(guide), page("appointment_missed", trajectory, begun.pk)

        client.post(url)
        listed = client.get(page("appointments", trajectory)).content.decode()
        client.post(url, {"absence": "practical", "hindrance": "child_care"})

        begun.refresh_from_db()
        assert url in listed
        assert (begun.state, begun.absence, begun.hindrance) == (
            "missed", "practical", "child_care",
        )  # fmt: skip
        assert ContactTask.objects.count() == 1

    def test_before_it_begins_says_so(self, trajectory, guide, log_in):
        row = AppointmentFactory(
            actor=guide, trajectory=trajectory, starts_at=clock.now() + timedelta(hours=1)
        )
        client = log_in(guide)

        client.post(page("appointment_kept", trajectory, row.pk))

        row.refresh_from_db()
        assert row.is_planned
        assert "moet nog beginnen" in client.get("/").content.decode()

    def test_counts_a_try_and_ends_the_search(self, trajectory, guide, begun, log_in):
        client = log_in(guide)
        client.post(page("appointment_missed", trajectory, begun.pk))
        task = ContactTask.objects.get()

        for attempts in ("0", "0", "x"):
            client.post(page("task_tried", trajectory, task.pk), {"attempts": attempts})
        client.post(page("task_ended", trajectory, task.pk), {"end": "nonsense"})

        task.refresh_from_db()
        assert (task.attempts, task.end) == (1, "not_needed")


class TestTheNoteOfAnAppointment:
    def test_starts_with_what_is_known_and_makes_it_kept(self, trajectory, guide, begun, log_in):
        client = log_in(guide)
        url = page("note_new", trajectory) + f"?appointment={begun.pk}"

        form = client.get(url).context["form"]
        client.post(url, {
            "note_id": uuid7(), "appointment": begun.pk, "kind": "office", "text": "Gesproken.",
            "on": clock.today().isoformat(), "readers": "team", "present": ["participant"],
        })  # fmt: skip

        begun.refresh_from_db()
        assert (form["kind"].value(), form["minutes"].value()) == ("office", 60)
        assert (begun.state, begun.note) == ("kept", ContactNote.objects.get())

    @pytest.mark.parametrize("key", ["nonsense", uuid7()])
    def test_forgets_an_appointment_that_is_not_there(self, trajectory, guide, log_in, key):
        url = page("note_new", trajectory) + f"?appointment={key}"

        assert log_in(guide).get(url).context["form"]["appointment"].value() is None


class TestTheList:
    def test_turns_pages(self, trajectory, guide, log_in):
        AppointmentFactory.create_batch(35, actor=guide, trajectory=trajectory)
        for days, row in enumerate(Appointment.objects.all()):
            Appointment.objects.filter(pk=row.pk).update(
                starts_at=row.starts_at - timedelta(days=days)
            )
        client, url = log_in(guide), page("appointments", trajectory)

        first = client.get(url).context["agenda"]
        rest = client.get(url, {"before": first.older.isoformat()}).context["agenda"]

        assert (len(first.past), len(rest.past), rest.older) == (30, 5, None)
        assert client.get(url, {"before": "32/13"}).status_code == 200

    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_at_most_twelve_queries(self, trajectory, guide, log_in, queries_of, size):
        AppointmentFactory.create_batch(size, actor=guide, trajectory=trajectory)
        AppointmentFactory.create_batch(
            size, actor=guide, trajectory=trajectory, starts_at=clock.now() + timedelta(days=3)
        )

        assert len(queries_of(log_in(guide), page("appointments", trajectory))) <= 12

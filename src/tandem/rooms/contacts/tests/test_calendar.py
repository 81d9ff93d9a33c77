from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tandem.foundation import clock, wall
from tandem.foundation.errors import Denied
from tandem.rooms.accounts.models import User
from tandem.rooms.contacts import actions, ics
from tandem.rooms.contacts.models import Appointment, CalendarFeed
from tandem.rooms.contacts.subscription import Subscription, token_digest
from tandem.rooms.contacts.tests.factories import AppointmentFactory
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories.models import TeamMember

AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
SOON = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=2)


@pytest.fixture
def guide(seated):
    return seated("welfare")


@pytest.fixture
def visit(trajectory, guide):
    return AppointmentFactory(
        actor=guide, trajectory=trajectory, starts_at=SOON, about="Schuldbemiddeling"
    )


def subscribe(actor, *, first_names=False):
    return actions.open_feed(actor=actor, shows_first_names=first_names, at=AT)


def fetch(token, **headers):
    """As a calendar does: from outside, without a login and outside every wall."""
    wall.enter(None)
    return Client().get(reverse("calendar:feed", args=[token]), headers=headers)


def events(answer):
    assert answer.status_code == 200
    return Calendar.from_ical(answer.content).events


class TestAFeed:
    def test_tells_initials_hour_and_kind_and_nothing_else(self, guide, visit):
        answer = fetch(subscribe(guide))

        (event,) = events(answer)
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert (event["summary"], event.start) == ("S.B. · Op kantoor", SOON)
        assert event.end - event.start == timedelta(hours=1)
        body = answer.content.decode()
        for secret in ("Samira", "Benali", "Schuldbemiddeling", "Balie", str(visit.pk),
                       str(visit.trajectory_id)):  # fmt: skip
            assert secret not in body

    def test_tells_first_names_only_when_its_owner_chose_so(self, guide, visit):
        token = subscribe(guide)

        actions.change_feed(actor=guide, shows_first_names=True, at=AT)

        (event,) = events(fetch(token))
        assert event["summary"] == "Samira · Op kantoor"

    def test_holds_only_what_its_owner_hosts(self, guide, trajectory, seated, visit):
        AppointmentFactory(actor=seated("work"), trajectory=trajectory, starts_at=SOON)

        assert len(events(fetch(subscribe(guide)))) == 1

    def test_says_cancelled_and_follows_one_that_moves(self, guide, trajectory, visit):
        token = subscribe(guide)
        before = events(fetch(token))[0]
        wall.enter(guide.partnership_id)
        gone = AppointmentFactory(actor=guide, trajectory=trajectory, starts_at=SOON)

        actions.cancel_appointment(actor=guide, appointment_id=gone.pk, reason="", at=AT)
        later = actions.Arrangement(
            starts_at=SOON + timedelta(hours=3), kind="office", with_ids=(guide.user_id,)
        )
        actions.change_appointment(
            actor=guide, appointment_id=visit.pk, key=gone.calendar_uid, arrangement=later,
            at=clock.now(),
        )  # fmt: skip

        told = {event["uid"]: event for event in events(fetch(token))}
        moved, off = told[before["uid"]], told[f"{gone.calendar_uid}@tandem"]
        assert (moved.start, off["status"]) == (later.starts_at, "CANCELLED")
        assert moved["sequence"] > before["sequence"]

    def test_is_not_sent_again_while_nothing_changed(self, guide, visit):
        token = subscribe(guide)
        first = fetch(token)

        same = fetch(token, if_none_match=first["ETag"])
        wall.enter(guide.partnership_id)
        actions.cancel_appointment(actor=guide, appointment_id=visit.pk, reason="", at=AT)
        other = fetch(token, if_none_match=first["ETag"])

        assert (same.status_code, same.content, other.status_code) == (304, b"", 200)
        assert "Last-Modified" in first

    def test_costs_the_same_at_any_number(
        self, guide, trajectory, visit, django_assert_max_num_queries
    ):
        token = subscribe(guide)
        AppointmentFactory.create_batch(30, actor=guide, trajectory=trajectory, starts_at=SOON)

        with django_assert_max_num_queries(16):
            assert len(events(fetch(token))) == 31


class TestAnAddress:
    def test_is_dead_once_there_is_a_new_one(self, guide, visit):
        old, new = subscribe(guide), subscribe(guide)

        assert (fetch(old).status_code, fetch(new).status_code) == (404, 200)

    def test_is_dead_once_it_is_stopped(self, guide, visit):
        token = subscribe(guide)

        actions.end_feed(actor=guide, at=AT)

        assert fetch(token).status_code == 404

    @pytest.mark.parametrize("token", ["x", "0" * 43, "é"])
    def test_cannot_be_guessed(self, guide, visit, token):
        subscribe(guide)

        assert fetch(token).status_code == 404

    def test_is_kept_nowhere(self, guide):
        token = subscribe(guide)

        kept = bytes(CalendarFeed.objects.get().token_digest)
        assert len(token) >= 43
        assert kept == token_digest(token) != token.encode()

    def test_dies_with_the_post_and_with_the_login(self, guide, visit):
        token = subscribe(guide)

        Post.objects.filter(user_id=guide.user_id).update(ends_on=date(2024, 1, 1))
        without_post = fetch(token).status_code
        wall.enter(guide.partnership_id)
        Post.objects.filter(user_id=guide.user_id).update(ends_on=None)
        User.objects.filter(pk=guide.user_id).update(is_active=False)

        assert (without_post, fetch(token).status_code) == (404, 404)

    def test_reads_nothing_of_a_team_that_was_left_long_ago(self, guide, trajectory, visit):
        token = subscribe(guide)
        Appointment.objects.update(made_by_id=guide.user_id)

        TeamMember.objects.update(ends_on=clock.today() - timedelta(days=31))

        assert events(fetch(token)) == []

    def test_is_refused_to_who_has_no_post(self, guide):
        without = type(guide)(kind=guide.kind, partnership_id=guide.partnership_id)

        for action in (actions.change_feed, actions.open_feed):
            with pytest.raises(Denied):
                action(actor=without, shows_first_names=False, at=AT)
        with pytest.raises(Denied):
            actions.end_feed(actor=without, at=AT)

    def test_opens_one_row_of_the_wall_and_no_more(self, guide, seated):
        token = subscribe(guide)
        subscribe(seated("work"))
        wall.enter(None)

        with connection.cursor() as cursor:
            counts = []
            for digest in (token_digest(token).hex(), "00" * 32, ""):
                cursor.execute("SELECT set_config('tandem.feed', %s, true)", [digest])
                cursor.execute("SELECT count(*) FROM contacts_calendarfeed")
                counts.append(cursor.fetchone()[0])
                cursor.execute("SELECT count(*) FROM contacts_appointment")
                assert cursor.fetchone() == (0,)
        assert counts == [1, 0, 0]

    def test_leaves_the_reader_outside_the_wall_again(self, guide, visit):
        fetch(subscribe(guide))

        assert not Appointment.objects.exists()


class TestTheAgenda:
    def test_shows_what_comes_and_gives_an_address_once(self, guide, visit, log_in):
        client = log_in(guide)

        made = client.post(reverse("calendar:address_new")).context["address"]
        page = client.get(reverse("calendar:agenda"))

        token = made.rpartition("/")[2].removesuffix(".ics")
        assert "Samira" in page.content.decode()
        assert token not in page.content.decode()
        assert len(events(fetch(token))) == 1

    def test_settles_what_is_past_and_comes_back(self, guide, trajectory, log_in):
        row = AppointmentFactory(
            actor=guide, trajectory=trajectory, starts_at=clock.now() - timedelta(hours=2)
        )
        client, here = log_in(guide), reverse("calendar:agenda")
        missed = reverse("contacts:appointment_missed", args=[trajectory.pk, row.pk])

        page = client.get(here).content.decode()
        answer = client.post(missed, {"next": here})

        assert missed in page
        assert answer.url == here
        assert missed not in client.get(here).content.decode()

    def test_changes_and_stops_the_address(self, guide, log_in):
        client = log_in(guide)
        client.post(reverse("calendar:address_new"), {"shows_first_names": "on"})

        client.post(reverse("calendar:address_change"))
        feed = CalendarFeed.objects.get()
        client.post(reverse("calendar:address_end"))

        assert feed.shows_first_names is False
        assert not CalendarFeed.objects.is_open().exists()

    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_at_most_twelve_queries(self, guide, trajectory, log_in, queries_of, size):
        for days in (2, -1):
            AppointmentFactory.create_batch(
                size, actor=guide, trajectory=trajectory,
                starts_at=clock.now() + timedelta(days=days),
            )  # fmt: skip

        assert len(queries_of(log_in(guide), reverse("calendar:agenda"))) <= 12


class TestTheClock:
    @given(st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    def test_is_right_on_every_day_of_three_years(self, trajectory, starts_at):
        starts_at = starts_at.replace(microsecond=0)
        row = Appointment(
            trajectory=trajectory, starts_at=starts_at, minutes=90, kind="phone", changed_at=AT
        )
        feed = CalendarFeed(changed_at=AT)

        made = ics.calendar(Subscription(feed, (row,)), url="https://tandem.voorbeeld.be/")

        (event,) = Calendar.from_ical(made).events
        assert event.start == starts_at
        assert event.end - event.start == timedelta(minutes=90)

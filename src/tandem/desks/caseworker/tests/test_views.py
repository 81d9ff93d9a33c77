from datetime import date, timedelta

import pytest
from django.urls import reverse

from tandem.foundation import clock
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.contacts.models import ContactNote
from tandem.rooms.contacts.tests.factories import OutreachContactFactory
from tandem.rooms.partners.models import Post
from tandem.rooms.plans.models import Action, Plan
from tandem.rooms.trajectories.models import State, TeamMember
from tandem.rooms.trajectories.tests.factories import (
    ParticipantFactory,
    ProgrammeFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(partnership):
    return ProgrammeFactory(partnership=partnership)


@pytest.fixture
def walk_along(partnership, programme):
    """`walk_along(actor, role)` gives a trajectory in whose team the actor sits."""

    def make(actor, role="welfare", **fields):
        trajectory = TrajectoryFactory(partnership=partnership, programme=programme, **fields)
        TeamMemberFactory(
            trajectory=trajectory, post=Post.objects.get(pk=actor.posts[0].id), role=role
        )
        return trajectory

    return make


def add_step(trajectory, **fields):
    plan, _ = Plan.objects.get_or_create(
        trajectory=trajectory, partnership=trajectory.partnership,
        defaults={"started_on": date(2026, 3, 1), "changed_at": clock.now()},
    )  # fmt: skip
    given = {
        "domain": "WRK", "sensitivity": 0, "title": "Bel de rijschool", "doer": "participant",
        "proposed_by": "together", "added_at": clock.now(), "changed_at": clock.now(),
    }  # fmt: skip
    return Action.objects.create(
        plan=plan, trajectory=trajectory, partnership=trajectory.partnership, **(given | fields)
    )


class TestMyDay:
    def test_tells_calmly_that_nothing_waits(self, staff, log_in):
        page = log_in(staff("welfare")).get("/").content.decode()

        assert "Alles is bij" in page

    def test_shows_each_thing_with_one_next_action(self, staff, log_in, walk_along):
        guide = staff("welfare")
        today = clock.today()
        quiet = walk_along(guide, last_contact_on=today - timedelta(days=40))
        add_step(quiet, title="Stuur de brief", doer="staff", doer_user_id=guide.user_id,
                 due_on=today - timedelta(days=3))  # fmt: skip
        new = walk_along(guide, referred=True)

        page = log_in(guide).get("/").content.decode()

        assert "Stuur de brief" in page
        assert "3 dagen te laat" in page
        assert reverse("intake:meeting", args=[new.pk]) in page
        assert reverse("contacts:note_new", args=[quiet.pk]) in page

    def test_shows_a_coordinator_who_was_referred(self, partnership, staff, log_in):
        new = TrajectoryFactory(partnership=partnership, referred=True)

        page = log_in(staff("coordinator")).get("/").content.decode()

        assert new.participant.last_name in page

    def test_keeps_a_step_of_a_closed_class_from_who_may_not_read_it(
        self, staff, log_in, walk_along
    ):
        guide = staff("work")
        trajectory = walk_along(guide, role="work")
        add_step(trajectory, title="Gesprek bij de psycholoog", domain="PSY", sensitivity=2,
                 doer="staff", doer_user_id=guide.user_id, due_on=clock.today())  # fmt: skip

        page = log_in(guide).get("/").content.decode()

        assert "psycholoog" not in page


class TestList:
    def test_shows_only_who_the_actor_walks_along_with(
        self, partnership, staff, log_in, walk_along
    ):
        guide = staff("welfare")
        mine = walk_along(guide)
        other = TrajectoryFactory(partnership=partnership)

        page = log_in(guide).get(reverse("caseworker:trajectories")).content.decode()

        assert mine.participant.last_name in page
        assert other.participant.last_name not in page

    def test_turns_pages_without_losing_or_repeating_anyone(
        self, partnership, programme, staff, log_in
    ):
        people = TrajectoryFactory.create_batch(60, partnership=partnership, programme=programme)
        client, seen = log_in(staff("coordinator")), []
        url = reverse("caseworker:trajectories")

        for _ in range(3):
            response = client.get(url)
            seen += [row.key for row in response.context["page"].rows]
            url = response.context["next_url"]

        assert url == ""
        assert seen == [one.pk for one in reversed(people)]

    def test_goes_back_to_the_page_before(self, partnership, programme, staff, log_in):
        TrajectoryFactory.create_batch(60, partnership=partnership, programme=programme)
        client = log_in(staff("coordinator"))
        first = client.get(reverse("caseworker:trajectories"))
        second = client.get(first.context["next_url"])

        back = client.get(second.context["previous_url"])

        assert back.context["page"].rows == first.context["page"].rows

    def test_narrows_by_tab_programme_plan_and_contact(self, partnership, staff, log_in):
        today = clock.today()
        quiet = TrajectoryFactory(
            partnership=partnership, last_contact_on=today - timedelta(days=70)
        )
        planned = TrajectoryFactory(partnership=partnership, last_contact_on=today)
        add_step(planned)
        ended = TrajectoryFactory(
            partnership=partnership, state=State.CLOSED, exit_on=date(2026, 5, 1)
        )
        client = log_in(staff("coordinator"))

        def found(**query):
            page = client.get(reverse("caseworker:trajectories"), query).context["page"]
            return {row.key for row in page.rows}

        assert found() == {quiet.pk, planned.pk}
        assert found(tab="ended") == {ended.pk}
        assert found(plan="none") == {quiet.pk}
        assert found(gap="60") == {quiet.pk}
        assert found(programme=str(planned.programme_id)) == {planned.pk}
        assert found(programme="nonsense", gap="x", after="y") == {quiet.pk, planned.pk}

    def test_answers_htmx_with_the_rows_only(self, staff, log_in):
        response = log_in(staff("coordinator")).get(
            reverse("caseworker:trajectories"), headers={"HX-Request": "true"}
        )

        assert "<html" not in response.content.decode()
        assert "HX-Request" in response["Vary"]

    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_the_same_queries_at_any_size(
        self, partnership, programme, staff, log_in, queries_of, size
    ):
        for one in TrajectoryFactory.create_batch(
            size, partnership=partnership, programme=programme
        ):
            add_step(one)
        client = log_in(staff("coordinator"))

        assert len(queries_of(client, reverse("caseworker:trajectories"))) <= 12


class TestFile:
    def test_is_not_there_for_a_stranger_and_closed_for_another_partnership(
        self, partnership, other_partnership, inside, staff, log_in
    ):
        trajectory = TrajectoryFactory(partnership=partnership)
        with inside(other_partnership):
            elsewhere = TrajectoryFactory(partnership=other_partnership)
        stranger = log_in(staff("welfare"))

        statuses = [
            stranger.get(reverse(f"caseworker:{name}", args=[one.pk])).status_code
            for one in (trajectory, elsewhere)
            for name in ("dossier", "timeline", "looked")
        ]

        assert statuses == [404] * 6

    def test_shows_a_coordinator_how_far_it_is_but_not_what_was_said(
        self, partnership, staff, log_in
    ):
        trajectory = TrajectoryFactory(partnership=partnership)
        add_step(trajectory, title="Schuldbemiddeling vragen")

        page = log_in(staff("coordinator")).get(
            reverse("caseworker:dossier", args=[trajectory.pk])
        ).content.decode()  # fmt: skip

        assert trajectory.participant.last_name in page
        assert "Schuldbemiddeling" not in page

    def test_shows_each_member_only_the_classes_of_the_seat(self, staff, log_in, walk_along):
        guide = staff("welfare")
        trajectory = walk_along(guide)
        add_step(trajectory, title="Bel de rijschool")
        add_step(trajectory, title="Afbetalingsplan vragen", domain="INC", sensitivity=1)
        add_step(trajectory, title="Naar de huisarts", domain="GEZ", sensitivity=2)

        page = log_in(guide).get(
            reverse("caseworker:dossier", args=[trajectory.pk])
        ).content.decode()  # fmt: skip

        assert "Bel de rijschool" in page
        assert "Afbetalingsplan vragen" in page
        assert "huisarts" not in page

    def test_writes_in_the_log_that_it_was_opened(self, staff, log_in, walk_along):
        guide = staff("welfare")
        trajectory = walk_along(guide)

        log_in(guide).get(reverse("caseworker:dossier", args=[trajectory.pk]))

        event = AuditEvent.objects.get(event="trajectory:viewed")
        assert event.participant_id == trajectory.participant_id
        assert event.facts == {"part": "overview", "classes": [0, 1]}

    @pytest.mark.parametrize("size", [1, 30])
    def test_costs_at_most_twelve_queries(self, staff, log_in, walk_along, queries_of, size):
        guide = staff("welfare")
        trajectory = walk_along(guide)
        for _ in range(size):
            add_step(trajectory)
        client = log_in(guide)

        url = reverse("caseworker:dossier", args=[trajectory.pk])

        assert len(queries_of(client, url)) <= 12


class TestTimeline:
    def note(self, trajectory, author, **fields):
        given = {
            "kind": "home",
            "on": date(2026, 5, 4),
            "text": "Thuis gesproken.",
            "noted_at": clock.now(),
        }
        return ContactNote.objects.create(
            trajectory=trajectory, partnership=trajectory.partnership, noted_by_id=author.user_id,
            **(given | fields),
        )  # fmt: skip

    def test_shows_a_personal_note_to_its_author_only(self, staff, log_in, walk_along):
        author, colleague = staff("welfare"), staff("welfare")
        trajectory = walk_along(author)
        TeamMemberFactory(trajectory=trajectory, post=Post.objects.get(pk=colleague.posts[0].id))
        self.note(trajectory, author, text="Alleen voor mij.", is_personal=True)
        url = reverse("caseworker:timeline", args=[trajectory.pk])

        own, others = (log_in(one).get(url).content.decode() for one in (author, colleague))

        assert "Alleen voor mij." in own
        assert "Alleen voor mij." not in others

    def test_narrows_to_one_kind_and_goes_further_back(self, staff, log_in, walk_along):
        author = staff("welfare")
        trajectory = walk_along(author)
        for day in range(1, 29):
            self.note(trajectory, author, on=date(2026, 5, day), text=f"Dag {day}.")
            self.note(trajectory, author, on=date(2026, 6, day), text=f"Later {day}.")
        client, url = log_in(author), reverse("caseworker:timeline", args=[trajectory.pk])

        first = client.get(url, {"kind": "note"}).context["page"]
        second = client.get(url, {"kind": "note", "before": first.older.isoformat()}).context[
            "page"
        ]

        assert {entry.kind for entry in first.entries} == {"note"}
        assert first.entries[0].text == "Later 28."
        assert not {entry.key for entry in first.entries} & {entry.key for entry in second.entries}

    def test_marks_what_is_new_since_the_last_visit(self, staff, log_in, walk_along):
        author = staff("welfare")
        trajectory = walk_along(author)
        self.note(trajectory, author, on=clock.today() + timedelta(days=1))
        client, url = log_in(author), reverse("caseworker:timeline", args=[trajectory.pk])
        client.get(url)

        entries = client.get(url).context["page"].entries

        assert [entry.unread for entry in entries] == [True, False]


class TestSearch:
    def test_finds_within_the_own_teams_only(self, partnership, staff, log_in, walk_along):
        guide = staff("welfare")
        mine = walk_along(
            guide, participant=ParticipantFactory(partnership=partnership, last_name="Janssens")
        )
        TrajectoryFactory(
            partnership=partnership,
            participant=ParticipantFactory(partnership=partnership, last_name="Janssens"),
        )

        hits = log_in(guide).get(reverse("caseworker:search"), {"q": "jansens"}).context["hits"]

        assert [hit.trajectory for hit in hits.rows] == [mine]
        assert hits.is_tolerant

    def test_logs_that_it_was_done_but_not_what_was_typed(self, staff, log_in):
        log_in(staff("coordinator")).get(reverse("caseworker:search"), {"q": "Janssens"})

        event = AuditEvent.objects.get(event="participant:searched")
        assert event.facts == {"found": 0, "tolerant": True}

    def test_asks_for_more_when_there_are_too_many(self, partnership, programme, staff, log_in):
        for _ in range(30):
            TrajectoryFactory(
                partnership=partnership, programme=programme,
                participant=ParticipantFactory(partnership=partnership, last_name="Peeters"),
            )  # fmt: skip

        response = log_in(staff("coordinator")).get(reverse("caseworker:search"), {"q": "peeters"})

        assert len(response.context["hits"].rows) == 25
        assert response.context["hits"].has_more

    @pytest.mark.parametrize("text", ["", "   ", "%", "'; DROP TABLE x; --", "é" * 5000, "\x00"])
    def test_survives(self, staff, log_in, text):
        response = log_in(staff("coordinator")).get(reverse("caseworker:search"), {"q": text})

        assert response.status_code == 200


class TestGrace:
    @pytest.mark.parametrize(("days", "status"), [(0, 200), (30, 200), (31, 404)])
    def test_of_reading_lasts_thirty_days(self, staff, log_in, walk_along, days, status):
        guide = staff("welfare")
        trajectory = walk_along(guide)
        TeamMember.objects.update(ends_on=clock.today() - timedelta(days=days))

        response = log_in(guide).get(reverse("caseworker:dossier", args=[trajectory.pk]))

        assert response.status_code == status


class TestPosts:
    def test_that_ended_open_nothing(self, staff, log_in, walk_along):
        guide = staff("welfare")
        trajectory = walk_along(guide)
        Post.objects.update(ends_on=clock.today() - timedelta(days=1))

        response = log_in(guide).get(reverse("caseworker:dossier", args=[trajectory.pk]))

        assert response.status_code == 404


class TestWhoMayKnowOnlyTheName:
    @pytest.fixture
    def expert(self, staff, walk_along):
        actor = staff("expert")
        self.trajectory = walk_along(actor, role="expert", participant__phone="0475 11 22 33")
        return actor

    def test_sees_no_phone_and_no_birth_date_in_the_file(self, expert, log_in):
        page = log_in(expert).get(reverse("caseworker:dossier", args=[self.trajectory.pk]))

        assert "0475 11 22 33" not in page.content.decode()
        assert "17 mei 1990" not in page.content.decode()
        assert self.trajectory.participant.last_name in page.content.decode()

    def test_finds_no_birth_date_by_searching(self, expert, log_in):
        page = log_in(expert).get(reverse("caseworker:search"), {"q": "9100"}).content.decode()

        assert self.trajectory.participant.last_name in page
        assert "°17/05/1990" not in page


class TestAFirstContact:
    def test_is_on_the_timeline_without_what_was_told(self, staff, log_in, walk_along):
        guide = staff("welfare")
        trajectory = walk_along(guide)
        OutreachContactFactory(
            actor=staff("outreach"), words="Slaapt in de auto.", place="Parking Noord",
            participant=trajectory.participant, joined_on=date(2026, 3, 3),
        )  # fmt: skip

        page = log_in(guide).get(reverse("caseworker:timeline", args=[trajectory.pk]))

        assert "Eerste contact" in page.content.decode()
        assert "Slaapt in de auto." not in page.content.decode()
        assert "Parking Noord" not in page.content.decode()


class TestALoginWithoutAJob:
    def test_finds_nobody(self, partnership, staff, log_in, walk_along):
        guide = staff("welfare")
        walk_along(guide)
        Post.objects.filter(user_id=guide.user_id).update(ends_on=date(2026, 1, 1))

        answer = log_in(guide).get(reverse("caseworker:search"), {"q": "9100"})

        assert (answer.status_code, answer.context["hits"].rows) == (200, ())

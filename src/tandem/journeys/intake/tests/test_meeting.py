import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tandem.foundation.errors import Denied
from tandem.journeys.intake import actions
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories import actions as trajectories_actions
from tandem.rooms.trajectories.models import IntroductoryMeeting, State, Trajectory
from tandem.rooms.trajectories.tests.factories import (
    PostFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 15, tzinfo=UTC)


@pytest.fixture
def trajectory(partnership):
    return TrajectoryFactory(partnership=partnership, referred=True, referred_reason="Zoekt werk.")


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


def meeting_of(actor, **changes):
    given = {
        "on": ON, "participant_present": True, "outcome": "start", "own_words": "Ik wil leren.",
        "post_ids": (actor.posts[0].id,),
    }  # fmt: skip
    return trajectories_actions.Meeting(**(given | changes))


def note(actor, trajectory, meeting, seen_id=None):
    return actions.note_meeting(
        actor=actor, trajectory_id=trajectory.pk, meeting=meeting, seen_id=seen_id, at=AT
    )


class TestNotingAMeeting:
    def test_moves_the_trajectory_on(self, trajectory, coordinator):
        noted = note(coordinator, trajectory, meeting_of(coordinator))

        trajectory.refresh_from_db()
        assert (noted.outcome, trajectory.state) == ("start", State.WAITING)

    def test_stops_when_a_colleague_just_noted_one(self, trajectory, coordinator, staff):
        first = note(staff("coordinator"), trajectory, meeting_of(coordinator))

        with pytest.raises(actions.MetMeanwhile) as refusal:
            note(coordinator, trajectory, meeting_of(coordinator))

        assert refusal.value.facts == {"meeting_id": first.pk}

    def test_goes_on_once_the_other_report_has_been_seen(self, trajectory, coordinator, staff):
        first = note(staff("coordinator"), trajectory, meeting_of(coordinator))

        note(coordinator, trajectory, meeting_of(coordinator), seen_id=first.pk)

        assert IntroductoryMeeting.objects.count() == 2

    def test_happens_once_when_the_same_report_is_sent_twice(self, trajectory, coordinator):
        first = note(coordinator, trajectory, meeting_of(coordinator))
        second = note(coordinator, trajectory, meeting_of(coordinator))

        assert (first, IntroductoryMeeting.objects.count()) == (second, 1)

    def test_refuses_a_day_that_has_still_to_come(self, trajectory, coordinator):
        with pytest.raises(actions.NotYet):
            note(coordinator, trajectory, meeting_of(coordinator, on=date(2026, 3, 3)))

    def test_is_refused_to_somebody_who_left_the_team(self, trajectory, staff):
        guide = staff("welfare")
        post = Post.objects.get(pk=guide.posts[0].id)
        TeamMemberFactory(trajectory=trajectory, post=post, ends_on=date(2026, 11, 15))

        with pytest.raises(Denied):
            note(guide, trajectory, meeting_of(guide))

    def test_is_unknown_to_a_stranger(self, trajectory, staff):
        guide = staff("welfare")

        with pytest.raises(Trajectory.DoesNotExist):
            note(guide, trajectory, meeting_of(guide))


def told(actor, **changes):
    given = {
        "seen": "", "on": "2026-03-02", "participant_present": "on",
        "posts": [str(actor.posts[0].id)], "others_present": "", "own_words": "Ik wil leren.",
        "outcome": "start", "elsewhere": "", "reason": "",
    }  # fmt: skip
    return given | changes


def url_of(trajectory):
    return reverse("intake:meeting", args=[trajectory.pk])


class TestThePage:
    def test_shows_why_somebody_came_and_who_may_have_been_there(
        self, partnership, trajectory, coordinator, log_in
    ):
        post = PostFactory(partnership=partnership)

        page = log_in(coordinator).get(url_of(trajectory)).content.decode()

        assert "Zoekt werk." in page
        assert f'value="{post.pk}"' in page
        assert re.search(rf'value="{coordinator.posts[0].id}"[^>]*checked', page)

    @pytest.mark.parametrize(
        ("changes", "state", "sentence"),
        [
            ({}, State.WAITING, "Start het traject"),
            ({"outcome": "pre_trajectory", "reason": "Dak."}, State.PRE_TRAJECTORY, "dringend"),
            ({"outcome": "waiting", "reason": "Vol."}, State.WAITING, "Hou contact"),
            ({"outcome": "elsewhere", "reason": "Nabij.", "elsewhere": "CAW"}, State.ELSEWHERE,
             "Wie kan helpen"),
            ({"outcome": "declined"}, State.DECLINED, "kan altijd terugkomen"),
        ],
    )  # fmt: skip
    def test_notes_each_outcome_and_says_what_comes_next(
        self, trajectory, coordinator, log_in, changes, state, sentence
    ):
        answer = log_in(coordinator).post(
            url_of(trajectory), told(coordinator, **changes), follow=True
        )

        trajectory.refresh_from_db()
        assert trajectory.state == state
        assert sentence in answer.content.decode()

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"participant_present": ""}, "Zonder de deelnemer"),
            ({"posts": []}, "minstens één collega"),
            ({"outcome": "waiting"}, "Schrijf waarom"),
            ({"outcome": "declined", "reason": "Geen zin"}, "Een nee heeft geen reden nodig"),
            ({"outcome": ""}, "Dit veld is verplicht"),
            ({"on": "2199-01-01"}, "Noteer het gesprek als het geweest is"),
        ],
    )
    def test_explains_what_is_wrong_and_keeps_the_words(
        self, trajectory, coordinator, log_in, changes, sentence
    ):
        answer = log_in(coordinator).post(url_of(trajectory), told(coordinator, **changes))

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "Ik wil leren." in answer.content.decode()
        assert not IntroductoryMeeting.objects.exists()

    def test_tells_the_second_writer_what_the_first_noted_and_keeps_both(
        self, trajectory, coordinator, staff, log_in
    ):
        first = staff("coordinator")
        note(first, trajectory, meeting_of(first, own_words="", others_present="haar zus"))
        client = log_in(coordinator)

        answer = client.post(url_of(trajectory), told(coordinator))
        page = answer.content.decode()
        seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
        client.post(url_of(trajectory), told(coordinator, seen=seen))

        assert answer.status_code == 409
        assert f"{first.name} noteerde een gesprek" in page
        assert "haar zus" in page
        assert "Ik wil leren." in page
        assert IntroductoryMeeting.objects.count() == 2

    def test_keeps_the_words_when_the_trajectory_has_gone_on(self, trajectory, coordinator, log_in):
        first = note(coordinator, trajectory, meeting_of(coordinator, outcome="declined"))

        answer = log_in(coordinator).post(
            url_of(trajectory), told(coordinator, seen=str(first.pk), own_words="Toch wel.")
        )

        assert answer.status_code == 422
        assert "zet ze in een notitie" in answer.content.decode()
        assert "Toch wel." in answer.content.decode()

    def test_shows_what_was_said_to_who_reads_about_welfare_or_sat_there(
        self, trajectory, coordinator, staff, log_in
    ):
        guide, colleague, there = staff("welfare"), staff("work"), staff("work")
        posts = tuple(actor.posts[0].id for actor in (coordinator, there))
        note(coordinator, trajectory, meeting_of(coordinator, post_ids=posts))
        for role, actor in (("welfare", guide), ("work", colleague), ("work", there)):
            post = Post.objects.get(pk=actor.posts[0].id)
            TeamMemberFactory(trajectory=trajectory, post=post, role=role)

        pages = {
            name: log_in(actor).get(url_of(trajectory)).content.decode()
            for name, actor in (
                ("welfare", guide), ("work", colleague), ("there", there),
                ("author", coordinator), ("other", staff("coordinator")),
            )
        }  # fmt: skip

        heard = {name for name, page in pages.items() if "Ik wil leren." in page}
        assert heard == {"welfare", "there", "author"}
        assert "niet voor jouw rol" in pages["work"]

    @pytest.mark.parametrize(("role", "status"), [("mediator", 404), ("welfare", 404)])
    def test_is_unknown_to_who_is_not_in_the_team(self, trajectory, staff, log_in, role, status):
        assert log_in(staff(role)).get(url_of(trajectory)).status_code == status

    @pytest.mark.parametrize("size", [2, 30])
    def test_costs_at_most_twelve_queries(self, partnership, trajectory, coordinator, log_in, size):
        seen = None
        for number in range(size):
            PostFactory(partnership=partnership)
            row = meeting_of(coordinator, own_words=f"Gesprek {number}", outcome="start")
            seen = note(coordinator, trajectory, replace(row), seen_id=seen).pk
        client = log_in(coordinator)
        client.get(url_of(trajectory))

        with CaptureQueriesContext(connection) as captured:
            client.get(url_of(trajectory))

        asked = [row["sql"] for row in captured if "SAVEPOINT" not in row["sql"]]
        assert len(asked) <= 12

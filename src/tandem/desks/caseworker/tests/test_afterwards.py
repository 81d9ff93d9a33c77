from datetime import date, datetime, time

import pytest
from django.urls import reverse

from tandem.desks.caseworker import day
from tandem.foundation import clock
from tandem.foundation.clock import BRUSSELS
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.tests.factories import (
    FollowUpFactory,
    ParticipantFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)

TODAY = date(2026, 7, 20)
NOON = datetime.combine(TODAY, time(12), tzinfo=BRUSSELS)


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def guide(staff):
    return staff("work")


@pytest.fixture
def walk(partnership):
    """`walk(actor, "Elena")` gives a trajectory of that person in which the actor walks along."""

    def make(actor, name, role="work", **fields):
        person = ParticipantFactory(partnership=partnership, first_name=name)
        row = TrajectoryFactory(partnership=partnership, participant=person, **fields)
        post = Post.objects.get(pk=actor.posts[0].id)
        TeamMemberFactory(trajectory=row, post=post, role=role)
        return row

    return make


def waiting(actor):
    groups = {group.key: group for group in day.groups(actor, NOON)}
    return groups["afterwards"].tasks if "afterwards" in groups else ()


class TestAfterwards:
    def test_holds_follow_ups_tasks_and_pauses_oldest_first(self, guide, walk):
        left = walk(guide, "Elena", state="closed", exit_on=date(2026, 6, 20))
        FollowUpFactory(trajectory=left, due_on=date(2026, 7, 18))
        FollowUpFactory(trajectory=left, key="six_months", months=6, due_on=date(2026, 12, 20))
        working, resting = walk(guide, "Zeynep"), walk(guide, "Rik")
        actions.add_aftercare_task(
            actor=guide, trajectory_id=working.pk, what="Bellen", due_on=date(2026, 7, 22)
        )
        actions.pause(
            actor=guide, trajectory_id=resting.pk, on=date(2026, 7, 1), reason="Operatie",
            look_again_on=TODAY,
        )  # fmt: skip

        found = waiting(guide)

        assert [task.what.split()[0] for task in found] == ["Elena", "Rik", "Zeynep"]
        assert [task.note for task in found] == ["Bij het einde", "Operatie", "Bellen"]
        assert [task.tone for task in found] == ["late", "", ""]
        assert found[2].do_url == reverse("closing:aftercare", args=[working.pk])

    def test_is_empty_for_others_and_for_who_reads_nothing(self, staff, guide, walk):
        left = walk(guide, "Elena", state="closed", exit_on=date(2026, 6, 20))
        FollowUpFactory(trajectory=left, due_on=date(2026, 7, 18))
        expert = staff("expert")
        TeamMemberFactory(
            trajectory=left, post=Post.objects.get(pk=expert.posts[0].id), role="expert"
        )

        assert [waiting(actor) for actor in (expert, staff("work"), staff("coordinator"))] == [
            (), (), (),
        ]  # fmt: skip

    def test_lets_my_day_cost_the_same_at_any_size(self, guide, walk, log_in, queries_of):
        for number in range(12):
            left = walk(guide, f"Elena{number}", state="closed", exit_on=date(2026, 6, 20))
            FollowUpFactory(trajectory=left, due_on=date(2026, 7, 18))

        assert len(queries_of(log_in(guide), reverse("caseworker:day"))) <= 12

from datetime import date

import pytest
from django.db import connection

from tandem.foundation import wall
from tandem.foundation.errors import Denied
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories import moments as windows
from tandem.rooms.trajectories.models import FollowUp, State
from tandem.rooms.trajectories.tests.factories import (
    FollowUpFactory,
    ProgrammeFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)
from tandem.rooms.trajectories.tests.test_actions import post_of

EXIT = date(2026, 6, 30)
LEAVING = actions.Leaving(exit_on=EXIT, reason="work", left_early=False, agreements="Nog bellen")


@pytest.fixture
def guide(staff):
    return staff("work")


@pytest.fixture
def trajectory(partnership, guide):
    row = TrajectoryFactory(partnership=partnership)
    TeamMemberFactory(trajectory=row, post=post_of(guide), role="work")
    return row


@pytest.fixture
def moments(guide, trajectory):
    actions.close_trajectory(actor=guide, trajectory_id=trajectory.pk, leaving=LEAVING)
    return {row.key: row for row in FollowUp.objects.all()}


def answer(evidence_on, **changes):
    given = {"employment": "employed", "evidence_source": "participant"}
    return actions.Answer(evidence_on=evidence_on, **(given | changes))


class TestClosing:
    def test_plans_the_moments_of_the_programme(self, guide, trajectory, moments):
        trajectory.refresh_from_db()

        assert (trajectory.state, trajectory.exit_on) == (State.CLOSED, EXIT)
        assert (trajectory.left_early, trajectory.exit_agreements) == (False, "Nog bellen")
        assert {key: row.due_on for key, row in moments.items()} == {
            "leaving": date(2026, 7, 28), "six_months": date(2026, 12, 30),
        }  # fmt: skip

    def test_uses_the_funders_name_for_two_years(self, partnership, staff):
        trajectory = TrajectoryFactory(
            partnership=partnership,
            programme=ProgrammeFactory(partnership=partnership, key="w2_individueel"),
        )

        actions.close_trajectory(
            actor=staff("coordinator"), trajectory_id=trajectory.pk, leaving=LEAVING
        )

        assert set(trajectory.follow_ups.values_list("key", flat=True)) == {
            "leaving", "twenty_four_months",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("leaving", "refusal"),
        [
            (actions.Leaving(date(2026, 2, 1), "work"), actions.ExitBeforeEntry),
            (actions.Leaving(EXIT, ""), actions.NeedsReason),
        ],
    )
    def test_refuses(self, guide, trajectory, leaving, refusal):
        with pytest.raises(refusal):
            actions.close_trajectory(actor=guide, trajectory_id=trajectory.pk, leaving=leaving)

    def test_happens_once(self, guide, trajectory, moments):
        with pytest.raises(actions.NotInTime):
            actions.close_trajectory(actor=guide, trajectory_id=trajectory.pk, leaving=LEAVING)

    def test_is_not_for_a_group_guide(self, staff, trajectory):
        guest = staff("group_guide")
        TeamMemberFactory(trajectory=trajectory, post=post_of(guest), role="group_guide")

        with pytest.raises(Denied):
            actions.close_trajectory(actor=guest, trajectory_id=trajectory.pk, leaving=LEAVING)


class TestPlanningAfterwards:
    def test_adds_what_is_missing_once(self, partnership, staff):
        coordinator = staff("coordinator")
        trajectory = TrajectoryFactory(partnership=partnership, state="closed", exit_on=EXIT)
        FollowUpFactory(trajectory=trajectory)

        def plan():
            return actions.plan_follow_ups(actor=coordinator, trajectory_id=trajectory.pk)

        assert [row.key for row in plan()] == ["six_months"]
        assert plan() == []


class TestAnswer:
    @pytest.mark.parametrize("day", [EXIT, date(2026, 7, 28)])
    def test_on_leaving_is_about_the_four_weeks_after(self, guide, moments, day):
        row = actions.answer_follow_up(
            actor=guide, follow_up_id=moments["leaving"].pk, answer=answer(day),
            on=date(2026, 8, 1),
        )  # fmt: skip

        assert (row.outcome, row.closed_on) == ("reached", date(2026, 8, 1))

    @pytest.mark.parametrize("day", [date(2026, 6, 29), date(2026, 7, 29)])
    def test_on_leaving_is_about_no_other_day(self, guide, moments, day):
        with pytest.raises(actions.OutsideWindow):
            actions.answer_follow_up(
                actor=guide, follow_up_id=moments["leaving"].pk, answer=answer(day),
                on=date(2026, 8, 1),
            )  # fmt: skip

    @pytest.mark.parametrize(
        ("key", "on"), [("leaving", date(2026, 6, 29)), ("six_months", date(2026, 11, 29))]
    )
    def test_waits_for_its_moment(self, guide, moments, key, on):
        with pytest.raises(actions.NotYetDue):
            actions.answer_follow_up(
                actor=guide, follow_up_id=moments[key].pk, answer=answer(on), on=on
            )

    def test_about_a_day_to_come_is_refused(self, guide, moments):
        with pytest.raises(actions.NotYetDue):
            actions.answer_follow_up(
                actor=guide, follow_up_id=moments["leaving"].pk, answer=answer(date(2026, 7, 2)),
                on=date(2026, 7, 1),
            )  # fmt: skip

    def test_of_six_months_warns_when_far_off_and_stays(self, guide, moments):
        day = date(2027, 3, 1)

        row = actions.answer_follow_up(
            actor=guide, follow_up_id=moments["six_months"].pk, answer=answer(day), on=day
        )

        assert row.outcome == "reached"
        held = windows.window(EXIT, row.months)
        assert not held.holds(day)
        assert held.holds(date(2027, 1, 29))

    def test_is_corrected_only_on_purpose(self, guide, moments):
        given = {
            "actor": guide, "follow_up_id": moments["leaving"].pk, "on": date(2026, 7, 2),
        }  # fmt: skip
        actions.answer_follow_up(**given, answer=answer(EXIT))

        with pytest.raises(actions.AlreadyAnswered):
            actions.answer_follow_up(**given, answer=answer(EXIT))
        row = actions.correct_answer(**given, answer=answer(EXIT, employment="inactive"))

        assert row.employment == "inactive"


class TestNotReached:
    def test_needs_a_try(self, guide, moments):
        with pytest.raises(actions.NeedsAttempt):
            actions.give_up_follow_up(
                actor=guide, follow_up_id=moments["leaving"].pk, outcome="not_reached", on=EXIT
            )

    def test_counts_the_tries_and_may_still_be_answered(self, guide, moments):
        key = moments["leaving"].pk
        for how in ("phone", "home"):
            actions.note_attempt(actor=guide, follow_up_id=key, on=EXIT, how=how, reached=False)

        given_up = actions.give_up_follow_up(
            actor=guide, follow_up_id=key, outcome="not_reached", on=EXIT
        )
        answered = actions.answer_follow_up(
            actor=guide, follow_up_id=key, answer=answer(EXIT), on=EXIT
        )

        assert given_up.attempts.count() == 2
        assert (given_up.outcome, answered.outcome) == ("not_reached", "reached")

    def test_is_no_refusal(self, guide, moments):
        row = actions.give_up_follow_up(
            actor=guide, follow_up_id=moments["leaving"].pk, outcome="refused", on=EXIT
        )

        assert row.outcome == "refused"


class TestReading:
    def test_stops_at_the_team(self, staff, guide, moments):
        assert FollowUp.objects.visible_to(guide).count() == 2
        assert not FollowUp.objects.visible_to(staff("work")).exists()

    def test_lists_what_is_due(self, staff, moments):
        rows = FollowUp.objects.visible_to(staff("coordinator")).due(date(2026, 8, 1))

        assert [row.key for row in rows] == ["leaving"]

    def test_shows_nothing_without_a_partnership(self, moments):
        wall.enter(None)

        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM trajectories_followup")
            assert cursor.fetchone() == (0,)

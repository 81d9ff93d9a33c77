from datetime import UTC, date, datetime

import pytest

from tandem.foundation import clock
from tandem.foundation.errors import Denied
from tandem.rooms.consent import actions as consent_actions
from tandem.rooms.consent.models import Answer, Purpose
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories.models import MeetingOutcome, State, Trajectory
from tandem.rooms.trajectories.tests.factories import (
    ConsentTextFactory,
    ParticipantFactory,
    ProgrammeFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


class TestReferral:
    def test_lands_with_the_partnership_and_gives_the_referrer_no_access(self, partnership, staff):
        mediator = staff("mediator")
        person = ParticipantFactory(partnership=partnership)

        trajectory = actions.refer(
            actor=mediator, participant_id=person.pk, organisation_id=None,
            reason="Twee lichten", agreed_on=ON, on=ON,
        )  # fmt: skip

        assert trajectory.state == State.REFERRED
        assert not Trajectory.objects.visible_to(mediator).exists()
        assert Trajectory.objects.visible_to(staff("coordinator")).get() == trajectory

    def test_is_refused_while_another_is_open(self, partnership, staff):
        trajectory = TrajectoryFactory(partnership=partnership)

        with pytest.raises(actions.AlreadyOpen) as refusal:
            actions.refer(
                actor=staff("mediator"), participant_id=trajectory.participant_id,
                organisation_id=None, reason="", agreed_on=ON, on=ON,
            )  # fmt: skip

        assert refusal.value.facts == {"trajectory_id": trajectory.pk}


class TestMeeting:
    def meeting(self, actor, **changes):
        given = {
            "on": ON, "participant_present": True, "outcome": MeetingOutcome.START,
            "post_ids": (actor.posts[0].id,),
        }  # fmt: skip
        return actions.Meeting(**(given | changes))

    def test_notes_a_no_without_reason_or_label(self, partnership, staff):
        coordinator = staff("coordinator")
        trajectory = TrajectoryFactory(partnership=partnership, referred=True)

        actions.note_meeting(
            actor=coordinator, trajectory_id=trajectory.pk,
            meeting=self.meeting(coordinator, outcome=MeetingOutcome.DECLINED),
        )  # fmt: skip

        trajectory.refresh_from_db()
        assert (trajectory.state, trajectory.state_reason) == (State.DECLINED, "")

    @pytest.mark.parametrize("outcome", actions.REASON_NEEDED)
    def test_needs_a_reason_for(self, partnership, staff, outcome):
        coordinator = staff("coordinator")
        trajectory = TrajectoryFactory(partnership=partnership, referred=True)

        with pytest.raises(actions.NeedsReason):
            actions.note_meeting(
                actor=coordinator, trajectory_id=trajectory.pk,
                meeting=self.meeting(coordinator, outcome=outcome),
            )  # fmt: skip

    def test_needs_the_participant(self, partnership, staff):
        coordinator = staff("coordinator")
        trajectory = TrajectoryFactory(partnership=partnership, referred=True)

        with pytest.raises(actions.NeedsPerson):
            actions.note_meeting(
                actor=coordinator, trajectory_id=trajectory.pk,
                meeting=self.meeting(coordinator, participant_present=False),
            )  # fmt: skip


class TestEligibility:
    def test_never_passes_silently(self, partnership, staff):
        coordinator = staff("coordinator")
        trajectory = TrajectoryFactory(partnership=partnership, referred=True)
        programme = ProgrammeFactory(partnership=partnership)
        given = {
            "actor": coordinator, "trajectory_id": trajectory.pk, "programme_id": programme.pk,
            "results": {"age": ("met", "36"), "residence": ("unknown", "")}, "at": AT,
        }  # fmt: skip

        with pytest.raises(actions.NeedsReason) as refusal:
            actions.check_eligibility(**given, overruled={})
        checks = actions.check_eligibility(**given, overruled={"residence": "Verhuist weldra"})

        assert refusal.value.facts == {"criterion": "residence"}
        assert [check.overruled_reason for check in checks] == ["", "Verhuist weldra"]


class TestTeam:
    def test_refuses_the_same_role_twice_in_one_period(self, partnership, staff):
        coordinator, guide = staff("coordinator"), staff("welfare")
        trajectory = TrajectoryFactory(partnership=partnership)
        given = {
            "actor": coordinator, "trajectory_id": trajectory.pk, "post_id": guide.posts[0].id,
            "role": "welfare", "starts_on": ON,
        }  # fmt: skip
        actions.add_member(**given)

        with pytest.raises(actions.TermsOverlap):
            actions.add_member(**given)

    def test_opens_a_class_when_the_participant_agrees_and_closes_it_when_not(
        self, partnership, staff
    ):
        guide = staff("welfare")
        trajectory = TrajectoryFactory(partnership=partnership)
        TeamMemberFactory(trajectory=trajectory, post=post_of(guide))
        ConsentTextFactory(partnership=partnership)
        question = consent_actions.Question(
            Purpose.SHARE, organisation_id=guide.posts[0].organisation_id, sensitivity=2
        )

        def readable():
            actions.recompute_access(actor=guide, participant_id=trajectory.participant_id)
            return access.seat(guide, Trajectory.objects.get(pk=trajectory.pk)).readable_classes

        def answer(value):
            consent_actions.record_answer(
                actor=guide, participant_id=trajectory.participant_id,
                question=question, answer=value, at=AT,
            )  # fmt: skip

        before = readable()
        answer(Answer.GIVEN)
        agreed = readable()
        answer(Answer.WITHDRAWN)
        stopped = readable()

        assert (before, agreed, stopped) == ((0, 1), (0, 1, 2), (0, 1))

    def test_is_formed_by_no_stranger(self, partnership, staff):
        stranger = staff("welfare")
        trajectory = TrajectoryFactory(partnership=partnership)

        with pytest.raises(Trajectory.DoesNotExist):
            actions.add_member(
                actor=stranger, trajectory_id=trajectory.pk, post_id=stranger.posts[0].id,
                role="welfare", starts_on=ON,
            )  # fmt: skip

    def test_takes_nobody_from_someone_who_left_it(self, partnership, staff, monkeypatch):
        former = staff("welfare")
        trajectory = TrajectoryFactory(partnership=partnership)
        TeamMemberFactory(trajectory=trajectory, post=post_of(former), ends_on=date(2026, 3, 1))
        monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 20))

        with pytest.raises(Denied):
            actions.add_member(
                actor=former, trajectory_id=trajectory.pk, post_id=former.posts[0].id,
                role="work", starts_on=ON,
            )  # fmt: skip


def post_of(actor):
    from tandem.rooms.partners.models import Post

    return Post.objects.get(pk=actor.posts[0].id)

from datetime import UTC, date, datetime, timedelta

import pytest

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.journeys.start import actions
from tandem.rooms.consent.actions import Question
from tandem.rooms.consent.models import Answer, ConsentEvent, Purpose
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories.models import TeamMember, Trajectory
from tandem.rooms.trajectories.tests.factories import (
    OrganisationFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ON = date(2026, 3, 2)


def seat(actor, trajectory, **more):
    post = Post.objects.select_related("organisation").get(pk=actor.posts[0].id)
    return TeamMemberFactory(trajectory=trajectory, post=post, role=actor.posts[0].role, **more)


def health_of(actor):
    return Question(Purpose.SHARE, actor.posts[0].organisation_id, 2)


@pytest.fixture
def guide(staff):
    return staff("welfare")


@pytest.fixture
def trajectory(partnership, guide):
    trajectory = TrajectoryFactory(partnership=partnership)
    seat(guide, trajectory)
    return trajectory


class TestAnswerConsent:
    def answer(self, actor, trajectory, question, value=Answer.GIVEN, at=AT):
        return actions.answer_consent(
            actor=actor, trajectory_id=trajectory.pk, question=question, answer=value, at=at
        )

    def levels(self):
        return TeamMember.objects.get().class_levels

    def test_opens_and_closes_at_once(self, guide, trajectory):
        before = self.levels()
        self.answer(guide, trajectory, health_of(guide))
        given = self.levels()
        self.answer(guide, trajectory, health_of(guide), Answer.WITHDRAWN)

        assert (before, given, self.levels()) == ([2, 2, 0, 0], [2, 2, 2, 0], [2, 2, 0, 0])

    def test_closes_even_what_the_role_opens_by_itself(self, guide, trajectory):
        money = Question(Purpose.SHARE, guide.posts[0].organisation_id, 1)

        self.answer(guide, trajectory, money, Answer.REFUSED)

        assert self.levels() == [2, 0, 0, 0]

    def test_keeps_a_double_click_once(self, guide, trajectory):
        for _ in range(2):
            self.answer(guide, trajectory, health_of(guide))

        assert ConsentEvent.objects.count() == 1

    def test_keeps_the_same_answer_on_a_later_day(self, guide, trajectory):
        for days in (0, 1):
            self.answer(guide, trajectory, health_of(guide), at=AT + timedelta(days=days))

        assert ConsentEvent.objects.count() == 2

    def test_asks_nothing_for_a_partner_outside_the_team(self, partnership, guide, trajectory):
        other = OrganisationFactory(partnership=partnership)

        with pytest.raises(actions.NotAsked):
            self.answer(guide, trajectory, Question(Purpose.SHARE, other.pk, 0))

    def test_asks_no_work_counsellor_to_read_about_health(self, staff, guide, trajectory):
        work = staff("work")
        seat(work, trajectory)

        with pytest.raises(actions.NotAsked):
            self.answer(guide, trajectory, health_of(work))

    def test_lets_a_participant_stop_a_partner_that_has_left(self, staff, guide, trajectory):
        work = staff("work")
        seat(work, trajectory)
        school = Question(Purpose.SHARE, work.posts[0].organisation_id, 0)
        self.answer(guide, trajectory, school)
        TeamMember.objects.filter(role="work").update(ends_on=ON - timedelta(days=9))

        self.answer(guide, trajectory, school, Answer.WITHDRAWN)

        in_force = ConsentEvent.objects.in_force(trajectory.participant_id)
        assert [each.answer for each in in_force] == ["withdrawn"]

    def test_is_not_for_a_stranger(self, staff, trajectory, guide):
        with pytest.raises(Trajectory.DoesNotExist):
            self.answer(staff("welfare"), trajectory, health_of(guide))

    def test_is_not_for_an_expert_by_experience(self, staff, trajectory, guide):
        expert = staff("expert")
        seat(expert, trajectory)

        with pytest.raises(Denied):
            self.answer(expert, trajectory, health_of(guide))


class TestFormTandem:
    def form(self, actor, trajectory, seats, **more):
        return actions.form_tandem(
            actor=actor, trajectory_id=trajectory.pk, starts_on=ON,
            seats={role: each.posts[0].id for role, each in seats.items()}, **more,
        )  # fmt: skip

    @pytest.fixture
    def alone(self, partnership):
        return TrajectoryFactory(partnership=partnership)

    def test_lets_two_organisations_walk_along(self, staff, alone):
        seats = {"work": staff("work"), "welfare": staff("welfare")}

        self.form(staff("coordinator"), alone, seats)

        assert {each.role for each in TeamMember.objects.all()} == {"work", "welfare"}

    def test_asks_why_both_come_from_one_organisation(self, partnership, staff, alone):
        house = OrganisationFactory(partnership=partnership, name="OCMW Oost")
        seats = {role: staff(role, organisation=house) for role in ("work", "welfare")}

        with pytest.raises(actions.SameOrganisation) as refusal:
            self.form(staff("coordinator"), alone, seats, reason=" ")

        assert refusal.value.facts == {"organisation": "OCMW Oost"}
        assert not TeamMember.objects.exists()

    def test_keeps_the_reason_for_one_organisation(self, partnership, staff, alone):
        house = OrganisationFactory(partnership=partnership)
        seats = {role: staff(role, organisation=house) for role in ("work", "welfare")}

        self.form(staff("coordinator"), alone, seats, reason="Kleine gemeente")

        trace = AuditEvent.objects.get(event="start:same-organisation")
        assert (trace.reason, TeamMember.objects.count()) == ("Kleine gemeente", 2)

    def test_counts_who_walks_along_already(self, partnership, staff, alone):
        house = OrganisationFactory(partnership=partnership)
        seat(staff("work", organisation=house), alone)

        with pytest.raises(actions.SameOrganisation):
            self.form(
                staff("coordinator"), alone, {"welfare": staff("welfare", organisation=house)}
            )

    def test_lets_a_group_guide_come_from_the_same_organisation(self, partnership, staff, alone):
        house = OrganisationFactory(partnership=partnership)
        seats = {
            "work": staff("work", organisation=house),
            "group_guide": staff("group_guide", organisation=house),
        }

        assert len(self.form(staff("coordinator"), alone, seats)) == 2

    def test_is_not_for_a_stranger(self, staff, alone):
        with pytest.raises(Trajectory.DoesNotExist):
            self.form(staff("work"), alone, {"work": staff("work")})

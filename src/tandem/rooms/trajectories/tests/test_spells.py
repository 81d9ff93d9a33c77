from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from tandem.foundation import clock, wall
from tandem.foundation.errors import Denied
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.models import LabourSpell, Trajectory
from tandem.rooms.trajectories.tests.factories import (
    LabourSpellFactory,
    TeamMemberFactory,
    TrajectoryFactory,
)
from tandem.rooms.trajectories.tests.test_actions import post_of

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = actions.SpellWords(status="employed", starts_on=date(2026, 3, 1), source="participant")


@pytest.fixture
def guide(staff):
    return staff("work")


@pytest.fixture
def trajectory(partnership, guide):
    row = TrajectoryFactory(partnership=partnership)
    TeamMemberFactory(trajectory=row, post=post_of(guide), role="work")
    return row


def note(actor, trajectory, **changes):
    words = replace(WORDS, **changes)
    return actions.note_spell(actor=actor, trajectory_id=trajectory.pk, words=words, at=AT)


class TestNoting:
    def test_keeps_who_told_and_who_wrote(self, guide, trajectory):
        spell = note(guide, trajectory, contract="agency")

        assert (spell.participant_id, spell.trajectory_id) == (
            trajectory.participant_id, trajectory.pk,
        )  # fmt: skip
        assert (spell.noted_by_id, spell.noted_at) == (guide.user_id, AT)

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"starts_on": date(1990, 5, 16)}, actions.BeforeBirth),
            ({"ends_on": date(2026, 2, 28)}, actions.EndsBeforeStart),
            ({"starts_on": date(2025, 1, 1)}, actions.SpellsOverlap),
        ],
    )
    def test_refuses(self, guide, trajectory, changes, refusal):
        note(guide, trajectory)

        with pytest.raises(refusal):
            note(guide, trajectory, **changes)

        assert LabourSpell.objects.count() == 1

    def test_lets_another_source_disagree(self, guide, trajectory):
        note(guide, trajectory)

        note(guide, trajectory, source="vdab", status="inactive")

        assert LabourSpell.objects.count() == 2

    def test_is_for_the_team_of_today(self, staff, trajectory, monkeypatch):
        former = staff("work")
        TeamMemberFactory(
            trajectory=trajectory, post=post_of(former), role="work", ends_on=date(2026, 3, 1)
        )
        monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 20))

        with pytest.raises(Denied):
            note(former, trajectory)

    def test_is_for_no_stranger(self, staff, trajectory):
        with pytest.raises(Trajectory.DoesNotExist):
            note(staff("work"), trajectory)

    def test_is_for_no_expert_to_whom_nothing_was_opened(self, staff, trajectory):
        expert = staff("expert")
        TeamMemberFactory(trajectory=trajectory, post=post_of(expert), role="expert")

        with pytest.raises(Denied):
            note(expert, trajectory)


class TestCorrecting:
    def test_writes_over_and_keeps_the_history(self, guide, trajectory):
        spell = note(guide, trajectory)

        actions.correct_spell(
            actor=guide, spell_id=spell.pk, words=replace(WORDS, contract="agency"), at=AT
        )

        spell.refresh_from_db()
        assert spell.contract == "agency"
        with connection.cursor() as cursor:
            cursor.execute("SELECT contract FROM trajectories_labourspellevent")
            assert cursor.fetchall() == [("",)]

    def test_ends_no_spell_before_it_began(self, guide, trajectory):
        spell = note(guide, trajectory)

        with pytest.raises(actions.EndsBeforeStart):
            actions.end_spell(actor=guide, spell_id=spell.pk, ends_on=date(2026, 2, 1))

    def test_ends_one_that_lasts(self, guide, trajectory):
        spell = note(guide, trajectory)

        actions.end_spell(actor=guide, spell_id=spell.pk, ends_on=date(2026, 5, 1))

        assert note(guide, trajectory, starts_on=date(2026, 5, 2)).starts_on == date(2026, 5, 2)


class TestSettling:
    def test_needs_a_reason(self, guide, trajectory):
        spell = note(guide, trajectory)

        with pytest.raises(actions.NeedsReason):
            actions.set_aside_spell(actor=guide, spell_id=spell.pk, reason=" ", at=AT)

    def test_makes_room_for_the_same_source_and_closes_the_way_back(self, guide, trajectory):
        spell = note(guide, trajectory)
        actions.set_aside_spell(actor=guide, spell_id=spell.pk, reason="Verkeerde lijst", at=AT)
        note(guide, trajectory, status="inactive")

        with pytest.raises(actions.SpellsOverlap):
            actions.take_back_spell(actor=guide, spell_id=spell.pk)

    def test_can_be_taken_back(self, guide, trajectory):
        spell = note(guide, trajectory)
        actions.set_aside_spell(actor=guide, spell_id=spell.pk, reason="Verkeerde lijst", at=AT)

        assert actions.take_back_spell(actor=guide, spell_id=spell.pk).counts


class TestDatabase:
    def test_refuses_two_of_one_source_on_one_day(self, trajectory):
        LabourSpellFactory(trajectory=trajectory)

        with pytest.raises(IntegrityError), transaction.atomic():
            LabourSpellFactory(trajectory=trajectory, status="employed")

    def test_shows_nothing_without_a_partnership(self, trajectory):
        LabourSpellFactory(trajectory=trajectory)

        wall.enter(None)

        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM trajectories_labourspell")
            assert cursor.fetchone() == (0,)


class TestReading:
    def test_follows_the_person_across_episodes_and_stops_at_the_team(
        self, partnership, staff, guide, trajectory
    ):
        earlier = TrajectoryFactory(
            partnership=partnership, participant=trajectory.participant, state="closed",
            entry_on=date(2024, 1, 1), exit_on=date(2024, 6, 1),
        )  # fmt: skip
        spell = LabourSpellFactory(trajectory=earlier)

        assert LabourSpell.objects.visible_to(guide).get() == spell
        assert not LabourSpell.objects.visible_to(staff("work")).exists()
        assert LabourSpell.objects.visible_to(staff("coordinator")).get() == spell

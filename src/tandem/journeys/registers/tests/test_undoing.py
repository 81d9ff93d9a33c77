import pytest

from tandem.foundation import access
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.journeys.registers import actions, undoing
from tandem.journeys.registers.tests.uploads import (
    AT,
    JAN,
    SARAH,
    outcomes,
    row_of,
    upload,
    upload_given,
    write,
)
from tandem.rooms.contacts.models import OutreachContact
from tandem.rooms.people import actions as people_actions
from tandem.rooms.people import registers
from tandem.rooms.people.models import (
    Household,
    HouseholdMember,
    Participant,
    RegisterBatch,
    SearchToken,
)
from tandem.rooms.trajectories.models import EntryProfile, Trajectory
from tandem.rooms.trajectories.tests.factories import TeamMemberFactory, TrajectoryFactory

AGAIN = (*JAN[:5], "03/04/2026", "", "")


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


@pytest.fixture
def written(coordinator):
    """A written register of Jan and Sarah."""
    batch = upload(coordinator, JAN, SARAH)
    write(coordinator, batch)
    return batch


def undo(actor, batch):
    return undoing.undo(actor=actor, batch_id=batch.pk, at=AT)


def trajectory_of(name):
    return Trajectory.objects.get(participant__first_name=name)


class TestUndoing:
    def test_takes_everything_out(self, coordinator):
        batch = upload_given(coordinator, "sleutel")
        write(coordinator, batch)

        assert undo(coordinator, batch) == 105

        for model in (Participant, Trajectory, EntryProfile, SearchToken):
            assert not model.objects.exists()
        batch.refresh_from_db()
        assert (batch.state, batch.undone_at) == ("undone", AT)
        assert AuditEvent.objects.get(event="register:undone").facts == {"rows": 105}

    def test_lets_the_same_file_in_again(self, coordinator, written):
        undo(coordinator, written)

        again = upload(coordinator, JAN, SARAH)

        assert again != written
        assert write(coordinator, again) == 2

    def test_keeps_people_who_were_known_before(self, coordinator, written):
        back = upload(coordinator, AGAIN)
        actions.decide(actor=coordinator, row_id=row_of(back, 1).pk, choice=actions.SAME)
        write(coordinator, back)

        assert undo(coordinator, back) == 1

        assert Participant.objects.count() == 2
        assert Trajectory.objects.count() == 2

    def test_keeps_somebody_whom_a_later_row_was_tied_to(self, coordinator):
        batch = upload(coordinator, JAN, (2, *AGAIN[1:]))
        write(coordinator, batch)
        actions.decide(actor=coordinator, row_id=row_of(batch, 2).pk, choice=actions.SAME)
        write(coordinator, batch)

        assert undo(coordinator, batch) == 2
        assert not Participant.objects.exists()

    def test_makes_rows_of_other_drafts_ready_again(self, coordinator, written):
        draft = upload(coordinator, JAN)
        before = outcomes(draft)

        undo(coordinator, written)

        assert (before, outcomes(draft)) == ({"1": "unchanged"}, {"1": "ready"})
        assert write(coordinator, draft) == 1

    def test_happens_once(self, coordinator, written):
        undo(coordinator, written)

        with pytest.raises(registers.WasUndone):
            undo(coordinator, written)

    def test_is_not_for_drafts(self, coordinator):
        with pytest.raises(registers.NotWritten):
            undo(coordinator, upload(coordinator, JAN))

    def test_is_for_coordinators(self, written, staff):
        with pytest.raises(Denied):
            undo(staff("work"), written)

    def test_does_not_reach_another_partnership(self, written, other_partnership, inside):
        with inside(other_partnership), pytest.raises(RegisterBatch.DoesNotExist):
            undo(access.system(other_partnership.pk), written)


def add_team(actor):
    from tandem.rooms.partners.models import Post

    TeamMemberFactory(trajectory=trajectory_of("Jan"), post=Post.objects.get(pk=actor.posts[0].id))


def change_person(actor):
    people_actions.change_participant(
        actor=actor, participant_id=trajectory_of("Jan").participant_id, facts={"phone": "03"}
    )


def change_profile(actor):
    profile = trajectory_of("Jan").entry_profile
    profile.isced = 3
    profile.save()


def change_trajectory(actor):
    trajectory = trajectory_of("Jan")
    trajectory.phase = "start"
    trajectory.save()


def add_household(actor):
    household = Household.objects.create(partnership_id=actor.partnership_id, name="Peeters")
    HouseholdMember.objects.create(
        partnership_id=actor.partnership_id, household=household, relation="adult",
        participant=trajectory_of("Jan").participant,
    )  # fmt: skip


def start_again(actor):
    person = trajectory_of("Jan").participant
    TrajectoryFactory(partnership=person.partnership, participant=person)


WORK = [add_team, change_person, change_profile, change_trajectory, add_household, start_again]


class TestWorkSince:
    @pytest.mark.parametrize("work", WORK)
    def test_stops_the_undoing_and_tells_of_whom(self, coordinator, written, work):
        work(coordinator)

        with pytest.raises(undoing.WorkedOn) as refusal:
            undo(coordinator, written)

        assert [each.participant.first_name for each in refusal.value.works] == ["Jan"]
        assert Participant.objects.count() == 2
        assert outcomes(written) == {"1": "created", "2": "created"}

    def test_is_looked_for_in_every_table_that_points_there(self):
        pointing = {model._meta.label for model, _ in undoing._pointing_at(Trajectory)}
        pointing |= {model._meta.label for model, _ in undoing._pointing_at(Participant)}

        assert pointing >= {
            "trajectories.TeamMember", "trajectories.IntroductoryMeeting", "plans.Plan",
            "measures.DomainScore", "contacts.ContactNote", "consent.ConsentEvent",
            OutreachContact._meta.label,
        }  # fmt: skip

    def test_is_none_right_after_writing(self, written):
        assert undoing.worked_on(written) == []

    def test_may_be_something_that_was_taken_back(self, coordinator, written):
        add_team(coordinator)
        trajectory_of("Jan").team.all().delete()

        with pytest.raises(undoing.WorkedOn):
            undo(coordinator, written)

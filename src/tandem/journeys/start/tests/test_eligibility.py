from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tandem.journeys.start.eligibility import fact_text, open_case, share
from tandem.journeys.start.tests.test_actions import seat
from tandem.rooms.people import actions as people_actions
from tandem.rooms.people.actions import Income, ToldPerson, ToldSituation
from tandem.rooms.people.models import IncomeKind
from tandem.rooms.trajectories import actions as trajectory_actions
from tandem.rooms.trajectories.models import EntryProfile
from tandem.rooms.trajectories.tests.factories import (
    ParticipantFactory,
    ProgrammeFactory,
    TrajectoryFactory,
)

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ANSWERS = {"poverty": "yes", "mother": "no", "work_intensity": "0.15"}


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


@pytest.fixture
def trajectory(partnership):
    person = ParticipantFactory(partnership=partnership, postcode="2000")
    return TrajectoryFactory(partnership=partnership, participant=person, referred=True)


@pytest.fixture
def row(partnership):
    return ProgrammeFactory(partnership=partnership, key="sleutel")


def outcomes(case, answers=ANSWERS):
    return {each.criterion.id: str(each.outcome) for each in case.results(answers)}


class TestCase:
    def test_holds_each_rule_against_what_is_known(self, coordinator, trajectory, row):
        case = open_case(actor=coordinator, trajectory=trajectory, programme_id=row.pk)

        assert outcomes(case) == {
            "poverty": "met",
            "mother": "not_met",
            "working_age": "met",
            "work_intensity": "met",
            "lives_in_town": "not_met",
        }

    @pytest.mark.parametrize("answer", ["unknown", "refused", "not_asked", ""])
    def test_never_reads_as_no(self, coordinator, trajectory, row, answer):
        case = open_case(actor=coordinator, trajectory=trajectory, programme_id=row.pk)

        assert outcomes(case, {**ANSWERS, "mother": answer})["mother"] == "unknown"

    def test_counts_age_on_the_day_of_the_meeting(self, coordinator, trajectory, row):
        trajectory_actions.note_meeting(
            actor=coordinator,
            trajectory_id=trajectory.pk,
            meeting=trajectory_actions.Meeting(
                on=date(2007, 1, 1), participant_present=True, outcome="start",
                post_ids=(coordinator.posts[0].id,),
            ),
        )  # fmt: skip

        case = open_case(actor=coordinator, trajectory=trajectory, programme_id=row.pk)

        assert (case.on, outcomes(case)["working_age"]) == (date(2007, 1, 1), "not_met")

    def test_asks_nothing_that_the_register_told(self, partnership, coordinator, trajectory):
        EntryProfile.objects.create(
            partnership=partnership, trajectory=trajectory, employment="inactive",
            household_work_intensity=Decimal("0.150"), is_registered_job_seeker="yes",
        )  # fmt: skip
        row = ProgrammeFactory(partnership=partnership, key="w2_groep")

        case = open_case(actor=coordinator, trajectory=trajectory, programme_id=row.pk)

        assert case.answers["registered"] == "yes"
        assert case.known_profile == {"is_registered_job_seeker": "yes"}

    def test_remembers_an_earlier_check(self, coordinator, trajectory, row):
        first = open_case(actor=coordinator, trajectory=trajectory, programme_id=row.pk)
        trajectory_actions.check_eligibility(
            actor=coordinator, trajectory_id=trajectory.pk, programme_id=row.pk, at=AT,
            results={
                each.criterion.id: (str(each.outcome), fact_text(each, ANSWERS))
                for each in first.results(ANSWERS)
            },
            overruled={"mother": "Zorgt voor haar broers", "lives_in_town": "Verhuist"},
        )  # fmt: skip

        again = open_case(actor=coordinator, trajectory=trajectory, programme_id=row.pk)

        assert (first.is_checked, again.is_checked) == (False, True)
        assert again.answers == ANSWERS
        assert again.reasons["mother"] == "Zorgt voor haar broers"
        assert again.known_profile == {"household_work_intensity": Decimal("0.15")}

    def test_names_source_and_certainty(self, coordinator, trajectory, row):
        case = open_case(actor=coordinator, trajectory=trajectory, programme_id=row.pk)
        town = next(each for each in case.programme.eligibility if each.id == "lives_in_town")

        assert case.source_of(town) == (
            "General knowledge, to be confirmed before it is relied on",
            False,
        )


class TestShare:
    @pytest.mark.parametrize(
        ("text", "expected"), [("0.2", Decimal("0.2")), ("", None), ("veel", None)]
    )
    def test_reads(self, text, expected):
        assert share(text) == expected


class TestToldOfPoverty:
    """Income told on the page of the household answers the condition on poverty."""

    def tell(self, actor, trajectory, *, is_complete):
        people_actions.note_situation(
            actor=actor,
            participant_id=trajectory.participant_id,
            told_in=trajectory.pk,
            situation=ToldSituation(
                date(2026, 3, 2), 2024, (ToldPerson("Samira", 34),),
                (Income(IncomeKind.BENEFIT, Decimal(1200)),), is_complete,
            ),
            at=AT,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("role", "is_complete", "answer"),
        [("welfare", True, "yes"), ("welfare", False, ""), ("work", True, "")],
    )
    def test_is_known_to_who_reads_of_income(
        self, staff, trajectory, row, role, is_complete, answer
    ):
        self.tell(staff("welfare"), trajectory, is_complete=is_complete)
        actor = staff(role)
        seat(actor, trajectory)

        case = open_case(actor=actor, trajectory=trajectory, programme_id=row.pk)

        assert case.answers["poverty"] == answer

    def test_gives_way_to_what_was_answered(self, staff, trajectory, row):
        actor = staff("welfare")
        seat(actor, trajectory)
        self.tell(actor, trajectory, is_complete=True)
        trajectory_actions.check_eligibility(
            actor=actor, trajectory_id=trajectory.pk, programme_id=row.pk,
            results={"poverty": ("not_met", "no")}, overruled={"poverty": "Samen beslist"}, at=AT,
        )  # fmt: skip

        case = open_case(actor=actor, trajectory=trajectory, programme_id=row.pk)

        assert case.answers["poverty"] == "no"

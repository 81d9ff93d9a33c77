"""What PostgreSQL hands over, row by row, and what stays behind the wall."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest

from tandem.foundation.access import system
from tandem.foundation.errors import Denied
from tandem.rooms.people.models import Household, HouseholdMember
from tandem.rooms.reporting.esf import loading
from tandem.rooms.reporting.esf.contract import SCHEMA, Period
from tandem.rooms.trajectories.models import EntryProfile, State
from tandem.rooms.trajectories.tests.factories import (
    FollowUpFactory,
    LabourSpellFactory,
    ParticipantFactory,
    ProgrammeFactory,
    TrajectoryFactory,
)

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
NOTED = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def programme(partnership):
    return ProgrammeFactory(partnership=partnership, key="sleutel")


@pytest.fixture
def person(partnership):
    return ParticipantFactory(
        partnership=partnership, first_name="Jan", last_name="Peeters", gender="M",
        birth_date=date(1980, 2, 1), postcode="3500", children_count=2,
    )  # fmt: skip


@pytest.fixture
def episode(partnership, programme, person):
    return TrajectoryFactory(
        partnership=partnership, programme=programme, participant=person, state=State.CLOSED,
        entry_on=date(2025, 3, 10), exit_on=date(2025, 6, 30), exit_reason="stopped",
    )  # fmt: skip


@pytest.fixture
def only_row(staff):
    def read(*programmes):
        pieces = loading.episodes(staff("coordinator"), programmes or ("sleutel",))
        (row,) = pa.concat_tables(pieces).to_pylist()
        return row

    return read


class TestEpisodes:
    def test_have_the_columns_of_the_contract(self, episode, only_row):
        row = only_row()

        assert list(row) == list(SCHEMA)
        assert (row["trajectory"], row["operation"]) == (str(episode.pk), "sleutel")
        assert (row["gender"], row["birth_date"], row["postcode"]) == (
            "M", date(1980, 2, 1), "3500",
        )  # fmt: skip
        assert (row["entry_on"], row["exit_on"]) == (date(2025, 3, 10), date(2025, 6, 30))
        assert (row["employment"], row["isced"], row["rural"]) == ("not_asked", None, "not_asked")
        assert (row["adults"], row["children"], row["work_intensity"]) == (None, 2, None)

    def test_carry_the_profile_of_the_first_day(self, partnership, episode, only_row):
        EntryProfile.objects.create(
            partnership=partnership, trajectory=episode, employment="unemployed", isced=3,
            unemployed_since=date(2024, 1, 1), household_work_intensity=Decimal("0.250"),
            disability="refused", homeless="yes",
        )  # fmt: skip

        row = only_row()

        assert (row["employment"], row["isced"]) == ("unemployed", 3)
        assert (row["unemployed_since"], row["work_intensity"]) == (date(2024, 1, 1), 0.25)
        assert (row["disability"], row["homeless"], row["minority"]) == (
            "refused", "yes", "not_asked",
        )  # fmt: skip
        assert row["statuses_at_entry"] == 1

    def test_take_the_status_from_a_spell_when_nobody_filled_in_the_profile(
        self, episode, only_row
    ):
        LabourSpellFactory(trajectory=episode, status="inactive", starts_on=date(2024, 1, 1))

        row = only_row()

        assert (row["employment"], row["statuses_at_entry"]) == ("inactive", 1)

    def test_count_sources_that_disagree_on_the_first_day(self, episode, only_row):
        start = date(2025, 1, 1)
        LabourSpellFactory(trajectory=episode, status="inactive", starts_on=start)
        LabourSpellFactory(trajectory=episode, status="employed", starts_on=start, source="vdab")
        LabourSpellFactory(trajectory=episode, status="training", starts_on=start, source="ksz")

        row = only_row()

        assert (row["employment"], row["statuses_at_entry"]) == ("not_asked", 2)
        assert row["in_training_at_entry"] is True

    def test_forget_a_spell_that_a_person_set_aside(self, episode, only_row):
        LabourSpellFactory(
            trajectory=episode, status="employed", starts_on=date(2025, 1, 1),
            set_aside_at=NOTED, set_aside_reason="vergist",
        )  # fmt: skip

        assert only_row()["statuses_at_entry"] == 0

    def test_know_who_lived_at_home_that_day(self, partnership, episode, person, only_row):
        home = Household.objects.create(partnership=partnership, name="Thuis")
        members = [
            {"participant": person, "relation": "adult"},
            {"first_name": "An", "relation": "partner"},
            {"first_name": "Bo", "relation": "child", "birth_year": 2010},
            {"first_name": "Cis", "relation": "child", "birth_year": 2000},
            {"first_name": "Weg", "relation": "other", "ends_on": date(2025, 3, 9)},
            {"first_name": "Later", "relation": "child", "starts_on": date(2025, 3, 11)},
        ]
        for member in members:
            HouseholdMember.objects.create(partnership=partnership, household=home, **member)

        row = only_row()

        assert (row["adults"], row["children"]) == (3, 1)

    def test_leave_out_who_did_not_start_and_other_programmes(self, partnership, episode, only_row):
        TrajectoryFactory(partnership=partnership, referred=True)
        other = ProgrammeFactory(partnership=partnership, key="wij3")
        TrajectoryFactory(partnership=partnership, programme=other)

        assert only_row()["trajectory"] == str(episode.pk)

    def test_stay_behind_the_wall(self, episode, other_partnership, inside):
        with inside(other_partnership):
            assert list(loading.episodes(system(other_partnership.pk), ["sleutel"])) == []
            assert list(loading.episodes(system(episode.partnership_id), ["sleutel"])) == []

    @pytest.mark.parametrize("role", ["work", "welfare", "dpo", "steering"])
    def test_are_for_coordinators(self, staff, role):
        with pytest.raises(Denied):
            list(loading.episodes(staff(role), ["sleutel"]))

    def test_survive_what_people_type(self, partnership, episode, person, only_row):
        person.first_name, person.last_name = 'J"an\n,;', "O'Neil\\t \u202e"
        person.save()

        row = only_row()

        assert row["trajectory"] == str(episode.pk)
        assert "Neil" not in str(row)

    def test_give_one_identity_to_one_name_and_birth_date(self, partnership, programme, staff):
        for first in ("An", "AN", "Bo"):
            person = ParticipantFactory(partnership=partnership, first_name=first, last_name="Smet")
            TrajectoryFactory(partnership=partnership, participant=person, programme=programme)

        (piece,) = loading.episodes(staff("coordinator"), ["sleutel"])

        assert len(set(piece["identity"].to_pylist())) == 2


class TestResults:
    def test_come_from_the_answer(self, episode, only_row):
        FollowUpFactory(
            trajectory=episode, outcome="reached", closed_on=date(2025, 7, 10),
            evidence_on=date(2025, 7, 5), evidence_source="participant", employment="inactive",
            job_search="yes", education="no", qualification="yes",
        )  # fmt: skip
        FollowUpFactory(
            trajectory=episode, key="six_months", months=6, outcome="reached",
            closed_on=date(2026, 1, 3), evidence_on=date(2025, 12, 30), evidence_source="vdab",
            employment="employed", improved="yes",
        )  # fmt: skip

        row = only_row()

        assert (row["leaving_on"], row["leaving_employment"]) == (date(2025, 7, 5), "inactive")
        assert (row["leaving_job_search"], row["leaving_education"]) == ("yes", "no")
        assert row["leaving_qualification"] == "yes"
        assert (row["later_on"], row["later_employment"]) == (date(2025, 12, 30), "employed")
        assert row["later_improved"] == "yes"

    @pytest.mark.parametrize(
        ("outcome", "told"),
        [("refused", "refused"), ("not_reached", "unknown"), ("open", "not_asked")],
    )
    def test_keep_no_answer_apart_from_no(self, episode, only_row, outcome, told):
        closed = None if outcome == "open" else date(2025, 7, 20)
        FollowUpFactory(trajectory=episode, outcome=outcome, closed_on=closed)

        row = only_row()

        assert (row["leaving_job_search"], row["leaving_qualification"]) == (told, told)
        assert row["leaving_employment"] is None

    @pytest.mark.parametrize(
        ("reason", "column", "value"),
        [
            ("work", "leaving_employment", "employed"),
            ("training", "leaving_education", "yes"),
            ("job_search", "leaving_job_search", "yes"),
        ],
    )
    def test_take_the_reason_for_leaving_for_a_fact_of_that_day(
        self, episode, only_row, reason, column, value
    ):
        episode.exit_reason = reason
        episode.save()

        row = only_row()

        assert (row[column], row["leaving_on"]) == (value, date(2025, 6, 30))

    def test_take_work_from_spells_when_nobody_asked(self, episode, only_row):
        LabourSpellFactory(
            trajectory=episode, status="employed", starts_on=date(2025, 7, 7), noted_at=NOTED
        )

        row = only_row()

        assert (row["leaving_employment"], row["leaving_on"]) == ("employed", date(2025, 7, 7))
        assert (row["later_employment"], row["later_on"]) == ("employed", date(2025, 12, 30))

    def test_do_not_believe_a_spell_beyond_the_day_it_was_noted(self, episode, only_row):
        LabourSpellFactory(
            trajectory=episode, status="employed", starts_on=date(2025, 7, 7),
            ends_on=date(2027, 1, 1), noted_at=datetime(2025, 8, 1, tzinfo=UTC),
        )  # fmt: skip

        assert only_row()["later_employment"] is None

    def test_say_nothing_while_official_sources_disagree(self, episode, only_row):
        for source, status in (("vdab", "unemployed"), ("ksz", "employed")):
            LabourSpellFactory(
                trajectory=episode, status=status, source=source, starts_on=date(2025, 10, 1)
            )

        assert only_row()["later_employment"] is None

    def test_believe_a_register_before_words(self, episode, only_row):
        for source, status in (("participant", "employed"), ("vdab", "unemployed")):
            LabourSpellFactory(
                trajectory=episode, status=status, source=source, starts_on=date(2025, 10, 1)
            )

        assert only_row()["later_employment"] == "unemployed"


class TestOperations:
    def test_tell_name_list_and_movement(self, partnership, programme, episode, staff):
        ProgrammeFactory(partnership=partnership, key="gbo")
        ProgrammeFactory(partnership=partnership, key="sleutel", name="Sleutel, nieuw")
        TrajectoryFactory(partnership=partnership, programme=None, entry_on=date(2025, 5, 5))

        found = loading.operations(staff("coordinator"), YEAR)

        assert [(one.key, one.regime, one.moving) for one in found] == [
            ("gbo", "none", 0), ("sleutel", "esf2014", 1), ("", "none", 1),
        ]  # fmt: skip
        assert found[1].name == "Sleutel, nieuw"

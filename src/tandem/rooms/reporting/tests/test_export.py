import csv
import json
from datetime import date

import pyarrow.parquet
import pytest
from openpyxl import load_workbook

from tandem.foundation import access
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.reporting import export, files
from tandem.rooms.trajectories.models import EntryProfile, State
from tandem.rooms.trajectories.tests.factories import (
    FollowUpFactory,
    ParticipantFactory,
    ProgrammeFactory,
    TrajectoryFactory,
)

COLUMNS = [
    "trajectory", "participant", "first_name", "last_name", "gender", "birth_date", "postcode",
    "nis", "entry_date", "exit_date", "employment_at_entry", "unemployed_since",
    "isced_at_entry", "disability", "third_country_national", "foreign_background", "minority",
    "homeless", "rural", "programme", "exit_reason", "job_search_on_leaving",
    "education_on_leaving", "qualification_on_leaving", "employment_on_leaving",
    "employment_at_6_months", "improved_at_6_months",
]  # fmt: skip


@pytest.fixture
def jan(partnership):
    """A trajectory that is over, with what was true on its first day."""
    person = ParticipantFactory(
        partnership=partnership, first_name="Jan", last_name="Peeters", gender="M",
        birth_date=date(1980, 2, 1), nis_code="46021",
    )  # fmt: skip
    trajectory = TrajectoryFactory(
        partnership=partnership, participant=person, state=State.CLOSED,
        programme=ProgrammeFactory(partnership=partnership, key="wij3"),
        entry_on=date(2025, 4, 3), exit_on=date(2025, 9, 1), exit_reason="work",
    )  # fmt: skip
    EntryProfile.objects.create(
        partnership=partnership, trajectory=trajectory, employment="unemployed", isced=3,
        disability="refused", homeless="yes",
    )  # fmt: skip
    return trajectory


def rows(actor, *, pseudonymous=False):
    return list(export.participants(actor=actor, pseudonymous=pseudonymous))


class TestExport:
    def test_has_the_columns_of_the_design(self):
        assert list(export.columns(pseudonymous=False)) == COLUMNS

    def test_tells_what_is_known_and_what_was_not_asked(self, staff, jan):
        (row,) = rows(staff("coordinator"))

        assert list(row) == COLUMNS
        assert (row["trajectory"], row["first_name"]) == (str(jan.pk), "Jan")
        assert (row["entry_date"], row["exit_date"]) == (date(2025, 4, 3), date(2025, 9, 1))
        assert (row["employment_at_entry"], row["isced_at_entry"]) == ("unemployed", 3)
        assert (row["disability"], row["homeless"], row["rural"]) == (
            "refused", "yes", "not_asked",
        )  # fmt: skip
        assert (row["programme"], row["exit_reason"]) == ("wij3", "work")
        assert (row["employment_on_leaving"], row["job_search_on_leaving"]) == ("yes", "not_asked")

    def test_has_the_results_that_were_answered(self, staff, jan):
        FollowUpFactory(
            trajectory=jan, outcome="reached", closed_on=date(2025, 9, 20),
            evidence_on=date(2025, 9, 10), evidence_source="participant", employment="inactive",
            job_search="refused", education="no", qualification="yes",
        )  # fmt: skip
        FollowUpFactory(
            trajectory=jan, key="six_months", months=6, outcome="reached",
            closed_on=date(2026, 3, 2), evidence_on=date(2026, 3, 1), evidence_source="vdab",
            employment="employed", improved="yes",
        )  # fmt: skip

        (row,) = rows(staff("coordinator"))

        assert [row[name] for name in COLUMNS[-6:]] == ["refused", "no", "yes", "no", "yes", "yes"]

    @pytest.mark.parametrize(
        ("outcome", "told"),
        [("refused", "refused"), ("not_reached", "unknown"), ("open", "not_asked")],
    )
    def test_keeps_no_answer_apart_from_no(self, staff, jan, outcome, told):
        closed = None if outcome == "open" else date(2025, 9, 20)
        FollowUpFactory(trajectory=jan, outcome=outcome, closed_on=closed)

        (row,) = rows(staff("coordinator"))

        assert (row["job_search_on_leaving"], row["employment_on_leaving"]) == (told, "yes")
        assert row["employment_at_6_months"] == "not_asked"

    def test_has_a_row_for_who_did_not_start_yet(self, staff, partnership):
        TrajectoryFactory(partnership=partnership, referred=True)

        (row,) = rows(staff("coordinator"))

        assert (row["entry_date"], row["employment_at_entry"], row["programme"]) == (None,) * 3
        assert row["disability"] == "not_asked"

    def test_stays_behind_the_wall(self, jan, other_partnership, inside):
        with inside(other_partnership):
            assert rows(access.system(other_partnership.pk)) == []

    @pytest.mark.parametrize("role", ["work", "welfare", "dpo", "steering", "outreach"])
    def test_is_for_coordinators(self, staff, role):
        with pytest.raises(Denied):
            rows(staff(role))

    def test_is_recorded_with_its_number(self, staff, jan):
        rows(staff("coordinator"), pseudonymous=True)

        facts = AuditEvent.objects.get(event="export:participants").facts
        assert facts == {"rows": 1, "pseudonymous": True}


class TestPseudonymousExport:
    def test_names_nobody(self, staff, jan):
        (row,) = rows(staff("coordinator"), pseudonymous=True)

        told = json.dumps(row, default=str)
        assert row["birth_year"] == 1980
        for secret in ("Jan", "Peeters", "1980-02-01", str(jan.pk), str(jan.participant_id)):
            assert secret not in told

    def test_uses_the_same_pseudonym_for_the_same_person(self, staff, jan, partnership):
        coordinator = staff("coordinator")
        TrajectoryFactory(partnership=partnership, participant=jan.participant)

        first, second = rows(coordinator, pseudonymous=True)

        assert first["participant"] == second["participant"]
        assert first["trajectory"] != second["trajectory"]
        assert rows(coordinator, pseudonymous=True) == [first, second]


class TestFile:
    @pytest.fixture
    def write(self, staff, tmp_path):
        def work(name, *, pseudonymous=False):
            columns = export.columns(pseudonymous=pseudonymous)
            found = export.participants(actor=staff("coordinator"), pseudonymous=pseudonymous)
            return tmp_path / name, files.write(tmp_path / name, columns, found)

        return work

    def test_of_text(self, write, jan):
        path, count = write("people.csv")

        (row,) = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
        assert count == 1
        assert (row["birth_date"], row["isced_at_entry"], row["unemployed_since"]) == (
            "1980-02-01", "3", "",
        )  # fmt: skip

    def test_of_a_spreadsheet(self, write, jan):
        path, _ = write("people.xlsx")

        head, row = load_workbook(path).active.values
        assert list(head) == COLUMNS
        assert row[2:4] == ("Jan", "Peeters")
        assert row[5].date() == date(1980, 2, 1)

    def test_of_columns(self, write, jan):
        path, _ = write("people.parquet", pseudonymous=True)

        table = pyarrow.parquet.read_table(path)
        assert table.column_names == list(export.columns(pseudonymous=True))
        assert table.to_pylist()[0]["birth_year"] == 1980

    @pytest.mark.parametrize("name", ["people.csv", "people.xlsx", "people.parquet"])
    def test_may_hold_nobody(self, write, partnership, name):
        path, count = write(name)

        assert (count, path.exists()) == (0, True)

    @pytest.mark.parametrize("name", ["people.csv", "people.xlsx"])
    def test_runs_no_formula(self, write, jan, name):
        jan.participant.first_name = "=1+1"
        jan.participant.save()

        path, _ = write(name)

        if path.suffix == ".csv":
            assert "'=1+1" in path.read_text(encoding="utf-8")
        else:
            assert load_workbook(path).active["C2"].data_type == "s"

    def test_appears_whole_or_not_at_all(self, tmp_path):
        def broken():
            yield dict.fromkeys(COLUMNS, "x")
            raise RuntimeError

        (tmp_path / "old.csv").write_text("old")
        with pytest.raises(RuntimeError):
            files.write(tmp_path / "old.csv", COLUMNS, broken())

        assert (tmp_path / "old.csv").read_text() == "old"
        assert [path.name for path in tmp_path.iterdir()] == ["old.csv"]

    def test_is_for_its_owner_only(self, write, jan):
        path, _ = write("people.csv")

        assert path.stat().st_mode & 0o077 == 0

    def test_of_another_kind_is_refused(self, tmp_path):
        with pytest.raises(files.UnknownFormat) as refusal:
            files.write(tmp_path / "people.docx", COLUMNS, iter(()))

        assert refusal.value.facts["ending"] == ".docx"

from datetime import date

import pytest

from tandem.foundation import access
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.journeys.registers import actions
from tandem.journeys.registers.columns import Mapping
from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.numbers import CONCEALED
from tandem.journeys.registers.reading.refusals import Unreadable
from tandem.journeys.registers.staging import storable
from tandem.journeys.registers.table import Table, TableRow, open_register
from tandem.journeys.registers.tests.uploads import (
    DEVOS,
    HEAD,
    JAN,
    SARAH,
    TODAY,
    WRONG,
    outcomes,
    row_of,
    upload,
    upload_given,
    write,
)  # fmt: skip
from tandem.rooms.people import registers
from tandem.rooms.people.models import Participant, Register, RegisterBatch, RegisterRow
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.tests.factories import ParticipantFactory, TrajectoryFactory


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


def correct(actor, row, **cells):
    """The row after cells, by heading, got another text."""
    places = {HEAD.index(header): text for header, text in cells.items()}
    return actions.correct(actor=actor, row_id=row.pk, cells=places, today=TODAY)


class TestUpload:
    def test_keeps_every_row_and_writes_nobody(self, coordinator):
        batch = upload_given(coordinator, "sleutel")

        found = list(outcomes(batch).values())
        assert len(found) == 126
        assert (found.count("ready"), found.count("held_back"), found.count("duplicate")) == (
            105, 15, 6,
        )  # fmt: skip
        assert not Participant.objects.exists()

    def test_of_an_open_draft_gives_that_draft(self, coordinator):
        first = upload_given(coordinator, "sleutel")

        assert upload_given(coordinator, "sleutel") == first
        assert upload(coordinator, SARAH) != first

    def test_leaves_nothing_of_a_file_that_is_refused(self, coordinator):
        with pytest.raises(Unreadable):
            actions.upload(actor=coordinator, data=b"Beste", file_name="x", today=TODAY, at=None)

        assert not RegisterBatch.objects.exists()

    def test_is_for_coordinators(self, staff):
        for role in ("work", "welfare", "outreach", "dpo"):
            with pytest.raises(Denied):
                upload(staff(role), JAN)

    def test_is_recorded_without_names(self, coordinator):
        upload(coordinator, JAN)

        event = AuditEvent.objects.get(event="register:uploaded")
        assert event.facts == {"rows": 1}

    def test_drops_signs_that_a_database_cannot_hold(self):
        cells = ("Pee\0ters", "Jan\ud800")
        table = Table("Blad", 1, ("A\0", "B"), ("A", "B"), (TableRow("28\0", 2, cells),))

        kept = storable(table)

        assert (kept.headers, kept.rows[0].cells) == (("A", "B"), ("Peeters", "Jan?"))
        assert kept.rows[0].row == "28"

    def test_holds_back_what_a_file_of_a_participant_cannot_hold(self, coordinator):
        batch = upload(coordinator, (1, "P" * 101, *JAN[2:]))

        assert [found["code"] for found in row_of(batch, 1).problems] == ["too_long"]


class TestColumns:
    def test_are_remembered_for_the_next_file_of_the_source(self, coordinator):
        batch = upload(coordinator, JAN)
        mapping = Mapping.from_json(batch.mapping)
        without = Mapping({h: f for h, f in mapping.fields.items() if f != Field.REMARKS})

        actions.map_columns(actor=coordinator, batch_id=batch.pk, mapping=without, today=TODAY)

        again = upload(coordinator, SARAH)
        assert Register.objects.count() == 1
        assert Mapping.from_json(again.mapping).header_of(Field.REMARKS) is None

    def test_are_not_remembered_for_another_partnership(
        self, coordinator, other_partnership, inside
    ):
        batch = upload(coordinator, JAN)
        registers.remember(actor=coordinator, signature=batch.signature, mapping={"fields": {}})

        with inside(other_partnership):
            actor = access.system(other_partnership.pk)
            assert registers.remembered_mapping(actor=actor, signature=batch.signature) is None

    def test_read_all_rows_again_and_keep_corrections(self, coordinator):
        batch = upload(coordinator, JAN, WRONG)
        correct(coordinator, row_of(batch, 4), Geboortedatum="28/02/1990")
        mapping = Mapping.from_json(batch.mapping)

        actions.map_columns(actor=coordinator, batch_id=batch.pk, mapping=mapping, today=TODAY)

        row = row_of(batch, 4)
        assert row.outcome == "ready"
        assert row.originals == {"3": "31/02/1990"}

    def test_are_refused_without_a_start(self, coordinator):
        batch = upload(coordinator, JAN)

        with pytest.raises(actions.BadMapping) as refusal:
            actions.map_columns(
                actor=coordinator, batch_id=batch.pk,
                mapping=Mapping({"Naam": Field.LAST_NAME}), today=TODAY,
            )  # fmt: skip

        assert [found.code for found in refusal.value.problems] == ["missing_start"]

    def test_are_settled_once_rows_are_written(self, coordinator):
        batch = upload(coordinator, JAN)
        write(coordinator, batch)

        with pytest.raises(registers.NotADraft):
            actions.map_columns(
                actor=coordinator, batch_id=batch.pk,
                mapping=Mapping.from_json(batch.mapping), today=TODAY,
            )  # fmt: skip


class TestCorrection:
    def test_checks_the_row_again_and_keeps_what_stood_there(self, coordinator):
        batch = upload(coordinator, JAN, WRONG)

        row = correct(coordinator, row_of(batch, 4), Geboortedatum="28/02/1990")

        row.refresh_from_db()
        assert (row.outcome, row.problems) == ("ready", [])
        assert row.cleaned["birth_date"] == "1990-02-28"
        assert row.originals == {"3": "31/02/1990"}
        assert AuditEvent.objects.get(event="register:corrected").facts["cells"] == 1

    def test_keeps_the_very_first_text(self, coordinator):
        batch = upload(coordinator, WRONG)
        correct(coordinator, row_of(batch, 4), Geboortedatum="30/02/1990")

        row = correct(coordinator, row_of(batch, 4), Geboortedatum="28/02/1990")

        assert row.originals == {"3": "31/02/1990"}

    def test_can_make_a_good_row_bad(self, coordinator):
        batch = upload(coordinator, JAN)

        row = correct(coordinator, row_of(batch, 1), Start="gisteren")

        assert row.outcome == "held_back"

    def test_finds_the_same_person_in_the_file(self, coordinator):
        batch = upload(coordinator, JAN, (4, "Peeters", "Jan", "31/02/1980", "", *JAN[5:]))

        row = correct(coordinator, row_of(batch, 4), Geboortedatum="01/02/1980")

        assert (row.outcome, row.duplicate_of) == ("duplicate", str(row_of(batch, 1).line))

    def test_finds_the_same_person_among_those_known(self, coordinator, partnership):
        person = ParticipantFactory(
            partnership=partnership, first_name="Jo", last_name="Claes",
            birth_date=date(1990, 2, 28), gender="M",
        )  # fmt: skip
        TrajectoryFactory(partnership=partnership, participant=person, entry_on=date(2025, 6, 5))
        batch = upload(coordinator, WRONG)

        row = correct(coordinator, row_of(batch, 4), Geboortedatum="28/02/1990")

        assert (row.outcome, row.known_participant_id) == ("unchanged", person.pk)

    def test_of_nothing_changes_and_records_nothing(self, coordinator):
        batch = upload(coordinator, JAN)

        correct(coordinator, row_of(batch, 1), Voornaam=" Jan ")

        assert row_of(batch, 1).originals == {}
        assert not AuditEvent.objects.filter(event="register:corrected").exists()

    def test_comes_too_late_for_a_row_that_is_written(self, coordinator):
        batch = upload(coordinator, JAN)
        write(coordinator, batch)

        with pytest.raises(registers.RowIsWritten):
            correct(coordinator, row_of(batch, 1), Voornaam="Piet")

    def test_of_another_partnership_finds_no_row(self, coordinator, other_partnership, inside):
        row = row_of(upload(coordinator, JAN), 1)

        with inside(other_partnership), pytest.raises(RegisterRow.DoesNotExist):
            correct(access.system(other_partnership.pk), row, Voornaam="Piet")


class TestChoice:
    @pytest.fixture
    def batch(self, coordinator):
        return upload(coordinator, SARAH, DEVOS)

    def decide(self, actor, batch, choice, number=3):
        return actions.decide(actor=actor, row_id=row_of(batch, number).pk, choice=choice)

    @pytest.mark.parametrize(
        ("choice", "outcome"), [("new", "ready"), ("same", "duplicate"), ("leave_out", "skipped")]
    )
    def test_says_what_becomes_of_the_row(self, coordinator, batch, choice, outcome):
        before = row_of(batch, 3).outcome

        row = self.decide(coordinator, batch, choice)

        assert (before, row.outcome) == ("likely", outcome)
        assert AuditEvent.objects.get(event="register:decided").facts["choice"] == choice

    def test_can_be_taken_back(self, coordinator, batch):
        self.decide(coordinator, batch, "leave_out")

        assert self.decide(coordinator, batch, "same").outcome == "duplicate"

    def test_of_the_same_person_with_another_start_is_another_trajectory(self, coordinator):
        batch = upload(coordinator, JAN, (2, *JAN[1:5], "03/04/2026", "", ""))
        self.decide(coordinator, batch, "same", number=2)

        assert write(coordinator, batch) == 2
        assert Participant.objects.count() == 1
        assert Trajectory.objects.count() == 2

    @pytest.mark.parametrize("choice", ["same", "perhaps", ""])
    def test_must_be_one_that_is_offered(self, coordinator, batch, choice):
        with pytest.raises(actions.NoSuchChoice):
            self.decide(coordinator, batch, choice, number=2)

    def test_does_not_write_a_row_that_is_held_back(self, coordinator):
        batch = upload(coordinator, WRONG)

        with pytest.raises(actions.NoSuchChoice):
            self.decide(coordinator, batch, "new", number=4)


class TestHeldBackFile:
    def test_goes_in_again_when_it_is_corrected(self, coordinator):
        first = upload(coordinator, JAN, WRONG)
        write(coordinator, first)
        data = actions.held_back_file(actor=coordinator, batch_id=first.pk)
        (row,) = open_register(data, "x.xlsx").rows
        corrected = [cell.replace("31/02", "28/02") for cell in row.cells[: len(HEAD)]]

        second = upload(coordinator, corrected)

        assert "niet op de kalender" in row.cells[-1] or "31/02/1990" in row.cells[-1]
        assert second.signature == first.signature
        assert write(coordinator, second) == 1
        assert Trajectory.objects.count() == 2

    def test_is_recorded(self, coordinator):
        batch = upload(coordinator, JAN, WRONG)

        actions.held_back_file(actor=coordinator, batch_id=batch.pk)

        assert AuditEvent.objects.get(event="register:downloaded").facts == {"rows": 1}

    def test_is_for_coordinators(self, coordinator, staff):
        batch = upload(coordinator, WRONG)

        with pytest.raises(Denied):
            actions.held_back_file(actor=staff("work"), batch_id=batch.pk)


class TestNationalNumberOnItsWay:
    def test_is_shown_only_to_be_corrected(self, coordinator):
        wrong = (4, "Claes", "Jo", "01/02/1980", "85.05.06-034.98", "05/06/2025", "", "")
        batch = upload(coordinator, SARAH, wrong)

        assert row_of(batch, 2).values[4] == CONCEALED
        assert row_of(batch, 4).values[4] == "85.05.06-034.98"

    def test_is_dimmed_when_it_was_wrong_and_the_rest_is_written(self, coordinator):
        wrong = (4, "Claes", "Jo", "01/02/1980", "85.05.06-034.98", "05/06/2025", "", "")
        batch = upload(coordinator, SARAH, wrong)

        write(coordinator, batch)

        assert row_of(batch, 4).values[4] == "85.05.06-***.**"

    def test_is_concealed_once_it_is_corrected(self, coordinator):
        wrong = (4, "Claes", "Jo", "06/05/1985", "85.05.06-034.98", "05/06/2025", "", "")
        batch = upload(coordinator, wrong)

        row = correct(coordinator, row_of(batch, 4), INSZ="85.05.06-034.54")

        assert (row.outcome, row.values[4]) == ("ready", CONCEALED)
        assert row.originals == {"4": "85.05.06-***.**"}

    def test_is_taken_out_of_remarks(self, coordinator):
        batch = upload(coordinator, (*JAN[:7], "broer van 85.05.06-034.54"))

        row = row_of(batch, 1)
        assert "85.05.06" not in f"{row.values}{row.cleaned}"

    def test_warns_still_after_another_cell_is_corrected(self, coordinator):
        batch = upload(coordinator, (*SARAH[:3], "07/05/1985", *SARAH[4:5], "31/02/2025", "", ""))

        row = correct(coordinator, row_of(batch, 2), Start="04/05/2025")

        assert [found["code"] for found in row.warnings] == ["national_number_birth_differs"]

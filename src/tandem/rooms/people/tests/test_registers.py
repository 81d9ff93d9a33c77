from datetime import UTC, date, datetime

import pytest

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.people import registers
from tandem.rooms.people.models import (
    Participant,
    RegisterBatch,
    RegisterRow,
    RowOutcome,
    SearchToken,
)
from tandem.rooms.people.search import narrow, read_question

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
UPLOAD = registers.Upload(
    file_name="register.xlsx", digest="d" * 64, signature="s" * 64, sheet="Blad1",
    headers=["Naam"], layout={"letters": ["A"]}, mapping={"fields": {"Naam": "last_name"}},
)  # fmt: skip


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


def row(line, outcome=RowOutcome.READY, **fields):
    return RegisterRow(line=line, number=str(line), values=["Peeters"], outcome=outcome, **fields)


def stage(actor, *rows):
    return registers.stage(actor=actor, upload=UPLOAD, rows=rows, at=AT)


def person(actor, **fields):
    given = {"first_name": "Jan", "last_name": "Peeters", "birth_date": date(1980, 2, 1)}
    return Participant(partnership_id=actor.partnership_id, **(given | fields))


class TestDraft:
    def test_holds_its_rows_behind_the_wall(self, coordinator, other_partnership, inside):
        batch = stage(coordinator, row(2), row(3))

        assert batch.rows.count() == 2
        with inside(other_partnership):
            assert not RegisterBatch.objects.exists()
            assert not RegisterRow.objects.exists()

    def test_is_thrown_away_with_its_rows(self, coordinator):
        batch = stage(coordinator, row(2))

        registers.delete_batch(actor=coordinator, batch_id=batch.pk)

        assert not RegisterRow.objects.exists()
        assert AuditEvent.objects.filter(event="register:deleted").exists()

    def test_once_written_is_not_thrown_away(self, coordinator):
        batch = stage(coordinator, row(2))
        registers.mark_written(actor=coordinator, batch=batch, written=[], at=AT)

        with pytest.raises(registers.NotADraft):
            registers.delete_batch(actor=coordinator, batch_id=batch.pk)

    def test_keeps_a_long_file_name_by_its_end(self, coordinator):
        upload = registers.Upload(
            **{**{name: getattr(UPLOAD, name) for name in UPLOAD.__dataclass_fields__},
               "file_name": "x" * 300 + ".xlsx"}
        )  # fmt: skip

        batch = registers.stage(actor=coordinator, upload=upload, rows=[], at=AT)

        assert len(batch.file_name) == 200
        assert batch.file_name.endswith(".xlsx")


class TestPeopleAtOnce:
    def test_are_found_by_name(self, coordinator):
        registers.add_people(
            actor=coordinator,
            people=[person(coordinator), person(coordinator, last_name="D'Hondt")],
        )

        people = Participant.objects.visible_to(coordinator)
        assert narrow(people, read_question("dhondt"), tolerant=False).count() == 1
        assert narrow(people, read_question("peters"), tolerant=True).count() == 1

    def test_may_be_none(self, coordinator):
        registers.add_people(actor=coordinator, people=[])

        assert not SearchToken.objects.exists()


class TestWrittenRow:
    def test_keeps_its_person_and_loses_its_number(self, coordinator):
        batch = stage(coordinator, row(2, cleaned={"last_name": "Peeters", "number": "s"}))
        jan = person(coordinator)
        registers.add_people(actor=coordinator, people=[jan])
        written = registers.Written(batch.rows.get().pk, jan.pk, is_known=False)

        registers.mark_written(actor=coordinator, batch=batch, written=[written], at=AT)

        kept = batch.rows.get()
        assert (kept.outcome, kept.participant, kept.known_participant) == ("created", jan, None)
        assert kept.cleaned == {"last_name": "Peeters"}

    def test_is_not_changed_any_more(self, coordinator):
        batch = stage(coordinator, row(2, RowOutcome.CREATED))

        with pytest.raises(registers.RowIsWritten):
            registers.change_row(
                actor=coordinator, row=batch.rows.get(), event="register:corrected"
            )


class TestAccess:
    @pytest.mark.parametrize("role", ["work", "welfare", "mediator", "outreach", "expert", "dpo"])
    def test_is_for_coordinators_only(self, coordinator, staff, role):
        batch, other = stage(coordinator, row(2)), staff(role)
        given = {"actor": other, "batch": batch, "at": AT}
        attempts = [
            lambda: stage(other, row(2)),
            lambda: registers.locked(actor=other, batch_id=batch.pk),
            lambda: registers.change_row(actor=other, row=batch.rows.get(), event="x"),
            lambda: registers.map_columns(actor=other, batch_id=batch.pk, mapping={}, rows=[]),
            lambda: registers.choose(
                actor=other, batch_id=batch.pk, programme_id=None, organisation_id=None
            ),
            lambda: registers.remember(actor=other, signature="s", mapping={}),
            lambda: registers.add_people(actor=other, people=[person(other)]),
            lambda: registers.mark_written(written=[], **given),
            lambda: registers.mark_undone(**given),
            lambda: registers.remove_people(actor=other, participant_ids=[]),
            lambda: registers.delete_batch(actor=other, batch_id=batch.pk),
        ]

        for attempt in attempts:
            with pytest.raises(Denied):
                attempt()

        assert list(batch.rows.values_list("outcome", flat=True)) == ["ready"]

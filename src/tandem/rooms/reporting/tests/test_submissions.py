"""Submissions: kept as they were, and compared with names for who may see them."""

from datetime import UTC, date, datetime

import ibis
import pytest
from django.db import DatabaseError, connection, transaction

from tandem.foundation import wall
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.rooms.reporting import actions, proof
from tandem.rooms.reporting.esf import counting, figures, freezing
from tandem.rooms.reporting.esf.choosing import EmptyPeriod, Order
from tandem.rooms.reporting.models import Submission
from tandem.rooms.trajectories.models import EntryProfile
from tandem.rooms.trajectories.tests.factories import (
    ParticipantFactory,
    ProgrammeFactory,
    TrajectoryFactory,
)

ORDER = Order(date(2026, 1, 1), date(2026, 12, 31), "esfplus")
AT = datetime(2027, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


@pytest.fixture
def programme(partnership):
    return ProgrammeFactory(partnership=partnership, key="sleutel")


@pytest.fixture
def begin(partnership, programme):
    """`begin("Jan", isced=3)`: somebody starts in February 2026."""

    def make(name, **profile):
        person = ParticipantFactory(partnership=partnership, first_name=name, last_name="Peeters")
        trajectory = TrajectoryFactory(
            partnership=partnership, programme=programme, participant=person
        )
        EntryProfile.objects.create(
            partnership=partnership, trajectory=trajectory,
            **{"employment": "inactive", "isced": 3, **profile},
        )  # fmt: skip
        return trajectory

    return make


@pytest.fixture
def freeze(coordinator):
    def make(note=""):
        return actions.freeze_submission(actor=coordinator, order=ORDER, note=note, at=AT)

    return make


class TestFreezing:
    def test_keeps_figures_records_and_who_did_it(self, begin, freeze, coordinator):
        begin("Jan")
        begin("An", isced=None)

        kept = freeze("Eerste indiening")

        assert (kept.counts["EECO01"], kept.counts["TOTAL"]) == ([1, 0, 0, 1], [2, 0, 0, 2])
        assert (kept.incomplete_count, kept.programmes) == (1, ["sleutel"])
        assert (kept.frozen_by_id, kept.frozen_at) == (coordinator.user_id, AT)
        event = AuditEvent.objects.get(event="submission:frozen")
        assert event.facts == {"digest": kept.digest}

    def test_names_nobody(self, begin, freeze):
        jan = begin("Jan")

        (row,) = freezing.read(freeze().records).to_pylist()

        told = str(row)
        assert row["codes"].split()[:2] == ["EECO01", "EECO04"]
        for secret in (str(jan.pk), str(jan.participant_id), "Jan", "1990-05-17", "9100"):
            assert secret not in told

    def test_keeps_records_that_give_the_same_figures(self, begin, freeze):
        for isced in (0, 3, 6, None):
            begin("Jan", isced=isced, minority="yes")

        kept = freeze()

        database = ibis.duckdb.connect()
        table = database.create_table("kept", freezing.read(kept.records))
        rows = counting.tallies(table, "esfplus").to_pyarrow().to_pylist()
        assert figures.kept(counting.counts(rows, "esfplus")) == kept.counts
        database.disconnect()

    def test_gives_the_same_digest_for_the_same_facts(self, begin, freeze):
        begin("Jan")

        assert freeze().digest == freeze().digest

    def test_is_for_coordinators(self, begin, staff):
        begin("Jan")

        with pytest.raises(Denied):
            actions.freeze_submission(actor=staff("work"), order=ORDER, note="", at=AT)

    def test_keeps_nothing_of_an_empty_period(self, programme, freeze):
        with pytest.raises(EmptyPeriod):
            freeze()

        assert not Submission.objects.exists()


class TestSubmission:
    @pytest.mark.parametrize(
        "statement",
        ["UPDATE reporting_submission SET note = 'x'", "DELETE FROM reporting_submission"],
    )
    def test_never_changes(self, begin, freeze, statement):
        begin("Jan")
        freeze()

        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)

    def test_proves_that_it_is_what_it_was(self, begin, freeze, coordinator, monkeypatch):
        begin("Jan")
        kept = freeze()

        whole = proof.is_intact(actor=coordinator, submission_id=kept.pk)
        monkeypatch.setattr(Submission, "from_db", _tampered)

        assert whole is True
        assert proof.is_intact(actor=coordinator, submission_id=kept.pk) is False

    def test_is_behind_the_wall(self, begin, freeze, other_partnership):
        begin("Jan")
        freeze()

        found = []
        for partnership_id in (None, other_partnership.pk):
            wall.enter(partnership_id)
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM reporting_submission")
                found.append(cursor.fetchone()[0])

        assert found == [0, 0]

    @pytest.mark.parametrize("role", ["work", "welfare", "dpo", "steering", "group_guide"])
    def test_is_hidden_from_who_does_not_answer_for_it(self, begin, freeze, staff, role):
        begin("Jan")
        freeze()

        assert not Submission.objects.visible_to(staff(role)).exists()


class TestComparison:
    @pytest.fixture
    def compare(self, coordinator):
        def make(before, after):
            return actions.compare_submissions(
                actor=coordinator, before_id=before.pk, after_id=after.pk
            )

        return make

    def test_of_two_equal_ones_finds_nobody(self, begin, freeze, compare):
        begin("Jan")

        found = compare(freeze(), freeze())

        assert (found.differing, found.persons) == (0, [])

    def test_names_who_changed_the_figures_and_why(self, begin, freeze, compare):
        jan, stays, goes = begin("Jan", isced=None), begin("Blijft"), begin("Weg")
        before = freeze()
        EntryProfile.objects.filter(trajectory=jan).update(isced=6, disability="yes")
        goes.entry_on = date(2025, 12, 31)
        goes.save()
        new = begin("Nieuw")

        found = compare(before, freeze())

        told = {found.trajectories[one.key].pk: one for one in found.persons}
        assert {pk: one.kind for pk, one in told.items()} == {
            jan.pk: "changed", goes.pk: "gone", new.pk: "new",
        }  # fmt: skip
        changes = {one.column: (one.before, one.after) for one in told[jan.pk].changes}
        assert changes["isced"] == ("", "6")
        assert changes["missing"] == ("isced:not_asked", "")
        assert {"EECO01", "EECO11"} <= set(told[jan.pk].gained)
        assert "EECO04" in told[goes.pk].lost
        assert stays.pk not in told

    def test_does_not_say_what_somebody_told_of_their_health(self, begin, freeze, compare):
        jan = begin("Jan")
        before = freeze()
        EntryProfile.objects.filter(trajectory=jan).update(disability="yes")

        (person,) = compare(before, freeze()).persons

        assert [(one.column, one.before, one.after) for one in person.changes] == [
            ("disability", None, None)
        ]
        assert person.gained == ()

    def test_is_recorded(self, begin, freeze, compare):
        begin("Jan")
        before, after = freeze(), freeze()

        compare(before, after)

        event = AuditEvent.objects.get(event="submission:compared")
        assert (event.subject_id, event.facts) == (
            after.pk, {"before": str(before.pk), "persons": 0},
        )  # fmt: skip

    def test_is_for_coordinators(self, begin, freeze, staff):
        begin("Jan")
        kept = freeze()

        with pytest.raises(Denied):
            actions.compare_submissions(actor=staff("welfare"), before_id=kept.pk, after_id=kept.pk)


def _tampered(database, names, values):
    """A submission as it would be read after somebody wrote other figures in the database."""
    row = Submission(**dict(zip(names, values, strict=True)))
    row.counts = {**row.counts, "EECO01": [9, 0, 0, 9]}
    return row

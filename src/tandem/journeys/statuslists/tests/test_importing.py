from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.errors import Denied
from tandem.journeys.statuslists.importing import Order, import_list
from tandem.rooms.trajectories.models import LabourSpell
from tandem.rooms.trajectories.tests.factories import (
    LabourSpellFactory,
    ParticipantFactory,
    TrajectoryFactory,
)

TODAY = date(2026, 7, 1)
AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
HEAD = "deelnemer;naam;geboortedatum;statuut;van;tot;contract;uren\n"


@pytest.fixture
def coordinator(staff):
    return staff("coordinator")


@pytest.fixture
def samira(partnership):
    return TrajectoryFactory(partnership=partnership).participant


def run(actor, *lines, dry_run=False, source="vdab"):
    data = (HEAD + "\n".join(lines)).encode()
    order = Order(data=data, file_name="lijst.csv", source=source, dry_run=dry_run)
    return import_list(actor=actor, order=order, today=TODAY, at=AT)


def numbers(report):
    return [report[name] for name in ("read", "created", "changed", "unchanged")]


class TestList:
    def test_is_written_and_changes_nothing_the_second_time(self, coordinator, samira):
        lines = (
            f"{samira.pk};;;werkloos;1/1/2026;28/2/2026;;",
            f"{samira.pk};;;werkend;1/3/2026;;interim;19,5",
            f"{samira.pk};;;op reis;1/3/2025;;;",
        )

        first = run(coordinator, *lines)
        events = AuditEvent.objects.count()
        second = run(coordinator, *lines)

        assert numbers(first) == [3, 2, 0, 0]
        assert numbers(second) == [3, 0, 0, 2]
        assert [row["code"] for row in first["held_back"]] == ["unknown_status"]
        assert first["held_back"] == second["held_back"]
        assert AuditEvent.objects.count() == events
        assert LabourSpell.objects.get(status="employed").contract == "agency"

    def test_of_a_later_month_ends_a_spell_and_keeps_what_people_added(self, coordinator, samira):
        run(coordinator, f"{samira.pk};;;werkend;1/3/2026;;;")
        LabourSpell.objects.update(skill_level=2, quality="Dicht bij huis")

        report = run(
            coordinator,
            f"{samira.pk};;;werkloos;1/6/2026;;;",
            f"{samira.pk};;;werkend;1/3/2026;31/5/2026;;",
        )

        assert numbers(report) == [2, 1, 1, 0]
        ended = LabourSpell.objects.get(status="employed")
        assert (ended.ends_on, ended.skill_level) == (date(2026, 5, 31), 2)

    def test_tries_without_writing(self, coordinator, samira):
        report = run(coordinator, f"{samira.pk};;;werkend;1/3/2026;;;", dry_run=True)

        assert numbers(report) == [1, 1, 0, 0]
        assert not LabourSpell.objects.exists()

    def test_leaves_what_another_source_told(self, coordinator, samira):
        told = LabourSpellFactory(trajectory=samira.trajectories.get())

        run(coordinator, f"{samira.pk};;;werkend;1/3/2026;;;", source="ksz")

        assert set(LabourSpell.objects.values_list("source", flat=True)) == {"ksz", told.source}

    def test_of_another_partnership_finds_nobody(self, coordinator, other_partnership, inside):
        with inside(other_partnership):
            stranger = TrajectoryFactory(partnership=other_partnership).participant

        report = run(
            coordinator,
            f"{stranger.pk};;;werkend;1/3/2026;;;",
            f";{stranger.full_name};17/05/1990;werkend;1/3/2026;;;",
        )

        assert [row["code"] for row in report["held_back"]] == ["unknown_person"] * 2
        assert not LabourSpell.objects.exists()

    def test_asks_as_little_of_the_database_for_many_rows(
        self, partnership, coordinator, django_assert_max_num_queries
    ):
        people = [ParticipantFactory(partnership=partnership) for _ in range(30)]
        for each in people:
            TrajectoryFactory(partnership=partnership, participant=each)

        with django_assert_max_num_queries(10):
            report = run(coordinator, *(f"{each.pk};;;werkend;1/3/2026;;;" for each in people))

        assert report["created"] == 30

    def test_is_for_who_coordinates(self, staff, samira):
        with pytest.raises(Denied):
            run(staff("work"), f"{samira.pk};;;werkend;1/3/2026;;;")


class TestPage:
    def send(self, client, text, do):
        file = SimpleUploadedFile("lijst.csv", text.encode())
        return client.post(
            reverse("statuslists:upload"), {"file": file, "source": "vdab", "do": do}
        )

    def test_checks_first_and_then_writes(self, coordinator, samira, log_in):
        client = log_in(coordinator)
        text = HEAD + f"{samira.pk};;;werkend;1/3/2026;;;\n;Jan;;werkend;1/3/2026;;;\n"

        checked = self.send(client, text, "check").content.decode()
        before = LabourSpell.objects.count()
        self.send(client, text, "write")

        assert "Er is nog niets bewaard" in checked
        assert "over wie dit gaat" in checked
        assert (before, LabourSpell.objects.count()) == (0, 1)

    def test_says_what_a_list_needs(self, coordinator, samira, log_in):
        response = self.send(log_in(coordinator), "a;b\n1;2\n", "check")

        assert response.status_code == 422
        assert "statuut, van, tot" in response.content.decode()

    def test_is_for_who_coordinates(self, staff, log_in):
        client = log_in(staff("work"))

        assert client.get(reverse("statuslists:upload")).status_code == 403

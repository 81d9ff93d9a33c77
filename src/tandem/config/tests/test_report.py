import csv
from contextlib import nullcontext
from datetime import date

import pytest

from tandem.config import cli
from tandem.config.commands import database
from tandem.foundation import wall
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.trajectories.models import EntryProfile
from tandem.rooms.trajectories.tests.factories import ProgrammeFactory, TrajectoryFactory


@pytest.fixture
def here(partnership, monkeypatch):
    """A partnership; the command works on the database of the test."""
    monkeypatch.setattr(database, "running", lambda: nullcontext({}))
    monkeypatch.setattr(database, "prepare", lambda owner: None)
    return partnership


@pytest.fixture
def begun(here):
    """Somebody who began in March 2026, with everything that ESF+ asks."""
    programme = ProgrammeFactory(partnership=here, key="sleutel")
    trajectory = TrajectoryFactory(partnership=here, programme=programme, entry_on=date(2026, 3, 2))
    EntryProfile.objects.create(
        partnership=here, trajectory=trajectory, employment="inactive", isced=2
    )
    return trajectory


def run(here, out, *options, first="2026-01-01", last="2026-12-31"):
    given = ["--partnership", here.slug, "--from", first, "--to", last, "--out", str(out)]
    return cli.main(["report", "esf", *given, *options])


def totals(out):
    with (out / "indicators.csv").open(encoding="utf-8") as file:
        return {row["code"]: row["total"] for row in csv.DictReader(file)}


class TestReport:
    def test_writes_five_files_and_records_it(self, here, begun, tmp_path):
        code = run(here, tmp_path / "new" / "folder", "--regime", "esfplus")

        out = tmp_path / "new" / "folder"
        assert code == 0
        assert sorted(path.name for path in out.iterdir()) == [
            "incomplete.csv", "indicators.csv", "report.pdf", "report.xlsx", "validation.csv",
        ]  # fmt: skip
        assert (totals(out)["EECO01"], totals(out)["EECO09"]) == ("1", "1")
        wall.enter(here.pk)
        event = AuditEvent.objects.get(event="report:exported")
        assert (event.actor_kind, event.facts["regime"]) == ("system", "esfplus")

    def test_follows_the_programme_when_no_list_is_asked_for(self, here, begun, tmp_path, capsys):
        code = run(here, tmp_path)

        assert code == 1
        assert totals(tmp_path)["TOTAL"] == "1"
        assert "esf2014, 2026-01-01 to 2026-12-31: sleutel." in capsys.readouterr().out

    def test_gives_the_same_bytes_again(self, here, begun, tmp_path):
        for name in ("a", "b"):
            run(here, tmp_path / name)

        one, other = (
            {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
            for name in ("a", "b")
        )
        assert one == other

    @pytest.mark.parametrize(
        ("options", "sentence"),
        [
            ({"first": "2027-01-01", "last": "2027-12-31"}, "nobody began or ended"),
            ({"first": "2026-12-31", "last": "2026-01-01"}, "before it begins"),
            ({"first": "0001-01-01"}, "only of 2000 to 2100"),
            ({"last": "9999-12-31"}, "only of 2000 to 2100"),
        ],
    )
    def test_refuses_a_period_that_cannot_be_reported(
        self, here, begun, tmp_path, capsys, options, sentence
    ):
        assert run(here, tmp_path / "out", **options) == 2
        assert sentence in capsys.readouterr().err
        assert not (tmp_path / "out").exists()

    def test_refuses_a_programme_without_indicators(self, here, tmp_path, capsys):
        free = ProgrammeFactory(partnership=here, key="gbo")
        TrajectoryFactory(partnership=here, programme=free, entry_on=date(2026, 3, 2))

        assert run(here, tmp_path) == 2
        assert "no indicators belong" in capsys.readouterr().err

    def test_refuses_a_programme_that_is_not_here(self, here, begun, tmp_path, capsys):
        assert run(here, tmp_path, "--programme", "nergens") == 2
        assert "there is no programme nergens here; known: sleutel." in capsys.readouterr().err

    def test_refuses_another_partnership(self, here, tmp_path, capsys):
        code = cli.main(
            ["report", "esf", "--partnership", "nergens", "--from", "2026-01-01",
             "--to", "2026-02-01", "--out", str(tmp_path)]
        )  # fmt: skip

        assert code == 2
        assert "there is no partnership nergens" in capsys.readouterr().err

    def test_refuses_a_folder_that_is_a_file(self, here, begun, tmp_path, capsys):
        (tmp_path / "out").write_text("mine")

        assert run(here, tmp_path / "out") == 2
        assert (tmp_path / "out").read_text() == "mine"

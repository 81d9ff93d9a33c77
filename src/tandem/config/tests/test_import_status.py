"""An official status list through the command that imports it."""

import json
from contextlib import nullcontext

import pytest

from tandem.config import cli
from tandem.config.commands import database
from tandem.foundation import wall
from tandem.rooms.trajectories.models import LabourSpell
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory


@pytest.fixture
def person(partnership, monkeypatch):
    monkeypatch.setattr(database, "running", lambda: nullcontext({}))
    monkeypatch.setattr(database, "prepare", lambda owner: None)
    return TrajectoryFactory(partnership=partnership).participant


@pytest.fixture
def run(partnership, tmp_path):
    """`run(text, "--option")` gives the exit code and the report, if there is one."""

    def work(text, *options, slug=partnership.slug):
        file, out = tmp_path / "lijst.csv", tmp_path / "report.json"
        file.write_text(text, encoding="utf-8")
        code = cli.main(
            ["import-status", str(file), "--partnership", slug, "--json", str(out), *options]
        )
        wall.enter(partnership.pk)
        return code, json.loads(out.read_text(encoding="utf-8")) if out.exists() else None

    return work


class TestCommand:
    def test_writes_and_tells_who_made_the_list(self, person, run):
        text = f"participant,status,from\n{person.pk},employed,2026-03-01\n"

        code, report = run(text, "--source", "ksz")

        assert (code, report["created"], report["held_back"]) == (0, 1, [])
        assert LabourSpell.objects.get().source == "ksz"

    def test_ends_with_one_when_rows_wait(self, person, run, capsys):
        code, report = run(f"participant,status,from\n{person.pk},,2026-03-01\n")

        assert (code, len(report["held_back"])) == (1, 1)
        assert "row 2:" in capsys.readouterr().out

    def test_tries_without_writing(self, person, run):
        code, _ = run(f"participant,status,from\n{person.pk},employed,2026-03-01\n", "--dry-run")

        assert (code, LabourSpell.objects.count()) == (0, 0)

    @pytest.mark.parametrize(
        ("text", "slug"),
        [("a,b\n1,2\n", None), ("participant,status,from\nx,employed,2026-03-01\n", "nergens")],
    )
    def test_refuses(self, partnership, person, run, text, slug):
        assert run(text, slug=slug or partnership.slug)[0] == 2

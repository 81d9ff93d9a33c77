import csv
from contextlib import nullcontext

import pytest

from tandem.config import cli
from tandem.config.commands import database
from tandem.foundation import wall
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory


@pytest.fixture
def here(partnership, monkeypatch):
    """A partnership; the command works on the database of the test."""
    monkeypatch.setattr(database, "running", lambda: nullcontext({}))
    monkeypatch.setattr(database, "prepare", lambda owner: None)
    return partnership


def run(slug, out, *options):
    return cli.main(["export", "participants", "--partnership", slug, "--out", str(out), *options])


class TestExport:
    def test_writes_a_row_per_trajectory_and_records_it(self, here, tmp_path):
        TrajectoryFactory.create_batch(3, partnership=here)

        code = run(here.slug, tmp_path / "people.csv")

        with (tmp_path / "people.csv").open(encoding="utf-8") as file:
            assert len(list(csv.DictReader(file))) == 3
        wall.enter(here.pk)
        assert code == 0
        assert AuditEvent.objects.get(event="export:participants").actor_kind == "system"

    def test_leaves_names_out_on_request(self, here, tmp_path):
        TrajectoryFactory(partnership=here)

        run(here.slug, tmp_path / "people.csv", "--pseudonymous")

        told = (tmp_path / "people.csv").read_text(encoding="utf-8")
        assert "Samira" not in told
        assert "birth_year" in told

    def test_of_another_partnership_holds_nothing_of_this_one(
        self, here, other_partnership, tmp_path
    ):
        TrajectoryFactory(partnership=here)

        code = run(other_partnership.slug, tmp_path / "people.csv")

        assert code == 0
        assert len((tmp_path / "people.csv").read_text(encoding="utf-8").splitlines()) == 1

    @pytest.mark.parametrize(
        ("slug", "out", "says"),
        [
            (None, "people.docx", ".docx"),
            (None, "nowhere/people.csv", "nowhere"),
            ("elders", "people.csv", "elders"),
        ],
    )
    def test_is_refused_in_one_line(self, here, tmp_path, capsys, slug, out, says):
        code = run(slug or here.slug, tmp_path / out)

        told = capsys.readouterr().err.splitlines()
        assert (code, len(told)) == (2, 1)
        assert says in told[0]
        assert list(tmp_path.iterdir()) == []

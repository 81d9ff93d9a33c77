import json

import pytest

from tandem.config import cli
from tandem.config.bench import run as bench
from tandem.config.bench.report import Figure


@pytest.fixture
def plans(monkeypatch, tmp_path):
    """What the command asked to be measured; nothing is."""
    asked = []

    def measure(plan):
        asked.append(plan)
        return [Figure("Pages", "file", 4.5, "x", 3)]

    monkeypatch.setattr(bench, "run", measure)
    monkeypatch.setenv("TANDEM_VAR", str(tmp_path))
    return asked


class TestBench:
    def test_prints_a_table_and_asserts_nothing(self, plans, capsys):
        code = cli.main(["bench"])

        assert code == 0
        assert "MISSED" in capsys.readouterr().out

    def test_measures_a_hundred_thousand_in_a_folder_of_its_own(self, plans, tmp_path):
        cli.main(["bench"])

        (plan,) = plans
        assert plan.size == 100_000
        assert plan.var(plan.size) == tmp_path / "bench" / "100000"

    def test_writes_figures_for_a_machine(self, plans, tmp_path):
        cli.main(["bench", "--size", "50", "--json", str(tmp_path / "out.json")])

        told = json.loads((tmp_path / "out.json").read_text())
        assert told["size"] == 50
        assert told["figures"][0]["verdict"] == "MISSED"

import json

import pytest

from tandem.config import cli
from tandem.config.bench import esf, outflow
from tandem.config.bench.tests.test_esf import TOLD as TOLD_OF_REPORT

TOLD = {"curves_s": 2.0, "forms_s": 3.0, "by_hand_s": 0.5, "apart": 1e-15, "peak_mib": 900.0}


class TestMeasure:
    def test_finds_the_shares_that_sql_finds(self, monkeypatch):
        monkeypatch.setattr(outflow, "ROUNDS", 1)

        told = outflow.measure(2_000)

        assert told["apart"] < 1e-9
        assert min(told[name] for name in ("curves_s", "forms_s", "by_hand_s", "peak_mib")) > 0


class TestFigures:
    def test_hold_the_sum_of_both_pages_against_the_target(self):
        found = {figure.what: figure for figure in outflow.figures(1_000_000, TOLD)}

        assert found["both pages"].value == 5
        assert found["both pages"].verdict == "ok"
        assert found["curves against SQL by hand"].value == 4

    @pytest.mark.parametrize(("slow", "verdict"), [(26.0, "ok"), (29.0, "MISSED")])
    def test_miss_a_target_out_loud(self, slow, verdict):
        found = {each.what: each for each in outflow.figures(1, TOLD | {"forms_s": slow})}

        assert found["both pages"].verdict == verdict


class TestCommand:
    def test_measures_the_analysis_when_asked(self, monkeypatch, tmp_path, capsys):
        monkeypatch.setenv("TANDEM_VAR", str(tmp_path))
        monkeypatch.setattr(outflow, "measured", lambda: outflow.figures(7, TOLD))
        monkeypatch.setattr(esf, "measured", lambda: esf.figures(7, TOLD_OF_REPORT))

        code = cli.main(["bench", "--analysis", "--json", str(tmp_path / "out.json")])

        assert code == 0
        assert "Outflow of 7 people" in capsys.readouterr().out
        made = {*esf.figures(7, TOLD_OF_REPORT), *outflow.figures(7, TOLD)}
        assert len(json.loads((tmp_path / "out.json").read_text())["figures"]) == len(made)

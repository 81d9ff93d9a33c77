import pytest

from tandem.config.bench import esf

TOLD = {"report_s": 6.0, "figures_s": 4.0, "by_hand_s": 2.0, "differing": 0, "peak_mib": 900.0}


class TestMeasure:
    def test_finds_the_figures_that_sql_finds(self, monkeypatch):
        monkeypatch.setattr(esf, "ROUNDS", 1)

        told = esf.measure(5_000)

        assert told["differing"] == 0
        assert min(told[name] for name in ("report_s", "figures_s", "by_hand_s", "peak_mib")) > 0


class TestFigures:
    @pytest.mark.parametrize(("slow", "verdict"), [(29.0, "ok"), (31.0, "MISSED")])
    def test_miss_a_target_out_loud(self, slow, verdict):
        found = {each.what: each for each in esf.figures(1, TOLD | {"report_s": slow})}

        assert found["figures, incomplete records, all rules"].verdict == verdict
        assert found["figures against SQL by hand"].value == 2

import pytest

from tandem.config.bench import rules

TOLD = {
    "together_s": 0.5,
    "alone_s": 0.0025,
    "apart_eur": 0.0,
    "persons": 300_000.0,
    "peak_mib": 450.0,
    "loaded_before": 0.0,
    "first_use_s": 0.2,
    "first_use_mib": 17.0,
    "installed_mib": 5.0,
}


class TestMeasure:
    def test_one_by_one_gives_what_all_at_once_gives(self, monkeypatch):
        monkeypatch.setattr(rules, "ROUNDS", 1)

        told = rules.measure(40)

        assert told["apart_eur"] < 0.01
        assert told["persons"] == 40 * 3
        assert min(told["together_s"], told["alone_s"], told["installed_mib"]) > 0


class TestFigures:
    def test_tell_how_many_times_one_by_one_costs(self):
        found = {figure.what: figure for figure in rules.figures(100_000, TOLD)}

        assert found["one by one against all at once"].value == 500
        assert found["one household alone"].value == 2.5

    @pytest.mark.parametrize(
        ("what", "told", "verdict"),
        [
            ("all at once", {"together_s": 5.0}, "ok"),
            ("all at once", {"together_s": 5.1}, "MISSED"),
            ("modules of the rules loaded before", {}, "ok"),
            ("modules of the rules loaded before", {"loaded_before": 1.0}, "MISSED"),
        ],
    )
    def test_miss_a_target_out_loud(self, what, told, verdict):
        found = {each.what: each for each in rules.figures(1, TOLD | told)}

        assert found[what].verdict == verdict

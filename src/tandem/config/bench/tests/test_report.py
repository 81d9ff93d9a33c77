import json

import pytest

from tandem.config.bench.report import Figure, table
from tandem.config.bench.timing import Times, calibrate, in_turn


class TestFigure:
    @pytest.mark.parametrize(
        ("value", "target", "verdict"),
        [(3, 3, "ok"), (2.9, 3, "ok"), (3.01, 3, "MISSED"), (99, None, "")],
    )
    def test_meets_its_target_up_to_the_bound(self, value, target, verdict):
        assert Figure("g", "what", value, "x", target).verdict == verdict

    def test_goes_out_as_json_with_its_verdict(self):
        told = json.loads(json.dumps(Figure("g", "file", 3.5, "x", 3).to_json()))

        assert (told["what"], told["value"], told["verdict"]) == ("file", 3.5, "MISSED")


class TestTable:
    def test_names_each_group_once_and_keeps_columns(self):
        figures = [
            Figure("Pages", "file", 2.5, "x", 3, "20 ms"),
            Figure("Pages", "list", 3.25, "x", 3),
            Figure("Weight", "page", 96.71, "kB", 150),
        ]

        lines = table(figures).splitlines()

        assert [line for line in lines if line and not line.startswith(" ")] == ["Pages", "Weight"]
        assert lines[1].split() == ["file", "2.50", "x", "<=", "3.00", "x", "ok", "20", "ms"]
        assert lines[1].index("2.50 x") == lines[2].index("3.25 x")
        assert lines[2].endswith("MISSED")

    def test_leaves_the_target_empty_where_there_is_none(self):
        assert table([Figure("Pages", "bare", 12_345, "ms")]).splitlines()[1].split() == [
            "bare", "12,345", "ms",
        ]  # fmt: skip


class TestInTurn:
    def test_does_each_thing_once_a_round_and_forgets_the_warm_up(self):
        done = []

        times = in_turn(
            {"a": lambda: done.append("a"), "b": lambda: done.append("b")}, warm_up=2, rounds=3
        )

        assert done == ["a", "b"] * 5
        assert [len(each.values_ms) for each in times.values()] == [3, 3]


class TestTimes:
    def test_tell_the_middle_and_the_slow_end(self):
        times = Times(tuple(float(number) for number in range(1, 101)))

        assert times.median_ms == 50.5
        assert times.p95_ms == 96.0


class TestCalibrate:
    def test_measures_a_loop_that_takes_time(self):
        assert calibrate(times=1).median_ms > 0

"""Days as partners write them."""

from datetime import date

import pytest

from tandem.journeys.registers.findings import Code
from tandem.journeys.registers.tests.registers import TODAY
from tandem.journeys.registers.values.dates import read_birth_date, read_end, read_start


class TestDay:
    @pytest.mark.parametrize(
        ("typed", "day"),
        [
            ("08-05-1986", date(1986, 5, 8)),
            ("6/8/1987", date(1987, 8, 6)),
            ("15.06.2025", date(2025, 6, 15)),
            ("15.06.2025.", date(2025, 6, 15)),
            ("15 06 2025", date(2025, 6, 15)),
            ("6 mei 1985", date(1985, 5, 6)),
            ("16 dec 2024", date(2024, 12, 16)),
            ("11 sept 1991", date(1991, 9, 11)),
            ("11 sept. 1991", date(1991, 9, 11)),
            ("1er août 1985", date(1985, 8, 1)),
            ("6-mei-1985", date(1985, 5, 6)),
            ("6mei1985", date(1985, 5, 6)),
            ("May 6, 1985", date(1985, 5, 6)),
            ("1985-05-06", date(1985, 5, 6)),
            ("1985/5/6", date(1985, 5, 6)),
            ("2024-12-07 00:00:00", date(2024, 12, 7)),
            ("2024-12-07T09:30", date(2024, 12, 7)),
            ("07/12/2024 9u30", date(2024, 12, 7)),
            ("zaterdag 7 december 2024", date(2024, 12, 7)),
            ("za 7/12/2024", date(2024, 12, 7)),
            ("46325", date(2026, 10, 30)),
            ("46325.5", date(2026, 10, 30)),
            ("20250506", date(2025, 5, 6)),
            ("06052025", date(2025, 5, 6)),
            ("29/02/2024", date(2024, 2, 29)),
        ],
    )
    def test_is_read_day_first(self, typed, day):
        assert read_start(typed, TODAY).value == day

    @pytest.mark.parametrize(
        "typed", ["31/02/1985", "29/02/2023", "05/13/1985", "0/1/2024", "86-05-08"]
    )
    def test_is_impossible_when_the_calendar_lacks_it(self, typed):
        assert read_birth_date(typed, TODAY).code == Code.BIRTH_DATE_IMPOSSIBLE
        assert read_start(typed, TODAY).code == Code.START_IMPOSSIBLE
        assert read_end(typed, TODAY).code == Code.END_IMPOSSIBLE

    @pytest.mark.parametrize(
        "typed", ["onbekend", "1985", "5/1985", "voorjaar", "12", "20251399", "99999", "1 foo 1985"]
    )
    def test_is_unreadable_when_it_would_be_a_guess(self, typed):
        assert read_birth_date(typed, TODAY).code == Code.BIRTH_DATE_UNREADABLE
        assert read_start(typed, TODAY).code == Code.START_UNREADABLE
        assert read_end(typed, TODAY).code == Code.END_UNREADABLE


class TestTwoDigitYear:
    @pytest.mark.parametrize(
        ("typed", "born"),
        [
            ("08-05-86", date(1986, 5, 8)),
            ("14-04-00", date(2000, 4, 14)),
            ("1/1/14", date(2014, 1, 1)),
            ("1/1/15", date(1915, 1, 1)),
            ("1/1/26", date(1926, 1, 1)),
            ("6 mei '85", date(1985, 5, 6)),
        ],
    )
    def test_makes_a_birth_old_enough(self, typed, born):
        assert read_birth_date(typed, TODAY).value == born

    @pytest.mark.parametrize(
        ("typed", "start"),
        [
            ("15-02-25", date(2025, 2, 15)),
            ("15-02-36", date(2036, 2, 15)),
            ("15-02-37", date(1937, 2, 15)),
            ("15-02-99", date(1999, 2, 15)),
        ],
    )
    def test_makes_a_start_recent(self, typed, start):
        assert read_start(typed, TODAY).value == start

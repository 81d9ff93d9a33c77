"""The two given registers, read as a careful person reads them."""

import json

import pytest

from tandem.journeys.registers.columns import propose
from tandem.journeys.registers.duplicates.people import Certainty
from tandem.journeys.registers.duplicates.search import find_duplicates
from tandem.journeys.registers.report import build_report
from tandem.journeys.registers.tests.registers import checked, opened, people, truth

CODE_FOR = {
    "national number check digits": "national_number_check_digits",
    "unknown postcode": "unknown_postcode",
    "unknown status": "unknown_status",
    "impossible birth date": "birth_date_impossible",
    "birth date unreadable": "birth_date_unreadable",
    "no name": "no_name",
}
REGISTERS = ["sleutel", "groepswerking"]


def as_told(row):
    """A checked row in the shape of the truth files."""
    entry = row.entry
    return {
        "row": row.row,
        "first": entry.first_name,
        "last": entry.last_name,
        "born": entry.birth_date.isoformat(),
        "gender": entry.gender,
        "inss": entry.national_number,
        "postcode": entry.postcode,
        "employment": entry.employment,
        "isced": str(entry.isced),
        "start": entry.start.isoformat(),
        "end": entry.end.isoformat() if entry.end else None,
    }


class TestGivenRegister:
    @pytest.mark.parametrize("name", REGISTERS)
    def test_maps_without_a_question(self, name):
        proposal = propose(opened(name))

        assert proposal.problems == []
        assert {guess.how for guess in proposal.columns} == {"exact"}

    @pytest.mark.parametrize("name", REGISTERS)
    def test_gives_every_good_row_with_the_right_values(self, name):
        wanted = [
            {key: value for key, value in row.items() if key != "duplicate_row"}
            for row in truth(name)["good"]
        ]

        told = {row.row: as_told(row) for row in checked(name) if row.is_good}

        assert [told[row["row"]] for row in wanted] == wanted

    @pytest.mark.parametrize("name", REGISTERS)
    def test_holds_back_every_bad_row_for_its_own_reason(self, name):
        wanted = {row["row"]: [CODE_FOR[row["why"]]] for row in truth(name)["bad"]}

        held = {
            row.row: [problem.code.value for problem in row.problems]
            for row in checked(name)
            if row.problems
        }

        assert held == wanted

    @pytest.mark.parametrize("name", REGISTERS)
    def test_warns_about_nothing_that_is_well(self, name):
        assert [row.warnings for row in checked(name) if row.warnings] == []

    @pytest.mark.parametrize(("name", "count"), [("sleutel", 126), ("groepswerking", 400)])
    def test_loses_no_row(self, name, count):
        rows = checked(name)
        matches = find_duplicates(people(name))
        created = len(rows) - len(matches) - sum(1 for row in rows if row.problems)

        report = build_report(rows, created=created, unchanged=0, duplicates=matches)

        assert report["read"] == count
        assert report["created"] == len(truth(name)["good"])
        parts = len(report["duplicates"]) + len(report["held_back"]) + report["created"]
        assert parts == count
        assert json.loads(json.dumps(report)) == report


class TestGivenDuplicates:
    def test_are_found_and_nothing_else_is(self):
        row_of = {row.line: row.row for row in checked("sleutel")}
        wanted = [
            (row["duplicate_row"], row["row"])
            for row in truth("sleutel")["good"]
            if "duplicate_row" in row
        ]

        matches = find_duplicates(people("sleutel"))

        assert [(row_of[found.line], row_of[found.of_line]) for found in matches] == wanted
        assert {found.certainty for found in matches} == {Certainty.CERTAIN}
        assert all(found.same_start for found in matches)

    def test_are_not_invented_within_the_group_register(self):
        assert find_duplicates(people("groepswerking")) == []

    def test_are_not_invented_between_the_two_registers(self):
        matches = find_duplicates(people("groepswerking"), lambda: people("sleutel"))

        assert matches == []

    def test_are_all_certain_when_a_file_comes_twice(self):
        register = people("groepswerking")

        matches = find_duplicates(register, lambda: register)

        assert {found.certainty for found in matches} == {Certainty.CERTAIN}
        assert [found.of_known for found in matches] == [person.id for person in register]

"""Which column holds what."""

import pytest

from tandem.journeys.registers.columns import (
    Mapping,
    MappingCode,
    MappingProblem,
    mapping_problems,
    propose,
    signature,
)
from tandem.journeys.registers.content import sniff
from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.headers import recognise
from tandem.journeys.registers.table import Table, TableRow
from tandem.journeys.registers.values.names import NameOrder


def table(headers: list[str], *rows: list[str]) -> Table:
    """A table with rows of text."""
    return Table(
        sheet="Blad",
        header_line=1,
        headers=tuple(headers),
        letters=tuple("ABCDEFGHIJ"[: len(headers)]),
        rows=tuple(TableRow(row=at, line=at, cells=tuple(row)) for at, row in enumerate(rows, 2)),
    )


def fields(proposal) -> dict[str, str]:
    """Header to field, for what is imported."""
    return {header: found.value for header, found in proposal.mapping.fields.items()}


class TestHeader:
    @pytest.mark.parametrize(
        ("header", "field", "how"),
        [
            ("Geb.datum", "birth_date", "exact"),
            ("Date de naissance", "birth_date", "exact"),
            ("Rijksregisternr.", "national_number", "exact"),
            ("N°", "row_number", "exact"),
            ("no", "row_number", "exact"),
            ("Startdatum (dd/mm/jjjj)", "start", "exact"),
            ("Familienaam deelnemer", "last_name", "part"),
            ("Geboortedatm", "birth_date", "alike"),
            ("Intake", "start", "hint"),
            ("Naam begeleider", "ignored", "stranger"),
            ("Telefoon contactpersoon", "ignored", "stranger"),
            ("Waarom", "ignored", "exact"),
            ("Plaats van geboorte", "ignored", "exact"),
        ],
    )
    def test_is_recognised(self, header, field, how):
        guess = recognise(header)

        assert (guess.field, guess.how) == (field, how)

    @pytest.mark.parametrize("header", ["", "?", "Kleur", "xyz", "(A)"])
    def test_is_left_alone_when_it_names_nothing(self, header):
        assert recognise(header) is None


class TestContent:
    @pytest.mark.parametrize(
        ("cells", "field"),
        [
            (["85.07.30-033.28", "17073003384"], Field.NATIONAL_NUMBER),
            (["jan@example.org"], Field.EMAIL),
            (["9000 Gent", "B-9100 Sint-Niklaas"], Field.POSTCODE_AND_PLACE),
            (["9000", "B-9100"], Field.POSTCODE),
            (["m", "vrouw", "X"], Field.GENDER),
            (["01/02/1980", "3 mei 1975"], Field.BIRTH_DATE),
            (["0494 03 26 99", "+32 3 776 12 34"], Field.PHONE),
            (["leefloon", "niet-beroepsactief"], Field.EMPLOYMENT_STATUS),
            (["hoger secundair", "bachelor"], Field.ISCED),
            (["01/02/2025", "03/04/2026"], None),
            (["0", "1", "3"], None),
            ([], None),
        ],
    )
    def test_is_known_when_it_cannot_be_mistaken(self, cells, field):
        assert sniff(cells) == field


class TestProposal:
    def test_reads_naam_beside_voornaam_as_a_last_name(self):
        proposal = propose(table(["Naam", "Voornaam", "Start"], ["Peeters", "Jan", "01/02/2025"]))

        assert fields(proposal) == {"Naam": "last_name", "Voornaam": "first_name", "Start": "start"}
        assert proposal.problems == []

    @pytest.mark.parametrize(
        ("header", "cell", "order"),
        [
            ("Deelnemer", "Van den Bergh, Sarah", NameOrder.LAST_FIRST),
            ("Naam en voornaam", "Jan Peeters", NameOrder.LAST_FIRST),
            ("Voornaam en naam", "Jan Peeters", NameOrder.FIRST_LAST),
            ("Prénom et nom", "Jan Peeters", NameOrder.FIRST_LAST),
            ("Naam", "Jan PEETERS", NameOrder.FIRST_LAST),
            ("Naam", "Jan Peeters", None),
        ],
    )
    def test_tells_the_order_in_a_column_with_both_names(self, header, cell, order):
        proposal = propose(table([header, "Start"], [cell, "01/02/2025"]))

        assert fields(proposal)[header] == "full_name"
        assert proposal.name_order == order

    @pytest.mark.parametrize("header", ["Woonplaats", "Gemeente", "Postcode"])
    def test_sees_a_postcode_with_its_place(self, header):
        proposal = propose(table(["Naam", "Start", header], ["a", "01/02/2025", "9000 Gent"]))

        assert fields(proposal)[header] == "postcode_and_place"

    def test_takes_nr_after_a_street_for_a_house_number(self):
        headers = ["Nr", "Naam", "Start", "Straat", "Nr (2)", "Bus"]

        proposal = propose(table(headers, ["1", "a", "01/02/2025", "Kerkstraat", "12", "3"]))

        assert fields(proposal)["Nr"] == "row_number"
        assert fields(proposal)["Nr (2)"] == "house_number"

    def test_names_a_column_by_its_cells_when_the_header_is_strange(self):
        proposal = propose(table(["Naam", "Start", "(C)"], ["a", "01/02/2025", "85.07.30-033.28"]))

        guess = proposal.columns[2]

        assert (guess.field, guess.how) == (Field.NATIONAL_NUMBER, "content")
        assert guess.confidence < 1

    def test_never_takes_the_telephone_of_somebody_else(self):
        proposal = propose(table(["Naam", "Start", "Gsm partner"], ["a", "b", "0494 03 26 99"]))

        assert "Gsm partner" not in fields(proposal)

    def test_doubts_a_header_that_its_cells_contradict(self):
        proposal = propose(table(["Naam", "Start", "Postcode"], ["a", "01/02/2025", "blauw"]))

        assert proposal.columns[2].field == Field.POSTCODE
        assert proposal.columns[2].confidence < 0.5

    def test_drops_a_hint_that_its_cells_contradict(self):
        proposal = propose(table(["Naam", "Start", "Status"], ["a", "01/02/2025", "lopend"]))

        assert "Status" not in fields(proposal)

    def test_prefers_the_surest_of_two_columns(self):
        days = ["01/02/2025", "01/01/2025"]

        proposal = propose(table(["Naam", "Startdatum", "Datum intake"], ["a", *days]))

        assert fields(proposal) == {"Naam": "full_name", "Startdatum": "start"}

    def test_takes_the_first_of_two_telephones(self):
        numbers = ["0494 03 26 99", "03 776 12 34"]

        proposal = propose(table(["Naam", "Start", "GSM", "Telefoon"], ["a", "b", *numbers]))

        assert fields(proposal)["GSM"] == "phone"
        assert "Telefoon" not in fields(proposal)

    def test_leaves_a_draw_to_people(self):
        days = ["01/02/2025", "01/02/2025"]

        proposal = propose(table(["Naam", "Startdatum", "Begindatum"], ["a", *days]))

        assert proposal.problems == [
            MappingProblem(
                MappingCode.TWO_COLUMNS_ONE_FIELD, Field.START, ("Startdatum", "Begindatum")
            )
        ]

    def test_follows_what_was_remembered(self):
        remembered = Mapping({"Wie": Field.FULL_NAME, "Wanneer": Field.START}, NameOrder.FIRST_LAST)

        proposal = propose(table(["Wie", "Wanneer", "Naam"], ["Jan Peeters", "x", "y"]), remembered)

        assert proposal.mapping == remembered
        assert {guess.how for guess in proposal.columns} == {"remembered"}

    def test_shows_a_few_cells_of_each_column(self):
        proposal = propose(table(["Naam", "Start"], *(["naam", f"{day}/1/2025"] for day in "1234")))

        assert proposal.columns[1].samples == ("1/1/2025", "2/1/2025", "3/1/2025")


class TestMapping:
    def test_survives_being_kept(self):
        mapping = Mapping({"Naam": Field.FULL_NAME, "Start": Field.START}, NameOrder.LAST_FIRST)

        assert Mapping.from_json(mapping.as_json()) == mapping

    @pytest.mark.parametrize(
        ("fields", "codes"),
        [
            ({}, {MappingCode.MISSING_NAME, MappingCode.MISSING_START}),
            ({"a": Field.FIRST_NAME}, {MappingCode.MISSING_START}),
            ({"b": Field.START}, {MappingCode.MISSING_NAME}),
            ({"a": Field.LAST_NAME, "b": Field.START}, set()),
            (
                {"a": Field.LAST_NAME, "b": Field.FULL_NAME, "c": Field.START},
                {MappingCode.FULL_AND_PARTS},
            ),
            (
                {"a": Field.FULL_NAME, "b": Field.START, "c": Field.START},
                {MappingCode.TWO_COLUMNS_ONE_FIELD},
            ),
            (
                {
                    "a": Field.FULL_NAME,
                    "b": Field.START,
                    "c": Field.IGNORED,
                    "d": Field.IGNORED,
                },
                set(),
            ),
        ],
    )
    def test_says_why_it_cannot_be_used(self, fields, codes):
        assert {problem.code for problem in mapping_problems(Mapping(fields))} == codes


class TestSignature:
    def test_is_the_same_for_columns_in_another_order(self):
        assert signature(["Naam", "Start"]) == signature([" start", "NAAM "])

    def test_is_the_same_for_the_file_of_held_back_rows(self):
        assert signature(["Naam", "Start", "Waarom"]) == signature(["Naam", "Start"])

    def test_differs_for_another_source(self):
        assert signature(["Naam", "Start"]) != signature(["Naam", "Begin"])

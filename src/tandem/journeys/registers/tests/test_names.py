"""Names of people."""

import pytest

from tandem.journeys.registers.values.names import (
    NameOrder,
    looks_odd,
    order_of,
    split_full_name,
    tidy_name,
)


class TestTidyName:
    @pytest.mark.parametrize(
        ("typed", "tidy"),
        [
            ("De Decker ", "De Decker"),
            ("DANIËL", "Daniël"),
            ("VAN DEN BERGH", "Van den Bergh"),
            ("Van Den Bergh", "Van Den Bergh"),
            ("van der auwera", "Van der Auwera"),
            ("OP DE BEECK", "Op de Beeck"),
            ("VAN 'T HOF", "Van 't Hof"),
            ("D'HONDT", "D'Hondt"),
            ("D\N{RIGHT SINGLE QUOTATION MARK}HONDT", "D'Hondt"),
            ("O'BRIEN", "O'Brien"),
            ("MCDONALD", "McDonald"),
            ("McDonald", "McDonald"),
            ("IJSEBAERT", "IJsebaert"),
            ("MARIE-THÉRÈSE", "Marie-Thérèse"),
            ("JEAN - PIERRE", "Jean-Pierre"),
            ("VANDE WALLE-VAN DER ELST", "Vande Walle-Van der Elst"),
            ("Van HOECKE", "Van Hoecke"),
            ("EL BAKKALI", "El Bakkali"),
            ("ALI (ABDUL)", "Ali (Abdul)"),
            ("J.P.", "J.P."),
            ("An", "An"),
            ("AN", "An"),
            ("Na", "Na"),
            ("e\N{COMBINING ACUTE ACCENT}ric", "Éric"),
            ("李", "李"),
        ],
    )
    def test_spells_properly_and_keeps_what_was_in_mixed_case(self, typed, tidy):
        assert tidy_name(typed) == tidy

    @pytest.mark.parametrize("typed", ["", "  ", "?", "???", "-", "onbekend", "N.N.", "xxx", "12"])
    def test_is_empty_for_what_is_no_name(self, typed):
        assert tidy_name(typed) == ""

    @pytest.mark.parametrize(
        ("name", "odd"), [("Pe3ters", True), ("Peeters?", True), ("Noël", False)]
    )
    def test_looks_odd_with_signs_that_no_name_has(self, name, odd):
        assert looks_odd(name) is odd


class TestFullName:
    @pytest.mark.parametrize(
        ("typed", "last", "first"),
        [
            ("Van den Bergh, Sarah", "Van den Bergh", "Sarah"),
            ("PEETERS, JAN", "Peeters", "Jan"),
            ("Van den Bergh Sarah", "Van den Bergh", "Sarah"),
            ("Sarah Van den Bergh", "Van den Bergh", "Sarah"),
            ("PEETERS Jan", "Peeters", "Jan"),
            ("Jan PEETERS", "Peeters", "Jan"),
            ("Van 't Hof Jan", "Van 't Hof", "Jan"),
            ("Jan", "Jan", ""),
            ("Peeters,", "Peeters", ""),
            ("Van der", "Van", "Der"),
        ],
    )
    def test_is_cut_where_it_shows_the_place_itself(self, typed, last, first):
        assert split_full_name(typed)[:2] == (last, first)

    @pytest.mark.parametrize(
        ("order", "names"),
        [
            (NameOrder.LAST_FIRST, ("Peeters Anna", "Maria", True)),
            (NameOrder.FIRST_LAST, ("Anna Maria", "Peeters", True)),
            (None, ("Peeters Anna", "Maria", False)),
        ],
    )
    def test_follows_the_order_of_its_column_otherwise(self, order, names):
        assert split_full_name("Peeters Anna Maria", order) == names

    @pytest.mark.parametrize(
        ("typed", "order"),
        [
            ("Peeters, Jan", NameOrder.LAST_FIRST),
            ("PEETERS Jan", NameOrder.LAST_FIRST),
            ("Sarah Van den Bergh", NameOrder.FIRST_LAST),
            ("Jan Peeters", None),
            ("Jan", None),
        ],
    )
    def test_tells_its_order_when_it_can(self, typed, order):
        assert order_of(typed) == order

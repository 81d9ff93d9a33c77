"""Numbers, places, telephones and words in cells."""

from datetime import date

import pytest

from tandem.journeys.registers.findings import Code
from tandem.journeys.registers.values.formulas import looks_like_formula
from tandem.journeys.registers.values.identity import (
    birth_date_in,
    gender_in,
    read_gender,
    read_national_number,
)
from tandem.journeys.registers.values.places import read_place, split_postcode_and_place
from tandem.journeys.registers.values.reach import read_email, read_phone
from tandem.journeys.registers.values.situation import (
    read_children,
    read_employment,
    read_exit_reason,
    read_isced,
)
from tandem.journeys.registers.words import meaning_of


class TestNationalNumber:
    @pytest.mark.parametrize(
        ("typed", "number"),
        [
            ("85.07.30-033.28", "85073003328"),
            ("850730 033 28", "85073003328"),
            ("85073003328", "85073003328"),
            ("17073003384", "17073003384"),
            ("98472899765", "98472899765"),
            ("01490700185", "01490700185"),
            ("1490700185", "01490700185"),
        ],
    )
    def test_is_read_in_every_spelling(self, typed, number):
        assert read_national_number(typed).value == number

    @pytest.mark.parametrize(
        ("typed", "code"),
        [
            ("85073003329", Code.NATIONAL_NUMBER_CHECK_DIGITS),
            ("850730033281", Code.NATIONAL_NUMBER_UNREADABLE),
            ("850730", Code.NATIONAL_NUMBER_UNREADABLE),
            ("85O73003328", Code.NATIONAL_NUMBER_UNREADABLE),
            ("85993003390", Code.NATIONAL_NUMBER_UNREADABLE),
        ],
    )
    def test_is_held_back_when_it_cannot_be(self, typed, code):
        assert read_national_number(typed).code == code

    @pytest.mark.parametrize("typed", ["", "-", "aangevraagd", "onbekend"])
    def test_may_be_missing(self, typed):
        reading = read_national_number(typed)

        assert (reading.value, reading.code) == (None, None)

    def test_tells_birth_and_gender(self):
        assert birth_date_in("85073003328") == date(1985, 7, 30)
        assert gender_in("85073003328") == "M"


class TestGender:
    @pytest.mark.parametrize(
        ("typed", "gender"),
        [("v", "F"), ("Vrouw", "F"), ("F", "F"), ("man", "M"), ("H", "M"), ("x", "X"), ("", None)],
    )
    def test_is_one_of_three(self, typed, gender):
        assert read_gender(typed).value == gender

    def test_is_a_question_when_the_word_is_new(self):
        assert read_gender("1").code == Code.GENDER_UNKNOWN


class TestPlace:
    @pytest.mark.parametrize(
        ("postcode", "place", "nis", "code"),
        [
            ("9000", "Gent", "44021", None),
            ("B-8500", "Kortrijk", "34022", None),
            ("BE 9100", "", "46021", None),
            ("9111", "Belsele", "46021", None),
            ("9000", "Gand", "44021", None),
            ("9000", "Antwerpen", "44021", Code.POSTCODE_PLACE_DIFFER),
            ("1040", "Etterbeek", "21005", None),
            ("1040", "Brussel", "21004", None),
            ("1040", "", None, Code.POSTCODE_TWO_MUNICIPALITIES),
            ("9999", "Gent", None, Code.UNKNOWN_POSTCODE),
            ("4561 AB", "Hulst", None, Code.UNKNOWN_POSTCODE),
            ("", "Gent", "44021", Code.POSTCODE_MISSING),
            ("dakloos", "", None, Code.POSTCODE_MISSING),
        ],
    )
    def test_is_found_by_postcode_and_name(self, postcode, place, nis, code):
        found = read_place(postcode, place)

        assert (found.nis, found.code) == (nis, code)

    def test_gets_its_name_from_the_postcode(self):
        assert read_place("9000", "").municipality == "Gent"

    @pytest.mark.parametrize(
        ("typed", "parts"),
        [
            ("9000 Gent", ("9000", "Gent")),
            ("B-9000 Gent", ("9000", "Gent")),
            ("9000-Gent", ("9000", "Gent")),
            ("Gent (9000)", ("9000", "Gent")),
            ("Gent 9000", ("9000", "Gent")),
            ("9000", ("9000", "")),
            ("Gent", ("", "Gent")),
        ],
    )
    def test_shares_a_cell_with_its_postcode(self, typed, parts):
        assert split_postcode_and_place(typed) == parts


class TestReach:
    @pytest.mark.parametrize(
        ("typed", "number"),
        [
            ("0494/03.26.99", "+32494032699"),
            ("+32 494 03 26 99", "+32494032699"),
            ("0032494032699", "+32494032699"),
            ("494032699", "+32494032699"),
            ("03 776 12 34", "+3237761234"),
            ("0447017468", "+32447017468"),
            ("+31 6 12345678", "+31612345678"),
            ("?", ""),
        ],
    )
    def test_is_an_international_number(self, typed, number):
        reading = read_phone(typed)

        assert (reading.value, reading.code) == (number, None)

    @pytest.mark.parametrize("typed", ["zie moeder", "0494", "0494 03 26 99 / 0487 11 22 33"])
    def test_is_kept_as_typed_when_it_is_no_number(self, typed):
        reading = read_phone(typed)

        assert (reading.value, reading.code) == (typed, Code.PHONE_UNREADABLE)

    def test_is_an_address_in_lower_case(self):
        assert read_email("Jan@Example.org").value == "jan@example.org"
        assert read_email("jan@").code == Code.EMAIL_UNREADABLE
        assert read_email("geen").code == Code.EMAIL_UNREADABLE
        assert read_email("-").code is None


class TestSituation:
    @pytest.mark.parametrize(
        ("typed", "status"),
        [
            ("leefloon", "unemployed"),
            ("Leefloon (OCMW)", "unemployed"),
            ("uitkeringsgerechtigd werkloos", "unemployed"),
            ("niet-werkende werkzoekende", "unemployed"),
            ("ziekte-uitkering", "inactive"),
            ("Niet beroepsactief", "inactive"),
            ("deeltijds werkend", "employed"),
            ("Art. 60", "employed"),
            ("demandeuse d'emploi", "unemployed"),
        ],
    )
    def test_has_one_of_three_states(self, typed, status):
        assert read_employment(typed).value == status

    @pytest.mark.parametrize(
        "typed", ["???", "onbekend", "leefloon / ziekenkas", "geen werk", "ander"]
    )
    def test_is_held_back_when_the_state_would_be_a_guess(self, typed):
        assert read_employment(typed).code == Code.UNKNOWN_STATUS

    def test_may_be_missing(self):
        assert read_employment("").code == Code.STATUS_MISSING

    @pytest.mark.parametrize(
        ("typed", "level"),
        [
            ("geen", 0),
            ("Lager onderwijs", 1),
            ("lager secundair", 2),
            ("Hoger secundair (BSO)", 3),
            ("7de jaar", 4),
            ("HBO5", 5),
            ("professionele bachelor", 6),
            ("master", 7),
            ("0", 0),
            ("ISCED 3", 3),
            ("?", None),
        ],
    )
    def test_has_a_level_of_schooling(self, typed, level):
        reading = read_isced(typed)

        assert (reading.value, reading.code) == (level, None)

    @pytest.mark.parametrize("typed", ["geen hoger secundair", "buitenlands diploma", "9"])
    def test_has_no_guessed_level_of_schooling(self, typed):
        assert read_isced(typed).code == Code.DIPLOMA_UNKNOWN

    @pytest.mark.parametrize(
        ("typed", "reason"),
        [
            ("werk", "work"),
            ("opleiding VDAB", None),
            ("gestopt (ziek)", None),
            ("Verhuisd", "moved"),
        ],
    )
    def test_has_a_reason_for_leaving(self, typed, reason):
        reading = read_exit_reason(typed)

        assert reading.value == reason
        assert reading.code == (None if reason else Code.EXIT_REASON_UNKNOWN)

    @pytest.mark.parametrize(
        ("typed", "count"),
        [("2", 2), ("2.0", 2), ("3 kinderen", 3), ("geen", 0), ("", None), ("?", None)],
    )
    def test_has_a_number_of_children(self, typed, count):
        assert read_children(typed).value == count

    @pytest.mark.parametrize("typed", ["veel", "-1", "99", "1,5"])
    def test_has_no_guessed_number_of_children(self, typed):
        assert read_children(typed).code == Code.CHILDREN_UNREADABLE


class TestMeaning:
    def test_needs_all_pieces_to_agree(self):
        assert meaning_of("employment", "werkloos, leefloon") == "unemployed"
        assert meaning_of("employment", "werkloos, deeltijds") is None


class TestFormula:
    @pytest.mark.parametrize(
        "text", ["=A1+1", "=", "+SUM(A1)", "-2+3+cmd", "@SUM(A1)", "+32 494 x", "-A1"]
    )
    def test_is_seen(self, text):
        assert looks_like_formula(text)

    @pytest.mark.parametrize(
        "text",
        ["+32 494 03 26 99", "-5", "+(32) 3/776.12.34", "- belt terug", "-", "--", "a=b", ""],
    )
    def test_is_not_seen_in_numbers_and_lists(self, text):
        assert not looks_like_formula(text)

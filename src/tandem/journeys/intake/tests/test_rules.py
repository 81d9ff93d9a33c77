import pytest

from tandem.journeys.intake import rules


class TestSameName:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Éva", "eva"),
            ("De Vos", "Devos"),
            ("D'Hondt", "d\u2019hondt"),
            ("ANNE-MIE", "Anne Mie"),
        ],
    )
    def test_does_not_mind_capitals_accents_spaces_and_marks(self, one, other):
        assert rules.is_same_name(one, other)

    @pytest.mark.parametrize(
        ("one", "other"), [("Eva", "Ewa"), ("Jan", "Jana"), ("", ""), ("-", "")]
    )
    def test_is_no_guess(self, one, other):
        assert not rules.is_same_name(one, other)


class TestShortName:
    @pytest.mark.parametrize(
        ("first", "last"), [("Éva", "De Vos"), ("EVA", "devos"), ("eva", "De-Vos")]
    )
    def test_is_the_same_for_every_way_to_write_a_name(self, first, last):
        assert rules.short_name(first, last) == "Eva D"

    def test_does_without_a_last_name(self):
        assert rules.short_name("Samira", "") == "Samira"

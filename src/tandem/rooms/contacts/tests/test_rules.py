import pytest

from tandem.rooms.contacts import rules


class TestSensitivity:
    @pytest.mark.parametrize(
        ("domains", "expected"),
        [((), 0), (("WRK", "MOB"), 0), (("WRK", "INC"), 1), (("PSY", "INC"), 2), (("JUS",), 3)],
    )
    def test_is_the_highest_class_of_the_domains(self, domains, expected):
        assert rules.sensitivity(domains) == expected

    def test_refuses_what_is_no_life_domain(self):
        with pytest.raises(ValueError, match="XYZ"):
            rules.sensitivity(["XYZ"])

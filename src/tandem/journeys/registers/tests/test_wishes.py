import pytest

from tandem.journeys.registers.wishes import Wishes, read_remark


class TestRemark:
    @pytest.mark.parametrize(
        ("text", "wishes"),
        [
            ("GEEN sms!", Wishes(contact="GEEN sms!")),
            ("Liever mailen; komt met de bus", Wishes(contact="Liever mailen")),
            ("tolk nodig (Arabisch)", Wishes(needs_interpreter=True, language="Arabisch")),
            ("interprète turc", Wishes(needs_interpreter=True, language="Turks")),
            (
                "enkel brief, tolk Tigrinya",
                Wishes(contact="enkel brief", needs_interpreter=True, language="Tigrinya"),
            ),
            ("tolk", Wishes(needs_interpreter=True)),
        ],
    )
    def test_tells_a_wish(self, text, wishes):
        assert read_remark(text) == wishes

    @pytest.mark.parametrize(
        "text", ["", "belt terug", "zie mail", "geen tolk nodig", "spreekt Arabisch", "geen auto"]
    )
    def test_is_left_alone_when_it_wishes_nothing(self, text):
        assert read_remark(text) == Wishes()

    def test_is_cut_to_what_a_file_holds(self):
        assert len(read_remark("liever mailen " + "naar mijn zus " * 40).contact) == 200

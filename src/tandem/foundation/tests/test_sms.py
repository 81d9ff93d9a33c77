import pytest

from tandem.foundation import sms


class TestTheGateway:
    def test_is_none_when_nothing_is_set(self, settings):
        settings.SMS = ""

        assert sms.gateway() is None

    def test_prints_while_developing(self, settings, capsys):
        settings.SMS = "console"

        sms.gateway().send(number="+32470000000", text="Dag")

        assert capsys.readouterr().out == "SMS +32470000000: Dag\n"

    def test_keeps_every_message_on_a_line_of_a_file(self, settings, tmp_path):
        settings.SMS = f"file:{tmp_path / 'sent'}"

        for text in ("Dag\nmorgen", "Tot dan"):
            sms.gateway().send(number="+32470000000", text=text)

        assert len((tmp_path / "sent").read_text().splitlines()) == 2

    def test_is_any_class_that_fits(self, settings):
        settings.SMS = "tandem.foundation.sms.Console"

        assert isinstance(sms.gateway(), sms.Console)

    def test_that_cannot_be_loaded_says_so(self, settings):
        settings.SMS = "nergens.Poort"

        with pytest.raises(ImportError):
            sms.gateway()

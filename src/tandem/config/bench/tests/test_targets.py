import json

from tandem.config.bench.targets import Targets, read

TOLD = {
    "partnership": "p", "trajectories": 1_000, "dossier": "d", "name": "Fatima Vermeulen",
    "last_name": "Vermeulen", "birth_date": "01/02/1990", "postcode": "9100", "password": "w",
}  # fmt: skip


class TestTargets:
    def test_come_back_as_they_were_printed(self):
        assert read(json.dumps(TOLD)) == Targets(**TOLD)

    def test_know_a_name_with_one_letter_left_out(self):
        wrong = Targets(**TOLD).name_with_typing_error

        assert wrong.startswith("Fatima Ver")
        assert len(wrong) == len(TOLD["name"]) - 1

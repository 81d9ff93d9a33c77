import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tandem.rooms.measures.models import Instrument

URL = "/start/instruments/"
SURVEY = [
    ["type", "name", "label"],
    ["select_one yn", "works", "Werk je?"],
    ["text", "where", "Waar?"],
]


@pytest.fixture
def office(staff, log_in):
    return log_in(staff("coordinator"))


def book(survey, version="1"):
    """An .xlsx file with a small questionnaire."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    choices = [["list_name", "name", "label"], ["yn", "yes", "Ja"], ["yn", "no", "Nee"]]
    settings = [["form_id", "version", "default_language"], ["eigen", version, "Nederlands (nl)"]]
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return SimpleUploadedFile("eigen.xlsx", file.getvalue())


class TestInstruments:
    def test_are_taken_over_with_one_button(self, office):
        office.post(reverse("start:adopt_instrument", args=["satisfaction"]))

        assert Instrument.objects.get().key == "satisfaction"

    def test_come_from_a_spreadsheet(self, office):
        answer = office.post(URL, {"file": book(SURVEY)})

        assert (answer.status_code, Instrument.objects.get().key) == (302, "eigen")

    @pytest.mark.parametrize(
        ("row", "place"),
        [
            (["select_won yn", "again", "Nog?"], "survey"),
            (["select_one list", "again", "Nog?"], "survey"),
        ],
    )
    def test_name_sheet_row_and_column_of_what_is_wrong(self, office, row, place):
        answer = office.post(URL, {"file": book([*SURVEY, row])})

        [error] = answer.context["form"].errors["file"]
        assert answer.status_code == 422
        assert place in error
        assert "4" in error
        assert not Instrument.objects.exists()

    def test_never_change_a_version_that_is_in_use(self, office):
        office.post(URL, {"file": book(SURVEY)})

        answer = office.post(URL, {"file": book([*SURVEY, ["text", "why", "Waarom?"]])})

        assert (answer.status_code, Instrument.objects.count()) == (422, 1)

    def test_are_offered_no_longer(self, office):
        office.post(URL, {"file": book(SURVEY)})
        url = reverse("start:offer_instrument", args=[Instrument.objects.get().pk])

        office.post(url, {"is_offered": "no"})

        assert not Instrument.objects.get().is_offered

    @pytest.mark.parametrize("text", [b"", b"PK\x03\x04 no book", b"%PDF-1.4"])
    def test_are_no_other_files(self, office, text):
        answer = office.post(URL, {"file": SimpleUploadedFile("eigen.xlsx", text)})

        assert (answer.status_code, Instrument.objects.count()) == (422, 0)

    def test_are_chosen_by_coordinators(self, staff, log_in):
        assert log_in(staff("welfare")).get(URL).status_code == 403

"""The register that a partner keeps in a spreadsheet, brought in and taken out again."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

import tandem.journeys.registers.tests
from tests.browser.walk import COORDINATOR, Walk

REGISTER = Path(tandem.journeys.registers.tests.__file__).parent / "data" / "sleutel.xlsx"
LOOKS = [
    pytest.param({"width": 1280, "scheme": "light"}, id="desk"),
    pytest.param({"width": 390, "scheme": "dark", "script": False}, id="phone-no-script"),
]


class TestRegister:
    @pytest.mark.parametrize("look", LOOKS)
    def test_is_checked_corrected_written_and_undone(self, visitor, look):
        walk = Walk(visitor, look, "")
        someone = walk.window(COORDINATOR)

        self.upload(walk, someone)
        ready = self.count(someone, "kla")
        assert self.count(someone, "verbetering") == 15
        self.check_held_back(someone)
        self.correct_one(walk, someone)
        assert self.count(someone, "verbetering") == 14
        assert self.count(someone, "kla") == ready + 1
        self.settle_one(walk, someone)
        self.write(walk, someone)
        assert self.count(someone, "bewaard") >= ready
        self.undo(walk, someone)

    def upload(self, walk, someone):
        page = someone.open("/registers/").page
        walk.sound(someone)
        page.set_input_files("[name=file]", REGISTER)
        page.get_by_role("button", name="Laad op en kijk na").click()
        # Columns are remembered for the next file of the same kind; they can be looked at again.
        page.wait_for_url(re.compile(r"/registers/[0-9a-f-]{36}/"), timeout=60_000)
        batch = re.match(r"/registers/[0-9a-f-]{36}/", someone.path).group()
        someone.open(f"{batch}columns/")
        walk.sound(someone)
        walk.submit(someone, "Deze kolommen kloppen")
        walk.sound(someone)

    def press(self, someone, name: str) -> None:
        """With a script only a part of the page comes back."""
        with someone.page.expect_response(lambda response: response.request.method == "POST"):
            someone.page.locator("main").get_by_role("button", name=name).first.click()
        someone.page.wait_for_load_state("networkidle")

    def count(self, someone, word: str) -> int:
        """The number in the line of the counts that holds the word."""
        told = someone.page.locator("#counts p").filter(has_text=word).first.inner_text()
        number = re.search(r"\d+", told)
        return int(number.group()) if number else 1

    def check_held_back(self, someone):
        link = someone.page.get_by_role("link", name="Download wat wacht").get_attribute("href")
        answer = someone.page.request.get(someone.address + link)
        sheet = load_workbook(BytesIO(answer.body())).active
        assert answer.status == 200
        assert sheet.max_row == 16

    def correct_one(self, walk, someone):
        page = someone.page
        page.locator("#counts nav a").filter(has_text="Met fouten").click()
        walk.sound(someone)
        row = page.locator("main tr[data-row]").filter(has_text="Beckers").first
        row.get_by_role("link", name="Verbeter").click()
        page.get_by_label("Postcode", exact=True).fill("8500")
        walk.sound(someone)
        self.press(someone, "Bewaar en kijk na")

    def settle_one(self, walk, someone):
        page = someone.page
        page.locator("#counts nav a").filter(has_text="dubbel").click()
        walk.sound(someone)
        self.press(someone, "Iemand nieuw")

    def write(self, walk, someone):
        page = someone.page
        page.get_by_role("link", name="Verder naar bewaren").click()
        programme = page.locator("[name=programme] option").filter(has_text="Sleutel").first
        page.select_option("[name=programme]", value=programme.get_attribute("value"))
        page.select_option("[name=organisation]", index=1)
        walk.sound(someone)
        walk.submit(someone, "Bewaar ")
        page.wait_for_url(re.compile(r"/registers/[0-9a-f-]{36}/(\?|$)"), timeout=60_000)
        walk.sound(someone)

    def undo(self, walk, someone):
        someone.page.get_by_role("link", name="Maak alles ongedaan").click()
        walk.sound(someone)
        walk.submit(someone, "Maak alles ongedaan")
        assert "ongedaan gemaakt" in someone.page.locator("main").inner_text()

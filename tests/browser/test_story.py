"""The story of a participant, walked as the people in it walk it, in a real browser."""

import secrets
from string import ascii_lowercase

import pytest

from tests.browser.walk import COORDINATOR, MEDIATOR, Walk

WELFARE, WORK, STRANGER = "joris@voorbeeld.be", "karim@voorbeeld.be", "els@voorbeeld.be"
LOOKS = [
    pytest.param({"width": 1280, "scheme": "light"}, "Bureaux", id="desk"),
    pytest.param({"width": 390, "scheme": "dark"}, "Telefoons", id="phone"),
    pytest.param({"width": 390, "scheme": "light", "script": False}, "Zonderling", id="no-script"),
]


class TestStory:
    @pytest.mark.parametrize(("look", "last_name"), LOOKS)
    def test_leads_from_warning_lights_to_a_signed_plan(self, visitor, look, last_name):
        unique = "".join(secrets.choice(ascii_lowercase) for _ in range(6))
        walk = Walk(visitor, look, last_name + unique)

        walk.refer()
        assert walk.find(MEDIATOR) is None, "who refers gets no access by referring"
        file = walk.find(COORDINATOR)
        walk.meet(file)
        walk.start(file)
        assert walk.find(STRANGER) is None, "a colleague outside the team finds nobody"
        assert walk.agree(file, WELFARE) >= 6
        walk.measure(file, WELFARE)
        self.check_chart(walk, file)
        walk.plan(file, WELFARE)
        self.sign(walk, file)
        self.check_papers(walk, file)

    def check_chart(self, walk, file):
        words = walk.window(WELFARE).page.locator("main").inner_text()
        assert "De rekeningen stapelen zich op." in words
        assert "Zegt het liever niet" in words
        seen_by_work = walk.window(WORK).open(f"{file}life-domains/").page.locator("main")
        assert "De rekeningen stapelen zich op." not in seen_by_work.inner_text()

    def sign(self, walk, file):
        someone = walk.window(WELFARE).open(f"{file}plan/")
        page = someone.page
        page.get_by_role("link", name="Lees het plan samen").first.click()
        walk.sound(someone)
        walk.submit(someone, "samen gelezen")
        page.get_by_role("link", name="Teken het plan").first.click()
        page.fill("main [name=name]", f"Zehra {walk.last_name}")
        walk.sound(someone)
        walk.submit(someone, "Teken")
        assert "Getekend" in someone.open(f"{file}plan/").page.locator("main").inner_text()

    def check_papers(self, walk, file):
        request = walk.window(WELFARE).page.request
        for paper in ("plan.pdf", "report.pdf"):
            answer = request.get(walk.window(WELFARE).address + f"{file}plan/{paper}")
            assert answer.status == 200, paper
            assert answer.body().startswith(b"%PDF-"), paper

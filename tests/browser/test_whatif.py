"""Going to work: on a phone without JavaScript, on one page of A4, light and dark."""

import pytest

GUIDE = "els@voorbeeld.be"
LONG = "Magazijnier bij het distributiecentrum van de haven, plan "


@pytest.fixture
def file(visitor):
    """The address of a file in which a household was told."""
    someone = visitor().log_in(GUIDE).open("/search/?q=samira")
    return someone.page.locator("#hits a").first.get_attribute("href")


def fill(page, at: int, title: str, hours: str) -> None:
    page.fill(f"[name=w{at}-title]", title)
    page.fill(f"[name=w{at}-weekly_hours]", hours)
    page.select_option(f"[name=w{at}-pay]", "minimum")
    page.fill(f"[name=w{at}-transport_euro]", "45,50")


class TestGoingToWork:
    def test_is_compared_without_javascript_and_loses_nothing(self, visitor, file):
        someone = visitor(width=390, script=False).log_in(GUIDE).open(f"{file}rights/compare/")
        page = someone.page

        fill(page, 0, "Halftijds in de keuken", "60")
        page.get_by_role("button", name="Berekenen").click()
        faults = page.locator(".errsum").inner_text()
        kept = page.input_value("[name=w0-transport_euro]")
        page.fill("[name=w0-weekly_hours]", "19")
        page.get_by_role("button", name="Berekenen").click()

        assert "48 uur" in faults
        assert kept == "45,50"
        shown = page.locator("main").inner_text()
        assert "Halftijds in de keuken" in shown
        assert "waarschijnlijk, niet zeker" in shown

    @pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
    def test_stands_beside_today_and_goes_home_on_one_page(self, visitor, file, width, scheme):
        someone = visitor(width=width, scheme=scheme).log_in(GUIDE).open(f"{file}rights/compare/")
        page = someone.page

        page.get_by_text("Nog een manier").click()
        for at, hours in enumerate(("10", "19", "30", "38")):
            fill(page, at, f"{LONG}{at + 1}", hours)
        someone.check_page()
        page.get_by_role("button", name="Berekenen").click()
        page.wait_for_url("**/rights/compare/*-*/")
        someone.check_page()
        page.get_by_role("link", name="Blad om mee te nemen").click()
        page.wait_for_url("**/sheet/")
        someone.check_page()
        page.emulate_media(media="print")
        paper = page.pdf(format="A4", prefer_css_page_size=True)

        assert paper.count(b"/Type /Page\n") == 1

"""The household in five minutes on a phone: by keyboard alone, without JavaScript, on paper."""

import pytest

GUIDE = "els@voorbeeld.be"
KEYS_AT_MOST = 150
NAME_OF_FOCUS = """(() => {
  const here = document.activeElement;
  return here.tagName === "BUTTON" ? here.innerText : here.name ?? "";
})()"""


@pytest.fixture
def file(visitor):
    """The address of a file in which the guide writes and where nothing was told yet."""
    someone = visitor().log_in(GUIDE).open("/search/?q=sandra")
    return someone.page.locator("#hits a").first.get_attribute("href")


def walk_to(page, wanted: str) -> None:
    """Press Tab until a field of this name, or a button with these words, has the focus."""
    for _ in range(KEYS_AT_MOST):
        page.keyboard.press("Tab")
        if page.evaluate(NAME_OF_FOCUS).strip() == wanted:
            return
    raise AssertionError(f"no way to {wanted} by keyboard")


def answer(page, name: str, text: str) -> None:
    """Type into a field, or the first letters of a choice into a list of choices."""
    walk_to(page, name)
    if page.evaluate("document.activeElement.tagName") == "INPUT":
        page.keyboard.press("Control+A")
    page.keyboard.type(text)


class TestHousehold:
    def test_is_told_by_keyboard_alone_on_a_phone(self, visitor, file):
        someone = visitor(width=390).log_in(GUIDE).open(f"{file}rights/household/")
        page = someone.page
        people = page.locator("#people > section").count()

        answer(page, "p0-i0-kind", "Leef")
        answer(page, "p0-i0-euro", "1.811,59")
        walk_to(page, "Kind")
        page.keyboard.press("Enter")
        page.locator(f"#person-{people}").wait_for()
        answer(page, f"p{people}-name", "Aya")
        answer(page, f"p{people}-birth", "1")
        someone.check_page()
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/rights/household/*-*/")

        told = page.locator("main").inner_text()
        assert "€ 1.811,59 per maand" in told
        assert "Aya" in told
        someone.check_page()

    def test_is_told_without_javascript_and_loses_nothing(self, visitor, file):
        someone = visitor(width=390, script=False).log_in(GUIDE).open(f"{file}rights/household/")
        page = someone.page

        page.fill("[name=p0-i0-euro]", "-5")
        page.get_by_role("button", name="Iemand anders").click()
        newest = page.locator("#people > section").count() - 1
        page.fill(f"[name=p{newest}-name]", "Rita")
        page.get_by_role("button", name="Bewaar").last.click()
        faults = page.locator(".errsum").inner_text()
        page.fill("[name=p0-i0-euro]", "1811.59")
        page.select_option("[name=p0-i0-kind]", "leefloon")
        page.select_option(f"[name=p{newest}-relation]", "family")
        page.get_by_role("button", name="Bewaar").last.click()

        assert "niet lager dan nul" in faults
        assert "Kies wat deze persoon voor de deelnemer is" in faults
        assert "Rita" in page.locator("main").inner_text()

    def test_fits_on_one_sheet_of_paper(self, visitor, file):
        someone = visitor().log_in(GUIDE).open("/search/?q=samira")
        file = someone.page.locator("#hits a").first.get_attribute("href")
        page = someone.open(f"{file}rights/").page
        page.get_by_role("link", name="Zoals het was op").click()

        page.emulate_media(media="print")
        paper = page.pdf(format="A4")

        assert paper.count(b"/Type /Page\n") == 1
        assert not page.locator("nav.sub-nav").is_visible()


class TestOffer:
    @pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
    def test_is_noted_in_six_fields(self, visitor, file, width, scheme):
        someone = visitor(width=width, scheme=scheme).log_in(GUIDE).open(f"{file}rights/offers/")
        page = someone.page

        for name, text in (("title", "Poetshulp"), ("hours", "19"), ("wage_euro", "14,50")):
            page.fill(f"[name={name}]", text)
        page.select_option("[name=wage_per]", "hour")
        someone.check_page()
        page.get_by_role("button", name="Bewaar").click()

        assert "€ 1.193,83" in page.locator("main").inner_text()
        someone.check_page()

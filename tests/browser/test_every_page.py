"""Every page that a role can reach by links: accessible, within its width, within the policy."""

import re

import pytest

ROLES = {
    "coordinator": "an@voorbeeld.be",
    "welfare": "els@voorbeeld.be",
    "mediator": "ilse@voorbeeld.be",
    "outreach": "bram@voorbeeld.be",
    "dpo": "wim@voorbeeld.be",
}
LOOKS = [(1280, "light"), (390, "dark")]
CRAWLS = [
    *((role, *look) for role in ("coordinator", "welfare") for look in LOOKS),
    ("mediator", 390, "light"),
    ("outreach", 390, "light"),
    ("dpo", 1280, "dark"),
]
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
SKIPPED = re.compile(r"/(logout|static|language)/|\.(pdf|xlsx|csv|png|ics)$|^(tel|mailto):")
PAGES_AT_MOST = 60


def shape(path: str) -> str:
    """The kind of page an address leads to: keys and questions left out."""
    return KEY.sub("*", path).partition("?")[0].partition("#")[0]


def links(someone) -> list[str]:
    found = someone.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    own = [
        href.removeprefix(someone.address).partition("#")[0]
        for href in found
        if href.startswith(someone.address)
    ]
    return [path for path in own if path.startswith("/") and not SKIPPED.search(shape(path))]


def crawl(someone):
    """Visit one page of every kind, starting from home; yields each kind of page visited."""
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) <= PAGES_AT_MOST:
        path = waiting.pop(0)
        someone.open(path)
        yield shape(path)
        for link in links(someone):
            if shape(link) not in seen:
                seen.add(shape(link))
                waiting.append(link)


@pytest.mark.parametrize(("role", "width", "scheme"), CRAWLS)
class TestEveryPage:
    def test_is_open_to_everyone_on_every_screen(self, visitor, role, width, scheme):
        someone = visitor(width=width, scheme=scheme).log_in(ROLES[role])
        visited = []

        for kind in crawl(someone):
            visited.append(kind)
            someone.check_page()

        assert len(visited) >= 3, visited


class TestWithoutJavaScript:
    @pytest.mark.parametrize("role", ["coordinator", "welfare"])
    def test_every_link_leads_to_a_page(self, visitor, role):
        someone = visitor(script=False).log_in(ROLES[role])

        for kind in crawl_without_script(someone):
            assert someone.page.locator("main h1").count() == 1, kind


def crawl_without_script(someone):
    """Links are read from the HTML itself: nothing runs in the page."""
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) <= PAGES_AT_MOST:
        path = waiting.pop(0)
        someone.open(path)
        yield shape(path)
        for link in re.findall(r'href="(/[^"]*)"', someone.page.content()):
            link = link.replace("&amp;", "&")
            if shape(link) not in seen and not SKIPPED.search(shape(link)):
                seen.add(shape(link))
                waiting.append(link)


class TestGallery:
    @pytest.mark.parametrize(("width", "scheme"), [*LOOKS, (1280, "dark"), (390, "light")])
    @pytest.mark.parametrize(
        "path",
        ["/ui/", "/ui/?density=deelnemer", *(f"/ui/pages/{name}/" for name in
         ("dossier", "day", "list", "plan", "participant", "login"))],
    )  # fmt: skip
    def test_shows_every_component_soundly(self, visitor, path, width, scheme):
        someone = visitor(width=width, scheme=scheme).open(path)

        someone.check_page()


class TestKeyboard:
    def test_reaches_everything_and_nothing_is_hidden_behind_the_bar(self, visitor):
        someone = visitor().log_in(ROLES["welfare"]).open("/trajectories/")
        page = someone.page
        reached = set()

        for _ in range(60):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.outerHTML.slice(0, 160)"))
            assert page.evaluate(IS_IN_SIGHT), reached

        assert len(reached) >= 15

    def test_opens_search_and_my_day_with_single_keys(self, visitor):
        someone = visitor().log_in(ROLES["welfare"]).open("/trajectories/")

        someone.page.keyboard.press("/")
        in_search = someone.page.evaluate("document.activeElement.name")
        someone.page.keyboard.press("Escape")
        someone.page.evaluate("document.activeElement.blur()")
        someone.page.keyboard.press("g")
        someone.page.keyboard.press("d")
        someone.page.wait_for_url(f"{someone.address}/")

        assert in_search == "q"


IS_IN_SIGHT = """
(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return true;
  const box = one.getBoundingClientRect();
  if (!box.width || !box.height) return true;
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !seen || one.contains(seen) || seen.contains(one);
})()
"""

"""Two counsellors at one plan: the second sees the first's words beside their own."""

import pytest

WELFARE, WORK = "els@voorbeeld.be", "karim@voorbeeld.be"
FIRST, SECOND = "Een eigen bakkerij, samen met mijn zus.", "Rust in huis, en dan pas werk."


@pytest.fixture
def shared_file(visitor):
    """The address of a file that both counsellors may write in."""
    theirs = []
    for email in (WELFARE, WORK):
        page = visitor().log_in(email).open("/trajectories/").page
        theirs.append(page.eval_on_selector_all("tbody th a", "all => all.map(a => a.pathname)"))
    both = [path for path in theirs[0] if path in theirs[1]]
    assert both, "the demo has a file that both counsellors share"
    return both[0]


def save(someone, words: str) -> None:
    someone.page.fill("[name=dream]", words)
    with someone.page.expect_response(lambda response: response.request.method == "POST"):
        someone.page.locator("main").get_by_role("button", name="Bewaar").first.click()
    someone.page.wait_for_load_state("networkidle")


class TestTwoCounsellors:
    @pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
    def test_never_lose_a_word(self, visitor, shared_file, script):
        dream = f"{shared_file}plan/dream/"
        one = visitor(script=script).log_in(WELFARE).open(dream)
        other = visitor(script=script).log_in(WORK).open(dream)

        save(one, FIRST)
        save(other, SECOND)
        theirs = other.page.input_value("[name=theirs-dream]")
        mine = other.page.input_value("[name=dream]")
        if script:
            other.check_page()
        other.page.locator("main").get_by_role("button", name="Bewaar").first.click()
        other.page.wait_for_url(f"**{shared_file}plan/**")
        kept = one.open(dream).page.input_value("[name=dream]")

        assert (theirs, mine) == (FIRST, SECOND)
        assert FIRST in kept
        assert SECOND in kept

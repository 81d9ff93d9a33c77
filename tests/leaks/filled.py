"""What a browser would send from a page: every field of its form as it stands."""

from html.parser import HTMLParser

Fields = dict[str, list[str]]


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = {}
        self._select = self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "input":
            self._input(given)
        elif tag == "textarea":
            self._textarea = given["name"]
            self.fields[self._textarea] = [""]
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and self._select:
            self._option(given)

    def _input(self, given: dict[str, str]) -> None:
        kind, name = given.get("type", "text"), given.get("name", "")
        is_tick = kind in ("checkbox", "radio")
        if name and kind != "file" and ("checked" in given or not is_tick):
            value = given.get("value", "on" if is_tick else "")
            self.fields.setdefault(name, []).append(value)

    def _option(self, given: dict[str, str]) -> None:
        # Without any chosen option a browser sends the first.
        if "selected" in given or self._select not in self.fields:
            self.fields[self._select] = [given.get("value", "")]

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea][0] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""
        elif tag == "select":
            self._select = ""


def form_of(page: str, path: str) -> Fields:
    """The fields of the form that posts to this path, or of the first that says no address."""
    found = page[page.index("<main") :]
    pieces = [piece for piece in found.split("<form")[1:] if 'method="post"' in _tag(piece)]
    mine = [p for p in pieces if f'action="{path}' in _tag(p) or "action=" not in _tag(p)]
    assert mine, f"no form posts to {path}"
    form = _Form()
    form.feed("<form" + mine[0].partition("</form>")[0])
    form.fields.pop("csrfmiddlewaretoken", None)
    return form.fields


def _tag(piece: str) -> str:
    return piece.partition(">")[0]

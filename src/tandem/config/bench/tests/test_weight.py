from dataclasses import dataclass

from tandem.config.bench.client import Answer
from tandem.config.bench.weight import own_script_lines, weigh

PAGE = """<link rel="stylesheet" href="/static/ui/ui.css"><script src="/static/ui/ui.js"></script>
<a href="/trajectories/">list</a><svg><use href="/static/ui/icons.svg#sun"></use></svg>
<svg><use href="/static/ui/icons.svg#flag"></use></svg><img src="data:image/png;base64,AA">"""
STYLE = """@import "tokens.css"; body {background: url(data:image/png;base64,AA)}
@font-face {src: url("fonts/text.woff2") format("woff2")}"""
FILES = {
    "/": (PAGE, 10),
    "/static/ui/ui.css": (STYLE, 100),
    "/static/ui/tokens.css": ("", 1_000),
    "/static/ui/ui.js": ("", 10_000),
    "/static/ui/icons.svg": ("", 100_000),
    "/static/ui/fonts/text.woff2": ("", 1_000_000),
}


@dataclass
class Shelf:
    """A client that knows these files, and what was asked."""

    asked: list

    def get(self, path):
        self.asked.append(path)
        text, size = FILES[path]
        return Answer(200, {}, text.encode(), size)


class TestWeigh:
    def test_counts_all_that_a_page_loads_once(self):
        shelf = Shelf([])

        weight = weigh(shelf, "/")

        assert weight.first == 1_111_110
        assert weight.later == 10
        assert weight.files == 5
        assert len(shelf.asked) == len(set(shelf.asked)) == 6


class TestOwnScriptLines:
    def test_counts_what_is_served_from_the_package(self, tmp_path):
        served = tmp_path / "foundation" / "ui" / "static" / "ui"
        served.mkdir(parents=True)
        (served / "ui.js").write_text("let a\n\nlet b\n")
        (tmp_path / "foundation" / "other.js").write_text("let c\n")

        assert own_script_lines(tmp_path) == 3

"""What a page weighs on the line, with everything that it loads."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from tandem.config.bench.client import Client

LINKED = re.compile(r'<(?:link|script|img|use)\b[^>]*?\b(?:href|src)="(/static/[^"#]+)')
IN_STYLE = re.compile(r"""(?:url\(|@import\s+)['"]?([^'")#;]+)""")


@dataclass(frozen=True)
class Weight:
    """Bytes as sent, gzip where the server does so. first: with all it loads; later: alone."""

    first: int
    later: int
    files: int


def weigh(client: Client, path: str) -> Weight:
    """Fetch a page as for the first time."""
    page = client.get(path)
    files: dict[str, int] = {}
    for link in LINKED.findall(page.text):
        _load(client, link, files)
    return Weight(first=page.size + sum(files.values()), later=page.size, files=len(files))


def _load(client: Client, path: str, files: dict[str, int]) -> None:
    """Fetch a file once, and what a style sheet asks for in its turn."""
    if path in files:
        return
    answer = client.get(path)
    files[path] = answer.size
    if path.endswith(".css"):
        for inner in IN_STYLE.findall(answer.text):
            if not inner.startswith("data:"):
                _load(client, urljoin(path, inner), files)


def own_script_lines(package: Path) -> int:
    """Lines of JavaScript that is ours: of the package's static folders, empty ones too."""
    scripts = package.glob("**/static/**/*.js")
    return sum(len(each.read_text(encoding="utf-8").splitlines()) for each in scripts)

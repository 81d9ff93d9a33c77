"""The icon sprite: which icons exist, and how to add one.

The sprite file is its own manifest: one `<symbol>` per icon, in alphabetical order, drawn
by Tabler (see icons.LICENSE.txt) unless it is our own mark.
"""

import re
import sys
from functools import lru_cache
from pathlib import Path

SPRITE = Path(__file__).parent / "static" / "ui" / "icons.svg"

_SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)" viewBox="0 0 24 24">(.*?)</symbol>', re.DOTALL)
_BODY = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_BOUNDING_BOX = re.compile(r'<path stroke="none" d="M0 0h24v24H0z" fill="none" ?/>')


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Every icon that a template may ask for."""
    return frozenset(symbols(SPRITE.read_text(encoding="utf-8")))


def symbols(sprite: str) -> dict[str, str]:
    """Icon name to drawing, as found in the text of a sprite."""
    return dict(_SYMBOL.findall(sprite))


def symbol_body(svg: str) -> str:
    """The drawing inside one Tabler file, without its frame and white space.

    Raises ValueError when the text holds no SVG.
    """
    found = _BODY.search(svg)
    if found is None:
        raise ValueError("no <svg> element")
    body = _BOUNDING_BOX.sub("", found.group(1))
    return re.sub(r"\s+", " ", body).replace(" />", "/>").replace("> <", "><").strip()


def render(drawings: dict[str, str]) -> str:
    """The whole sprite file for these drawings."""
    lines = [
        f'<symbol id="{name}" viewBox="0 0 24 24">{drawings[name]}</symbol>'
        for name in sorted(drawings)
    ]
    return "\n".join(['<svg xmlns="http://www.w3.org/2000/svg">', *lines, "</svg>\n"])


def main(folder: str, *wanted: str) -> None:
    """Add icons from an unpacked Tabler `icons/outline` folder to the sprite.

    wanted: `name`, or `name=file` when our name differs from Tabler's.
    """
    drawings = symbols(SPRITE.read_text(encoding="utf-8")) if SPRITE.exists() else {}
    for item in wanted:
        name, _, source = item.partition("=")
        text = (Path(folder) / f"{source or name}.svg").read_text(encoding="utf-8")
        drawings[name] = symbol_body(text)
    SPRITE.write_text(render(drawings), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

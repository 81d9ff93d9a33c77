"""From a template and data to an accessible PDF (PDF/UA-1), through Typst.

User text reaches Typst as data only and is never part of a source file. Fonts are read
once per process; compiling shares nothing else, so that any thread may do it.
"""

import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tandem.foundation.ui

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
UNSHOWN = "□"

_ROUNDS = 3
_UNDRAWABLE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def pdf(template: str, data: dict[str, Any], *, made_on: date, home: Path = HERE) -> bytes:
    """The PDF of one template in `typst/`, filled with data.

    home: the folder that `typst/` stands in; the template reads nothing outside it.
    made_on: the day written in the file, so that equal data give equal bytes. PDF/UA
    forbids a character that no font can draw: it is printed as UNSHOWN, and the
    template is told so by `has_unshown`.
    Raises typst.TypstError when the template itself is wrong.
    """
    import typst  # Loaded here, so that a process that prints nothing never pays for it.

    for _ in range(_ROUNDS):
        try:
            return _compiled(template, data, made_on, home)
        except typst.TypstError as error:
            repaired = _repaired(data, error)
            if repaired is None:
                raise
            data = repaired
    return _compiled(template, data, made_on, home)


def _compiled(template: str, data: dict[str, Any], made_on: date, home: Path) -> bytes:
    import typst

    made_at = datetime.combine(made_on, time(12), tzinfo=UTC)
    return typst.compile(
        home / "typst" / template,
        root=home,
        font_paths=fonts(),
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(made_at.timestamp()),
        sys_inputs={"document": json.dumps(data)},
    )


@cache
def fonts() -> "typst.Fonts":
    """The product's letter, ours for Arabic, Ethiopic and emoji, Typst's own, the machine's.

    The machine's fonts come last: they only draw scripts that the others lack.
    """
    import typst

    letter = resources.files(tandem.foundation.ui) / "fonts" / "pdf"
    folders = [str(letter), str(HERE / "fonts")]
    return typst.Fonts(font_paths=[folder for folder in folders if Path(folder).is_dir()])


def _repaired(data: dict[str, Any], error: "typst.TypstError") -> dict[str, Any] | None:
    """The data without what Typst refused; None when the data are not to blame."""
    if undrawable := _undrawable(error.diagnostic):
        return {**_replaced(undrawable, data), "has_unshown": True}
    if "failed to decode image" in error.message:
        return {**data, "signatures": [{**one, "drawing": None} for one in data["signatures"]]}
    return None


def _undrawable(diagnostic: str) -> list[str]:
    """The characters that Typst could not draw, longest cluster first."""
    found = {
        _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
        for text in _UNDRAWABLE.findall(diagnostic)
    }
    return sorted(found, key=len, reverse=True)


def _replaced(undrawable: list[str], value: Any) -> Any:
    if isinstance(value, str):
        return re.sub("|".join(map(re.escape, undrawable)), UNSHOWN, value)
    if isinstance(value, dict):
        return {key: _replaced(undrawable, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_replaced(undrawable, item) for item in value]
    return value

"""Reads a PDF back the way a screen reader would: words, pictures, letters and marks."""

import io
import re
from collections.abc import Iterator

import pikepdf


class Printed:
    """A PDF that was made, opened for questions."""

    def __init__(self, pdf: bytes) -> None:
        self._file = pikepdf.open(io.BytesIO(pdf))
        self.root = self._file.Root
        self.pages = len(self._file.pages)

    @property
    def text(self) -> str:
        """All words in reading order, on one line and without places to break."""
        found = "".join(piece for page in self._file.pages for piece in _pieces(page))
        return re.sub(r"\s+", " ", found.replace("\u200b", ""))

    @property
    def meta(self) -> dict[str, str]:
        """Title, standard and so on, as the file tells a reading program."""
        with self._file.open_metadata() as found:
            return {key.rpartition("}")[2]: str(value) for key, value in found.items()}

    @property
    def roles(self) -> set[str]:
        """Headings, lists, tables and whatever else is marked as such."""
        return {str(node.S)[1:] for node in self._marks()}

    @property
    def alternatives(self) -> set[str]:
        """What is said in place of each picture."""
        return {str(node.Alt) for node in self._marks() if "/Alt" in node}

    @property
    def letters(self) -> set[str]:
        """Names of the fonts in use, without the mark of a subset."""
        fonts = (font for page in self._file.pages for font in _fonts(page).values())
        return {str(font.BaseFont)[1:].partition("+")[2] for font in fonts}

    @property
    def sizes(self) -> set[float]:
        """Sizes of letters in use, in points."""
        return {
            float(operands[1])
            for page in self._file.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        }

    def _marks(self) -> Iterator[pikepdf.Object]:
        waiting = [self.root.StructTreeRoot.K]
        while waiting:
            node = waiting.pop()
            if isinstance(node, pikepdf.Array):
                waiting.extend(node)
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                yield node
                waiting.append(node.get("/K", pikepdf.Array()))


def _fonts(page: pikepdf.Page) -> dict[str, pikepdf.Object]:
    return dict(page.obj.Resources.get("/Font", pikepdf.Dictionary()).items())


def _pieces(page: pikepdf.Page) -> Iterator[str]:
    codes = {name: _letters_by_code(font) for name, font in _fonts(page).items()}
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = codes[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            shown = operands[0] if str(operator) == "TJ" else operands
            for item in shown:
                if isinstance(item, pikepdf.String):
                    yield _decoded(bytes(item), letters)
        elif str(operator) == "ET":
            yield " "


def _decoded(raw: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(code, "") for code in _pairs(raw))


def _pairs(raw: bytes) -> list[int]:
    return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]


def _letters_by_code(font: pikepdf.Object) -> dict[int, str]:
    cmap = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    single = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>\s*\n", cmap)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in single}

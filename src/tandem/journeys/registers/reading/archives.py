"""Looking inside a zipped workbook before any cell is read.

The sizes that the file claims are added up first. A part that turns out larger than it
claims is cut off here, and in the process that reads cells by its lack of memory.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tandem.journeys.registers.reading import limits
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable

# Everything that the standard library was seen to raise on a damaged zip file.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)
CHUNK = 256 * 1024
ENCRYPTED_FLAG = 0x1
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True)
class Archive:
    """A zipped workbook that was found safe to read. `kind` is "xlsx" or "ods"."""

    data: bytes
    kind: str
    names: tuple[str, ...]

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of one part, a piece at a time."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive, archive.open(name) as part:
            while piece := part.read(CHUNK):
                yield piece

    def text(self, name: str) -> bytes:
        """The unpacked bytes of one small part, empty when the part is missing."""
        return b"".join(self.pieces(name)) if name in self.names else b""


def open_archive(data: bytes) -> Archive:
    """A workbook in a zip file, checked for bombs, passwords and macros.

    Raises Unreadable: not_a_spreadsheet, binary_workbook, zip_bomb, encrypted, macro.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except BROKEN as error:
        raise Unreadable(Refusal.NOT_A_SPREADSHEET) from error
    _refuse_claimed_bomb(parts, len(data))
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise Unreadable(Refusal.ENCRYPTED)
    found = Archive(data=data, kind="", names=tuple(part.filename for part in parts))
    if len({name.lower() for name in found.names}) < len(found.names):
        # With two parts of one name, this check and the reader could see different bytes.
        raise Unreadable(Refusal.NOT_A_SPREADSHEET)
    return replace(found, kind=_kind(found))


def _refuse_claimed_bomb(parts: list[zipfile.ZipInfo], file_size: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    too_big = unpacked > limits.MAX_UNPACKED_BYTES or len(parts) > limits.MAX_PARTS
    # Parts that together weigh more than the file share their bytes: an overlapping bomb.
    overlapping = sum(part.compress_size for part in parts) > file_size
    steep = any(
        part.file_size > limits.RATIO_MATTERS_FROM_BYTES
        and part.file_size > limits.MAX_UNPACK_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if too_big or overlapping or steep:
        raise Unreadable(Refusal.ZIP_BOMB, found=unpacked, limit=limits.MAX_UNPACKED_BYTES)


def _kind(archive: Archive) -> str:
    lowered = {name.lower() for name in archive.names}
    if "xl/workbook.bin" in lowered:
        raise Unreadable(Refusal.BINARY_WORKBOOK)
    if "xl/workbook.xml" in archive.names:
        if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in lowered):
            raise Unreadable(Refusal.MACRO)
        return "xlsx"
    if archive.text("mimetype").decode("ascii", "replace").strip() == ODS_TYPE:
        return _checked_ods(archive)
    raise Unreadable(Refusal.NOT_A_SPREADSHEET)


def _checked_ods(archive: Archive) -> str:
    if b"encryption-data" in archive.text("META-INF/manifest.xml"):
        raise Unreadable(Refusal.ENCRYPTED)
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive.names):
        raise Unreadable(Refusal.MACRO)
    if "content.xml" not in archive.names:
        raise Unreadable(Refusal.NOT_A_SPREADSHEET)
    return "ods"

"""Files as partners, and pranksters, could send them."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

SECTOR = 512
END_OF_CHAIN, FREE, TABLE_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
HEADERS = ["Naam", "Voornaam", "Geboortedatum", "Start"]
ROW = ["Peeters", "Jan", "01/02/1980", "03/04/2025"]


def xlsx(*sheets: Sequence[Sequence[Any]], titles: Sequence[str] = (), hidden: str = "") -> bytes:
    """A workbook with the given rows on each sheet, one of them hidden."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for place, rows in enumerate(sheets):
        page = workbook.create_sheet(titles[place] if titles else f"Blad{place + 1}")
        for row in rows:
            page.append(list(row))
        page.sheet_state = "hidden" if page.title == hidden else "visible"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same workbook with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def sheet_xml(cells: str) -> bytes:
    """The part of one worksheet with hand-made rows."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    head = f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>'
    return f"{head}{cells}</sheetData></worksheet>".encode()


def ods(rows: str, **parts: str) -> bytes:
    """An OpenDocument spreadsheet with hand-made rows in one table."""
    spaces = " ".join(
        f'xmlns:{name}="{OFFICE.format(name)}"' for name in ("office", "table", "text")
    )
    table = f'<table:table table:name="Blad">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    document = f"<office:document-content {spaces}>{body}</office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", parts.get("manifest", "<manifest/>"))
        archive.writestr("content.xml", document)
        for name in parts.keys() - {"manifest"}:
            archive.writestr(parts[name], "<x/>")
    return out.getvalue()


def ods_row(*texts: str) -> str:
    """One row of text cells."""
    cells = (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of an old workbook."""
    return struct.pack("<HH", kind, len(body)) + body


def label(row: int, column: int, text: str) -> bytes:
    """A cell with text in an old workbook."""
    body = struct.pack("<HHHHB", row, column, 0, len(text), 0) + text.encode("latin-1")
    return record(0x0204, body)


def figure(row: int, column: int, value: float) -> bytes:
    """A cell with a number in an old workbook."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def formula(row: int, column: int, value: float) -> bytes:
    """A cell with the formula =1 in an old workbook, remembering another value."""
    tokens = b"\x1e\x01\x00"
    body = struct.pack("<HHHdHIH", row, column, 0, value, 0, 0, len(tokens)) + tokens
    return record(0x0006, body)


def xls(cells: bytes, *, extra: bytes = b"", folders: Sequence[str] = ()) -> bytes:
    """An old workbook with one sheet. extra: records before the sheet; folders: other entries."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + extra
    bound_length = 4 + 8 + len("Blad")
    place = len(begin) + bound_length + 4
    bound = record(0x0085, struct.pack("<IBBBB", place, 0, 0, len("Blad"), 0) + b"Blad")
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + cells
    stream = begin + bound + record(0x000A) + sheet + record(0x000A)
    return compound({"Workbook": stream}, folders)


def compound(streams: Mapping[str, bytes], folders: Sequence[str] = ()) -> bytes:
    """A compound file: header, one sector of chains, the directory, the streams."""
    chains = [TABLE_SECTOR]
    body = b""
    entries = [_entry("Root Entry", 5, END_OF_CHAIN, 0)]
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
        first = len(chains)
        count = len(padded) // SECTOR
        chains += [*range(first + 1, first + count), END_OF_CHAIN]
        body += padded
        entries.append(_entry(name, 2, first, len(padded)))
    entries += [_entry(name, 1, END_OF_CHAIN, 0) for name in folders]
    entries += [b"\0" * 128] * (-len(entries) % 4)
    directory = len(chains)
    sectors = len(entries) // 4
    chains += [*range(directory + 1, directory + sectors), END_OF_CHAIN]
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(SECTOR, b"\xff")
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(SECTOR, b"\0"))
    struct.pack_into("<HHHHH", header, 0x18, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIII", header, 0x2C, 1, directory, 0, 4096)
    struct.pack_into("<IIII", header, 0x3C, END_OF_CHAIN, 0, END_OF_CHAIN, 0)
    struct.pack_into("<I", header, 0x4C, 0)
    header[0x50:] = b"\xff" * (SECTOR - 0x50)
    return bytes(header) + table + body + b"".join(entries)


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", FREE, FREE, FREE)
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB", len(encoded), kind, 1)
        + links
        + b"\0" * 36
        + struct.pack("<IQ", first, size)
    )

"""Reading the container of an old .xls workbook: a small file system of named streams.

Layout: [MS-CFB] Compound File Binary File Format. Only what is needed to find one
stream by name; every chain is bounded by the size of the file.
"""

from dataclasses import dataclass

from tandem.journeys.registers.reading.refusals import Refusal, Unreadable

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER_LENGTH = 512
ENTRY_LENGTH = 128
LAST_REGULAR_SECTOR = 0xFFFFFFFA
ROOT_TYPE = 5
MINI_SECTOR = 64


@dataclass(frozen=True)
class Stream:
    """One directory entry."""

    name: str
    kind: int
    first_sector: int
    size: int


class Compound:
    """The streams of a compound file. Raises Unreadable when the structure is broken."""

    def __init__(self, data: bytes) -> None:
        if len(data) < HEADER_LENGTH or not data.startswith(MAGIC):
            raise Unreadable(Refusal.NOT_A_SPREADSHEET)
        self.data = data
        self.sector_size = 1 << min(self._word(0x1E), 16)
        self.mini_cutoff = self._long(0x38)
        self.table = self._sector_table()
        directory = self._chain(self._long(0x30), self.table)
        self.streams = [
            stream
            for begin in range(0, len(directory) - ENTRY_LENGTH + 1, ENTRY_LENGTH)
            if (stream := _entry(directory[begin : begin + ENTRY_LENGTH])).kind
        ]

    def names(self) -> set[str]:
        """The names of all streams and folders."""
        return {stream.name for stream in self.streams}

    def read(self, name: str) -> bytes:
        """The bytes of a stream, empty when there is none of that name."""
        for stream in self.streams:
            if stream.name == name:
                return self._content(stream)[: stream.size]
        return b""

    def _content(self, stream: Stream) -> bytes:
        if stream.size >= self.mini_cutoff:
            return self._chain(stream.first_sector, self.table)
        root = next((found for found in self.streams if found.kind == ROOT_TYPE), None)
        if root is None:
            return b""
        container = self._chain(root.first_sector, self.table)
        mini_table = _longs(self._chain(self._long(0x3C), self.table))
        pieces = (
            container[sector * MINI_SECTOR : (sector + 1) * MINI_SECTOR]
            for sector in _follow(stream.first_sector, mini_table)
        )
        return b"".join(pieces)

    def _sector_table(self) -> list[int]:
        places = _longs(self.data[0x4C:HEADER_LENGTH])
        sector, left = self._long(0x44), self._long(0x48)
        while left and sector < LAST_REGULAR_SECTOR and len(places) * 4 < len(self.data):
            more = _longs(self._sector(sector))
            if not more:
                break
            places += more[:-1]
            sector, left = more[-1], left - 1
        table: list[int] = []
        for place in places:
            if place < LAST_REGULAR_SECTOR:
                table += _longs(self._sector(place))
        return table

    def _chain(self, first: int, table: list[int]) -> bytes:
        return b"".join(self._sector(sector) for sector in _follow(first, table))

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self.sector_size
        return self.data[begin : begin + self.sector_size]

    def _word(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 2], "little")

    def _long(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 4], "little")


def _follow(first: int, table: list[int]) -> list[int]:
    """The sectors of a chain, in order. Raises Unreadable when it bites its own tail."""
    chain: list[int] = []
    sector = first
    while sector < len(table):
        if len(chain) > len(table):
            raise Unreadable(Refusal.NOT_A_SPREADSHEET)
        chain.append(sector)
        sector = table[sector]
    return chain


def _longs(data: bytes) -> list[int]:
    whole = len(data) // 4 * 4
    return [int.from_bytes(data[at : at + 4], "little") for at in range(0, whole, 4)]


def _entry(raw: bytes) -> Stream:
    length = min(int.from_bytes(raw[0x40:0x42], "little"), 64)
    return Stream(
        name=raw[: max(length - 2, 0)].decode("utf-16-le", "replace"),
        kind=raw[0x42],
        first_sector=int.from_bytes(raw[0x74:0x78], "little"),
        size=int.from_bytes(raw[0x78:0x7C], "little"),
    )

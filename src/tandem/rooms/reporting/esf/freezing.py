"""The records behind a submission: pseudonymous, in one file, and the digest of it all."""

import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any
from uuid import UUID

import ibis
import pyarrow as pa
from ibis import Table
from ibis.backends.duckdb import Backend
from ibis.expr.types import StringValue
from pyarrow import parquet

from tandem.foundation import vault
from tandem.rooms.reporting.esf import catalogue, counting
from tandem.rooms.reporting.esf.figures import Kept
from tandem.rooms.reporting.esf.making import PREPARED

PURPOSE = "submission"
KEY_LENGTH = 32
# What would say who it is: keys, name, birth date and address.
LEFT_OUT = ("trajectory", "participant", "identity", "birth_date", "postcode")


def records(database: Backend, *, regime: str, partnership_id: UUID) -> bytes:
    """The participations of the report as a Parquet file, in the order of their pseudonyms.

    Each carries the codes it was counted in. Raises NoKeyRing, BadKeyRing.
    """
    table = database.table(PREPARED)
    moving = table.filter(table.entered | table.left)
    found = moving.mutate(codes=_codes(moving, regime)).to_pyarrow()
    pairs = zip(found["participant"].to_pylist(), found["operation"].to_pylist(), strict=True)
    keys = pa.array(pseudonyms(partnership_id, pairs))
    kept = found.drop_columns(list(LEFT_OUT)).append_column("key", keys).sort_by("key")
    file = io.BytesIO()
    parquet.write_table(kept, file, compression="zstd")
    return file.getvalue()


def pseudonyms(partnership_id: UUID, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """A key for each participant in each operation, that only this partnership can make again."""
    purpose = f"{PURPOSE}:{partnership_id}"
    return [
        vault.keyed_digest(f"{participant}:{operation}", purpose=purpose).hex()[:KEY_LENGTH]
        for participant, operation in pairs
    ]


def read(stored: bytes) -> pa.Table:
    """The records that `records` wrote."""
    return parquet.read_table(io.BytesIO(stored))


def digest(header: Mapping[str, Any], counts: Kept, stored: bytes) -> str:
    """SHA-256 of what was asked, the figures and the records."""
    told = json.dumps([dict(header), counts], sort_keys=True, default=str).encode()
    return hashlib.sha256(told + b"\n" + stored).hexdigest()


def _codes(rows: Table, regime: str) -> StringValue:
    """The codes of the indicators in which a participation was counted, each after a space."""
    pieces = [
        ibis.ifelse(counting.applies(rows, one).fill_null(False), f" {one.code}", "")
        for one in catalogue.indicators(regime)
        if one.is_counted
    ]
    return reduce(lambda text, piece: text + piece, pieces)

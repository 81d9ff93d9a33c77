"""Having a workbook read by a process apart, with little memory and little time."""

import json
import subprocess
import sys
from typing import Any

from tandem.journeys.registers.reading import limits
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable

READER = "tandem.journeys.registers.reading.reader_process"


class ReaderError(RuntimeError):
    """The process that reads workbooks cannot run here."""


def read_apart(data: bytes) -> list[dict[str, Any]]:
    """The sheets of a workbook: name, visible, rows of text.

    The reader gets nothing of our surroundings, no keys and no database. A file that
    exhausts it is refused as too large.
    Raises Unreadable: not_a_spreadsheet, encrypted, zip_bomb; ReaderError when the
    installation is broken, which no file can cause.
    """
    try:
        reader = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", "-m", READER],
            input=data,
            capture_output=True,
            check=False,
            env={},
            timeout=2 * limits.MAX_READER_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Refusal.ZIP_BOMB) from error
    if reader.returncode < 0:
        raise Unreadable(Refusal.ZIP_BOMB)
    if reader.returncode:
        raise ReaderError
    answer = json.loads(reader.stdout)
    if "refused" in answer:
        raise Unreadable(Refusal(answer["refused"]))
    return answer["sheets"]

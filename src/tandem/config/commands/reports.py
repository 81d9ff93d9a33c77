"""The document that a command writes beside what it says on the screen."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def report_file(path: Path | None) -> Iterator[IO[str] | None]:
    """A file that appears whole, or not at all; refused before anything is imported."""
    if path is None:
        yield None
        return
    try:
        handle, name = tempfile.mkstemp(prefix=".tandem-", dir=path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            yield file
            filled = file.tell() > 0
        if filled:
            Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)

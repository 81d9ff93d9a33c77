"""Text messages through whatever gateway a partnership's host has.

TANDEM_SMS chooses: nothing (no text messages), `console`, `file:PATH` (both for developing),
or the dotted path of a class without arguments that fits `Gateway`.
"""

import sys
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Gateway(Protocol):
    """What a gateway must do. Raises any exception when the message was surely not taken."""

    def send(self, *, number: str, text: str) -> None:
        """Send a text to a number such as +32470000000."""


class Console:
    """Prints the message: for developing."""

    def send(self, *, number: str, text: str) -> None:
        sys.stdout.write(f"SMS {number}: {text}\n")


class File:
    """Adds the message to a file: for developing and for tests."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def send(self, *, number: str, text: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{number}\t{text!r}\n")


def gateway() -> Gateway | None:
    """The gateway that is set, or None. Raises ImportError when it cannot be loaded."""
    chosen, _, path = settings.SMS.partition(":")
    if not chosen:
        return None
    if chosen == "console":
        return Console()
    return File(path) if chosen == "file" else import_string(settings.SMS)()

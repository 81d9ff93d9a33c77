"""What a coordinator chooses from: files in use here, and files that come with Tandem."""

from dataclasses import dataclass


@dataclass(frozen=True)
class InUse:
    """One version of a file as this partnership uses it. offer_url: switches `is_offered`."""

    name: str
    key: str
    version: str
    is_offered: bool
    offer_url: str


@dataclass(frozen=True)
class Shipped:
    """A file that comes with Tandem and is not in use here."""

    name: str
    summary: str
    adopt_url: str

"""What somebody gets to see in an answer, whatever its form."""

import io
import zipfile
from dataclasses import dataclass

from django.http import HttpResponse

from tandem.rooms.plans.documents.tests.reading import Printed


def words_of(response: HttpResponse) -> str:
    """Everything readable in an answer: headers, page, pages of a PDF, cells of a workbook."""
    heads = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    body = b"".join(response) if response.streaming else response.content
    return f"{heads}\n{_body(response.headers.get('Content-Type', ''), body)}"


def _body(kind: str, body: bytes) -> str:
    if kind.startswith("application/pdf"):
        printed = Printed(body)
        return " ".join((printed.text, *printed.meta.values(), *printed.alternatives))
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return " ".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return body.decode("utf-8", errors="replace")


@dataclass(frozen=True)
class Look:
    """One answer that somebody got."""

    name: str
    path: str
    status: int
    words: str
    is_kept: bool

    def __str__(self) -> str:
        return f"{self.name} {self.status} {self.path}"


def look(client, name: str, path: str, *, htmx: bool = False) -> Look:
    """Ask for an address as a browser would, or as htmx does for a part of it."""
    response = client.get(path, headers={"hx-request": "true"} if htmx else None)
    return Look(
        name=name,
        path=f"{path} (htmx)" if htmx else path,
        status=response.status_code,
        words=words_of(response),
        is_kept="no-store" not in response.headers.get("Cache-Control", ""),
    )

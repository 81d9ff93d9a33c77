"""Catalogues without a system gettext: extract, check and compile with Babel.

Each app keeps its own words: `<app>/locale/<language>/LC_MESSAGES/django.po`.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LANGUAGES = ("nl", "fr")
COMPLETE = ("nl",)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


@dataclass(frozen=True)
class Fault:
    """A message that would show wrongly: where, which, and what is the matter."""

    path: Path
    message: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}: {self.message!r}"


def apps_with_words(source: Path) -> list[Path]:
    """Folders below `source` that keep a catalogue, or are an app that should."""
    return sorted(
        {path.parent for path in source.rglob("apps.py")}
        | {path.parents[3] for path in source.rglob("LC_MESSAGES/django.po")}
    )


def words_of(app: Path, others: list[Path]) -> Catalog:
    """Every translatable message in the Python and the templates of one app."""
    catalogue = Catalog(project="Tandem", charset="utf-8")
    nested = [other for other in others if other != app and other.is_relative_to(app)]
    for path in sorted([*app.rglob("*.py"), *app.rglob("*.html")]):
        inside = path.relative_to(app).parts
        if "tests" in inside or "migrations" in inside or any(map(path.is_relative_to, nested)):
            continue
        for line, message, comments, context in _messages(path):
            place = str(path.relative_to(app))
            catalogue.add(
                message, locations=[(place, line)], auto_comments=comments, context=context
            )
    return catalogue


def _messages(path: Path) -> Iterator[tuple]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # What is left of the markup is no Python: its indentation must not be read as such.
        text = "\n".join(map(str.strip, templatize(text, origin=str(path)).splitlines()))
    yield from extract(
        "python", io.BytesIO(text.encode()), keywords=KEYWORDS, comment_tags=["Translators:"]
    )


def update(app: Path, others: list[Path]) -> None:
    """Bring the catalogues of one app in line with its words; translations are kept."""
    found = words_of(app, others)
    if not len(found):
        return
    for language in LANGUAGES:
        path = app / "locale" / language / "LC_MESSAGES" / "django.po"
        catalogue = _read(path, language) if path.exists() else Catalog(locale=language)
        catalogue.update(found, no_fuzzy_matching=True, keep_user_comments=True)
        catalogue.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            # Headers hold dates and names that change without meaning; Babel knows the rest.
            write_po(
                file, catalogue, width=100, omit_header=True, sort_output=True, no_location=True
            )


def compile_all(source: Path) -> int:
    """Write the .mo beside each .po that is newer; returns how many were written."""
    written = 0
    for path in sorted(source.rglob("LC_MESSAGES/django.po")):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with target.open("wb") as file:
            write_mo(file, _read(path, path.parents[1].name))
        written += 1
    return written


def faults(app: Path, others: list[Path]) -> Iterator[Fault]:
    """What is missing, out of date, unsure or broken in the catalogues of one app."""
    found = words_of(app, others)
    for language in LANGUAGES:
        path = app / "locale" / language / "LC_MESSAGES" / "django.po"
        if not path.exists():
            if len(found) and language in COMPLETE:
                yield Fault(path, "", "no catalogue")
            continue
        yield from _faults_in(path, found, _read(path, language), language in COMPLETE)


def contradictions(apps: list[Path]) -> list[Fault]:
    """The same words with another translation elsewhere: Django would show either one."""
    found: list[Fault] = []
    first: dict[tuple, object] = {}
    for language in LANGUAGES:
        for app in apps:
            path = app / "locale" / language / "LC_MESSAGES" / "django.po"
            for message in _read(path, language) if path.exists() else ():
                if not message.id or not all(_forms(message.string)):
                    continue
                key = (language, message.id, message.context)
                if first.setdefault(key, message.string) != message.string:
                    found.append(Fault(path, str(message.id), f"elsewhere {first[key]!r}"))
    return found


def _faults_in(
    path: Path, found: Catalog, kept: Catalog, must_be_complete: bool
) -> Iterator[Fault]:
    known = {(message.id, message.context) for message in kept if message.id}
    for message in found:
        if message.id and (message.id, message.context) not in known:
            yield Fault(path, str(message.id), "not in the catalogue; run make messages")
    for message in kept:
        if message.id:
            yield from _faults_of(path, message, must_be_complete)


def _faults_of(path: Path, message: Message, must_be_complete: bool) -> Iterator[Fault]:
    told = _forms(message.string)
    asked = _forms(message.id)
    if message.fuzzy:
        yield Fault(path, str(message.id), "fuzzy")
    elif not all(told):
        if must_be_complete or any(told):
            yield Fault(path, str(message.id), "not translated")
    else:
        wanted = {mark for text in asked for mark in PLACEHOLDER.findall(text)}
        for text in told:
            if not set(PLACEHOLDER.findall(text)) <= wanted:
                yield Fault(path, str(message.id), "a placeholder that the source does not have")


def _forms(words: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """A message has one form, or as many as its plural."""
    return (words or "",) if isinstance(words, str | None) else tuple(words)


def _read(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)

"""Programme files: a funder's call in YAML, checked whole before anything uses it."""

import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from tandem.rooms.partners.programme import Criterion, CriterionKind, Programme, Status, Subject
from tandem.rooms.partners.programme_reading import ProgrammeError, Reader

KEY = re.compile(r"[a-z][a-z0-9_]{1,59}")
POSTCODE = re.compile(r"[1-9]\d{3}(-[1-9]\d{3})?")
COMMITTEE = re.compile(r"\d{3}(\.\d{2})?")
STATUSES = ("unemployed", "inactive", "employed")

_USED_BOUNDS: Mapping[CriterionKind, frozenset[str]] = {
    CriterionKind.AGE: frozenset({"minimum", "maximum"}),
    CriterionKind.HOUSEHOLD_WORK_INTENSITY: frozenset({"maximum", "inclusive"}),
    CriterionKind.EMPLOYMENT_STATUS: frozenset({"one_of"}),
    CriterionKind.JOINT_COMMITTEE: frozenset({"one_of"}),
    CriterionKind.RESIDENCE: frozenset({"postcodes"}),
    CriterionKind.REGISTERED_JOB_SEEKER: frozenset({"expected"}),
    CriterionKind.POVERTY_RISK: frozenset({"expected"}),
    CriterionKind.OTHER: frozenset({"expected"}),
}
_OF_ORGANISATIONS = {CriterionKind.JOINT_COMMITTEE, CriterionKind.OTHER}


def load_programme(text: str | bytes, name: str) -> Programme:
    """Read and check one programme file.

    text: YAML, UTF-8 when bytes. name: the file's name, for messages.
    Raises ProgrammeError with line, path of keys and nearest valid word.
    """
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ProgrammeError("not_utf8", file=name) from error
    reader = Reader(name)
    programme: Programme = reader.read(text, Programme)
    for check in _CHECKS:
        check(programme, reader)
    return programme


def programme_to_json(programme: Programme) -> dict[str, Any]:
    """The programme as plain JSON with the same keys as its file, to be stored."""
    plain: dict[str, Any] = _plain(programme)
    return plain


def programme_from_json(definition: Mapping[str, Any]) -> Programme:
    """The programme that `programme_to_json` made; JSON is YAML, so all checks hold."""
    return _from_text(json.dumps(definition, sort_keys=True))


@cache
def shipped_programmes() -> Mapping[str, Programme]:
    """Every programme in this package by key, in the order of the file names."""
    folder = files("tandem.rooms.partners") / "programmes"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".yaml"))
    found = [load_programme((folder / name).read_bytes(), name) for name in names]
    return {each.key: each for each in found}


@lru_cache(maxsize=128)
def _from_text(text: str) -> Programme:
    return load_programme(text, "definition")


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if dataclasses.is_dataclass(value):
        # A key that holds its default is left out, as people leave it out of the file.
        return {
            field.name: _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        }
    return value


def _check_names(programme: Programme, reader: Reader) -> None:
    if not KEY.fullmatch(programme.key):
        reader.refuse("bad_name", "key", programme.key)
    if programme.version < 1:
        reader.refuse("bad_bound", "version", str(programme.version), ("1", "2"))
    named: dict[str, list[tuple[str, str]]] = {
        "eligibility": [("id", each.id) for each in programme.eligibility],
        "sources": [("id", each.id) for each in programme.sources],
        "phases": [("key", each.key) for each in programme.phases],
        "groups": [("key", each.key) for each in programme.groups],
        "follow_up": [("key", each.key) for each in programme.follow_up],
        "instruments": [("instrument", each.instrument) for each in programme.instruments],
        "team.roles": [("kind", each.kind) for each in programme.team.roles],
        "retention": [("what", each.what) for each in programme.retention],
    }
    for path, pairs in named.items():
        _check_unique(path, pairs, reader)
    for place, phase in enumerate(programme.phases):
        pairs = [("key", each.key) for each in phase.moments]
        _check_unique(f"phases[{place}].moments", pairs, reader)


def _check_unique(path: str, pairs: Iterable[tuple[str, str]], reader: Reader) -> None:
    seen: set[str] = set()
    for place, (key, value) in enumerate(pairs):
        if value in seen:
            reader.refuse("duplicate_id", f"{path}[{place}].{key}", value)
        seen.add(value)


def _check_filled(programme: Programme, reader: Reader) -> None:
    must = {
        "phases": programme.phases,
        "team.roles": programme.team.roles,
        "plan.required": programme.plan.required,
        "retention": programme.retention,
    }
    for path, items in must.items():
        if not items:
            reader.refuse("empty_list", path)
    for place, use in enumerate(programme.instruments):
        if not use.moments:
            reader.refuse("empty_list", f"instruments[{place}].moments")


def _check_sources(programme: Programme, reader: Reader) -> None:
    known = tuple(each.id for each in programme.sources)
    for path, item in _walk(programme, ""):
        source = getattr(item, "source", None)
        if source is not None and source not in known:
            reader.refuse("unknown_source", f"{path}.source", source, known)


def _check_unknowns(programme: Programme, reader: Reader) -> None:
    """A figure is null exactly when its status is unknown, and then a note says why."""
    for path, item in _walk(programme, ""):
        status = getattr(item, "status", None)
        if status is None:
            continue
        if hasattr(item, "value") and (item.value is None) != (status is Status.UNKNOWN):
            reader.refuse("status_and_value_differ", f"{path}.status", status, tuple(Status))
        if status is Status.UNKNOWN and item.note is None:
            reader.refuse("unknown_without_note", path)
        if isinstance(getattr(item, "value", None), int) and item.value < 0:
            reader.refuse("bad_bound", f"{path}.value", str(item.value))


def _check_criteria(programme: Programme, reader: Reader) -> None:
    for place, criterion in enumerate(programme.eligibility):
        path = f"eligibility[{place}]"
        _check_kind_fits_subject(programme.subject, criterion.kind, path, reader)
        _check_keys_fit_kind(criterion, path, reader)
        _check_range(criterion, path, reader)
        _check_words(criterion, path, reader)


def _check_kind_fits_subject(
    subject: Subject, kind: CriterionKind, path: str, reader: Reader
) -> None:
    about_organisation = subject is Subject.ORGANISATION
    if about_organisation and kind not in _OF_ORGANISATIONS:
        reader.refuse("kind_does_not_fit_subject", f"{path}.kind", kind, tuple(_OF_ORGANISATIONS))
    if not about_organisation and kind is CriterionKind.JOINT_COMMITTEE:
        reader.refuse("kind_does_not_fit_subject", f"{path}.kind", kind, ("other",))


def _check_keys_fit_kind(criterion: Criterion, path: str, reader: Reader) -> None:
    allowed = tuple(sorted(_USED_BOUNDS[criterion.kind]))
    for field in dataclasses.fields(criterion.bounds):
        at = f"{path}.bounds.{field.name}"
        if at in reader.lines and field.name not in allowed:
            reader.refuse("bound_does_not_fit_kind", at, field.name, allowed)
    bounds = criterion.bounds
    empty = bounds.minimum is None and bounds.maximum is None
    empty = empty and not bounds.one_of and not bounds.postcodes
    if empty and "expected" not in allowed and criterion.status is not Status.UNKNOWN:
        reader.refuse("missing_key", path, "bounds", allowed)


def _check_range(criterion: Criterion, path: str, reader: Reader) -> None:
    low, high = criterion.bounds.minimum, criterion.bounds.maximum
    ceiling = 1 if criterion.kind is CriterionKind.HOUSEHOLD_WORK_INTENSITY else 120
    for name, value in (("minimum", low), ("maximum", high)):
        if value is not None and not 0 <= value <= ceiling:
            reader.refuse("bad_bound", f"{path}.bounds.{name}", str(value), ("0", str(ceiling)))
    if low is not None and high is not None and low > high:
        reader.refuse("bad_bound", f"{path}.bounds.minimum", str(low), (str(high),))


def _check_words(criterion: Criterion, path: str, reader: Reader) -> None:
    one_of: re.Pattern[str] = COMMITTEE
    examples: tuple[str, ...] = ("319.01", "329")
    if criterion.kind is CriterionKind.EMPLOYMENT_STATUS:
        one_of, examples = re.compile("|".join(STATUSES)), STATUSES
    for place, word in enumerate(criterion.bounds.one_of):
        if not one_of.fullmatch(word):
            reader.refuse("bad_bound", f"{path}.bounds.one_of[{place}]", word, examples)
    for place, word in enumerate(criterion.bounds.postcodes):
        if not POSTCODE.fullmatch(word):
            at = f"{path}.bounds.postcodes[{place}]"
            reader.refuse("bad_bound", at, word, ("9100", "9100-9120"))


def _walk(item: Any, path: str) -> Iterable[tuple[str, Any]]:
    """Every dataclass in the tree with its path of keys."""
    if isinstance(item, tuple):
        for place, each in enumerate(item):
            yield from _walk(each, f"{path}[{place}]")
    elif dataclasses.is_dataclass(item):
        yield path, item
        for field in dataclasses.fields(item):
            at = f"{path}.{field.name}" if path else field.name
            yield from _walk(getattr(item, field.name), at)


_CHECKS: tuple[Callable[[Programme, Reader], None], ...] = (
    _check_names,
    _check_filled,
    _check_sources,
    _check_unknowns,
    _check_criteria,
)

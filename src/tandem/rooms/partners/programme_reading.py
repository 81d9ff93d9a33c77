"""YAML read into frozen dataclasses, with the place and the way out of every mistake.

The dataclasses are the schema: a field without a default is a key that must be there
(null when its type allows None), and every other key is refused.
"""

import dataclasses
import difflib
import types
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, NoReturn

import yaml

from tandem.foundation.errors import Refused

MAX_CHARACTERS = 200_000
MAX_DEPTH = 20

_TAG = "tag:yaml.org,2002:"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ProgrammeError(Refused):
    """A programme file that cannot be used. Carries facts; the page chooses the words.

    code: which mistake, see `programme_wording`.
    file, line: where, with line 1 the first; line 0 when the whole file is meant.
    path: the keys that lead there, such as `eligibility[2].bounds`.
    found: what stands there now; expected: what may stand there; nearest: the likely intent.
    """

    def __init__(
        self,
        code: str,
        *,
        file: str,
        line: int = 0,
        path: str = "",
        found: str = "",
        expected: tuple[str, ...] = (),
    ) -> None:
        self.code, self.file, self.line, self.path = code, file, line, path
        self.found, self.expected = found[:80], expected
        close = difflib.get_close_matches(found, expected, n=1, cutoff=0.5)
        self.nearest = close[0] if close else None
        super().__init__(code=code, file=file, line=line, path=path, found=self.found)

    def __str__(self) -> str:
        hint = f" (did you mean {self.nearest!r}?)" if self.nearest else ""
        return f"{self.file}:{self.line}: {self.path}: {self.code} {self.found!r}{hint}"


class Reader:
    """Reads one text. `lines` holds, for each path of keys, the line where it stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[str, int] = {}

    def read(self, text: str, shape: type) -> Any:
        """An instance of the dataclass `shape`. Raises ProgrammeError."""
        if len(text) > MAX_CHARACTERS:
            raise ProgrammeError("too_large", file=self.file, expected=(str(MAX_CHARACTERS),))
        try:
            self._check_events(text)
            root = yaml.compose(text, Loader=_Loader)
        except (yaml.YAMLError, UnicodeError) as error:
            raise self._not_yaml(error) from error
        if root is None:
            raise ProgrammeError("empty", file=self.file)
        return self._value(root, shape, "")

    def refuse(
        self, code: str, path: str, found: str = "", expected: tuple[str, ...] = ()
    ) -> NoReturn:
        """Raise a ProgrammeError at a path that was read before."""
        line = self.lines.get(path, 0)
        raise ProgrammeError(
            code, file=self.file, line=line, path=path, found=found, expected=expected
        )

    def _check_events(self, text: str) -> None:
        """Refuse what makes a small text grow: aliases, and nesting beyond all need."""
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            line = event.start_mark.line + 1 if event.start_mark else 0
            if isinstance(event, yaml.AliasEvent):
                raise ProgrammeError("alias", file=self.file, line=line, found=event.anchor or "")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise ProgrammeError("too_deep", file=self.file, line=line)

    def _not_yaml(self, error: Exception) -> ProgrammeError:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        found = getattr(error, "problem", None) or getattr(error, "reason", "") or ""
        return ProgrammeError("not_yaml", file=self.file, line=line, found=str(found))

    def _value(self, node: yaml.Node, hint: Any, path: str) -> Any:
        self.lines[path] = node.start_mark.line + 1
        if isinstance(hint, types.UnionType):
            return self._optional(node, hint, path)
        if typing.get_origin(hint) is tuple:
            return self._sequence(node, typing.get_args(hint)[0], path)
        if dataclasses.is_dataclass(hint):
            return self._mapping(node, hint, path)
        return self._scalar(node, hint, path)

    def _optional(self, node: yaml.Node, hint: types.UnionType, path: str) -> Any:
        if node.tag == _TAG + "null":
            return None
        (inner,) = (each for each in typing.get_args(hint) if each is not types.NoneType)
        return self._value(node, inner, path)

    def _sequence(self, node: yaml.Node, hint: Any, path: str) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self.refuse("wrong_type", path, _kind(node), ("list",))
        return tuple(
            self._value(item, hint, f"{path}[{place}]") for place, item in enumerate(node.value)
        )

    def _mapping(self, node: yaml.Node, shape: Any, path: str) -> Any:
        if not isinstance(node, yaml.MappingNode):
            self.refuse("wrong_type", path, _kind(node), ("keys and values",))
        hints = typing.get_type_hints(shape)
        values: dict[str, Any] = {}
        for key, child, at in self._pairs(node, path):
            if key not in hints:
                self.refuse("unknown_key", at, key, tuple(hints))
            if key in values:
                self.refuse("duplicate_key", at, key)
            values[key] = self._value(child, hints[key], at)
        for field in dataclasses.fields(shape):
            if field.default is dataclasses.MISSING and field.name not in values:
                self.refuse("missing_key", path, field.name)
        return shape(**values)

    def _pairs(self, node: yaml.MappingNode, path: str) -> Iterator[tuple[str, yaml.Node, str]]:
        for key, child in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else _kind(key)
            at = f"{path}.{name}" if path else name
            self.lines[at] = key.start_mark.line + 1
            yield name, child, at

    def _scalar(self, node: yaml.Node, hint: type, path: str) -> Any:
        found = str(node.value)[:80] if isinstance(node, yaml.ScalarNode) else _kind(node)
        if issubclass(hint, StrEnum):
            choices = tuple(each.value for each in hint)
            if found not in choices:
                self.refuse("unknown_choice", path, found, choices)
            return hint(found)
        tags, convert = _SCALARS[hint]
        if node.tag.removeprefix(_TAG) not in tags:
            self.refuse("wrong_type", path, found, (_NAMES[hint],))
        try:
            return convert(node.value)
        except (ValueError, InvalidOperation):
            self.refuse("wrong_type", path, found, (_NAMES[hint],))


def _kind(node: yaml.Node) -> str:
    return {"map": "keys and values", "seq": "list", "null": "nothing"}.get(
        node.tag.removeprefix(_TAG), str(node.value)[:80]
    )


def _filled(value: str) -> str:
    if not value.strip():
        raise ValueError
    return value.strip()


def _finite(value: str) -> Decimal:
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError
    return number


def _true_or_false(value: str) -> bool:
    # YAML also reads yes, on and no as booleans; a file that says so is easily misread.
    if value not in ("true", "false"):
        raise ValueError
    return value == "true"


_NAMES = {
    str: "text, in quotes when it looks like a number or a date",
    int: "whole number",
    Decimal: "number",
    bool: "true or false",
}
_SCALARS: dict[type, tuple[set[str], Callable[[str], Any]]] = {
    str: ({"str"}, _filled),
    int: ({"int"}, int),
    Decimal: ({"int", "float"}, _finite),
    bool: ({"bool"}, _true_or_false),
}

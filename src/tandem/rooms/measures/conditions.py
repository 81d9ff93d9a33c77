"""Conditions of XLSForm: when a question shows, and which answers it takes.

Only a closed list of operators and functions is known, none of which can loop, read a
file or fetch an address; with a bound on the length, the time of a condition is bounded.
Values follow XPath 1.0: everything answered is text, compared as numbers where a number
or an order is asked, and days count as numbers.
"""

import operator
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from math import nan
from typing import Any
from xml.etree.ElementTree import Element

from elementpath import ElementPathError, XPathContext
from elementpath.xpath1 import XPath1Parser
from elementpath.xpath_tokens import XPathToken
from lark.exceptions import LarkError

MAX_CHARACTERS = 1000
MAX_DEPTH = 60
FUNCTIONS = (
    *("boolean", "ceiling", "coalesce", "concat", "contains", "count-selected", "false", "floor"),
    *("if", "normalize-space", "not", "number", "round", "selected", "starts-with", "string"),
    *("string-length", "substring", "today", "true"),
)

# Names of questions have no dot, so these never meet one.
_SELF, _TODAY = "self.value", "today.value"
_EPOCH = date(1970, 1, 1)
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNKNOWN_FUNCTION = re.compile(r"unknown function '([^']+)'")
_NOWHERE = Element("answers")


class ConditionError(ValueError):
    """A condition that cannot be used. reason: too_long, syntax, function or self."""

    def __init__(self, reason: str, found: str = "") -> None:
        super().__init__(reason)
        self.reason, self.found = reason, found


def names_in(expression: str) -> frozenset[str]:
    """Names of the questions that a condition looks at, without their `${}`."""
    return frozenset(
        token.value[2:-1] for token in _lexed(expression) if token.type == "PYXFORM_REF"
    )


def check_condition(expression: str, *, may_use_self: bool) -> None:
    """Raise ConditionError unless this condition can be evaluated.

    may_use_self: a constraint speaks of its own answer with a dot, a relevance may not.
    """
    if not may_use_self and any(token.type == "SELF_REF" for token in _lexed(expression)):
        raise ConditionError("self", ".")
    _parsed(expression)


def is_met(expression: str, answers: Mapping[str, str], *, on: date, own: str = "") -> bool:
    """Whether a condition holds. One that cannot be worked out does not.

    answers: text by question name; a name that is missing counts as blank.
    own: the answer that a dot stands for. on: the day that today() gives.
    """
    variables: dict[str, Any] = {name: answers.get(name, "") for name in names_in(expression)}
    variables |= {_SELF: own, _TODAY: on.isoformat()}
    context = XPathContext(root=_NOWHERE, variables=variables)
    token = _parsed(expression)
    try:
        return bool(token.boolean_value(token.evaluate(context)))
    except (ElementPathError, ArithmeticError, ValueError, TypeError):
        return False


@lru_cache(maxsize=2048)
def _parsed(expression: str) -> XPathToken:
    text = "".join(_TO_VARIABLE.get(token.type, str)(token.value) for token in _lexed(expression))
    try:
        root = _FormParser().parse(text)
    except ElementPathError as error:
        unknown = _UNKNOWN_FUNCTION.search(str(error))
        if unknown:
            raise ConditionError("function", unknown[1]) from error
        raise ConditionError("syntax", expression) from error
    except (RecursionError, ArithmeticError, ValueError, TypeError, KeyError) as error:
        raise ConditionError("syntax", expression) from error
    _check_tree(root, 1)
    return root


def _lexed(expression: str) -> tuple[Any, ...]:
    # The reader of workbooks that comes along weighs thirty megabytes; most pages ask nothing.
    from pyxform.parsing.expression import parse_expression

    if len(expression) > MAX_CHARACTERS:
        raise ConditionError("too_long", expression[:80])
    try:
        tokens: tuple[Any, ...] = parse_expression(expression)
    except LarkError as error:
        raise ConditionError("syntax", expression) from error
    if any(token.type == "OTHER" and token.value == "$" for token in tokens):
        raise ConditionError("syntax", expression)
    return tokens


_TO_VARIABLE: Mapping[str, Callable[[str], str]] = {
    "PYXFORM_REF": lambda value: f"${value[2:-1]}",
    "SELF_REF": lambda value: f"${_SELF}",
    # Two tokens that stood apart must not grow together.
    "WHITESPACE": lambda value: " ",
}


def _check_tree(token: XPathToken, depth: int) -> None:
    """Refuse a bare word, which is a step in a document that is not there, and deep nesting."""
    if depth > MAX_DEPTH:
        raise ConditionError("too_long")
    if token.symbol == "(name)" or (token.symbol == "*" and len(token) != 2):
        raise ConditionError("syntax", str(token.value))
    if token.symbol != "$":
        for child in token:
            _check_tree(child, depth + 1)


def _number(value: Any) -> float:
    """A value as XPath's number() has it; a day counts from 1970, other words are NaN."""
    if not isinstance(value, str):
        return float(value)
    text = value.strip()
    if _DAY.fullmatch(text):
        try:
            return float((date.fromisoformat(text) - _EPOCH).days)
        except ValueError:
            return nan
    return float(text) if _NUMBER.fullmatch(text) else nan


def _remainder(left: float, right: float) -> float:
    """XPath's mod keeps the sign of the left number; Python's does not."""
    return left - right * int(left / right)


_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_CALCULATE: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": operator.truediv,
    "mod": _remainder,
}


_SYNTAX = (
    *("(start)", "(end)", "(invalid)", "(unknown)", "(string)", "(integer)", "(decimal)"),
    *("(float)", "(name)", "(", ")", ",", "$", "or", "and"),
)


class _FormParser(XPath1Parser):
    """XPath 1.0 with a closed vocabulary."""

    symbol_table = {
        symbol: token
        for symbol, token in XPath1Parser.symbol_table.items()
        if symbol in {*_SYNTAX, *FUNCTIONS, *_COMPARE, *_CALCULATE}
    }


def _replace(symbol: str, evaluate: Callable[..., Any]) -> None:
    """Give a known symbol another meaning here, and leave the library's own as it is."""
    known = XPath1Parser.symbol_table[symbol]
    _FormParser.symbol_table[symbol] = type(known.__name__, (known,), {"evaluate": evaluate})


_method, _function = _FormParser.method, _FormParser.function


def _evaluate_comparison(self: XPathToken, context: Any = None) -> bool:
    left, right = (each.evaluate(context) for each in self)
    compare = _COMPARE[self.symbol]
    if self.symbol in ("=", "!="):
        if isinstance(left, bool) or isinstance(right, bool):
            return compare(self.boolean_value(left), self.boolean_value(right))
        if isinstance(left, str) and isinstance(right, str):
            return compare(left, right)
    return compare(_number(left), _number(right))


def _evaluate_calculation(self: XPathToken, context: Any = None) -> float:
    numbers = [_number(each.evaluate(context)) for each in self]
    if len(numbers) == 1:
        return _CALCULATE[self.symbol](0.0, numbers[0])
    return _CALCULATE[self.symbol](*numbers)


@_method(_function("selected", nargs=2))
def evaluate__selected(self: XPathToken, context: Any = None) -> bool:
    return str(self[1].evaluate(context)) in str(self[0].evaluate(context)).split()


@_method(_function("count-selected", nargs=1))
def evaluate__count_selected(self: XPathToken, context: Any = None) -> int:
    return len(str(self[0].evaluate(context)).split())


@_method(_function("if", nargs=3))
def evaluate__if(self: XPathToken, context: Any = None) -> Any:
    chosen = 1 if self.boolean_value(self[0].evaluate(context)) else 2
    return self[chosen].evaluate(context)


@_method(_function("coalesce", nargs=(2, 9)))
def evaluate__coalesce(self: XPathToken, context: Any = None) -> Any:
    values = [each.evaluate(context) for each in self]
    return next((value for value in values if value != ""), "")


def _evaluate_number(self: XPathToken, context: Any = None) -> float:
    return _number(self[0].evaluate(context))


@_method(_function("today", nargs=0))
def evaluate__today(self: XPathToken, context: Any = None) -> Any:
    if context is None:
        raise self.missing_context()
    return context.variables[_TODAY]


for _symbol in _COMPARE:
    _replace(_symbol, _evaluate_comparison)
for _symbol in _CALCULATE:
    _replace(_symbol, _evaluate_calculation)
_replace("number", _evaluate_number)
_FormParser.build()

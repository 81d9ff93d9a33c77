"""Every action leaves a line in the access log, itself or by what it calls."""

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from types import FunctionType
from typing import Any

import tandem.journeys
import tandem.rooms
from tandem.foundation.audit.log import record

# They only read or check, or do a part of what their caller records in the same transaction.
# This list only shrinks.
QUIET = {
    "journeys.registers.actions.hold_partnership",
    "journeys.registers.actions.keeps_numbers",
    "journeys.registers.actions.read_file",
    "rooms.accounts.actions.may_show_link",
    "rooms.contacts.actions.reminders.begin_reminder",
    "rooms.measures.actions.assessments.check",
    "rooms.people.actions.persons.index_names",
    "rooms.people.registers.add_people",
    "rooms.people.registers.choose",
    "rooms.people.registers.remove_people",
    "rooms.plans.actions.hand.require_edition",
    "rooms.plans.actions.hand.take",
    "rooms.plans.actions.hand.write",
}


def modules() -> Iterator[Any]:
    """Every module of the rooms and the journeys."""
    for package in (tandem.rooms, tandem.journeys):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if {"tests", "migrations"}.isdisjoint(found.name.split(".")):
                yield importlib.import_module(found.name)


def actions() -> dict[str, FunctionType]:
    """Every public function among the actions, or with a transaction of its own, by its name."""
    return {
        f"{module.__name__.removeprefix('tandem.')}.{name}": value
        for module in modules()
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and not name.startswith("_")
        and ("actions" in module.__name__.split(".") or is_atomic(value))
    }


def is_atomic(function: FunctionType) -> bool:
    return inspect.getsource(function).startswith("@transaction.atomic")


def called_by(function: FunctionType) -> Iterator[Any]:
    """The functions that are named in a function, as its module knows them."""
    known = function.__globals__
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        if isinstance(node, ast.Name):
            yield known.get(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield getattr(known.get(node.value.id), node.attr, None)


def leads_to_a_record(function: FunctionType) -> bool:
    """Whether the access log is written on some way through this function."""
    waiting, seen = [function], set()
    while waiting:
        each = inspect.unwrap(waiting.pop())
        if each is record:
            return True
        if each not in seen and each.__module__.startswith("tandem."):
            seen.add(each)
            waiting += [found for found in called_by(each) if inspect.isfunction(found)]
    return False


class TestActions:
    def test_record_what_they_do(self):
        found = actions()

        quiet = {name for name, action in found.items() if not leads_to_a_record(action)}

        assert len(found) > 60
        assert quiet == QUIET

"""The examples in docstrings do what they say."""

import doctest
import importlib

import pytest

MODULES = [
    "duplicates.people",
    "headers",
    "plausibility",
    "reading.garbled",
    "values.dates",
    "values.formulas",
    "values.identity",
    "values.names",
    "values.places",
    "values.reach",
    "words",
]


class TestExample:
    @pytest.mark.parametrize("name", MODULES)
    def test_does_what_it_says(self, name):
        module = importlib.import_module(f"tandem.journeys.registers.{name}")

        failed, attempted = doctest.testmod(module)

        assert attempted
        assert not failed

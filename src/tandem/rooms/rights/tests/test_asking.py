"""A box to tick for what is rare, and what an offer has that is rare."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict

from tandem.rooms.rights.forms.asking import AsksTwice
from tandem.rooms.rights.rules.offers import Odd, WagePer, odd
from tandem.rooms.rights.tests.test_offers import BAKERY


class AgeForm(AsksTwice):
    age = forms.IntegerField()

    def clean(self):
        if self.cleaned_data["age"] > 100:
            self.ask("age", self.cleaned_data["age"], "Really?")


def filled(age, *ticked):
    data = QueryDict(mutable=True)
    data.update({"age": age})
    data.setlist("sure", ticked)
    return AgeForm(data)


class TestAsksTwice:
    def test_asks_nothing_about_what_is_usual(self):
        form = filled(36)

        assert form.is_valid()
        assert form.asks == {}

    def test_holds_up_what_is_rare_until_it_is_ticked(self):
        first = filled(104)
        ticked = filled(104, "other:1", "age:104")

        assert (first.is_valid(), ticked.is_valid()) == (False, True)
        assert first.errors["age"][0] == "Really?"
        assert ticked.asks["age"].is_sure

    def test_takes_no_tick_for_another_value(self):
        assert not filled(140, "age:104").is_valid()

    def test_asks_nothing_before_anything_is_sent(self):
        assert AgeForm(initial={"age": 140}).asks == {}

    def test_keeps_its_boxes_short(self):
        form = filled(10**250)
        form.is_valid()

        assert len(form.asks["age"].value) == 200


class TestOdd:
    @pytest.mark.parametrize(
        ("per", "euro", "what"),
        [
            (WagePer.HOUR, "100", None),
            (WagePer.HOUR, "100.01", Odd.HOURLY_IS_MONTHLY),
            (WagePer.MONTH, "99.99", Odd.MONTHLY_IS_HOURLY),
            (WagePer.MONTH, "100", None),
            (WagePer.MONTH, "10000", None),
            (WagePer.MONTH, "10000.01", Odd.MONTHLY_IS_YEARLY),
        ],
    )
    def test_looks_at_the_wage(self, per, euro, what):
        found = odd(replace(BAKERY, wage_per=per, wage_euro=Decimal(euro)))

        assert found == ([("wage_euro", what)] if what else [])

    @pytest.mark.parametrize(("hours", "is_odd"), [("38", False), ("38.1", True)])
    def test_looks_at_the_week(self, hours, is_odd):
        found = odd(replace(BAKERY, hours=Decimal(hours)))

        assert found == ([("hours", Odd.LONG_WEEK)] if is_odd else [])

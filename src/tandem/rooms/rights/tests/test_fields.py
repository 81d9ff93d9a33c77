from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict

from tandem.rooms.rights.forms.fields import BirthField, HoursField
from tandem.rooms.rights.forms.sheet import MOST_INCOMES, MOST_ROWS, PersonSheet, Sheet, shape_of

NORA = PersonSheet({"relation": "child", "name": "Nora"}, ())
SHEET = Sheet(
    (PersonSheet({"name": "Samira"}, ({"kind": "leefloon", "euro": "veel"}, {})), NORA),
    {"on": "2026-03-02", "housing": "owner"},
)


def codes(field, text):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(text)
    return [error.code for error in refused.value.error_list]


class TestBirthField:
    @pytest.mark.parametrize(
        "written",
        [
            "17/5/1990", "17-05-1990", "17.5.1990", "17 5 1990", " 17 / 05 / 1990 ", "17051990",
            "1990-05-17",
        ],
    )  # fmt: skip
    def test_reads_a_day_as_people_write_it(self, written):
        assert BirthField().clean(written) == date(1990, 5, 17)

    @pytest.mark.parametrize(
        ("written", "born"),
        [("36", 36), ("0", 0), ("120", 120), ("1990", date(1990, 7, 1))],
    )
    def test_reads_an_age_or_a_year(self, written, born):
        assert BirthField().clean(written) == born

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("17/5/90", "short"), ("31/2/1990", "no_day"), ("0000", "no_day"), ("121", "invalid"),
            ("zesendertig", "invalid"), ("-4", "invalid"), ("1/2/3/4", "invalid"),
            ("9" * 400, "invalid"), ("5/17/1990", "no_day"), ("³⁶", "invalid"),
        ],
    )  # fmt: skip
    def test_says_what_is_wrong(self, written, code):
        assert codes(BirthField(), written) == [code]

    def test_may_stay_empty(self):
        assert BirthField(required=False).clean(" ") is None


class TestHoursField:
    @pytest.mark.parametrize(
        ("written", "hours"), [("19", "19"), ("30,4", "30.4"), ("30.4", "30.4"), ("0", "0")]
    )
    def test_reads_a_comma_and_a_point(self, written, hours):
        assert HoursField().clean(written) == Decimal(hours)

    @pytest.mark.parametrize("written", ["veel", "19u", "1e9", "30,44", "99999", "NaN"])
    def test_says_what_is_wrong(self, written):
        assert codes(HoursField(), written)

    def test_shows_no_zeros_that_nobody_typed(self):
        shown = [HoursField().prepare_value(Decimal(each)) for each in ("19.0", "30.4")]

        assert shown == ["19", "30,4"]
        assert HoursField().prepare_value("19u") == "19u"


class TestSheet:
    def test_comes_back_as_it_was_sent(self):
        data = QueryDict(mutable=True)
        data.update(SHEET.flat())

        assert Sheet.read(data) == SHEET
        assert SHEET.shape == "2-0"

    def test_moves_the_rest_up_when_somebody_is_taken_out(self):
        three = SHEET.after("add-other")

        assert three.shape == "2-0-1"
        assert three.after("drop-1").persons[1].values["relation"] == ""

    @pytest.mark.parametrize(
        ("wish", "place"), [("add-child", 2), ("income-1", 1), ("drop-1", 0), ("absurd", 0)]
    )
    def test_says_where_the_reader_goes_on(self, wish, place):
        assert SHEET.fresh_after(wish) == place


class TestShapeOf:
    @pytest.mark.parametrize("text", ["", "x", "1--2", "-1", "1-999", "1.5", "²"])
    def test_is_one_person_when_it_is_no_shape(self, text):
        assert shape_of(text) == [1]

    def test_is_cut_short_before_it_costs_anything(self):
        assert shape_of("-".join(["99"] * 1000)) == [MOST_INCOMES] * MOST_ROWS

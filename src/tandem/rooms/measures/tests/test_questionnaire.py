from datetime import date
from pathlib import Path

import pytest
from django.http import QueryDict

from tandem.rooms.measures.answers import NoAnswer
from tandem.rooms.measures.questionnaire import SAVE, SHOWN, instrument_form
from tandem.rooms.measures.xlsform import parse_instrument, shipped_instruments

ON = date(2026, 3, 2)
LIGHTS = shipped_instruments()["warning_lights"]
HEARD = Path(__file__).with_name("heard.md")


@pytest.fixture(scope="module")
def instrument():
    return parse_instrument(HEARD.read_bytes(), HEARD.name)


def sent(**fields):
    """What a page sends; a list gives one field several times."""
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def form_of(instrument, data=None, **more):
    return instrument_form(instrument, language="nl", on=ON, data=data, **more)


def saved(shown, **fields):
    data = sent(**fields)
    data[SAVE] = "1"
    data.setlist(SHOWN, shown)
    return data


class TestAFirstLook:
    def test_shows_what_no_condition_hides(self, instrument):
        form = form_of(instrument)

        assert form.names_shown == ["joined", "ease", "day"]
        assert [item.label for item in form.listed_items()] == [
            "Was je in een groep?", "Hoe gemakkelijk?", "Wanneer?",
        ]  # fmt: skip

    def test_speaks_the_language_of_the_reader(self, instrument):
        form = instrument_form(instrument, language="en-gb", on=ON)

        assert form["joined"].label == "Were you in a group?"

    def test_begins_with_what_was_kept(self, instrument):
        kept = {"joined": "yes", "times": {"no_answer": "refused"}, "words": "Fijn"}

        form = form_of(instrument, answers=kept)

        assert form["words"].value() == "Fijn"
        assert form["times__no_answer"].value() == NoAnswer.REFUSED


class TestAChange:
    def test_brings_up_the_questions_that_follow(self, instrument):
        form = form_of(instrument, sent(joined="yes"))

        assert (form.is_bound, form.names_shown) == (
            False, ["joined", "times", "words", "ease", "day"],
        )  # fmt: skip

    def test_keeps_aside_what_no_longer_shows(self, instrument):
        form = form_of(instrument, sent(joined="no", words="Fijn"))

        assert [(field.name, field.value()) for field in form.kept_aside()] == [("words", "Fijn")]


class TestSaving:
    def test_asks_on_when_questions_came_up_that_were_not_shown(self, instrument):
        form = form_of(instrument, saved(["joined", "ease", "day"], joined="yes", ease="7"))

        assert (form.is_bound, form.asks_more) == (False, True)
        assert form["ease"].value() == "7"

    def test_is_done_when_all_that_shows_was_shown(self, instrument):
        shown = ["joined", "times", "words", "ease", "day"]

        form = form_of(instrument, saved(shown, joined="yes", times="3", words=" Fijn "))

        assert form.is_valid()
        assert form.stored == {"joined": "yes", "times": "3", "words": "Fijn"}

    @pytest.mark.parametrize(
        ("fields", "wrong"),
        [
            ({}, "joined"),
            ({"joined": "perhaps"}, "joined"),
            ({"joined": "yes"}, "times"),
            ({"joined": "yes", "times": "often"}, "times"),
            ({"joined": "yes", "times": "300"}, "times"),
            ({"joined": "no", "day": "31/02/2026"}, "day"),
        ],
    )
    def test_says_what_is_wrong_once_and_keeps_it(self, instrument, fields, wrong):
        shown = ["joined", "times", "words", "ease", "day"]

        form = form_of(instrument, saved(shown, **fields))

        assert not form.is_valid()
        assert {name: len(errors) for name, errors in form.errors.items()} == {wrong: 1}
        for name, value in fields.items():
            assert form[name].value() == value

    def test_says_it_in_the_words_of_the_instrument(self, instrument):
        shown = ["joined", "times", "words", "ease", "day"]

        form = form_of(instrument, saved(shown, joined="yes", times="300"))

        assert form.errors["times"] == ["Zo vaak?"]

    def test_takes_a_reason_instead_of_an_answer(self, instrument):
        shown = ["joined", "times", "words", "ease", "day"]
        data = saved(shown, joined="yes", times__no_answer="refused")

        form = form_of(instrument, data)

        assert form.is_valid()
        assert form.stored["times"] == {"no_answer": "refused"}


class TestClosedQuestions:
    def test_are_neither_shown_nor_taken(self, instrument):
        form = form_of(instrument, saved(["joined"], joined="no", day="2026-01-01"), closed={"day"})

        assert "day" not in form.fields
        assert "day" not in form.stored

    def test_leave_no_empty_heading(self, instrument):
        form = form_of(instrument, sent(joined="yes"), closed={"times", "words"})

        assert "about" not in [item.name for item in form.listed_items()]


class TestWarningLights:
    def test_ask_whether_it_hinders_once_something_is_ticked(self):
        nothing = form_of(LIGHTS)
        ticked = form_of(LIGHTS, sent(won_signals=["eviction", "unfit"]))

        assert "person_hinders" not in nothing.names_shown
        assert "person_hinders" in ticked.names_shown
        assert ticked["won_signals"].value() == ["eviction", "unfit"]

    @pytest.mark.parametrize("key", shipped_instruments())
    def test_and_every_other_shipped_list_renders(self, key):
        form = form_of(shipped_instruments()[key])

        html = "".join(item.field.as_field_group() for item in form.listed_items() if item.field)

        assert "UNDEFINED" not in html
        assert html

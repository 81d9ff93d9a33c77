"""Conditions: what they mean, and that nothing else can be said in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.measures.conditions import (
    MAX_CHARACTERS,
    ConditionError,
    check_condition,
    is_met,
    names_in,
)

ON = date(2026, 1, 20)
ANSWERS = {
    "three": "3",
    "blank": "",
    "many": "red green",
    "half": "4.5",
    "with-dash": "1",
    "day": "2026-01-05",
    "word": "home",
}


def met(expression, own=""):
    check_condition(expression, may_use_self=bool(own))
    return is_met(expression, ANSWERS, on=ON, own=own)


class TestIsMet:
    @pytest.mark.parametrize(
        "expression",
        [
            "${three} = 3",
            "${three} = '3'",
            "${three} = 3.0",
            "${three} != 4",
            "${three} > 2 and ${three} <= 3",
            "${half}+1 > 5",
            "${half} = 4.50",
            "${three}*2=6",
            "${three} mod 2 = 1",
            "-7 mod 2 = -1",
            "7 div 2 = 3.5",
            "-${three} < 0",
            "${with-dash} = 1",
            "${blank} = ''",
            "${word} != ''",
            "not(${blank} > 2)",
            "selected(${many}, 'red')",
            "not(selected(${many}, 'gree'))",
            "count-selected(${many}) = 2",
            "count-selected(${blank}) = 0",
            "if(${three} > 2, 'yes', 'no') = 'yes'",
            "if(${three} > 3, 'yes', 'no') = 'no'",
            "coalesce(${blank}, ${three}) = 3",
            "coalesce('', '') = ''",
            "${day} <= today()",
            "today() - ${day} = 15",
            "${day} < '2026-01-06'",
            "string-length(${word}) = 4",
            "starts-with(${word}, 'ho') and contains(${word}, 'm')",
            "substring(${word}, 1, 2) = 'ho'",
            "number(${three}) + 1 = 4",
            "round(${half}) = 5 and floor(${half}) = 4 and ceiling(${half}) = 5",
            "concat(${word}, 's') = 'homes'",
            "normalize-space('  a  b ') = 'a b'",
            "true() and not(false())",
            "boolean(${word})",
            "true() = true()",
        ],
    )
    def test_holds(self, expression):
        assert met(expression)

    @pytest.mark.parametrize(
        "expression",
        [
            "${three} = 4",
            "${blank} > 2",
            "${blank} < 2",
            "${blank} = 0",
            "${word} > 2",
            "${blank} + 1 > 0",
            "number(${blank}) >= 0",
            "selected(${blank}, 'red')",
            "${day} > today()",
            "'2026-02-31' > '2020-01-01'",
            "${three} div 0 > 1",
            "${three} mod ${blank} = 0",
            "false()",
        ],
    )
    def test_does_not_hold(self, expression):
        assert not met(expression)

    def test_takes_a_dot_for_the_answer_itself(self):
        assert met(". > 2 and . < ${half}", own="3")
        assert not met(". > 2", own="1")

    def test_takes_a_missing_answer_for_a_blank(self):
        assert is_met("${never_given} = ''", {}, on=ON)


class TestCheckCondition:
    @pytest.mark.parametrize(
        ("expression", "reason"),
        [
            ("", "syntax"),
            ("   ", "syntax"),
            ("${three} =", "syntax"),
            ("${three", "syntax"),
            ("$three = 1", "syntax"),
            ("'open", "syntax"),
            ("three = 3", "syntax"),
            ("*", "syntax"),
            ("/data/three = 3", "syntax"),
            ("//*", "syntax"),
            ("../three = 3", "syntax"),
            ("@three", "syntax"),
            ("${three}[1]", "syntax"),
            ("self::node()", "syntax"),
            ("${last-saved#three} = 1", "syntax"),
            ("1 = 1 = 1", "syntax"),
            ("selected(${many})", "syntax"),
            (". > 2", "self"),
            ("doc('file:///etc/passwd')", "function"),
            ("document('x')", "function"),
            ("unparsed-text('x')", "function"),
            ("collection('x')", "function"),
            ("environment-variable('HOME')", "function"),
            ("regex(${word}, '(a+)+$')", "function"),
            ("position() = 1", "function"),
            ("count(${three})", "function"),
            ("1 + " * 400 + "1", "too_long"),
            ("not(" * 90 + "1" + ")" * 90, "too_long"),
            ("1" + " or 1" * 150, "too_long"),
            ("(" * 490 + "1" + ")" * 490, "syntax"),
        ],
    )
    def test_refuses(self, expression, reason):
        with pytest.raises(ConditionError) as caught:
            check_condition(expression, may_use_self=False)

        assert caught.value.reason == reason

    @given(st.text(max_size=60) | st.text("${}()'.=<>+-*/ ab1,|&!", max_size=80))
    def test_refuses_or_evaluates_any_text(self, expression):
        try:
            check_condition(expression, may_use_self=True)
        except ConditionError:
            return

        assert is_met(expression, ANSWERS, on=ON, own="3") in (True, False)

    def test_has_room_for_eleven_domains(self):
        expression = " + ".join(f"count-selected(${{d{n}_signals}})" for n in range(11)) + " > 0"

        check_condition(expression, may_use_self=False)

        assert len(expression) < MAX_CHARACTERS


class TestNamesIn:
    def test_are_the_questions_that_a_condition_looks_at(self):
        assert names_in("${a} = 1 or selected(${b-c}, '${not_this}')") == {"a", "b-c"}

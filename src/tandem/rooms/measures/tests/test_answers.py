"""Answers: which questions show, what is refused, and in which form answers are kept."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.measures.answers import (
    NoAnswer,
    Problem,
    answers_from_form,
    check_answers,
    no_answer,
    stored_answers,
    visible_questions,
)
from tandem.rooms.measures.instrument_wording import ANSWER_PROBLEMS
from tandem.rooms.measures.xlsform import parse_instrument

ON = date(2026, 1, 20)
FORM = parse_instrument(
    """\
| survey |
| | type | name | label | required | relevant | constraint | parameters |
| | select_one yes_no | works | Werk je? | yes | | | |
| | begin_group | job | Werk | | ${works} = 'yes' | | |
| | decimal | hours | Hoeveel uren? | yes | | . > 0 and . <= 80 | |
| | date | since | Sinds wanneer? | | | . <= today() | |
| | text | boss | Wie is je baas? | | ${hours} >= 20 | | |
| | end_group | | | | | | |
| | select_multiple plans | plans | Wat wil je? | | | count-selected(.) <= 2 | |
| | integer | steps | Hoeveel stappen? | | selected(${plans}, 'learn') | | |
| | range | mood | Hoe gaat het? | | | | start=0 end=10 step=2.5 |
| | note | bye | Dank je | | | | |

| choices |
| | list_name | name | label |
| | yes_no | yes | Ja |
| | yes_no | no | Nee |
| | plans | work | Werken |
| | plans | learn | Leren |
| | plans | rest | Rusten |
""",
    "form.md",
)
ALWAYS = {"works", "plans", "mood", "bye"}


def visible(**answers):
    return visible_questions(FORM, answers, on=ON)


def problems(**answers):
    return check_answers(FORM, answers, on=ON)


def stored(**answers):
    return stored_answers(FORM, answers, on=ON)


class TestVisibleQuestions:
    def test_hide_a_group_and_all_in_it_until_its_condition_holds(self):
        assert visible() == ALWAYS
        assert visible(works="no") == ALWAYS
        assert visible(works="yes") == {*ALWAYS, "job", "hours", "since"}

    def test_follow_one_condition_upon_another(self):
        assert "boss" in visible(works="yes", hours="38")
        assert "boss" not in visible(works="yes", hours="19,5")

    def test_take_a_hidden_answer_for_a_blank(self):
        assert "boss" not in visible(works="no", hours="38")

    def test_take_a_reason_for_no_answer_for_a_blank(self):
        assert "job" not in visible(works=NoAnswer.REFUSED)

    def test_see_one_choice_among_several(self):
        assert "steps" in visible(plans=["work", "learn"])
        assert "steps" in visible(plans="work learn")
        assert "steps" not in visible(plans=["work"])

    def test_follow_a_chain_of_five_hundred(self):
        rows = ["| survey |", "| | type | name | label | relevant |", "| | text | q0 | Q | |"]
        rows += [f"| | text | q{n} | Q | ${{q{n - 1}}} = 'x' |" for n in range(1, 500)]
        chain = parse_instrument("\n".join(rows), "chain.md")

        shown = visible_questions(chain, {f"q{n}": "x" for n in range(300)}, on=ON)

        assert len(shown) == 301


class TestCheckAnswers:
    def test_finds_nothing_wrong_with_good_answers(self):
        assert problems(
            works="yes",
            hours=Decimal("38"),
            since=date(2026, 1, 20),
            boss="Iemand",
            plans=["work"],
            mood="7,5",
        ) == {}  # fmt: skip

    def test_asks_a_required_answer_only_where_it_shows(self):
        assert problems() == {"works": Problem.REQUIRED}
        assert problems(works="no") == {}
        assert problems(works="yes") == {"hours": Problem.REQUIRED}

    @pytest.mark.parametrize(
        ("reason", "found"),
        [
            (NoAnswer.REFUSED, {}),
            (NoAnswer.UNKNOWN, {}),
            (NoAnswer.NOT_DISCUSSED, {}),
            (NoAnswer.NOT_ASKED, {"works": Problem.REQUIRED}),
        ],
    )
    def test_takes_a_reason_for_an_answer_unless_nobody_asked(self, reason, found):
        assert problems(works=reason) == found
        assert problems(works={"no_answer": reason.value}) == found

    @pytest.mark.parametrize(
        ("name", "answer", "problem"),
        [
            ("works", "perhaps", Problem.NOT_A_CHOICE),
            ("plans", ["work", "fly"], Problem.NOT_A_CHOICE),
            ("plans", ["work", "learn", "rest"], Problem.CONSTRAINT),
            ("hours", "many", Problem.NOT_A_NUMBER),
            ("hours", "1e3", Problem.NOT_A_NUMBER),
            ("hours", "0", Problem.CONSTRAINT),
            ("hours", "81", Problem.CONSTRAINT),
            ("since", "20-01-2026", Problem.NOT_A_DATE),
            ("since", "20260120", Problem.NOT_A_DATE),
            ("since", "2026-02-30", Problem.NOT_A_DATE),
            ("since", "2026-01-21", Problem.CONSTRAINT),
            ("steps", "2.5", Problem.NOT_A_WHOLE_NUMBER),
            ("mood", "3", Problem.OUT_OF_RANGE),
            ("mood", "12.5", Problem.OUT_OF_RANGE),
            ("boss", "x" * 5001, Problem.TOO_LONG),
            ("colour", "red", Problem.UNKNOWN_QUESTION),
        ],
    )
    def test_tells_what_is_wrong(self, name, answer, problem):
        answers = {"works": "yes", "hours": "38", "plans": ["learn"]} | {name: answer}

        assert problems(**answers) == {name: problem}

    def test_has_words_for_every_problem(self):
        assert set(ANSWER_PROBLEMS) == set(Problem)


class TestStoredAnswers:
    def test_drops_what_is_hidden_or_blank(self):
        assert stored(works="no", hours="38", plans=[], mood=" ") == {"works": "no"}

    def test_has_one_form_for_each_kind(self):
        kept = stored(
            works="yes",
            hours="7,5",
            since=date(2026, 1, 2),
            plans="learn work learn",
            steps=3,
            mood=5,
        )

        assert kept == {
            "works": "yes",
            "hours": "7.5",
            "since": "2026-01-02",
            "plans": ["learn", "work"],
            "steps": "3",
            "mood": "5",
        }

    def test_keeps_the_four_reasons_apart(self):
        kept = [stored(works=each)["works"] for each in NoAnswer]

        assert kept == [{"no_answer": each.value} for each in NoAnswer]
        assert [no_answer(each) for each in kept] == list(NoAnswer)

    def test_holds_no_zero_character(self):
        assert stored(works="yes", hours="20", boss="A\0n")["boss"] == "An"

    @given(
        st.dictionaries(
            st.sampled_from(sorted(FORM.by_name)),
            st.none()
            | st.sampled_from(["yes", "no", "learn", "38", "7.5", *NoAnswer])
            | st.text(max_size=12)
            | st.lists(st.sampled_from(["work", "learn", "rest"])),
        )
    )
    def test_can_be_stored_and_stored_again(self, answers):
        once = stored_answers(FORM, answers, on=ON)

        again = stored_answers(FORM, json.loads(json.dumps(once)), on=ON)

        assert again == once
        assert set(once) <= visible_questions(FORM, answers, on=ON)


class TestAnswersFromForm:
    def read(self, **fields):
        return answers_from_form(FORM, lambda name: fields.get(name, []))

    def test_reads_one_value_or_several(self):
        read = self.read(works=["yes"], plans=["work", "learn"], hours=[" "], bye=["x"], csrf=["y"])

        assert read == {"works": "yes", "plans": ["work", "learn"]}

    def test_lets_a_reason_win(self):
        read = self.read(works=["yes"], works__no_answer=["refused"])

        assert read == {"works": NoAnswer.REFUSED}

    def test_knows_no_other_reasons(self):
        assert self.read(works__no_answer=["because"]) == {}

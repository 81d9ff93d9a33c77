"""Rows of a list beside what is known; pure but for the objects."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.journeys.statuslists.judging import Code, Judge, Outcome
from tandem.journeys.statuslists.lists import ListRow, open_list
from tandem.journeys.statuslists.messages import SENTENCES, sentence
from tandem.journeys.statuslists.people import Known, Person, name_key
from tandem.rooms.trajectories.models import LabourSpell

TODAY = date(2026, 7, 1)
KEY = UUID(int=7)
FILE = UUID(int=8)
BORN = date(1990, 5, 17)


def person(*spells):
    return Person(KEY, BORN, [(date(2026, 2, 2), FILE)], list(spells))


def judge(rows, who=None):
    who = who or person()
    known = Known({str(KEY): who}, {name_key("Samira Benali", BORN): [who]})
    found = [
        ListRow(line, {"participant": str(KEY), "status": "werkend", "starts_on": "1/3/2026"} | row)
        for line, row in enumerate(rows, start=2)
    ]
    return Judge(known, "vdab", TODAY).judge(found)


class TestRow:
    @pytest.mark.parametrize(
        ("cells", "code"),
        [
            ({"participant": str(UUID(int=9))}, Code.UNKNOWN_PERSON),
            ({"participant": "", "last_name": "Benali"}, Code.NOBODY),
            (
                {"participant": "", "last_name": "Benali Samira", "birth_date": "31/02/1990"},
                Code.BIRTH_DATE_UNREADABLE,
            ),
            (
                {"participant": "", "last_name": "Benali Samir", "birth_date": "17/05/1990"},
                Code.UNKNOWN_PERSON,
            ),
            ({"status": "op reis"}, Code.UNKNOWN_STATUS),
            ({"status": ""}, Code.UNKNOWN_STATUS),
            ({"starts_on": ""}, Code.FROM_MISSING),
            ({"starts_on": "lente"}, Code.FROM_UNREADABLE),
            ({"ends_on": "31/06/2026"}, Code.UNTIL_UNREADABLE),
            ({"ends_on": "28/02/2026"}, Code.UNTIL_BEFORE_FROM),
            ({"starts_on": "16/05/1990"}, Code.BEFORE_BIRTH),
            ({"contract": "los"}, Code.UNKNOWN_CONTRACT),
            ({"hours_per_week": "veel"}, Code.HOURS_UNREADABLE),
            ({"hours_per_week": "NaN"}, Code.HOURS_UNREADABLE),
            ({"hours_per_week": "101"}, Code.HOURS_UNREADABLE),
            ({"status": "werkloos", "contract": "interim"}, Code.NOT_A_JOB),
        ],
    )
    def test_is_held_back_with_a_sentence(self, cells, code):
        (judged,) = judge([cells])

        assert judged.why.code == code
        assert "%(" not in sentence(judged.why)

    def test_of_somebody_without_a_file_is_held_back(self):
        (judged,) = judge([{}], Person(KEY, BORN))

        assert judged.why.code == Code.NO_TRAJECTORY

    def test_of_two_with_one_name_and_birth_date_is_held_back(self):
        twins = {name_key("Samira Benali", BORN): [person(), person()]}
        row = ListRow(
            2,
            {"last_name": "Benali", "first_name": "Samira", "birth_date": "17/5/1990",
             "status": "werkend", "starts_on": "1/3/2026"},
        )  # fmt: skip

        (judged,) = Judge(Known({}, twins), "vdab", TODAY).judge([row])

        assert judged.why.code == Code.AMBIGUOUS_PERSON

    def test_is_understood_in_the_words_of_the_field(self):
        (judged,) = judge(
            [{"status": "Interim", "ends_on": "30-6-26", "contract": "Interim",
              "hours_per_week": "19,5"}]
        )  # fmt: skip

        words = judged.words
        assert judged.outcome == Outcome.NEW
        assert (words.status, words.contract, str(words.hours_per_week)) == (
            "employed", "agency", "19.5",
        )  # fmt: skip
        assert (words.starts_on, words.ends_on) == (date(2026, 3, 1), date(2026, 6, 30))

    def test_finds_somebody_by_name_and_birth_date(self):
        row = {"participant": "", "last_name": "BENALI", "first_name": "Samíra"}

        (judged,) = judge([row | {"birth_date": "17/05/1990"}])

        assert judged.person.id == KEY

    def test_tells_training_apart(self):
        (judged,) = judge([{"status": "in opleiding"}])

        assert judged.words.status == "training"


def spell(**facts):
    given = {"status": "employed", "starts_on": date(2026, 3, 1), "source": "vdab"}
    return LabourSpell(**(given | facts))


class TestBesideWhatIsKnown:
    def test_the_same_is_known_already(self):
        (judged,) = judge([{}], person(spell()))

        assert judged.outcome == Outcome.UNCHANGED

    def test_an_end_completes_a_spell_and_makes_room_wherever_it_stands(self):
        rows = [
            {"status": "werkloos", "starts_on": "1/7/2026"},
            {"ends_on": "30/6/2026"},
        ]

        first, second = judge(rows, person(spell()))

        assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.CHANGED)

    def test_another_status_for_the_same_days_is_held_back(self):
        (judged,) = judge([{"status": "werkloos"}], person(spell()))

        assert judged.why.code == Code.OVERLAPS

    def test_what_a_person_set_aside_does_not_come_back(self):
        aside = spell(set_aside_at=TODAY)

        (judged,) = judge([{"ends_on": "30/6/2026"}], person(aside))

        assert judged.outcome == Outcome.UNCHANGED

    def test_two_rows_of_the_same_days_keep_the_first(self):
        first, second = judge([{}, {"status": "werkloos", "starts_on": "1/4/2026"}])

        assert first.outcome == Outcome.NEW
        assert (second.why.code, second.why.facts) == (Code.OVERLAPS_IN_LIST, {"line": 2})

    @given(order=st.permutations(range(4)))
    def test_the_order_of_rows_that_fit_never_matters(self, order):
        rows = [
            {"ends_on": "31/3/2026"},
            {"starts_on": "1/4/2026", "ends_on": "30/4/2026", "status": "werkloos"},
            {"starts_on": "1/5/2026", "ends_on": "31/5/2026", "status": "opleiding"},
            {"starts_on": "1/6/2026"},
        ]

        judged = judge([rows[place] for place in order], person(spell()))

        assert sorted(each.outcome for each in judged) == ["changed", "new", "new", "new"]


class TestSentences:
    def test_exist_for_every_reason(self):
        assert set(SENTENCES) == set(Code)


class TestList:
    def test_is_found_under_a_title_and_reads_past_other_columns(self):
        text = (
            "Lijst VDAB;;;\n\nDeelnemer;Rijksregisternummer;Statuut;Van\n"
            f"{KEY};85.07.30-033.28;werkend;1/3/2026\n;;;\n"
        )

        found = open_list(text.encode(), "lijst.csv")

        assert [(row.line, row.cells) for row in found.rows] == [
            (4, {"participant": str(KEY), "status": "werkend", "starts_on": "1/3/2026"})
        ]

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Naam;Statuut;Van\nBenali;werkend;1/3/2026\n", Refusal.NO_TABLE),
            ("Deelnemer;Statuut;Van\n", Refusal.NO_ROWS),
            ("", Refusal.EMPTY),
        ],
    )
    def test_is_refused(self, text, code):
        with pytest.raises(Unreadable) as refusal:
            open_list(text.encode(), "lijst.csv")

        assert refusal.value.code == code

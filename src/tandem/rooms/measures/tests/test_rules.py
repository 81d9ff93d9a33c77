"""Advice, domain answers and findings: facts that follow the rule, never a sum."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.measures.answers import NoAnswer, check_answers, stored_answers
from tandem.rooms.measures.instrument_wording import REASONS, advice_sentences, finding_sentences
from tandem.rooms.measures.rules import (
    Difference,
    DomainAnswer,
    Finding,
    Hindered,
    Reason,
    domain_answers,
    finding,
    scale_scores,
    warning_light_advice,
)
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.partners.domains import Domain

ON = date(2026, 1, 20)
LIGHTS = shipped_instruments()["warning_lights"]
DOMAINS = shipped_instruments()["life_domains"]
TWO = {"inc_signals": ["arrears", "low_income"], "won_signals": ["eviction"]}


def advice(answers):
    assert check_answers(LIGHTS, answers, on=ON) == {}
    return warning_light_advice(LIGHTS, stored_answers(LIGHTS, answers, on=ON))


def domains(answers):
    assert check_answers(DOMAINS, answers, on=ON) == {}
    return domain_answers(DOMAINS, stored_answers(DOMAINS, answers, on=ON))


class TestWarningLightAdvice:
    @pytest.mark.parametrize(
        ("hinders", "hindered", "suggests", "reason"),
        [
            ({"person_hinders": "yes"}, "yes", True, Reason.PERSON_SAYS_IT_HINDERS),
            ({"guide_hinders": "yes"}, "yes", True, Reason.GUIDE_SAYS_IT_HINDERS),
            ({"person_hinders": "no", "guide_hinders": "yes"}, "yes", True,
             Reason.GUIDE_SAYS_IT_HINDERS),
            ({"person_hinders": "no", "guide_hinders": "no"}, "no", False,
             Reason.NOBODY_SAYS_IT_HINDERS),
            ({"person_hinders": "no", "guide_hinders": "unclear"}, "unclear", False,
             Reason.NOT_CLEAR_IF_IT_HINDERS),
            ({"person_hinders": NoAnswer.REFUSED}, "not_asked", False,
             Reason.NOT_CLEAR_IF_IT_HINDERS),
            ({}, "not_asked", False, Reason.NOT_CLEAR_IF_IT_HINDERS),
        ],
    )  # fmt: skip
    def test_suggests_on_two_domains_only_when_somebody_says_it_hinders(
        self, hinders, hindered, suggests, reason
    ):
        given = advice(TWO | hinders)

        assert given.domains == ("INC", "WON")
        assert (given.hindered, given.suggests) == (Hindered(hindered), suggests)
        assert given.reasons == (Reason.SEVERAL_DOMAINS, reason)

    def test_names_both_when_both_say_so(self):
        given = advice(TWO | {"person_hinders": "yes", "guide_hinders": "yes"})

        assert given.reasons[1:] == (Reason.PERSON_SAYS_IT_HINDERS, Reason.GUIDE_SAYS_IT_HINDERS)

    def test_does_not_suggest_on_many_signals_in_one_domain(self):
        signals = ["arrears", "low_income", "debt_help", "no_buffer"]

        given = advice({"inc_signals": signals, "person_hinders": "yes"})

        assert not given.suggests
        assert given.reasons[0] is Reason.ONE_DOMAIN

    def test_counts_a_reason_for_no_answer_as_no_signal(self):
        given = advice({"inc_signals": NoAnswer.NOT_DISCUSSED, "won_signals": NoAnswer.REFUSED})

        assert (given.domains, given.reasons[0]) == ((), Reason.NO_SIGNALS)

    def test_forgets_an_answer_to_a_question_that_no_longer_shows(self):
        assert advice({"person_hinders": "yes"}).hindered is Hindered.NOT_ASKED

    def test_names_the_domains_in_their_fixed_order(self):
        given = advice({"mob_signals": ["no_transport"], "edu_signals": ["reading"]})

        assert given.domains == ("EDU", "MOB")

    @given(
        st.dictionaries(st.sampled_from([each.lower() for each in Domain.values]), st.booleans()),
        st.sampled_from([None, "yes", "no", "unclear"]),
        st.sampled_from([None, "yes", "no", "unclear"]),
    )
    def test_suggests_exactly_when_the_rule_says_so(self, lights, person, guide):
        answers = {"person_hinders": person, "guide_hinders": guide}
        for code, is_on in lights.items():
            first = LIGHTS.by_name[f"{code}_signals"].choices[0].name
            answers[f"{code}_signals"] = [first] if is_on else []

        given = advice(answers)

        assert len(given.domains) == sum(lights.values())
        assert given.suggests == (sum(lights.values()) >= 2 and "yes" in (person, guide))


class TestAdviceSentences:
    def test_leave_the_decision_to_a_person(self):
        suggested = advice_sentences(advice(TWO | {"person_hinders": "yes"}))
        quiet = advice_sentences(advice({}))

        assert len(suggested) == 3
        assert suggested[-1] != quiet[-1]
        assert set(REASONS) == set(Reason)


class TestDomainAnswers:
    def test_hold_level_wish_barrier_and_words(self):
        answers = {
            "inc_state": "2",
            "inc_wish": "later",
            "inc_hinders": "unclear",
            "inc_words": "Te duur",
        }

        assert domains(answers) == {"INC": DomainAnswer("scored", 2, "later", "unclear", "Te duur")}

    def test_leave_out_a_domain_that_nobody_touched(self):
        assert set(domains({"won_state": "5"})) == {"WON"}

    @pytest.mark.parametrize(
        ("state", "kind"),
        [
            ("not_discussed", "not_discussed"),
            ("prefers_not_to_say", "prefers_not"),
            (NoAnswer.REFUSED, "prefers_not"),
            (NoAnswer.NOT_DISCUSSED, "not_discussed"),
        ],
    )
    def test_keep_silence_and_refusal_apart(self, state, kind):
        found = domains({"jus_state": state, "jus_wish": "yes"})["JUS"]

        assert (found.kind, found.level, found.wish) == (kind, None, "not_asked")

    def test_keep_words_without_a_level(self):
        assert domains({"net_words": "Mijn zus"})["NET"] == DomainAnswer(
            "not_discussed", None, "not_asked", "not_asked", "Mijn zus"
        )


class TestScaleScores:
    def test_read_levels_and_leave_the_rest_out(self):
        confirmation = shipped_instruments()["employability_confirmation"]
        answers = {"time": "4", "tells": "prefers_not_to_say", "words": "5"}

        assert scale_scores(confirmation, answers, "confirmation") == {"time": 4}


class TestFinding:
    def test_sorts_topics_by_how_far_two_voices_lie_apart(self):
        mine = {"INC": 2, "WON": 4, "WRK": 1, "GEZ": 5, "MOB": None, "NET": 3}
        theirs = {"INC": 2, "WON": 3, "WRK": 3, "GEZ": 1, "MOB": None, "JUS": 4}

        assert finding(mine, theirs) == Finding(
            same=("INC",),
            near=(Difference("WON", 4, 3),),
            apart=(Difference("WRK", 1, 3), Difference("GEZ", 5, 1)),
            one_voice=("NET", "JUS"),
        )

    @given(
        st.dictionaries(st.sampled_from(Domain.values), st.none() | st.integers(1, 5)),
        st.dictionaries(st.sampled_from(Domain.values), st.none() | st.integers(1, 5)),
    )
    def test_places_every_scored_topic_once(self, mine, theirs):
        found = finding(mine, theirs)

        placed = [*found.same, *found.one_voice]
        placed += [each.topic for each in (*found.near, *found.apart)]
        scored = {topic for each in (mine, theirs) for topic, level in each.items() if level}
        assert sorted(placed) == sorted(scored)
        assert json.dumps(finding(theirs, mine).same) is not None


class TestFindingSentences:
    def told(self, mine, theirs):
        return finding_sentences(finding(mine, theirs), lambda code: f"<{code}>")

    def test_say_what_both_see(self):
        (sentence,) = self.told({"INC": 1, "WON": 2, "NET": 3}, {"INC": 1, "WON": 2, "NET": 3})

        assert "<INC>, <WON>" in sentence
        assert sentence.endswith("<NET>.")

    def test_say_who_sees_more(self):
        higher, lower = self.told({"INC": 4, "GEZ": 1}, {"INC": 2, "GEZ": 5})

        assert higher.index("4") < higher.index("2")
        assert lower.index("5") < lower.index("1")

    def test_say_something_when_there_is_little_to_say(self):
        assert len(self.told({"INC": 4}, {"INC": 3})) == 1

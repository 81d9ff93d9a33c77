"""What answers mean, as facts in words and never as a sum; a person draws conclusions."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tandem.rooms.measures.answers import no_answer
from tandem.rooms.measures.instrument import Instrument, Question

# Names in the column bind::tandem:scale of the instruments that these rules read.
STATE, WISH, HINDERS, WORDS = "state", "wish", "hinders", "own_words"
SIGNAL, PERSON_SAYS, GUIDE_SAYS = "signal", "person_hinders", "guide_hinders"

LEVELS = ("1", "2", "3", "4", "5")
DOMAINS_TO_SUGGEST = 2
LEVELS_APART = 2


class Hindered(StrEnum):
    """Whether what weighs stands in the way of a step to work."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"
    NOT_ASKED = "not_asked"


class Reason(StrEnum):
    """One fact behind an advice."""

    NO_SIGNALS = "no_signals"
    ONE_DOMAIN = "one_domain"
    SEVERAL_DOMAINS = "several_domains"
    PERSON_SAYS_IT_HINDERS = "person_says_it_hinders"
    GUIDE_SAYS_IT_HINDERS = "guide_says_it_hinders"
    NOBODY_SAYS_IT_HINDERS = "nobody_says_it_hinders"
    NOT_CLEAR_IF_IT_HINDERS = "not_clear_if_it_hinders"


@dataclass(frozen=True)
class Advice:
    """What a warning-light list tells. suggests: worth talking about a referral, no more."""

    domains: tuple[str, ...]
    hindered: Hindered
    suggests: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class DomainAnswer:
    """What one voice said of one life domain.

    kind: scored, not_discussed or prefers_not; level: 1 to 5, only when scored.
    wish: yes, later, no or not_asked; hinders: yes, no, unclear or not_asked.
    """

    kind: str
    level: int | None
    wish: str
    hinders: str
    words: str


class Change(StrEnum):
    """What may be said of two levels of one voice. Unsure: equal, or too small to be sure."""

    HIGHER = "higher"
    LOWER = "lower"
    UNSURE = "unsure"
    OTHER_QUESTIONS = "other_questions"


@dataclass(frozen=True)
class Difference:
    """One topic that two people see differently. Levels run from 1 to 5."""

    topic: str
    participant: int
    guide: int


@dataclass(frozen=True)
class Finding:
    """Two voices side by side. apart: two levels or more; near: one level.

    one_voice: topics that only one of the two gave a level.
    """

    same: tuple[str, ...]
    near: tuple[Difference, ...]
    apart: tuple[Difference, ...]
    one_voice: tuple[str, ...]


def warning_light_advice(instrument: Instrument, answers: Mapping[str, Any]) -> Advice:
    """Whether to suggest a referral: signals in two or more domains, and they hinder.

    answers: as `stored_answers` gives them, so that only questions that showed count.
    Decides nothing: a person refers, and only when the job seeker agrees.
    Source: call 478, Modus Operandi (referral only when barriers stand in the way of a
    trajectory to work); the bound of two domains is our own proposal.
    """
    signalled = {
        question.domain
        for question in _of_scale(instrument, SIGNAL)
        if question.domain and _chosen(answers.get(question.name))
    }
    domains = tuple(
        dict.fromkeys(each.domain for each in instrument.questions if each.domain in signalled)
    )
    person = _says(instrument, answers, PERSON_SAYS)
    guide = _says(instrument, answers, GUIDE_SAYS)
    hindered = _hindered(person, guide)
    suggests = len(domains) >= DOMAINS_TO_SUGGEST and hindered is Hindered.YES
    reasons = (_how_many(len(domains)), *_who_says(person, guide, hindered))
    return Advice(domains, hindered, suggests, reasons)


def domain_answers(instrument: Instrument, answers: Mapping[str, Any]) -> dict[str, DomainAnswer]:
    """What was said of each life domain, by its code; a domain left blank is left out.

    answers: as `stored_answers` gives them. No sum and no mean: a level says something of
    one domain only.
    """
    found: dict[str, dict[str, Any]] = {}
    for question in instrument.questions:
        given = answers.get(question.name)
        if question.domain and question.scale in (STATE, WISH, HINDERS, WORDS) and given:
            found.setdefault(question.domain, {})[question.scale] = given
    return {code: _domain_answer(given) for code, given in found.items()}


def scale_scores(instrument: Instrument, answers: Mapping[str, Any], scale: str) -> dict[str, int]:
    """The level of 1 to 5 given to each question of a scale, by the question's name."""
    return {
        question.name: int(given)
        for question in _of_scale(instrument, scale)
        if (given := answers.get(question.name)) in LEVELS
    }


def finding(
    participant_scores: Mapping[str, int | None], guide_scores: Mapping[str, int | None]
) -> Finding:
    """Where two voices agree and where they differ, topic by topic, in the given order.

    Scores are levels of 1 to 5 by topic; None, or a topic left out, is no level.
    """
    same: list[str] = []
    near: list[Difference] = []
    apart: list[Difference] = []
    one_voice: list[str] = []
    for topic in dict.fromkeys((*participant_scores, *guide_scores)):
        mine, theirs = participant_scores.get(topic), guide_scores.get(topic)
        if mine is None or theirs is None:
            if mine is not theirs:
                one_voice.append(topic)
        elif mine == theirs:
            same.append(topic)
        else:
            far = abs(mine - theirs) >= LEVELS_APART
            (apart if far else near).append(Difference(topic, mine, theirs))
    return Finding(tuple(same), tuple(near), tuple(apart), tuple(one_voice))


def smallest_sure_step(
    *, standard_deviation: Decimal, reliability: Decimal, critical: Decimal
) -> int:
    """The smallest difference between two levels that is more than what chance gives.

    Whole levels, 1 or more. standard_deviation: of the levels, above 0. reliability: from
    test to retest, 0 to 1. critical: 1.96 for a chance of 5 in 100. Raises ValueError
    outside these bounds. Source: the reliable change index, parameters/change.yaml.

    >>> one = Decimal(1)
    >>> smallest_sure_step(
    ...     standard_deviation=one, reliability=Decimal("0.57"), critical=Decimal("1.96")
    ... )
    2
    """
    if standard_deviation <= 0 or not 0 <= reliability <= 1 or critical <= 0:
        raise ValueError(f"No figures for a scale: {standard_deviation}, {reliability}, {critical}")
    noise = critical * standard_deviation * (2 * (1 - reliability)).sqrt()
    return int(noise) + 1


def change_of(
    before: int | None, after: int | None, *, step: int, is_same_question: bool = True
) -> Change | None:
    """What may be said of two levels of one voice, 1 to 5; None when one is missing.

    step: from `smallest_sure_step`. A smaller difference is not called one, and a level
    on another question is not compared.
    """
    if before is None or after is None:
        return None
    if not is_same_question:
        return Change.OTHER_QUESTIONS
    if abs(after - before) < step:
        return Change.UNSURE
    return Change.HIGHER if after > before else Change.LOWER


def _of_scale(instrument: Instrument, scale: str) -> list[Question]:
    return [each for each in instrument.questions if each.scale == scale]


def _chosen(answer: Any) -> bool:
    return bool(answer) and no_answer(answer) is None


def _says(instrument: Instrument, answers: Mapping[str, Any], scale: str) -> Hindered:
    """What one of the two says, all its questions together: one yes is a yes."""
    said = [answers.get(each.name) for each in _of_scale(instrument, scale)]
    for answer in (Hindered.YES, Hindered.UNCLEAR, Hindered.NO):
        if answer in said:
            return answer
    return Hindered.NOT_ASKED


def _hindered(person: Hindered, guide: Hindered) -> Hindered:
    if Hindered.YES in (person, guide):
        return Hindered.YES
    if Hindered.UNCLEAR in (person, guide):
        return Hindered.UNCLEAR
    return Hindered.NO if Hindered.NO in (person, guide) else Hindered.NOT_ASKED


def _how_many(domains: int) -> Reason:
    if domains >= DOMAINS_TO_SUGGEST:
        return Reason.SEVERAL_DOMAINS
    return Reason.ONE_DOMAIN if domains else Reason.NO_SIGNALS


def _who_says(person: Hindered, guide: Hindered, hindered: Hindered) -> tuple[Reason, ...]:
    if hindered is Hindered.NO:
        return (Reason.NOBODY_SAYS_IT_HINDERS,)
    if hindered is not Hindered.YES:
        return (Reason.NOT_CLEAR_IF_IT_HINDERS,)
    voices = (
        (person, Reason.PERSON_SAYS_IT_HINDERS),
        (guide, Reason.GUIDE_SAYS_IT_HINDERS),
    )
    return tuple(reason for said, reason in voices if said is Hindered.YES)


def _domain_answer(given: Mapping[str, Any]) -> DomainAnswer:
    state = given.get(STATE)
    scored = state in LEVELS
    return DomainAnswer(
        kind="scored" if scored else _unscored(state),
        level=int(str(state)) if scored else None,
        wish=_word(given.get(WISH)),
        hinders=_word(given.get(HINDERS)),
        words=given[WORDS] if isinstance(given.get(WORDS), str) else "",
    )


def _unscored(state: Any) -> str:
    reason = no_answer(state)
    prefers_not = state == "prefers_not_to_say" or reason == "refused"
    return "prefers_not" if prefers_not else "not_discussed"


def _word(answer: Any) -> str:
    return answer if isinstance(answer, str) else Hindered.NOT_ASKED.value

"""The employability pair: what the participant confirms beside what the guide observed.

Topic by topic, with the evidence in words. No sum, no rank: a difference is named, so that
two people talk about it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from tandem.foundation.access import Actor
from tandem.rooms.measures import access
from tandem.rooms.measures.certainty import five_levels
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.instrument import Question
from tandem.rooms.measures.instrument_wording import change_words
from tandem.rooms.measures.models import Assessment, Moment, Voice
from tandem.rooms.measures.questionnaire import instrument_form, said_by_name
from tandem.rooms.measures.rules import change_of, finding, scale_scores
from tandem.rooms.trajectories.models import Trajectory

CONFIRMATION, OBSERVATION = KEYS = ("employability_confirmation", "employability_observation")
# Names in the column bind::tandem:scale, by voice.
SCALES = {Voice.PARTICIPANT: "confirmation", Voice.GUIDE: "observation"}
EVIDENCE = "_evidence"


class Meeting(StrEnum):
    """How two voices meet on one topic. Silent: one of the two gave no level, or neither."""

    SAME = "same"
    NEAR = "near"
    APART = "apart"
    SILENT = "silent"


@dataclass(frozen=True)
class Sheet:
    """One voice at one moment, read as far as the reader's seat opens it.

    levels: 1 to 5 by topic. words: every answer in words, by the name of the question.
    """

    assessment: Assessment
    topics: Mapping[str, Question]
    labels: Mapping[str, str]
    levels: Mapping[str, int]
    words: Mapping[str, str]


@dataclass(frozen=True)
class Said:
    """One voice on one topic. change: since the moment before, in words; may be empty."""

    asked: str = ""
    words: str = ""
    evidence: str = ""
    change: str = ""


@dataclass(frozen=True)
class Topic:
    """One topic in both voices."""

    name: str
    participant: Said
    guide: Said
    meeting: Meeting

    @property
    def title(self) -> str:
        """As the participant reads it, else as the guide does."""
        return self.participant.asked or self.guide.asked


@dataclass(frozen=True)
class PairRound:
    """The newest sheet of each voice at one moment."""

    moment: str
    sheets: Mapping[str, Sheet]

    @property
    def label(self) -> str:
        return str(Moment(self.moment).label)

    @property
    def on(self) -> date:
        """The last day on which a voice spoke at this moment."""
        return max(each.assessment.on for each in self.sheets.values())


@dataclass(frozen=True)
class Pair:
    """Everything on the page. rounds: in the order of their days. shown: None when empty."""

    rounds: tuple[PairRound, ...]
    shown: PairRound | None
    topics: tuple[Topic, ...]

    @property
    def apart(self) -> list[Topic]:
        """The topics to talk about: two levels or more between both voices."""
        return [each for each in self.topics if each.meeting is Meeting.APART]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """What a voice wrote at the end, about everything together: (voice, words)."""
        sheets = self.shown.sheets if self.shown else {}
        return [
            (str(Voice(voice).label), sheet.words["words"])
            for voice, sheet in sheets.items()
            if sheet.words.get("words")
        ]


def pair_of(*, actor: Actor, trajectory: Trajectory, language: str, chosen: str = "") -> Pair:
    """Both voices at one moment, and what changed since the one before. One query.

    chosen: a moment such as `end`; the latest when empty or without sheets.
    """
    rounds = _rounds(actor, trajectory, language)
    at = next((n for n, each in enumerate(rounds) if each.moment == chosen), len(rounds) - 1)
    shown = rounds[at] if rounds else None
    topics = tuple(_topics(shown, rounds[:at])) if shown else ()
    return Pair(tuple(rounds), shown, topics)


def _rounds(actor: Actor, trajectory: Trajectory, language: str) -> list[PairRound]:
    found: dict[str, dict[str, Sheet]] = {}
    for each in _newest(actor, trajectory):
        found.setdefault(each.moment, {})[each.voice] = _sheet(actor, trajectory, each, language)
    rounds = [PairRound(moment, sheets) for moment, sheets in found.items()]
    return sorted(rounds, key=lambda one: (one.on, Moment.values.index(one.moment)))


def _newest(actor: Actor, trajectory: Trajectory) -> Iterable[Assessment]:
    """The last filled-in sheet of each voice at each moment: ten at most."""
    confirmed = Q(instrument__key=CONFIRMATION, voice=Voice.PARTICIPANT)
    observed = Q(instrument__key=OBSERVATION, voice=Voice.GUIDE)
    mine = Assessment.objects.visible_to(actor).filter(
        confirmed | observed, trajectory_id=trajectory.pk
    )
    newest = mine.exclude(answers={}).order_by("voice", "moment", "-on", "-pk")
    return newest.distinct("voice", "moment").select_related("instrument")


def _sheet(actor: Actor, trajectory: Trajectory, assessment: Assessment, language: str) -> Sheet:
    definition = Definition.from_json(assessment.instrument.definition)
    closed = access.closed_questions(actor, trajectory, definition)
    form = instrument_form(
        definition,
        language=language,
        on=assessment.on,
        answers=assessment.answers,
        closed=closed,
    )
    scale = SCALES[Voice(assessment.voice)]
    topics = {each.name: each for each in form.open if each.scale == scale}
    levels = scale_scores(definition, assessment.answers, scale)
    return Sheet(
        assessment,
        topics,
        {name: form.label_of(each) for name, each in topics.items()},
        {name: level for name, level in levels.items() if name in topics},
        said_by_name(form, assessment.answers),
    )


def _topics(shown: PairRound, before: list[PairRound]) -> Iterator[Topic]:
    own, guide = (shown.sheets.get(voice) for voice in Voice)
    sheets = [each for each in (own, guide) if each]
    names = dict.fromkeys(name for each in sheets for name in each.topics)
    meetings = _meetings(own, guide)
    for name in names:
        yield Topic(
            name,
            _said(shown, before, Voice.PARTICIPANT, name),
            _said(shown, before, Voice.GUIDE, name),
            meetings.get(name, Meeting.SILENT),
        )


def _meetings(own: Sheet | None, guide: Sheet | None) -> dict[str, Meeting]:
    found = finding(own.levels if own else {}, guide.levels if guide else {})
    return {
        **dict.fromkeys(found.same, Meeting.SAME),
        **{each.topic: Meeting.NEAR for each in found.near},
        **{each.topic: Meeting.APART for each in found.apart},
    }


def _said(shown: PairRound, before: list[PairRound], voice: Voice, name: str) -> Said:
    sheet = shown.sheets.get(voice)
    if sheet is None or name not in sheet.topics:
        return Said()
    earlier = next((each.sheets[voice] for each in reversed(before) if voice in each.sheets), None)
    return Said(
        asked=sheet.labels[name],
        words=sheet.words.get(name, ""),
        evidence=sheet.words.get(name + EVIDENCE, ""),
        change=_change(earlier, sheet, name) if earlier else "",
    )


def _change(earlier: Sheet, sheet: Sheet, name: str) -> str:
    old, new = earlier.topics.get(name), sheet.topics[name]
    is_same = old is not None and (old.labels, old.choices) == (new.labels, new.choices)
    change = change_of(
        earlier.levels.get(name),
        sheet.levels.get(name),
        step=five_levels(sheet.assessment.on).step,
        is_same_question=is_same,
    )
    return change_words(change)

"""Where somebody stands: both voices side by side, as far as the reader's seat opens it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.rooms.measures.certainty import five_levels
from tandem.rooms.measures.instrument_wording import change_words
from tandem.rooms.measures.models import Assessment, DomainScore, Hinders, Moment, Need, Voice
from tandem.rooms.measures.moments import LIFE_DOMAINS
from tandem.rooms.measures.rules import change_of
from tandem.rooms.partners.domains import Domain
from tandem.rooms.trajectories.dossier import Dossier


@dataclass
class Round:
    """One time of measuring the life domains: a moment and a day, in up to two voices."""

    moment: str
    on: date
    voices: dict[str, Assessment] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Names the round in an address."""
        return f"{self.moment}-{self.on:%Y-%m-%d}"

    @property
    def moment_label(self) -> str:
        return str(Moment(self.moment).label)


@dataclass(frozen=True)
class Line:
    """One life domain: what each voice said now, the levels of the round before, the change."""

    domain: Domain
    participant: DomainScore | None
    guide: DomainScore | None
    participant_before: int | None = None
    guide_before: int | None = None
    participant_change: str = ""
    guide_change: str = ""


@dataclass(frozen=True)
class SummedUp:
    """What the work side sees of a domain of the welfare side, by voice."""

    domain: Domain
    participant: str
    guide: str
    arrange: str

    @property
    def participant_words(self) -> str:
        return _hinders(self.participant)

    @property
    def guide_words(self) -> str:
        return _hinders(self.guide)


@dataclass(frozen=True)
class VoiceSoFar:
    """How far one voice is at the time on the page: on how many of all domains it spoke."""

    key: str
    label: str
    assessment: Assessment | None
    done: int
    all: int

    @property
    def is_participant(self) -> bool:
        return self.key == Voice.PARTICIPANT


@dataclass(frozen=True)
class Standing:
    """Everything on the page of the life domains.

    rounds: oldest first; shown: the one on the page, None when nothing was measured.
    lines: life domains that the reader reads in full. others: assessments with another
    questionnaire, newest first. every: all of them, oldest first. scores: of every round,
    by assessment and domain. domains: those that the reader reads in full. has_more: there
    is something that this reader does not see.
    """

    rounds: tuple[Round, ...]
    shown: Round | None
    lines: tuple[Line, ...]
    summed_up: tuple[SummedUp, ...]
    needs: tuple[Need, ...]
    ended_needs: tuple[Need, ...]
    others: tuple[Assessment, ...]
    every: tuple[Assessment, ...]
    scores: Mapping[object, Mapping[str, DomainScore]]
    domains: tuple[Domain, ...]
    has_more: bool

    @property
    def keys(self) -> frozenset[str]:
        """Of every questionnaire that was begun in this file."""
        return frozenset(each.instrument.key for each in self.every)

    def said(self, at: Round, voice: str) -> Mapping[str, DomainScore]:
        """What one voice said in one round, by domain; nothing when it did not speak."""
        assessment = at.voices.get(voice)
        return self.scores.get(assessment.pk, {}) if assessment else {}

    @property
    def has_scores(self) -> bool:
        return any(line.participant or line.guide for line in self.lines)

    @property
    def voices(self) -> list[VoiceSoFar]:
        """Both voices at the time on the page."""
        begun = self.shown.voices if self.shown else {}
        return [
            VoiceSoFar(
                key=voice.value,
                label=str(voice.label),
                assessment=begun.get(voice),
                done=sum(getattr(line, voice.value) is not None for line in self.lines),
                all=len(self.lines),
            )
            for voice in Voice
        ]


def standing_of(*, actor: Actor, dossier: Dossier, chosen: str = "") -> Standing:
    """Three queries, and one more for who sees a class as a summary.

    chosen: key of the round to show; the newest when empty or unknown.
    """
    trajectory, seat = dossier.trajectory, dossier.seat
    every = assessments_of(actor, trajectory.pk)
    rounds = _rounds(each for each in every if each.instrument.key == LIFE_DOMAINS)
    at = next((n for n, each in enumerate(rounds) if each.key == chosen), len(rounds) - 1)
    shown = rounds[at] if rounds else None
    needs = list(_needs(actor, trajectory.pk))
    standing = Standing(
        rounds=tuple(rounds),
        shown=shown,
        lines=(),
        summed_up=tuple(_summed_up(actor, shown) if seat.summary_classes and shown else ()),
        needs=tuple(each for each in needs if each.ended_on is None),
        ended_needs=tuple(each for each in needs if each.ended_on is not None),
        others=tuple(each for each in reversed(every) if each.instrument.key != LIFE_DOMAINS),
        every=tuple(every),
        scores=_by_assessment(DomainScore.objects.visible_to(actor).of_trajectory(trajectory.pk)),
        domains=tuple(each for each in Domain if each.sensitivity in seat.readable_classes),
        has_more=len(seat.readable_classes) < len(seat.levels),
    )
    return replace(standing, lines=tuple(_lines(standing, rounds[at - 1] if at > 0 else None)))


@dataclass(frozen=True)
class Spoken:
    """Scores by domain around one assessment, as far as the reader's seat opens them.

    own, other: of this voice and of the other one, at this moment and day. earlier: the
    newest of this voice before it.
    """

    own: dict[str, DomainScore]
    other: dict[str, DomainScore]
    earlier: dict[str, DomainScore]


def spoken_around(*, actor: Actor, assessment: Assessment) -> Spoken:
    """What was said at the moment of one assessment, and before. One query."""
    found = Spoken({}, {}, {})
    scores = DomainScore.objects.visible_to(actor).filter(trajectory=assessment.trajectory_id)
    so_far = scores.filter(assessment__on__lte=assessment.on)
    here = (assessment.on, assessment.pk)
    for score in so_far.select_related("assessment", "noted_by").order_by(
        "assessment__on", "assessment_id"
    ):
        one = score.assessment
        if (one.moment, one.on) == (assessment.moment, assessment.on):
            (found.own if one.voice == assessment.voice else found.other)[score.domain] = score
        elif one.voice == assessment.voice and (one.on, one.pk) < here:
            found.earlier[score.domain] = score
    return found


def assessments_of(actor: Actor, trajectory_id: UUID) -> list[Assessment]:
    """Every assessment in a file, oldest first, without what was answered. One query."""
    mine = Assessment.objects.visible_to(actor).filter(trajectory_id=trajectory_id)
    light = mine.select_related("instrument").defer("instrument__definition", "answers")
    return list(light.order_by("on", "id"))


def _rounds(assessments: Iterable[Assessment]) -> list[Round]:
    rounds: dict[tuple[str, date], Round] = {}
    for each in assessments:
        one = rounds.setdefault((each.moment, each.on), Round(each.moment, each.on))
        one.voices[each.voice] = each
    return list(rounds.values())


def _needs(actor: Actor, trajectory_id: UUID) -> Iterable[Need]:
    mine = Need.objects.visible_to(actor).of_trajectory(trajectory_id)
    return mine.select_related("noted_by").order_by("-noted_on", "-id")


def _by_assessment(scores: Iterable[DomainScore]) -> dict[object, dict[str, DomainScore]]:
    found: dict[object, dict[str, DomainScore]] = {}
    for score in scores:
        found.setdefault(score.assessment_id, {})[score.domain] = score
    return found


def _lines(standing: Standing, before: Round | None) -> Iterable[Line]:
    if standing.shown is None:
        return
    now = {voice: standing.said(standing.shown, voice) for voice in Voice}
    then = {voice: standing.said(before, voice) if before else {} for voice in Voice}
    step = five_levels(standing.shown.on).step
    is_same = before is not None and has_same_questions(standing.shown, before)
    for domain in standing.domains:
        pairs = {voice: (then[voice].get(domain), now[voice].get(domain)) for voice in Voice}
        changes = {
            voice: change_of(_level(old), _level(new), step=step, is_same_question=is_same)
            for voice, (old, new) in pairs.items()
        }
        yield Line(
            domain,
            participant=pairs[Voice.PARTICIPANT][1],
            guide=pairs[Voice.GUIDE][1],
            participant_before=_level(pairs[Voice.PARTICIPANT][0]),
            guide_before=_level(pairs[Voice.GUIDE][0]),
            participant_change=change_words(changes[Voice.PARTICIPANT]),
            guide_change=change_words(changes[Voice.GUIDE]),
        )


def has_same_questions(one: Round, other: Round) -> bool:
    """Whether two rounds used the same version, so that their levels may be compared."""
    versions = {each.instrument_id for at in (one, other) for each in at.voices.values()}
    return len(versions) <= 1


def _level(score: DomainScore | None) -> int | None:
    return score.level if score else None


def _summed_up(actor: Actor, shown: Round) -> Iterable[SummedUp]:
    voices = {each.pk: voice for voice, each in shown.voices.items()}
    rows = DomainScore.objects.summed_up_for(actor).filter(assessment_id__in=voices)
    found: dict[str, dict[str, str]] = {}
    for row in rows.values("assessment_id", "domain", "hinders", "arrange"):
        one = found.setdefault(row["domain"], {})
        one[voices[row["assessment_id"]]] = row["hinders"]
        one["arrange"] = row["arrange"] or one.get("arrange", "")
    for domain in Domain:
        if domain in found:
            one = found[domain]
            yield SummedUp(
                domain, one.get(Voice.PARTICIPANT, ""), one.get(Voice.GUIDE, ""), one["arrange"]
            )


def _hinders(value: str) -> str:
    return str(Hinders(value).label) if value else "–"

"""Where somebody stands: both voices side by side, as far as the reader's seat opens it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.rooms.measures.models import Assessment, DomainScore, Hinders, Moment, Need, Voice
from tandem.rooms.measures.moments import LIFE_DOMAINS
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
    """One life domain: what each voice said now, and the levels of the round before."""

    domain: Domain
    participant: DomainScore | None
    guide: DomainScore | None
    participant_before: int | None = None
    guide_before: int | None = None


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
    questionnaire, newest first. every: all of them, oldest first. has_more: there is
    something that this reader does not see.
    """

    rounds: tuple[Round, ...]
    shown: Round | None
    lines: tuple[Line, ...]
    summed_up: tuple[SummedUp, ...]
    needs: tuple[Need, ...]
    ended_needs: tuple[Need, ...]
    others: tuple[Assessment, ...]
    every: tuple[Assessment, ...]
    has_more: bool

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
    before = rounds[at - 1] if at > 0 else None
    scores = _by_assessment(DomainScore.objects.visible_to(actor).of_trajectory(trajectory.pk))
    needs = list(_needs(actor, trajectory.pk))
    return Standing(
        rounds=tuple(rounds),
        shown=shown,
        lines=tuple(_lines(seat.readable_classes, shown, before, scores)),
        summed_up=tuple(_summed_up(actor, shown) if seat.summary_classes and shown else ()),
        needs=tuple(each for each in needs if each.ended_on is None),
        ended_needs=tuple(each for each in needs if each.ended_on is not None),
        others=tuple(each for each in reversed(every) if each.instrument.key != LIFE_DOMAINS),
        every=tuple(every),
        has_more=len(seat.readable_classes) < len(seat.levels),
    )


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


def _lines(
    classes: Iterable[int],
    shown: Round | None,
    before: Round | None,
    scores: Mapping[object, Mapping[str, DomainScore]],
) -> Iterable[Line]:
    if shown is None:
        return
    for domain in Domain:
        if domain.sensitivity in classes:
            then = {voice: _said(before, voice, domain, scores) for voice in Voice}
            yield Line(
                domain,
                _said(shown, Voice.PARTICIPANT, domain, scores),
                _said(shown, Voice.GUIDE, domain, scores),
                _level(then[Voice.PARTICIPANT]),
                _level(then[Voice.GUIDE]),
            )


def _said(
    one: Round | None,
    voice: str,
    domain: Domain,
    scores: Mapping[object, Mapping[str, DomainScore]],
) -> DomainScore | None:
    assessment = one.voices.get(voice) if one else None
    return scores.get(assessment.pk, {}).get(domain) if assessment else None


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

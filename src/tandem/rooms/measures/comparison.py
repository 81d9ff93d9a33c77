"""Two series side by side: both voices at one moment, or one voice at two moments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tandem.rooms.measures.certainty import five_levels
from tandem.rooms.measures.models import DomainScore, Voice
from tandem.rooms.measures.rules import Change, change_of
from tandem.rooms.measures.standing import Round, Standing, has_same_questions
from tandem.rooms.partners.domains import Domain

VOICES = "voices"


@dataclass(frozen=True)
class Side:
    """One series: its name, a short one for above a column, and the scores by life domain."""

    label: str
    heading: str
    scores: Mapping[str, DomainScore]

    def level(self, domain: str) -> int | None:
        score = self.scores.get(domain)
        return score.level if score else None

    def cell(self, domain: str) -> str:
        """The level in figures and words, why there is none, or a dash."""
        score = self.scores.get(domain)
        if score is None:
            return "–"
        if score.level is None:
            return str(score.get_kind_display())
        return f"{score.level}. {score.level_label}"


@dataclass(frozen=True)
class Comparison:
    """What is laid side by side. compares: `voices`, or the voice of which two moments show.

    left is the older one, or the participant. others: the rounds that could be chosen.
    changes: by life domain, empty when two voices stand side by side.
    """

    compares: str
    left: Side
    right: Side
    domains: tuple[Domain, ...]
    changes: Mapping[str, Change | None]
    others: tuple[Round, ...]
    chosen: Round | None

    @property
    def is_of_moments(self) -> bool:
        return self.compares != VOICES


def comparison_of(
    standing: Standing, *, called: str, compares: str = "", chosen: str = ""
) -> Comparison:
    """Two series of what the reader may read. Without rounds, both sides are empty.

    called: the name that the participant likes. compares: `voices` or a voice; voices when
    there is one round only. chosen: key of the other round; the one before when unknown.
    """
    shown = standing.shown
    others = tuple(each for each in standing.rounds if each is not shown)
    if compares in Voice.values and shown and others:
        other = next((each for each in others if each.key == chosen), _next_to(standing, shown))
        return _of_moments(standing, compares, shown, other, others)
    said = {voice: standing.said(shown, voice) if shown else {} for voice in Voice}
    return Comparison(
        VOICES,
        Side(called, called, said[Voice.PARTICIPANT]),
        Side(_("Guide"), _("Guide"), said[Voice.GUIDE]),
        standing.domains,
        {},
        others,
        None,
    )


def moments_of(standing: Standing, domain: Domain, voice: str) -> list[DomainScore | None]:
    """What one voice said of one life domain in every round, oldest first."""
    return [standing.said(each, voice).get(domain) for each in standing.rounds]


def _next_to(standing: Standing, shown: Round) -> Round:
    at = standing.rounds.index(shown)
    return standing.rounds[at - 1 if at else 1]


def _of_moments(
    standing: Standing, voice: str, shown: Round, other: Round, others: tuple[Round, ...]
) -> Comparison:
    old, new = sorted((shown, other), key=standing.rounds.index)
    left, right = (_moment(standing, each, voice) for each in (old, new))
    step = five_levels(new.on).step
    is_same = has_same_questions(old, new)
    changes = {
        domain.value: change_of(
            left.level(domain), right.level(domain), step=step, is_same_question=is_same
        )
        for domain in standing.domains
    }
    return Comparison(voice, left, right, standing.domains, changes, others, other)


def _moment(standing: Standing, one: Round, voice: str) -> Side:
    day = date_format(one.on, "j N Y")
    return Side(f"{one.moment_label}, {day}", day, standing.said(one, voice))


def dates_of(rounds: Sequence[Round]) -> list[str]:
    """The days of rounds, short enough to stand under a small chart."""
    return [date_format(each.on, "j/n/y") for each in rounds]

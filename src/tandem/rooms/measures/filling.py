"""Filling in what one voice says, one life domain at a time or all on one page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import QueryDict

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.rooms.measures import access, actions
from tandem.rooms.measures.forms import ScoresForm
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.models import Assessment, DomainScore, Voice
from tandem.rooms.measures.rules import STATE
from tandem.rooms.measures.standing import Spoken, spoken_around
from tandem.rooms.partners.domains import Domain
from tandem.rooms.trajectories.dossier import Dossier, open_dossier


@dataclass(frozen=True)
class Filling:
    """One voice at one moment, opened by somebody who may write it down.

    domains: those on which the actor may write, in their own order. spoken: the scores of
    this voice, of the other, and of this voice before. questions: how a participant is asked.
    """

    dossier: Dossier
    assessment: Assessment
    domains: tuple[Domain, ...]
    spoken: Spoken
    questions: Mapping[str, str]

    @property
    def stored(self) -> Mapping[str, DomainScore]:
        """What this voice said so far, by domain."""
        return self.spoken.own

    @property
    def is_own_voice(self) -> bool:
        return self.assessment.voice == Voice.PARTICIPANT

    @property
    def done_count(self) -> int:
        """On how many of the domains this voice has spoken."""
        return sum(domain in self.stored for domain in self.domains)

    @property
    def has_more(self) -> bool:
        return len(self.domains) < len(Domain)

    @property
    def next_open(self) -> Domain | None:
        """The first domain on which nothing was said yet."""
        return next((domain for domain in self.domains if domain not in self.stored), None)

    def place_of(self, domain: Domain) -> int:
        """Which step a domain is, counted from 1. Raises ValueError when it is none."""
        return self.domains.index(domain) + 1

    def neighbour(self, domain: Domain, step: int) -> Domain | None:
        """The domain before (-1) or after (1) this one; None at either end."""
        at = self.domains.index(domain) + step
        return self.domains[at] if 0 <= at < len(self.domains) else None

    def form(
        self, data: QueryDict | None, domains: Sequence[Domain], *, is_large: bool
    ) -> ScoresForm:
        return ScoresForm(
            data,
            domains=domains,
            voice=self.assessment.voice,
            spoken=self.spoken,
            questions=self.questions,
            is_large=is_large,
        )


def open_filling(
    *, actor: Actor, trajectory_id: UUID, assessment_id: UUID, language: str
) -> Filling:
    """Open one voice to fill it in: four queries and an audit event.

    Raises Trajectory.DoesNotExist, Assessment.DoesNotExist, and Denied for who only reads.
    """
    dossier = open_dossier(actor=actor, trajectory_id=trajectory_id, part="life-domains")
    foundation_access.require(access.can_measure(actor, dossier.trajectory))
    mine = Assessment.objects.visible_to(actor).filter(
        trajectory_id=trajectory_id, instrument__key=actions.LIFE_DOMAINS
    )
    assessment = mine.select_related("instrument").get(pk=assessment_id)
    return Filling(
        dossier=dossier,
        assessment=assessment,
        domains=access.writable_domains(actor, dossier.trajectory),
        spoken=spoken_around(actor=actor, assessment=assessment),
        questions=_questions(assessment, language),
    )


def save(*, actor: Actor, filling: Filling, form: ScoresForm, at: datetime) -> bool:
    """Keep what a checked form says; false when somebody else said otherwise meanwhile.

    Then nothing was kept, and the form holds both.
    """
    try:
        actions.save_scores(
            actor=actor, assessment_id=filling.assessment.pk, given=form.given, at=at
        )
    except actions.ScoresChanged as stale:
        form.facing(stale.theirs)
        return False
    return True


def _questions(assessment: Assessment, language: str) -> dict[str, str]:
    if assessment.voice != Voice.PARTICIPANT:
        return {}
    definition = Definition.from_json(assessment.instrument.definition)
    return {
        each.domain: definition.text(each.labels, language)
        for each in definition.questions
        if each.domain and each.scale == STATE
    }

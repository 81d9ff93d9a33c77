"""What each voice says: scores per life domain, and answers to questionnaires."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused, Stale
from tandem.rooms.measures import access, events
from tandem.rooms.measures.actions.instruments import ready_instrument
from tandem.rooms.measures.answers import check_answers, stored_answers
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.models import Assessment, DomainScore, Moment, Voice
from tandem.rooms.measures.moments import LIFE_DOMAINS, voices_of
from tandem.rooms.measures.scoring import Given, Score, clashes, is_untouched
from tandem.rooms.partners.domains import Domain
from tandem.rooms.trajectories.models import Trajectory


class OtherVoice(Refused):
    """This questionnaire is for another voice; facts: voices, those who fill it in."""


class AnswersRefused(Refused):
    """Answers that the instrument does not take; facts: problems (question -> Problem)."""


class ScoresChanged(Stale):
    """Somebody else scored these life domains meanwhile: theirs, by domain. Nothing was saved."""

    def __init__(self, theirs: Mapping[str, DomainScore]) -> None:
        self.theirs = theirs
        super().__init__(domains=sorted(theirs))


class AnswersChanged(Stale):
    """Somebody else filled in these questions meanwhile: theirs. Nothing was saved."""

    def __init__(self, theirs: Assessment) -> None:
        self.theirs = theirs
        super().__init__(edition=theirs.edition)


@transaction.atomic
def begin_assessment(
    *,
    actor: Actor,
    trajectory_id: UUID,
    voice: Voice,
    moment: Moment,
    on: date,
    key: str = LIFE_DOMAINS,
) -> Assessment:
    """Begin to let one voice answer one questionnaire at one moment, or go on with it.

    key: of the questionnaire. What was begun that day goes on with the version with which
    it began, also when another one is used by now. Raises Denied, Trajectory.DoesNotExist,
    NotShipped, OtherVoice. Records assessment:begun when it is new.
    """
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    foundation_access.require(access.can_measure(actor, trajectory))
    if voice not in voices_of(key):
        raise OtherVoice(voices=voices_of(key))
    at = {"trajectory": trajectory, "moment": moment, "voice": voice, "on": on}
    begun = Assessment.objects.visible_to(actor).filter(**at, instrument__key=key)
    if found := begun.order_by("id").first():
        return found
    assessment, is_new = Assessment.objects.get_or_create(
        **at,
        partnership_id=actor.partnership_id,
        instrument=ready_instrument(actor=actor, key=key),
        defaults={"participant_id": trajectory.participant_id, "noted_by_id": actor.user_id},
    )
    if is_new:
        record(events.ASSESSMENT_BEGUN, actor=actor, subject=assessment, voice=voice)
    return assessment


@transaction.atomic
def save_scores(
    *, actor: Actor, assessment_id: UUID, given: Mapping[str, Given], at: datetime
) -> list[Domain]:
    """Save what one voice says of some life domains; the others stay as they are.

    Returns the domains that changed. What a form sends back as it was shown is left alone,
    so that two people can fill in the same voice at once. Raises Denied (a class that the
    actor does not read), Assessment.DoesNotExist, ScoresChanged. Records assessment:saved.
    """
    assessment, trajectory = _locked(actor, assessment_id)
    for domain in given:
        foundation_access.require(access.can_note_on(actor, trajectory, domain))
    stored = {row.domain: row for row in assessment.scores.filter(domain__in=given)}
    theirs = {
        domain: stored[domain]
        for domain, each in given.items()
        if not is_untouched(each) and clashes(each, _score_of(stored.get(domain)))
        if domain in stored
    }
    if theirs:
        raise ScoresChanged(theirs=theirs)
    changed = [
        Domain(domain)
        for domain, each in given.items()
        if not is_untouched(each) and each.score != _score_of(stored.get(domain))
    ]
    for domain in changed:
        _write_score(actor, assessment, domain, given[domain].score, at)
    if changed:
        _step_on(actor, assessment, sorted(changed))
    return changed


@transaction.atomic
def save_answers(
    *, actor: Actor, assessment_id: UUID, answers: Mapping[str, Any], edition: int, on: date
) -> Assessment:
    """Save the answers to a questionnaire in a file, as far as the actor may write them.

    answers: as `answers.answers_from_form` gives them. A question that is a label of a life
    domain the actor does not read keeps its answer. edition: the one that the form showed.
    Raises Denied, Assessment.DoesNotExist, AnswersRefused, AnswersChanged. Records
    assessment:saved.
    """
    assessment, trajectory = _locked(actor, assessment_id)
    foundation_access.require(access.can_measure(actor, trajectory))
    definition = Definition.from_json(assessment.instrument.definition)
    closed = access.closed_questions(actor, trajectory, definition)
    whole = {
        **{name: answer for name, answer in answers.items() if name not in closed},
        **{name: answer for name, answer in assessment.answers.items() if name in closed},
    }
    check(definition, whole, on=on, unseen=closed)
    kept = stored_answers(definition, whole, on=on)
    if kept == assessment.answers:
        return assessment
    if edition != assessment.edition:
        raise AnswersChanged(theirs=assessment)
    assessment.answers = kept
    _step_on(actor, assessment, sorted(kept))
    return assessment


def check(
    definition: Definition,
    answers: Mapping[str, Any],
    *,
    on: date,
    unseen: frozenset[str] = frozenset(),
) -> None:
    """Refuse answers that the instrument does not take.

    unseen: questions that the writer could not answer. Raises AnswersRefused.
    """
    problems = check_answers(definition, answers, on=on)
    mine = {name: problem for name, problem in problems.items() if name not in unseen}
    if mine:
        raise AnswersRefused(problems=mine)


def _locked(actor: Actor, assessment_id: UUID) -> tuple[Assessment, Trajectory]:
    """An assessment in a file, and the file. Raises Assessment.DoesNotExist without one."""
    mine = Assessment.objects.visible_to(actor).select_related("trajectory", "instrument")
    assessment = mine.select_for_update(of=("self",)).get(pk=assessment_id)
    if assessment.trajectory is None:
        raise Assessment.DoesNotExist
    return assessment, assessment.trajectory


def _score_of(row: DomainScore | None) -> Score | None:
    return row.score if row else None


def _write_score(
    actor: Actor, assessment: Assessment, domain: Domain, score: Score, at: datetime
) -> None:
    DomainScore.objects.update_or_create(
        assessment=assessment,
        domain=domain,
        defaults={
            "partnership_id": actor.partnership_id,
            "trajectory_id": assessment.trajectory_id,
            "sensitivity": domain.sensitivity,
            "kind": score.kind,
            "level": score.level,
            "words": score.words,
            "wish": score.wish,
            "hinders": score.hinders,
            "arrange": score.arrange,
            "noted_by_id": actor.user_id,
            "noted_at": at,
        },
    )


def _step_on(actor: Actor, assessment: Assessment, changed: list[str]) -> None:
    assessment.edition += 1
    assessment.save(update_fields=["answers", "edition"])
    record(
        events.ASSESSMENT_SAVED,
        actor=actor,
        subject=assessment,
        voice=assessment.voice,
        changed=changed,
    )

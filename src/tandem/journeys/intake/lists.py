"""Reading warning-light lists: what was told, and what the list suggests."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.access import Actor
from tandem.rooms.measures.answers import no_answer
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.instrument import Question
from tandem.rooms.measures.models import Assessment, Moment, SignalDecision
from tandem.rooms.measures.rules import Advice, Reason, warning_light_advice
from tandem.rooms.partners.domains import Domain

INSTRUMENT = "warning_lights"
ROWS = 30
REASONS: dict[Reason, Promise] = {
    Reason.NO_SIGNALS: _("No signals came up."),
    Reason.ONE_DOMAIN: _("There are signals in one life domain."),
    Reason.SEVERAL_DOMAINS: _("There are signals in two or more life domains."),
    Reason.PERSON_SAYS_IT_HINDERS: _("The person says that this stands in the way of work."),
    Reason.GUIDE_SAYS_IT_HINDERS: _("You think that this stands in the way of work."),
    Reason.NOBODY_SAYS_IT_HINDERS: _("Nobody says that this stands in the way of work."),
    Reason.NOT_CLEAR_IF_IT_HINDERS: _("It is not clear if this stands in the way of work."),
}


@dataclass(frozen=True)
class SignalList:
    """One own list. decision: what followed from it, None while that is open."""

    assessment: Assessment
    domains: tuple[Domain, ...]
    decision: SignalDecision | None


@dataclass(frozen=True)
class Told:
    """What was ticked or said for one question, in the reader's language."""

    label: str
    icon: str
    answers: tuple[str, ...]


def own_lists(actor: Actor) -> list[SignalList]:
    """The newest lists that the actor filled in and that are in nobody's file: two queries."""
    lists = (
        Assessment.objects.visible_to(actor)
        .filter(moment=Moment.SIGNAL, trajectory__isnull=True, instrument__key=INSTRUMENT)
        .select_related("decision")
        .prefetch_related("instrument")
        .order_by("-id")[:ROWS]
    )
    return [_read(each) for each in lists]


def own_list(actor: Actor, assessment_id: UUID) -> SignalList:
    """One own list. Raises Assessment.DoesNotExist."""
    lists = Assessment.objects.visible_to(actor).filter(trajectory__isnull=True)
    return _read(lists.select_related("instrument", "decision").get(pk=assessment_id))


def definition_of(assessment: Assessment) -> Definition:
    """The questions of the version that was answered, remembered on that version."""
    kept = assessment.instrument.__dict__
    if "_definition" not in kept:
        kept["_definition"] = Definition.from_json(assessment.instrument.definition)
    return kept["_definition"]


def advice_of(assessment: Assessment) -> Advice:
    """What the list suggests; a person decides."""
    return warning_light_advice(definition_of(assessment), assessment.answers)


def reasons_for(advice: Advice) -> list[Promise]:
    """Why the list suggests what it does, in sentences."""
    return [REASONS[reason] for reason in advice.reasons]


def told_in(assessment: Assessment, language: str) -> list[Told]:
    """What came up, question by question, without what was left open."""
    definition = definition_of(assessment)
    return [
        Told(
            label=definition.text(question.labels, language),
            icon=Domain(question.domain).icon if question.domain else "message",
            answers=tuple(_words(definition, question, assessment.answers, language)),
        )
        for question in definition.questions
        if assessment.answers.get(question.name)
        and not no_answer(assessment.answers[question.name])
    ]


def _read(assessment: Assessment) -> SignalList:
    return SignalList(
        assessment=assessment,
        domains=tuple(Domain(code) for code in advice_of(assessment).domains),
        decision=getattr(assessment, "decision", None),
    )


def _words(
    definition: Definition, question: Question, answers: dict, language: str
) -> Iterable[str]:
    given = answers[question.name]
    labels = {choice.name: choice.labels for choice in question.choices}
    for each in given if isinstance(given, list) else [given]:
        yield definition.text(labels[each], language) if each in labels else each

"""What one voice answered to a questionnaire the time before, for beside the new answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from tandem.foundation.access import Actor
from tandem.rooms.measures import access
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.models import Assessment
from tandem.rooms.measures.questionnaire import instrument_form, said_by_name
from tandem.rooms.trajectories.models import Trajectory


@dataclass(frozen=True)
class Earlier:
    """The time before. words: answers in words by the name of the question.

    is_other_version: the questions were not the same ones.
    """

    assessment: Assessment
    words: Mapping[str, str]
    is_other_version: bool


def earlier_answers(
    *, actor: Actor, trajectory: Trajectory, assessment: Assessment, language: str
) -> Earlier | None:
    """The newest answers of this voice before this assessment, as far as they are open.

    assessment: with its instrument. One query; None when this is the first time.
    """
    is_before = Q(on__lt=assessment.on) | Q(on=assessment.on, pk__lt=assessment.pk)
    mine = (
        Assessment.objects.visible_to(actor)
        .filter(
            is_before,
            trajectory_id=trajectory.pk,
            instrument__key=assessment.instrument.key,
            voice=assessment.voice,
        )
        .exclude(answers={})
    )
    found = mine.select_related("instrument").order_by("-on", "-pk").first()
    if found is None:
        return None
    definition = Definition.from_json(found.instrument.definition)
    form = instrument_form(
        definition,
        language=language,
        on=found.on,
        answers=found.answers,
        closed=access.closed_questions(actor, trajectory, definition),
    )
    return Earlier(
        found,
        said_by_name(form, found.answers),
        is_other_version=found.instrument_id != assessment.instrument_id,
    )

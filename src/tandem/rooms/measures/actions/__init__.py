"""Writing measures: instruments, what each voice says, lists before a file, and needs."""

from tandem.rooms.measures.actions.assessments import (
    AnswersChanged,
    AnswersRefused,
    OtherVoice,
    ScoresChanged,
    begin_assessment,
    save_answers,
    save_scores,
)
from tandem.rooms.measures.actions.instruments import (
    NotShipped,
    VersionTaken,
    adopt_instrument,
    adopt_shipped,
    offer_instrument,
    ready_instrument,
)
from tandem.rooms.measures.actions.needs import EndsBeforeStart, end_need, note_need
from tandem.rooms.measures.actions.signals import attach_signals, note_signals
from tandem.rooms.measures.moments import LIFE_DOMAINS
from tandem.rooms.measures.xlsform_sheets import InstrumentError

__all__ = [
    "LIFE_DOMAINS",
    "AnswersChanged",
    "AnswersRefused",
    "EndsBeforeStart",
    "InstrumentError",
    "NotShipped",
    "OtherVoice",
    "ScoresChanged",
    "VersionTaken",
    "adopt_instrument",
    "adopt_shipped",
    "attach_signals",
    "begin_assessment",
    "end_need",
    "note_need",
    "note_signals",
    "offer_instrument",
    "ready_instrument",
    "save_answers",
    "save_scores",
]

"""Writing rights."""

from tandem.rooms.rights.actions.claims import (
    Impossible,
    RoundIsThere,
    UnknownRight,
    Which,
    begin_round,
    join_step,
    mark_claim,
    note_claim,
)
from tandem.rooms.rights.actions.comparisons import (
    Asked,
    CannotBe,
    NotOneToFour,
    make_comparison,
    record_sheet,
)
from tandem.rooms.rights.actions.homes import NotYet, Unsound, note_home
from tandem.rooms.rights.actions.local import (
    add_local_right,
    add_local_rights,
    change_local_right,
    end_local_right,
)
from tandem.rooms.rights.actions.offers import (
    MonthToCome,
    NoJob,
    NoWorkYet,
    Payslip,
    WorkFollowed,
    change_offer,
    join_spell,
    note_offer,
    note_payslip,
)

__all__ = [
    "Asked",
    "CannotBe",
    "Impossible",
    "MonthToCome",
    "NoJob",
    "NoWorkYet",
    "NotOneToFour",
    "NotYet",
    "Payslip",
    "RoundIsThere",
    "UnknownRight",
    "Unsound",
    "Which",
    "WorkFollowed",
    "add_local_right",
    "add_local_rights",
    "begin_round",
    "change_local_right",
    "change_offer",
    "end_local_right",
    "join_spell",
    "join_step",
    "make_comparison",
    "mark_claim",
    "note_claim",
    "note_home",
    "note_offer",
    "note_payslip",
    "record_sheet",
]

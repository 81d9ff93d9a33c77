"""Writing rights."""

from tandem.rooms.rights.actions.comparisons import (
    Asked,
    CannotBe,
    NotOneToFour,
    make_comparison,
    record_sheet,
)
from tandem.rooms.rights.actions.homes import NotYet, Unsound, note_home
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
    "MonthToCome",
    "NoJob",
    "NoWorkYet",
    "NotOneToFour",
    "NotYet",
    "Payslip",
    "Unsound",
    "WorkFollowed",
    "change_offer",
    "join_spell",
    "make_comparison",
    "note_home",
    "note_offer",
    "note_payslip",
    "record_sheet",
]

"""Writing rights."""

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
    "MonthToCome",
    "NoJob",
    "NoWorkYet",
    "NotYet",
    "Payslip",
    "Unsound",
    "WorkFollowed",
    "change_offer",
    "join_spell",
    "note_home",
    "note_offer",
    "note_payslip",
]

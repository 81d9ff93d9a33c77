"""Writing people."""

from tandem.rooms.people.actions.networks import Network, Tie, note_network
from tandem.rooms.people.actions.persons import (
    WRITABLE,
    AlreadyAtHome,
    AlreadySomeone,
    Housemate,
    LeavesBeforeComing,
    NeedsName,
    NotYet,
    add_household,
    add_housemate,
    add_participant,
    change_participant,
    end_housemate,
    index_names,
    link_housemate,
)
from tandem.rooms.people.actions.situations import Income, ToldPerson, ToldSituation, note_situation

__all__ = [
    "WRITABLE",
    "AlreadyAtHome",
    "AlreadySomeone",
    "Housemate",
    "Income",
    "LeavesBeforeComing",
    "NeedsName",
    "Network",
    "NotYet",
    "Tie",
    "ToldPerson",
    "ToldSituation",
    "add_household",
    "add_housemate",
    "add_participant",
    "change_participant",
    "end_housemate",
    "index_names",
    "link_housemate",
    "note_network",
    "note_situation",
]

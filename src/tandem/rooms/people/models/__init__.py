"""Participants, households and what is told of them; own networks; registers."""

from tandem.rooms.people.models.networks import (
    Closeness,
    Energy,
    MayAsk,
    NetworkMoment,
    NetworkPicture,
    NetworkTie,
    TieKind,
)
from tandem.rooms.people.models.persons import (
    BatchState,
    Gender,
    Household,
    HouseholdMember,
    HouseholdRelation,
    Participant,
    Register,
    RegisterBatch,
    RegisterRow,
    RowOutcome,
    SearchToken,
)
from tandem.rooms.people.models.situations import (
    HouseholdSituation,
    IncomeKind,
    ItemList,
    SituationAnswer,
    SituationIncome,
    SituationPerson,
)

__all__ = [
    "BatchState",
    "Closeness",
    "Energy",
    "Gender",
    "Household",
    "HouseholdMember",
    "HouseholdRelation",
    "HouseholdSituation",
    "IncomeKind",
    "ItemList",
    "MayAsk",
    "NetworkMoment",
    "NetworkPicture",
    "NetworkTie",
    "Participant",
    "Register",
    "RegisterBatch",
    "RegisterRow",
    "RowOutcome",
    "SearchToken",
    "SituationAnswer",
    "SituationIncome",
    "SituationPerson",
    "TieKind",
]

"""Households on a day, what going to work would change, jobs on offer, and claims."""

from tandem.rooms.rights.models.claims import Claim, LocalRight, RightsRound
from tandem.rooms.rights.models.comparisons import ComparedWhatIf, Comparison
from tandem.rooms.rights.models.homes import HomeIncome, HomePerson, HomeSnapshot, home_of
from tandem.rooms.rights.models.offers import JobOffer

__all__ = [
    "Claim",
    "ComparedWhatIf",
    "Comparison",
    "HomeIncome",
    "HomePerson",
    "HomeSnapshot",
    "JobOffer",
    "LocalRight",
    "RightsRound",
    "home_of",
]

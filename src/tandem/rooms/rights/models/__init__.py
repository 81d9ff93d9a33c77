"""Households on a day, jobs on offer, and what became of each right."""

from tandem.rooms.rights.models.claims import Claim, LocalRight, RightsRound
from tandem.rooms.rights.models.homes import HomeIncome, HomePerson, HomeSnapshot, home_of
from tandem.rooms.rights.models.offers import JobOffer

__all__ = [
    "Claim",
    "HomeIncome",
    "HomePerson",
    "HomeSnapshot",
    "JobOffer",
    "LocalRight",
    "RightsRound",
    "home_of",
]

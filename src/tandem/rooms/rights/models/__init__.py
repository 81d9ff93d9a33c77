"""Households on a day, jobs on offer, and what going to work would change."""

from tandem.rooms.rights.models.comparisons import ComparedWhatIf, Comparison
from tandem.rooms.rights.models.homes import HomeIncome, HomePerson, HomeSnapshot, home_of
from tandem.rooms.rights.models.offers import JobOffer

__all__ = [
    "ComparedWhatIf",
    "Comparison",
    "HomeIncome",
    "HomePerson",
    "HomeSnapshot",
    "JobOffer",
    "home_of",
]

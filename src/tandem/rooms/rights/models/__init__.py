"""Households on a day, and jobs on offer."""

from tandem.rooms.rights.models.homes import HomeIncome, HomePerson, HomeSnapshot, home_of
from tandem.rooms.rights.models.offers import JobOffer

__all__ = ["HomeIncome", "HomePerson", "HomeSnapshot", "JobOffer", "home_of"]

"""Households on a day."""

from tandem.rooms.rights.models.homes import HomeIncome, HomePerson, HomeSnapshot, home_of

__all__ = ["HomeIncome", "HomePerson", "HomeSnapshot", "home_of"]

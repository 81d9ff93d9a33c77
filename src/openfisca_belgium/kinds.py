"""Kinds that several variables share. Apart, for OpenFisca loads each variables file alone."""

from openfisca_core.indexed_enums import Enum


class WorkerStatus(Enum):
    none = "Does not work as an employee / Werkt niet in loondienst"
    white_collar = "White-collar / Bediende"
    blue_collar = "Blue-collar / Arbeider"


class LeefloonCategory(Enum):
    none = "No right of its own / Geen eigen categorie"
    cohabiting = "Cohabiting / Samenwonende"
    single = "Single / Alleenstaande"
    family = "Family in charge / Gezin ten laste"


class Kinship(Enum):
    none = "No relative who owes maintenance / Geen onderhoudsplichtige"
    first_degree = "Parent or child / Ouder of kind"
    further = "Grandparent, grandchild or in-law / Grootouder, kleinkind of schoonfamilie"


class Orphan(Enum):
    none = "Both parents live / Beide ouders leven"
    one_parent = "Lost one parent / Halfwees"
    both_parents = "Lost both parents / Wees"

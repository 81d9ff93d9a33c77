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


class IncreasedReimbursement(Enum):
    none = "Not by these tests / Niet volgens deze toetsen"
    automatic = "By a status or benefit / Door een statuut of uitkering"
    yearly_income = "By income of the year before / Door het inkomen van vorig jaar"
    current_income = "By present income / Door het huidige inkomen"


class LegalAid(Enum):
    none = "Means too high / Te hoge bestaansmiddelen"
    partly = "Partly free / Gedeeltelijk kosteloos"
    free = "Free / Volledig kosteloos"


class UnemploymentFamily(Enum):
    cohabiting = "Cohabiting / Samenwonend"
    single = "Single / Alleenwonend"
    family = "Family in charge / Gezinslast"


class ExitGroup(Enum):
    none = "No exit day known / Geen einddag gekend"
    twenty_years = "20 years or longer / 20 jaar of langer werkloos"
    insertion_before_2025 = "Insertion allowance before 2025 / Inschakelingsuitkering voor 2025"
    eight_years = "8 to 20 years / 8 tot 20 jaar werkloos"
    third_period = "2 to 8 years, third period / 2 tot 8 jaar, derde periode"
    second_period = "Second period / Tweede periode"
    first_period = "First period / Eerste periode"


class BenefitPeriod(Enum):
    none = "No benefit / Geen uitkering"
    first = "First period / Eerste periode"
    second = "Second period / Tweede periode"
    third = "Third period / Derde periode"
    insertion = "Insertion allowance / Inschakelingsuitkering"

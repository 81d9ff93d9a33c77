"""Who is taxed with whom, and for whom they care: what withholding tax asks about a family."""

from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Person, TaxUnit


class has_tax_disability(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Recognised as disabled for tax (66 percent) / Erkende handicap voor de belastingen"
    reference = "WIB 92, art. 135"


class has_other_professional_income(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Has a professional income that is no wage / Heeft een ander beroepsinkomen"
    documentation = "Self-employed, for example. The limit for small incomes is not known here."
    reference = "WIB 92, annex III"


class has_professional_income(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Has a professional or replacement income / Heeft een beroeps- of vervangingsinkomen"
    reference = "WIB 92, annex III"

    def formula(person, period):
        replacement = (
            "unemployment_benefit",
            "sickness_benefit",
            "insertion_allowance",
            "pension",
        )
        income = person("has_other_professional_income", period)
        income = income | (person("employed_gross_wage", period) > 0)
        for name in replacement:
            income = income | (person(name, period) > 0)
        return income


class is_couple(Variable):
    value_type = bool
    entity = TaxUnit
    definition_period = MONTH
    label = "Taxed together / Gemeenschappelijke aanslag"

    def formula(tax_unit, period):
        return tax_unit.nb_persons(TaxUnit.PARTNER) > 0


class earners(Variable):
    value_type = int
    entity = TaxUnit
    definition_period = MONTH
    label = "Declarants with a professional income / Aangevers met een beroepsinkomen"
    unit = "person"

    def formula(tax_unit, period):
        earning = tax_unit.members("has_professional_income", period)
        partner = tax_unit.sum(earning, role=TaxUnit.PARTNER)
        return tax_unit.sum(earning, role=TaxUnit.DECLARANT) + partner


class partner_has_earnings(Variable):
    value_type = bool
    entity = TaxUnit
    definition_period = MONTH
    label = "Both of the couple have a professional income / Beide partners hebben een inkomen"

    def formula(tax_unit, period):
        return tax_unit("earners", period) > 1


class dependent_children(Variable):
    value_type = int
    entity = TaxUnit
    definition_period = MONTH
    label = "Dependent children, who is disabled twice / Kinderen ten laste, met handicap dubbel"
    documentation = "Dependants no older than the declarant."
    unit = "child"
    reference = "WIB 92, art. 136 and annex III"

    def formula(tax_unit, period):
        return count_dependants(tax_unit, period, are_children=True)


class other_dependants(Variable):
    value_type = int
    entity = TaxUnit
    definition_period = MONTH
    label = "Other persons in charge, who is disabled twice / Andere personen ten laste"
    documentation = "Dependants older than the declarant: parents, grandparents."
    unit = "person"
    reference = "WIB 92, art. 136 and annex III"

    def formula(tax_unit, period):
        return count_dependants(tax_unit, period, are_children=False)


def count_dependants(tax_unit, period, are_children):
    """Dependants no older than the declarant, or the older ones; a disability counts double."""
    age = tax_unit.members("age", period)
    declarant = tax_unit.project(tax_unit.sum(age, role=TaxUnit.DECLARANT))
    weight = 1 + tax_unit.members("has_tax_disability", period)
    return tax_unit.sum(((age <= declarant) == are_children) * weight, role=TaxUnit.DEPENDANT)


class is_single_parent(Variable):
    value_type = bool
    entity = TaxUnit
    definition_period = MONTH
    label = "Parent taxed alone with dependent children / Alleenstaande ouder voor de belastingen"
    documentation = "Also who lives with somebody without being married or legally cohabiting."
    reference = "WIB 92, art. 133"

    def formula(tax_unit, period):
        return ~tax_unit("is_couple", period) & (tax_unit("dependent_children", period) > 0)


class claims_children(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Takes the reduction for children / Neemt de vermindering voor kinderen"
    documentation = "With two wages one of the couple does; the declarant unless told otherwise."
    reference = "WIB 92, annex III"

    def formula(person, period):
        declarant = person.has_role(TaxUnit.DECLARANT)
        earning = person("employed_gross_wage", period) > 0
        declarant_earns = person.tax_unit.sum(
            person.tax_unit.members("employed_gross_wage", period), role=TaxUnit.DECLARANT
        )
        partner = person.has_role(TaxUnit.PARTNER) & earning & (declarant_earns == 0)
        return (declarant & earning) | partner

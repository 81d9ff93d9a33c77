"""Child benefit: which children, under which rules, and what each of them raises."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Family, Person
from openfisca_belgium.kinds import Orphan
from openfisca_belgium.rounding import cents

_DECREE = "Flemish decree of 27 April 2018"


class is_studying(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Studies, with right to child benefit / Studeert met recht op Groeipakket"


class orphan(Variable):
    value_type = Enum
    possible_values = Orphan
    default_value = Orphan.none
    entity = Person
    definition_period = MONTH
    label = "Lost one or both parents / Wees of halfwees"


class orphaned_before_2019(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Became an orphan before 2019 / Wees geworden voor 2019"


class child_benefit_child(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Raises a right to child benefit / Rechtgevend kind"
    documentation = "Until the month of the 18th birthday; until 25 years as a student."
    reference = f"{_DECREE}, article 8"

    def formula(person, period, parameters):
        child = person.has_role(Family.CHILD)
        if not np.any(child):
            return child
        law = parameters(period).child_benefit.basic
        age = person("age", period)
        # Somebody born on the first has the birthday already when the month begins.
        born = person("birth", period)
        months = (np.datetime64(str(period.start), "M") - born.astype("datetime64[M]")).astype(int)
        young = (age < law.age_without_condition) | (months == law.age_without_condition * 12)
        student = person("is_studying", period) & (age < law.age_student)
        return child & (young | student)


class child_benefit_old_amounts(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Keeps the amounts from before 2019 / Behoudt de bedragen van voor 2019"
    documentation = (
        "Born before 2019. A child that became an orphan later, or came to Flanders later, has "
        "the new amounts (the second is entered)."
    )
    reference = f"{_DECREE}, article 210"

    def formula(person, period, parameters):
        child = person("child_benefit_child", period)
        if not np.any(child):
            return child
        first = parameters(period).child_benefit.basic.old_rules_before
        born = person("birth", period).astype("datetime64[Y]").astype(int) + 1970
        later_orphan = (person("orphan", period) != Orphan.none) & ~person(
            "orphaned_before_2019", period
        )
        return child & (born < first) & ~later_orphan


class child_benefit_rank(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Place among children with old amounts, 0 the youngest / Rang, de jongste is 0"
    documentation = (
        "The highest amount belongs to the eldest and falls away first; -1 for other persons."
    )
    reference = f"{_DECREE}, article 210; explanatory note 1 of 19 December 2018"
    unit = "child"

    def formula(person, period):
        old = person("child_benefit_old_amounts", period)
        if not np.any(old):
            return np.full(person.count, -1)
        days = person("birth", period).astype("datetime64[D]").astype(int)
        return np.where(old, person.get_rank(person.family, -days, condition=old), -1)


class child_benefit_child_basic(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Base amount of the child / Basisbedrag van het kind"
    unit = "currency-EUR"
    reference = f"{_DECREE}, articles 13, 210 and 214"

    def formula(person, period, parameters):
        child = person("child_benefit_child", period)
        old = person("child_benefit_old_amounts", period)
        amount = np.zeros(person.count)
        if np.any(child & ~old):
            amount += (child & ~old) * parameters(period).child_benefit.basic.amount
        if np.any(old):
            orphaned = old & (person("orphan", period) != Orphan.none)
            amount += _ranked(person, period, old & ~orphaned, parameters(period).child_benefit.old)
            if np.any(orphaned):
                amount += orphaned * parameters(period).child_benefit.old.orphan
        return amount


class child_benefit_child_orphan(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Supplement of the orphan / Wezentoeslag"
    unit = "currency-EUR"
    reference = f"{_DECREE}, article 15"

    def formula(person, period, parameters):
        kind = person("orphan", period)
        new = person("child_benefit_child", period) & ~person("child_benefit_old_amounts", period)
        half, full = new & (kind == Orphan.one_parent), new & (kind == Orphan.both_parents)
        share = np.zeros(person.count)
        if np.any(half):
            share += half * parameters(period).child_benefit.basic.orphan_rate
        if np.any(full):
            share += full * parameters(period).child_benefit.basic.full_orphan_rate
        return cents(share * person("child_benefit_child_basic", period))


class child_benefit_child_age(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Age supplement of a child with old amounts / Leeftijdsbijslag"
    documentation = "Lower for an eldest child without a social supplement."
    unit = "currency-EUR"
    reference = f"{_DECREE}, article 212"

    def formula(person, period, parameters):
        old = person("child_benefit_old_amounts", period)
        age = person("age", period)
        grown = old & (age >= 6)
        if not np.any(grown):
            return np.zeros(person.count)
        rank = person("child_benefit_rank", period)
        eldest = rank == person.family.max(rank)
        lower = grown & eldest & (person("child_benefit_child_social", period) == 0)
        law = parameters(period).child_benefit.old_age
        step = [age < 12, age < 18]
        high = np.select(step, [law.age_6, law.age_12], law.age_18)
        if not np.any(lower):
            return grown * high
        low = np.select(step, [law.eldest_age_6, law.eldest_age_12], law.eldest_age_18)
        return grown * np.where(lower, low, high)


class child_benefit_child_social(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Social supplement of the child / Sociale toeslag van het kind"
    documentation = (
        "Low income: the amount of the family size, or of the old rank. Second band: small "
        "families for every child, large ones for children with new amounts."
    )
    unit = "currency-EUR"
    reference = f"{_DECREE}, articles 18 and 222"

    def formula(person, period, parameters):
        child = person("child_benefit_child", period)
        old = person("child_benefit_old_amounts", period)
        low = child & person.family("child_benefit_low_income", period)
        middle = child & person.family("child_benefit_middle_income", period)
        if not np.any(low | middle):
            return np.zeros(person.count)
        benefit = parameters(period).child_benefit
        law, many = benefit.social, benefit.social_limits.children_of_large_family
        large = person.family("child_benefit_children", period) >= many
        paid = low * ~old * np.where(large, law.large_low, law.small_low)
        if np.any(middle):
            paid = paid + middle * np.where(large, law.large_middle * ~old, law.small_middle)
        if np.any(low & old):
            paid = paid + _ranked(
                person, period, low & old, parameters(period).child_benefit.old_social
            )
        return paid


def _ranked(person, period, chosen, law):
    """Old amounts by rank for the chosen children; only amounts that are needed are asked for."""
    rank = person("child_benefit_rank", period)
    single_parent = person.family.nb_persons(Family.PARENT) == 1
    has_own_amount = "others_single_parent" in law
    alone = chosen & (rank > 1) & single_parent & has_own_amount
    places = {
        "youngest": chosen & (rank == 0),
        "second_youngest": chosen & (rank == 1),
        "others": chosen & (rank > 1) & ~alone,
        "others_single_parent": alone,
    }
    paid = np.zeros(person.count)
    for name, at in places.items():
        if np.any(at):
            paid += at * law[name]
    return paid

"""Who of a home belongs to which circle of the law, repeated for as many copies as needed."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from openfisca_core.simulation_builder import SimulationBuilder

from tandem.rooms.rights.engine.system import rules
from tandem.rooms.rights.rules.home import Couple, Home, Relation

_IN_HOUSEHOLD = {Relation.SELF: "head", Relation.PARTNER: "partner", Relation.CHILD: "child"}
TAXED_TOGETHER = (Couple.MARRIED, Couple.LEGAL)


@dataclass(frozen=True)
class Circle:
    """One kind of group in a home: of each person the number of the group and the role."""

    entity: str
    groups: tuple[int, ...]
    roles: tuple[str, ...]

    @property
    def count(self) -> int:
        return max(self.groups) + 1


@dataclass(frozen=True)
class Shape:
    """The circles of a home; group 0 of each is that of the participant."""

    persons: int
    circles: tuple[Circle, ...]

    def simulation(self, copies: int, *, is_traced: bool) -> Any:
        """A simulation of that many copies of the home, without any input."""
        builder = SimulationBuilder()
        system = rules()
        builder.create_entities(system)
        builder.declare_person_entity("person", range(self.persons * copies))
        for circle in self.circles:
            population = builder.declare_entity(circle.entity, range(circle.count * copies))
            first = np.repeat(np.arange(copies) * circle.count, self.persons)
            of_person = np.tile(circle.groups, copies) + first
            builder.join_with_persons(population, of_person, np.tile(circle.roles, copies))
        simulation = builder.build(system)
        simulation.trace = is_traced
        return simulation


def shape_of(home: Home) -> Shape:
    """The household, the family of the Groeipakket and the tax units of a home."""
    relations = [person.relation for person in home.persons]
    household = Circle(
        "household",
        (0,) * len(relations),
        tuple(_IN_HOUSEHOLD.get(relation, "other") for relation in relations),
    )
    return Shape(len(relations), (household, _family(home), _tax_units(home)))


def _family(home: Home) -> Circle:
    groups, roles, next_group = [], [], 1
    for person in home.persons:
        if person.relation == Relation.CHILD and person.has_child_benefit is not False:
            groups.append(0)
            roles.append("child")
        elif person.relation in (Relation.SELF, Relation.PARTNER):
            groups.append(0)
            roles.append("parent")
        else:
            groups.append(next_group)
            roles.append("parent")
            next_group += 1
    return Circle("family", tuple(groups), tuple(roles))


def _tax_units(home: Home) -> Circle:
    groups, roles, next_group = [], [], 1
    for person in home.persons:
        if person.relation == Relation.CHILD:
            groups.append(0)
            roles.append("dependant")
        elif person.relation == Relation.PARTNER and home.couple in TAXED_TOGETHER:
            groups.append(0)
            roles.append("partner")
        elif person.relation == Relation.SELF:
            groups.append(0)
            roles.append("declarant")
        else:
            groups.append(next_group)
            roles.append("declarant")
            next_group += 1
    return Circle("tax_unit", tuple(groups), tuple(roles))

"""Whose facts these are: a person, and three circles around persons that laws draw."""

from openfisca_core.entities import build_entity

Person = build_entity(
    key="person",
    plural="persons",
    label="Person / Persoon",
    doc="Somebody of flesh and blood.",
    is_person=True,
)

Household = build_entity(
    key="household",
    plural="households",
    label="Household / Huishouden: who lives together at one address",
    doc="Who lives together and shares the cost of it: leefloon and poverty figures look here.",
    roles=[
        {
            "key": "head",
            "label": "Reference person / Referentiepersoon",
            "max": 1,
            "doc": "The person whose question this is.",
        },
        {
            "key": "partner",
            "label": "Partner with whom the head forms a couple / Partner",
            "max": 1,
            "doc": "Married, registered or in fact.",
        },
        {
            "key": "child",
            "plural": "children",
            "label": "Children of head or partner / Kinderen",
            "doc": "Of any age; `age` tells who is a minor.",
        },
        {
            "key": "other",
            "plural": "others",
            "label": "Others at the address / Anderen op het adres",
            "doc": "Parents, brothers, grandchildren, friends.",
        },
    ],
)

Family = build_entity(
    key="family",
    plural="families",
    label="Family / Gezin voor het Groeipakket",
    doc="The children who raise a right to child benefit and who brings them up.",
    roles=[
        {
            "key": "parent",
            "plural": "parents",
            "label": "Who brings the children up / Opvoeders",
            "max": 2,
            "doc": "Parents or who takes their place, living together.",
        },
        {
            "key": "child",
            "plural": "children",
            "label": "Children with child benefit / Kinderen met Groeipakket",
            "doc": "Children for whom child benefit is paid.",
        },
    ],
)

TaxUnit = build_entity(
    key="tax_unit",
    plural="tax_units",
    label="Tax unit / Wie samen belast wordt",
    doc="One declaration: one person, or two who are married or legally cohabit.",
    roles=[
        {
            "key": "declarant",
            "label": "Declarant / Aangever",
            "max": 1,
            "doc": "The first of the declaration.",
        },
        {
            "key": "partner",
            "label": "Married or legally cohabiting partner / Partner",
            "max": 1,
            "doc": "Somebody who only lives along is a tax unit apart.",
        },
        {
            "key": "dependant",
            "plural": "dependants",
            "label": "Dependants / Personen ten laste",
            "doc": "Children and others in charge of the declarants.",
        },
    ],
)
ENTITIES = [Person, Household, Family, TaxUnit]

"""Unemployment: the amount as it is paid."""

from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Person


class unemployment_benefit(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Unemployment benefit as paid, net / Werkloosheidsuitkering zoals uitbetaald"
    documentation = "Entered: the index of today's amounts lacks a source."
    unit = "currency-EUR"

"""The rules of Belgium, built for OpenFisca: entities, variables, and parameters that end."""

from importlib.metadata import version
from pathlib import Path

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from openfisca_belgium.entities import ENTITIES
from openfisca_belgium.reach import bound, leaves

_HERE = Path(__file__).parent


class CountryTaxBenefitSystem(TaxBenefitSystem):
    """What holds in Belgium, and in Flanders where a rule is Flemish."""

    CURRENCY = "€"

    def __init__(self) -> None:
        super().__init__(ENTITIES)
        self.add_variables_from_directory(str(_HERE / "variables"))
        self.load_parameters(str(_HERE / "parameters"))
        for parameter in leaves(self.parameters):
            bound(parameter)
        self.open_api_config = {
            "variable_example": "net_wage",
            "parameter_example": "minimum_wage.monthly",
            "simulation_example": _EXAMPLE,
        }

    def get_package_metadata(self) -> dict[str, str]:
        """Name, version, place: of the distribution that carries this package."""
        return {
            "name": "openfisca_belgium",
            "version": version("tandem"),
            "repository_url": "",
            "location": str(_HERE.parent),
        }


_EXAMPLE = {
    "persons": {
        "An": {
            "birth": {"ETERNITY": "1990-04-12"},
            "worker_status": {"2026-06": "white_collar"},
            "weekly_hours": {"2026-06": 38},
            "gross_wage": {"2026-06": 2500},
            "net_wage": {"2026-06": None},
        }
    },
    "households": {"home": {"head": ["An"]}},
    "families": {"family": {"parents": ["An"]}},
    "tax_units": {"declaration": {"declarant": ["An"]}},
}

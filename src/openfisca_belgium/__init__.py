"""Belgian and Flemish social rules as an OpenFisca country package.

Wages from gross to net, leefloon, child benefit and what else is computed, each value with
date, unit, source and status. `reach` refuses days that no value covers; `sources` tells on
which values a result rests; `values` reads amounts alone.
"""

from typing import Any


def __getattr__(name: str) -> Any:
    """OpenFisca asks the package for its system. Who reads amounts alone loads no OpenFisca."""
    if name == "CountryTaxBenefitSystem":
        from openfisca_belgium.system import CountryTaxBenefitSystem

        return CountryTaxBenefitSystem
    raise AttributeError(name)

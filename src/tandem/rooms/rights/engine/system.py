"""The rules: built once in a process, when first asked for."""

from threading import Lock
from typing import Any

from openfisca_belgium import CountryTaxBenefitSystem

_building = Lock()
_built: list[CountryTaxBenefitSystem] = []


def rules() -> Any:
    """The tax-benefit system of this process. Threads that ask at once get the same one."""
    if not _built:
        with _building:
            if not _built:
                _built.append(CountryTaxBenefitSystem())
    return _built[0]

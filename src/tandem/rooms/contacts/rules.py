"""How closely a note is guarded."""

from collections.abc import Iterable

from tandem.rooms.partners.domains import Domain, Sensitivity


def sensitivity(domains: Iterable[str]) -> int:
    """The highest class, 0 to 3, of these life domains; 0 without any.

    Raises ValueError on a code that is no life domain.
    """
    return max((Domain(code).sensitivity for code in domains), default=Sensitivity.TEAM)

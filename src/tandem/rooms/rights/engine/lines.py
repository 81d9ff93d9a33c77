"""One line of a column: computed on a sheet, entered, or missing with its reason."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from openfisca_belgium.sources import UsedValue
from tandem.rooms.rights.engine.run import Found, OutOfReach, Run
from tandem.rooms.rights.rules.home import Home
from tandem.rooms.rights.rules.outcome import How, Line, Value, Why


@dataclass
class Sheet:
    """A column that is being filled in: its calculation, and the values that were used."""

    home: Home
    run: Run
    month: date
    values: dict[str, Value] = field(default_factory=dict)

    def line(
        self, code: str, variable: str, *, who: int | None = 0, of: int = 0,
        a_year: bool = False, why: Why = Why.NONE,
    ) -> Line:  # fmt: skip
        """A computed amount, or why there is none."""
        try:
            found = self.run.money(variable, of=of, a_year=a_year)
        except OutOfReach as refused:
            return refusal(code, who, refused)
        keys = self._use(found)
        is_verified = all(self.values[key].is_verified for key in keys)
        return Line(code, found.euro, How.COMPUTED, who, why, values=keys, is_verified=is_verified)

    def _use(self, found: Found) -> tuple[str, ...]:
        values = [value_of(used) for used in found.behind]
        self.values |= {value.key: value for value in values}
        return tuple(value.key for value in values)


def refusal(code: str, who: int | None, refused: OutOfReach) -> Line:
    """The line of an amount for which no value covers the day."""
    facts = {
        "parameter": refused.parameter,
        "label": refused.label,
        "first": refused.first.isoformat(),
        "last": refused.last.isoformat(),
    }
    return Line(code, None, How.NOT_COMPUTED, who, Why.OUT_OF_REACH, facts)


def value_of(used: UsedValue) -> Value:
    """A value of the package as it is kept."""
    return Value(
        parameter=used.parameter,
        label=used.label,
        value=str(used.value),
        unit=used.unit,
        since=used.since.isoformat(),
        status=used.status,
        source=used.source,
        note=used.note,
    )


def entered(code: str, euro: Decimal, who: int | None = 0, why: Why = Why.NONE) -> Line:
    return Line(code, euro, How.ENTERED, who, why)


def missing(code: str, why: Why, who: int | None = 0) -> Line:
    return Line(code, None, How.NOT_COMPUTED, who, why)

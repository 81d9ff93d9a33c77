"""What stands in the form of a household before anybody checks it: rows that come and go.

Raw values only, as typed or as known. So a row is added or taken out without losing a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from tandem.rooms.rights.rules.home import Relation

PERSON = (
    "relation", "name", "birth", "work", "hours", "full_time", "collar", "child_benefit",
    "complete",
)  # fmt: skip
INCOME = ("kind", "euro", "every", "seen")
REST = ("on", "couple", "housing", "housing_euro", "health_insurance")
SHAPE = "shape"
# More rows than anybody fills in; who sends more is cut short before it costs anything.
MOST_ROWS, MOST_INCOMES = 60, 20
Values = Mapping[str, Any]


@dataclass(frozen=True)
class PersonSheet:
    """One person: the fields, and those of each income."""

    values: Values
    incomes: tuple[Values, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """All rows of the form. The participant is the first person."""

    persons: tuple[PersonSheet, ...]
    rest: Values

    @classmethod
    def read(cls, data: QueryDict) -> "Sheet":
        """What was sent, with as many rows as the form said that it had."""
        persons = tuple(
            PersonSheet(
                _values(data, f"p{at}-", PERSON),
                tuple(_values(data, f"p{at}-i{number}-", INCOME) for number in range(incomes)),
            )
            for at, incomes in enumerate(shape_of(data.get(SHAPE, "")))
        )
        return cls(persons, _values(data, "", REST))

    @property
    def shape(self) -> str:
        """Number of incomes of each person: "2-0-1"."""
        return "-".join(str(len(person.incomes)) for person in self.persons)

    def flat(self) -> dict[str, Any]:
        """Field -> value, for the form."""
        found = {SHAPE: self.shape, **self.rest}
        for at, person in enumerate(self.persons):
            found |= {f"p{at}-{name}": value for name, value in person.values.items()}
            for number, income in enumerate(person.incomes):
                found |= {f"p{at}-i{number}-{name}": value for name, value in income.items()}
        return found

    def after(self, wish: str) -> "Sheet":
        """With a row more or less: "add-child", "income-2", "drop-3"; else as it is."""
        what, _, which = wish.partition("-")
        if what == "add" and which in Relation and which != Relation.SELF:
            return self._with(*self.persons, new_person(Relation(which)))
        if not which.isdecimal() or not int(which) < len(self.persons):
            return self
        at = int(which)
        before, person, later = self.persons[:at], self.persons[at], self.persons[at + 1 :]
        if what == "income":
            return self._with(*before, replace(person, incomes=(*person.incomes, {})), *later)
        if what == "drop" and at:
            return self._with(*before, *later)
        return self

    def fresh_after(self, wish: str) -> int | None:
        """The place of the person that a wish is about, in the sheet after it."""
        what, _, which = wish.partition("-")
        if what == "add":
            return len(self.persons)
        at = int(which) if which.isdecimal() else 0
        return at if what == "income" else max(at - 1, 0)

    def _with(self, *persons: PersonSheet) -> "Sheet":
        return replace(self, persons=persons)


def new_person(relation: Relation) -> PersonSheet:
    """An empty row. Children have no income mostly; that is ticked, for everybody to see."""
    is_child = relation is Relation.CHILD
    values = {"relation": "" if relation is Relation.OTHER else relation.value}
    return PersonSheet(values | {"complete": is_child}, () if is_child else ({},))


def shape_of(text: str) -> list[int]:
    """Number of incomes of each person; of one person with one income when it is no shape."""
    parts = text.split("-")[:MOST_ROWS]
    if not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return [1]
    return [min(int(part), MOST_INCOMES) for part in parts]


def _values(data: QueryDict, prefix: str, names: tuple[str, ...]) -> Values:
    return {name: data[prefix + name] for name in names if prefix + name in data}

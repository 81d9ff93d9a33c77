"""The rows of the form of a household: one person with incomes each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.fields import EuroField
from tandem.rooms.rights.forms import words
from tandem.rooms.rights.forms.asking import Ask
from tandem.rooms.rights.forms.fields import BirthField, HoursField, choice
from tandem.rooms.rights.rules.home import (
    Collar,
    Every,
    Income,
    IncomeKind,
    Person,
    Relation,
    Seen,
    Work,
)
from tandem.rooms.rights.rules.soundness import born_at_age

if TYPE_CHECKING:
    from tandem.rooms.rights.forms.home import HomeForm

FULL_TIME = Decimal(38)
YES = "yes"


@dataclass(frozen=True)
class IncomeFields:
    """The fields of one income. ask: a box to tick when the amount is rare."""

    fields: list[forms.BoundField]
    ask: Ask | None


def person_fields(at: int, incomes: int) -> dict[str, forms.Field]:
    """Name -> field, of one person. The participant needs no relation."""
    found = _person_fields()
    if at == 0:
        del found["relation"], found["child_benefit"]
    for number in range(incomes):
        found |= {f"i{number}-{name}": field for name, field in _income_fields().items()}
    return {f"p{at}-{name}": field for name, field in found.items()}


def _person_fields() -> dict[str, forms.Field]:
    others = [each for each in Relation.choices if each[0] != Relation.SELF]
    yes_no = [("", _("Not known")), (YES, _("Yes")), ("no", _("No"))]
    return {
        "relation": choice(_("Who is this?"), [words.CHOOSE, *others]),
        "name": forms.CharField(label=_("First name"), max_length=100, required=False),
        "birth": BirthField(
            label=_("Birth date or age"), help_text=_("17/5/1990 or 36"), required=False
        ),
        "child_benefit": choice(_("Child benefit paid here"), yes_no),
        "work": choice(_("Situation"), words.known(Work)),
        "hours": HoursField(label=_("Hours a week in the contract")),
        "full_time": HoursField(label=_("Full-time there is"), help_text=_("Mostly 38 hours.")),
        "collar": choice(_("Kind of employee"), words.known(Collar)),
        "complete": forms.BooleanField(
            label=_("That is all the money of this person"), required=False
        ),
    }


def _income_fields() -> dict[str, forms.Field]:
    return {
        "kind": choice(_("What comes in?"), [("", _("Nothing known")), *IncomeKind.choices]),
        "euro": EuroField(label=_("Amount in euro"), required=False),
        "every": choice(_("For"), Every.choices, initial=Every.MONTH),
        "seen": choice(_("Source"), Seen.choices, initial=Seen.TOLD),
    }


class PersonFields:
    """One person in a form: the fields by what they are about, and the plain value.

    at: place in the form, from 0. incomes: number of income rows.
    """

    def __init__(self, form: "HomeForm", at: int, incomes: int) -> None:
        self._form, self.at, self._count = form, at, incomes

    @property
    def relation(self) -> str:
        return Relation.SELF if self.at == 0 else self["relation"].value() or ""

    @property
    def is_child(self) -> bool:
        return self.relation == Relation.CHILD

    @property
    def is_employee(self) -> bool:
        return self["work"].value() == Work.EMPLOYEE

    @property
    def called(self) -> str:
        """The name, else what this person is."""
        label = dict(Relation.choices).get(self.relation, words.SOMEBODY)
        return str(self["name"].value() or label)

    @property
    def who(self) -> list[forms.BoundField]:
        names = ["name", "birth", *([] if self.is_child else ["work"])]
        names = [*([] if self.at == 0 else ["relation"]), *names]
        return [self[each] for each in [*names, *(["child_benefit"] if self.is_child else [])]]

    @property
    def job(self) -> list[forms.BoundField]:
        names = ["hours", "collar", "full_time"]
        return [self[each] for each in (["work", *names] if self.is_child else names)]

    @property
    def is_job_open(self) -> bool:
        """Whether there is a job to tell of, or something of it to put right."""
        return self.is_employee or any(field.errors or field.value() for field in self.job[:2])

    @property
    def incomes(self) -> list[IncomeFields]:
        return [
            IncomeFields(
                [self[f"i{number}-{name}"] for name in _income_fields()],
                self._form.asks.get(f"p{self.at}-i{number}-euro"),
            )
            for number in range(self._count)
        ]

    @property
    def complete(self) -> forms.BoundField:
        return self["complete"]

    @property
    def asks(self) -> list[Ask]:
        """Boxes to tick about name or hours."""
        found = (self._form.asks.get(f"p{self.at}-{name}") for name in ("name", "hours"))
        return [each for each in found if each]

    @property
    def slots(self) -> list[int]:
        """Rows of incomes that hold one."""
        return [number for number in range(self._count) if self._income(number)]

    def require(self) -> None:
        """Tell what a row lacks: who it is, and of an income both kind and amount."""
        if self.at:
            self._require_someone()
        for number in range(self._count):
            kind, euro = self._given(f"i{number}-kind"), self._given(f"i{number}-euro")
            name = f"p{self.at}-i{number}-"
            if kind and euro is None and f"{name}euro" not in self._form.errors:
                self._form.add_error(f"{name}euro", words.AMOUNT_MISSING)
            if euro is not None and not kind:
                self._form.add_error(f"{name}kind", words.KIND_MISSING)

    def person(self, on: date) -> Person:
        """The plain value; what is wrong or empty is not known."""
        relation = Relation(self._given("relation") or Relation.OTHER) if self.at else Relation.SELF
        benefit = self._given("child_benefit") if relation is Relation.CHILD else ""
        found = (self._income(number) for number in range(self._count))
        return Person(
            relation=relation,
            name=self._given("name") or "",
            birth_date=self._birth(on),
            work=Work(self._given("work") or Work.UNKNOWN),
            weekly_hours=self._given("hours"),
            full_time_hours=self._given("full_time") or FULL_TIME,
            collar=Collar(self._given("collar") or Collar.UNKNOWN),
            has_child_benefit=benefit == YES if benefit else None,
            incomes=tuple(each for each in found if each),
            are_incomes_complete=bool(self._given("complete")),
        )

    def __getitem__(self, name: str) -> forms.BoundField:
        return self._form[f"p{self.at}-{name}"]

    def _given(self, name: str) -> Any:
        return self._form.cleaned_data.get(f"p{self.at}-{name}")

    def _birth(self, on: date) -> date | None:
        born = self._given("birth")
        return born_at_age(born, on) if isinstance(born, int) else born

    def _income(self, number: int) -> Income | None:
        kind, euro = self._given(f"i{number}-kind"), self._given(f"i{number}-euro")
        if not kind or euro is None:
            return None
        every = self._given(f"i{number}-every") or Every.MONTH
        seen = self._given(f"i{number}-seen") or Seen.TOLD
        return Income(IncomeKind(kind), euro, Every(every), Seen(seen))

    def _require_someone(self) -> None:
        name = f"p{self.at}-"
        if not self._given("relation") and f"{name}relation" not in self._form.errors:
            self._form.add_error(f"{name}relation", words.RELATION_MISSING)
        is_nobody = not self._given("name") and self._given("birth") is None
        if is_nobody and f"{name}birth" not in self._form.errors:
            self._form.add_error(f"{name}name", words.NOBODY_THERE)

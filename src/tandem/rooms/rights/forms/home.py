"""A household, filled in together in five minutes. Whatever is left empty stays unknown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.fields import EuroField
from tandem.foundation.ui.plain import say_once
from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.rights.forms import words
from tandem.rooms.rights.forms.asking import AsksTwice
from tandem.rooms.rights.forms.fields import choice
from tandem.rooms.rights.forms.people import PersonFields, person_fields
from tandem.rooms.rights.forms.sheet import SHAPE, Sheet, shape_of
from tandem.rooms.rights.rules.home import (
    Couple,
    HealthInsurance,
    Home,
    Housing,
    Person,
    Relation,
)
from tandem.rooms.rights.rules.soundness import ASKED, MOST_PERSONS, Found, flaws

EARLIEST = date(2015, 1, 1)
_FIELDS = {"birth_date": "birth", "weekly_hours": "hours"}
Elsewhere = Callable[[Person], bool]


@dataclass(frozen=True)
class Adding:
    """A button that adds a person."""

    wish: str
    label: Any


class HomeForm(AsksTwice):
    """A household on a day.

    Give it `data`, or a `sheet` of what is known or typed. fresh: a person who was added or
    whose incomes grew, by place. partner_elsewhere: whether this
    partner is one in another household too, as far as the writer may know.
    """

    use_required_attribute = False

    on = forms.DateField(label=_("Day on which this was told"), widget=DateInput())
    housing = choice(_("How do they live?"), words.known(Housing))
    housing_euro = EuroField(
        label=_("Rent or loan, a month"), help_text=_("Without energy and water."), required=False
    )
    health_insurance = choice(_("Health insurance"), words.known(HealthInsurance))
    couple = choice(_("Participant and partner are"), words.known(Couple))

    def __init__(
        self,
        data: Any = None,
        *,
        sheet: Sheet | None = None,
        fresh: int | None = None,
        partner_elsewhere: Elsewhere = lambda person: False,
    ) -> None:
        flat = sheet.flat() if sheet else {}
        super().__init__(data, initial=flat)
        self._partner_elsewhere = partner_elsewhere
        # Where the page puts the focus: on a person who was added just now.
        self.fresh = fresh
        self.shape = shape_of((data or flat).get(SHAPE, ""))
        for at, incomes in enumerate(self.shape):
            self.fields |= person_fields(at, incomes)
        say_once(self)

    @property
    def shape_value(self) -> str:
        """What the form sends along, so that it comes back with as many rows."""
        return "-".join(str(incomes) for incomes in self.shape)

    @property
    def people(self) -> list[PersonFields]:
        return [PersonFields(self, at, incomes) for at, incomes in enumerate(self.shape)]

    @property
    def has_partner(self) -> bool:
        return any(row.relation == Relation.PARTNER for row in self.people)

    @property
    def adding(self) -> list[Adding]:
        """Buttons for who may still be added."""
        if len(self.shape) >= MOST_PERSONS:
            return []
        partner = Adding("add-partner", _("Partner"))
        others = [Adding("add-child", _("Child")), Adding("add-other", _("Somebody else"))]
        return others if self.has_partner else [partner, *others]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        on = cleaned.get("on")
        for row in self.people:
            row.require()
        if on is None:
            return cleaned
        if on < EARLIEST:
            self.add_error("on", _("Look at the year. Tandem knows no rules of so long ago."))
            return cleaned
        home = self.home()
        for found in flaws(home):
            self._tell(found)
        self._look_elsewhere(home)
        return cleaned

    def home(self) -> Home:
        """What was filled in; only after `is_valid`, or with what is wrong left out."""
        given = self.cleaned_data
        on = given["on"]
        return Home(
            on=on,
            persons=tuple(row.person(on) for row in self.people),
            couple=Couple(given.get("couple") or Couple.UNKNOWN),
            housing=Housing(given.get("housing") or Housing.UNKNOWN),
            housing_euro=given.get("housing_euro"),
            health_insurance=HealthInsurance(
                given.get("health_insurance") or HealthInsurance.UNKNOWN
            ),
        )

    def _tell(self, found: Found) -> None:
        """Say it at the field, once; where it may be right after all, ask."""
        name = self._name(found)
        if found.flaw not in ASKED:
            if name is None or name not in self.errors:
                self.add_error(name, words.FLAWS[found.flaw] % found.facts)
            return
        message = words.FLAWS[found.flaw] % found.facts
        if name == "housing_euro":
            message = words.RENT_LOOKS_YEARLY
        self.ask(str(name), self._what_stands(str(name)), message)

    def _name(self, found: Found) -> str | None:
        if found.person is None:
            return found.field if found.field in self.fields else None
        if found.income is not None:
            slot = self.people[found.person].slots[found.income]
            return f"p{found.person}-i{slot}-{found.field}"
        return f"p{found.person}-{_FIELDS.get(found.field, found.field)}"

    def _what_stands(self, name: str) -> str:
        """A value and the period beside it, so that another period asks anew."""
        period = name.removesuffix("euro") + "every"
        return f"{self.cleaned_data.get(name)} {self.cleaned_data.get(period, '')}".strip()

    def _look_elsewhere(self, home: Home) -> None:
        for at, person in enumerate(home.persons):
            name = f"p{at}-name"
            if person.relation is Relation.PARTNER and self._partner_elsewhere(person):
                self.ask(name, f"{person.name} {person.birth_date}", words.PARTNER_ELSEWHERE)

"""What a household tells, filled in together in five minutes."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.plain import say_once
from tandem.foundation.ui.widgets import DateInput, RadioTiles
from tandem.journeys.household import words
from tandem.rooms.people.actions import Income, ToldPerson, ToldSituation
from tandem.rooms.people.figures import (
    DEPRIVATION_ITEMS,
    KANSARMOEDE_ITEMS,
    Lack,
    Occupation,
    Weak,
    known_years,
    unpublished_years,
)
from tandem.rooms.people.models import IncomeKind, ItemList, sensitivity_of

ROWS = 10
OPEN_ROWS = 2
OLDEST = 120
MOST_EUR = 100_000
HOURS_OF_A_WEEK = 99


@dataclass(frozen=True)
class PersonRow:
    """The fields of one person. is_open: shown at once, without unfolding."""

    number: int
    is_open: bool
    fields: list[forms.BoundField]


class SituationForm(forms.Form):
    """Persons, income and answers. Whatever is left empty stays unknown.

    classes: those in which the writer may write; items of another class are not asked.
    """

    use_required_attribute = False

    on = forms.DateField(label=_("Day on which this was told"), widget=DateInput())
    complete = forms.ChoiceField(
        label=_("Is this all the money that comes in?"),
        choices=[("yes", _("Yes, this is everything")), ("no", _("No, or nobody is sure"))],
        widget=RadioTiles(),
    )

    def __init__(self, *args: Any, classes: Collection[int], **kwargs: Any):
        super().__init__(*args, **kwargs)
        years = [(str(year), str(year)) for year in reversed(known_years())]
        self.fields["silc_year"] = forms.ChoiceField(
            label=_("Compare income with the threshold of"),
            help_text=_("The year of the survey. It asks for the incomes of the year before."),
            choices=years,
        )
        for at in range(ROWS):
            self._add_person(f"person-{at}-")
        for kind in IncomeKind:
            self.fields[f"income-{kind}"] = _euro(kind.label)
        for item in DEPRIVATION_ITEMS:
            self.fields[f"lack-{item}"] = _choice(words.ITEMS[item], words.LACKS)
        for item in KANSARMOEDE_ITEMS:
            if sensitivity_of(ItemList.KANSARMOEDE, item) in classes:
                self.fields[f"weak-{item}"] = _choice(words.WEAK_ITEMS[item], words.WEAKS)
        say_once(self)

    def _add_person(self, name: str) -> None:
        self.fields |= {
            f"{name}name": forms.CharField(label=_("First name"), max_length=100, required=False),
            f"{name}age": forms.IntegerField(
                label=_("Age"), min_value=0, max_value=OLDEST, required=False
            ),
            f"{name}occupation": _choice(_("Mainly did, that year"), words.OCCUPATIONS),
            f"{name}months": _number(_("Months at work, out of 12"), 12, 2),
            f"{name}hours": _number(_("Hours a week, when at work"), HOURS_OF_A_WEEK, 1),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.persons():
            self.add_error("person-0-name", _("Fill in who belongs to the household."))
        return cleaned

    @property
    def rows(self) -> list[PersonRow]:
        """Those who are known and a little room; the rest can be unfolded."""
        names = ("name", "age", "occupation", "months", "hours")
        known = [at for at in range(ROWS) if self[f"person-{at}-name"].value()]
        open_until = max([OPEN_ROWS, *(at + 1 for at in known)])
        return [
            PersonRow(at + 1, at < open_until, [self[f"person-{at}-{name}"] for name in names])
            for at in range(ROWS)
        ]

    def fields_of(self, prefix: str) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(prefix)]

    @property
    def unpublished(self) -> tuple[int, ...]:
        """Survey years of which no amount is known."""
        return unpublished_years()

    @property
    def incomes(self) -> list[forms.BoundField]:
        return self.fields_of("income-")

    @property
    def lacks(self) -> list[forms.BoundField]:
        return self.fields_of("lack-")

    @property
    def weaknesses(self) -> list[forms.BoundField]:
        return self.fields_of("weak-")

    def persons(self) -> tuple[ToldPerson, ...]:
        """Rows in which a name, an age or something else was filled in."""
        rows = (self._person(f"person-{at}-") for at in range(ROWS))
        return tuple(person for person in rows if person != ToldPerson())

    def told(self) -> ToldSituation:
        """What was filled in, for the action."""
        given = self.cleaned_data
        return ToldSituation(
            on=given["on"],
            silc_year=int(given["silc_year"]),
            persons=self.persons(),
            incomes=tuple(
                Income(kind, given[f"income-{kind}"])
                for kind in IncomeKind
                if given[f"income-{kind}"] is not None
            ),
            is_income_complete=given["complete"] == "yes",
            lacks={item: Lack(given[f"lack-{item}"] or "unknown") for item in DEPRIVATION_ITEMS},
            weaknesses={
                item: Weak(given.get(f"weak-{item}") or "unknown") for item in KANSARMOEDE_ITEMS
            },
        )

    def _person(self, name: str) -> ToldPerson:
        given = self.cleaned_data
        return ToldPerson(
            name=given[f"{name}name"],
            age=given[f"{name}age"],
            occupation=Occupation(given[f"{name}occupation"] or Occupation.UNKNOWN),
            months_worked=given[f"{name}months"],
            weekly_hours=given[f"{name}hours"],
        )


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices.items()), required=False)


def _number(label: Any, most: int, decimals: int) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=Decimal(0),
        max_value=Decimal(most),
        decimal_places=decimals,
        required=False,
        localize=True,
    )


def _euro(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        localize=True,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(MOST_EUR)],
    )

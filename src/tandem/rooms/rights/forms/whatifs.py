"""Up to four ways of going to work, filled in beside each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.foundation.ui.fields import EuroField
from tandem.foundation.ui.plain import say_once
from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.rights.actions import Asked
from tandem.rooms.rights.forms.asking import Ask, AsksTwice
from tandem.rooms.rights.forms.fields import HoursField
from tandem.rooms.rights.rules.home import Collar
from tandem.rooms.rights.rules.whatif import (
    FULL_TIME,
    MOST,
    ContractKind,
    NoRules,
    Pay,
    Problem,
    WhatIf,
    problems,
)

OPEN = 2
MAIN = (
    "title", "contract", "weekly_hours", "pay_euro", "pay", "collar", "starts_on",
    "transport_euro", "child_care_euro",
)  # fmt: skip
MORE = (
    "supplement_euro", "supplement_source", "yearly_euro", "other_costs_euro", "is_shortage",
    "full_time_hours",
)  # fmt: skip
# What a way of working is known by; the rest has a choice already.
_FILLED = ("title", "weekly_hours", "pay_euro")
_SENTENCES: Mapping[str, Promise] = {
    "negative": gettext_lazy("This is not below zero. Leave it empty when nobody knows it."),
    "too_long": gettext_lazy("Nobody may work more than 48 hours a week. Look at the hours."),
    "confirm_long": gettext_lazy("Is it really more than 38 hours a week?"),
    "none_worked": gettext_lazy("Fill in the hours a week, such as 19 or 38."),
    "impossible": gettext_lazy("Full-time is mostly 38 hours. Look at the hours."),
    "less_than_hours": gettext_lazy(
        "These hours are less than those of this plan. Look at both hours."
    ),
    "no_wage": gettext_lazy("Fill in the gross wage, or choose the minimum wage."),
    "no_net": gettext_lazy("Fill in the net amount a month."),
    "looks_yearly": gettext_lazy("This looks like a year. Write what it is a month."),
    "looks_monthly": gettext_lazy("This looks like a month. Choose “a month”."),
    "say_who_computed": gettext_lazy("Say where this amount comes from, such as “RVA, 3 April”."),
    "far_away": gettext_lazy("Look at the year of this day."),
}
_MISSING: Mapping[str, Promise] = {
    "weekly_hours": gettext_lazy("Fill in the hours a week, such as 19 or 38."),
    "starts_on": gettext_lazy("Fill in the day on which the work starts."),
}


@dataclass(frozen=True)
class PlanFields:
    """The fields of one what-if. is_open: shown at once. asks: boxes to tick below fields."""

    number: int
    is_open: bool
    main: list[forms.BoundField]
    more: list[forms.BoundField]
    is_more_open: bool
    offer: forms.BoundField
    asks: list[Ask]


class WhatIfsForm(AsksTwice):
    """A place without title, hours and amount is left out."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        for at in range(MOST):
            fields = _fields()
            self.fields |= {_name(at, name): field for name, field in fields.items()}
        say_once(self)

    @property
    def open_plans(self) -> list[PlanFields]:
        """The places that are filled in, and at least two."""
        return [plan for plan in self._plans() if plan.is_open]

    @property
    def folded_plans(self) -> list[PlanFields]:
        """The places that wait."""
        return [plan for plan in self._plans() if not plan.is_open]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        places = self._places()
        if not places:
            self.add_error(_name(0, "weekly_hours"), _("Fill in at least one way to work."))
        for at in places:
            self._check(at)
        return cleaned

    def asked(self) -> list[Asked]:
        """What was filled in, for the action; only after `is_valid`."""
        return [
            Asked(self._whatif(at), self.cleaned_data.get(_name(at, "offer")))
            for at in self._places()
        ]

    def explain(self, refusal: NoRules) -> None:
        """Say at the day from when until when wages can be computed."""
        place = self._places()[int(str(refusal.facts["at"]))]
        days = {
            name: date_format(day, "j F Y")
            for name, day in refusal.facts.items()
            if isinstance(day, date)
        }
        sentence = _("Tandem knows the rules from %(first)s to %(last)s. Choose another day.")
        self.add_error(_name(place, "starts_on"), sentence % days)

    def _places(self) -> list[int]:
        given = self.cleaned_data
        return [
            at
            for at in range(MOST)
            if any(
                given.get(_name(at, name)) not in (None, "") or _name(at, name) in self.errors
                for name in _FILLED
            )
        ]

    def _check(self, at: int) -> None:
        for name, sentence in _MISSING.items():
            field = _name(at, name)
            if field not in self.errors and self.cleaned_data.get(field) is None:
                self.add_error(field, str(sentence))
        if any(_name(at, name) in self.errors for name in _MISSING):
            return
        for problem in problems(self._whatif(at)):
            self._tell(at, problem)

    def _tell(self, at: int, problem: Problem) -> None:
        field = _name(at, problem.field)
        if problem.code == "confirm_long":
            self.ask(field, self.cleaned_data[field], _SENTENCES[problem.code])
        elif field not in self.errors:
            self.add_error(field, str(_SENTENCES[problem.code]))

    def _whatif(self, at: int) -> WhatIf:
        given = {name: self.cleaned_data.get(_name(at, name)) for name in (*MAIN, *MORE)}
        ask = self.asks.get(_name(at, "weekly_hours"))
        typed = {
            "title": given["title"] or _("Way %(number)s") % {"number": at + 1},
            "contract": ContractKind(given["contract"] or ContractKind.REGULAR),
            "pay": Pay(given["pay"] or Pay.MONTH),
            "collar": Collar(given["collar"] or Collar.UNKNOWN),
            "full_time_hours": given["full_time_hours"] or FULL_TIME,
            "supplement_source": given["supplement_source"] or "",
            "is_shortage": bool(given["is_shortage"]),
            "are_long_hours_meant": bool(ask and ask.is_sure),
        }
        return WhatIf(**given | typed)

    def _plans(self) -> list[PlanFields]:
        return [self._plan(at) for at in range(MOST)]

    def _plan(self, at: int) -> PlanFields:
        is_filled = any(self[_name(at, name)].value() for name in _FILLED)
        more = [self[_name(at, name)] for name in MORE]
        ask = self.asks.get(_name(at, "weekly_hours"))
        return PlanFields(
            number=at + 1,
            is_open=at < OPEN or is_filled,
            main=[self[_name(at, name)] for name in MAIN],
            more=more,
            is_more_open=any(field.errors or field.value() for field in more[:-1]),
            offer=self[_name(at, "offer")],
            asks=[ask] if ask else [],
        )


def initial_of(whatifs: Sequence[tuple[WhatIf, Any]], *, starts_on: date) -> dict[str, Any]:
    """Field -> value of known what-ifs with their offers; the other places begin on that day."""
    found = dict(_initial(whatifs))
    empty = {_name(at, "starts_on"): starts_on for at in range(MOST)}
    return empty | found


def _initial(whatifs: Sequence[tuple[WhatIf, Any]]) -> Iterator[tuple[str, Any]]:
    for at, (whatif, offer_id) in enumerate(whatifs):
        for name in (*MAIN, *MORE):
            yield _name(at, name), getattr(whatif, name)
        yield _name(at, "offer"), offer_id


def renewed(whatif: WhatIf, *, starts_on: date) -> WhatIf:
    """A what-if of before that begins not earlier than a day."""
    return replace(whatif, starts_on=max(whatif.starts_on, starts_on))


def _name(at: int, name: str) -> str:
    return f"w{at}-{name}"


def _fields() -> dict[str, forms.Field]:
    euro = {"required": False, "most": Decimal(999_999)}
    return {
        "offer": forms.UUIDField(required=False, widget=forms.HiddenInput),
        "title": forms.CharField(label=_("Name of this plan"), max_length=60, required=False),
        "contract": _choice(_("Kind of work"), ContractKind.choices),
        "weekly_hours": HoursField(label=_("Hours a week")),
        "pay_euro": EuroField(
            label=_("Gross wage"),
            help_text=_("Of neighbourhood work, a training and a known amount: net a month."),
            **euro,
        ),
        "pay": _choice(_("The wage is"), Pay.choices),
        "collar": _choice(_("Worker or employee"), Collar.choices, initial=Collar.UNKNOWN),
        "starts_on": forms.DateField(label=_("Starts on"), required=False, widget=DateInput()),
        "transport_euro": EuroField(label=_("Transport, a month"), **euro),
        "child_care_euro": EuroField(label=_("Child care, a month"), **euro),
        "other_costs_euro": EuroField(label=_("Other costs of work, a month"), **euro),
        "supplement_euro": EuroField(
            label=_("IGU or other extra, a month"),
            help_text=_("From the calculator of the RVA, or from the union."),
            **euro,
        ),
        "supplement_source": forms.CharField(
            label=_("Where does that amount come from?"), max_length=100, required=False
        ),
        "yearly_euro": EuroField(label=_("Premium, net, once a year"), **euro),
        "is_shortage": forms.BooleanField(label=_("Shortage occupation"), required=False),
        "full_time_hours": HoursField(label=_("Full-time there, hours a week")),
    }


def _choice(label: str, choices: Any, initial: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, initial=initial)

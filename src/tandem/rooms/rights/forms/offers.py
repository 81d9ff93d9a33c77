"""A job on offer in under a minute, the work that followed, and what was really paid."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.fields import EuroField
from tandem.foundation.ui.plain import say_once
from tandem.foundation.ui.widgets import DateInput, RadioTiles
from tandem.rooms.rights import actions
from tandem.rooms.rights.forms import words
from tandem.rooms.rights.forms.asking import AsksTwice
from tandem.rooms.rights.forms.fields import HoursField, choice
from tandem.rooms.rights.models import JobOffer
from tandem.rooms.rights.models.offers import WORDS
from tandem.rooms.rights.rules.home import Collar
from tandem.rooms.rights.rules.offers import WITH_WAGE, Offer, SeenIn, WagePer, odd
from tandem.rooms.rights.rules.soundness import LONGEST_WEEK
from tandem.rooms.trajectories.forms.refusals import Sentences
from tandem.rooms.trajectories.models import Contract, LabourSpell

MOST_DAYS = 6
REFUSALS: Sentences = {
    actions.NoJob: ("spell", _("This is no job of this person, or it was set aside.")),
    actions.NoWorkYet: (None, _("Say first which work followed this offer.")),
    actions.MonthToCome: ("month", _("This month has still to come. Choose an earlier one.")),
    actions.WorkFollowed: (
        None,
        _("Work followed this offer meanwhile. It stays as it was; note a new offer instead."),
    ),
}


class OfferForm(AsksTwice):
    """Six fields, and what else is known."""

    use_required_attribute = False

    title = forms.CharField(
        label=_("Which job?"),
        max_length=150,
        error_messages={"required": _("Write which job it is, such as: baker's help.")},
    )
    hours = HoursField(label=_("Hours a week"))
    wage_euro = EuroField(
        label=_("Gross wage in euro"),
        error_messages={
            "required": _("Write the gross wage. Ask the employer when it is unknown.")
        },
    )
    wage_per = choice(_("For"), WagePer.choices, required=True, initial=WagePer.MONTH)
    contract = choice(
        _("Contract"), [(each.value, each.label) for each in WITH_WAGE],
        required=True, initial=Contract.OPEN_ENDED,
    )  # fmt: skip
    collar = choice(_("Kind of employee"), words.known(Collar))
    employer = forms.CharField(label=_("Employer"), max_length=150, required=False)
    starts_on = forms.DateField(label=_("First day"), widget=DateInput(), required=False)
    days = HoursField(label=_("Days a week"))
    travel_km = HoursField(label=_("Kilometres to work, one way"))
    travel_euro = EuroField(label=_("Bus or train a month"), most=2000, required=False)
    child_care_euro = EuroField(label=_("Child care a month"), most=5000, required=False)
    seen_in = choice(_("Seen in"), SeenIn.choices, initial=SeenIn.VACANCY)

    short = ("title", "hours", "wage_euro", "wage_per", "contract", "collar")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_once(self)

    @property
    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in self.short]

    @property
    def rest(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.short]

    @property
    def is_rest_open(self) -> bool:
        """Whether something is to be put right among what is folded away."""
        return any(field.errors for field in self.rest)

    def clean_hours(self) -> Any:
        hours = self.cleaned_data["hours"]
        if hours is None:
            raise forms.ValidationError(_("Write how many hours a week it is."))
        if not 0 < hours <= LONGEST_WEEK:
            raise forms.ValidationError(_("Hours lie above 0 and up to 48 a week."))
        return hours

    def clean_days(self) -> Any:
        days = self.cleaned_data["days"]
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise forms.ValidationError(_("Days lie between 1 and 6 a week."))
        return days

    def clean_travel_km(self) -> Any:
        distance = self.cleaned_data["travel_km"]
        if distance is not None and distance < 0:
            raise forms.ValidationError(_("A distance is not below zero."))
        return distance

    def clean_wage_euro(self) -> Any:
        wage = self.cleaned_data["wage_euro"]
        if not wage:
            raise forms.ValidationError(_("A wage is more than zero."))
        return wage

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            offer = self.offer()
            for name, what in odd(offer):
                self.ask(name, f"{getattr(offer, name)} {offer.wage_per}", words.ODD[what])
        return cleaned

    def offer(self) -> Offer:
        """The offer as filled in; only after `is_valid`."""
        given = dict(self.cleaned_data)
        return Offer(
            **given
            | {
                "wage_per": WagePer(given["wage_per"]),
                "contract": Contract(given["contract"]),
                "collar": Collar(given["collar"] or Collar.UNKNOWN),
                "seen_in": SeenIn(given["seen_in"] or SeenIn.VACANCY),
            }
        )


class WorkForm(forms.Form):
    """Which work followed. spells: the jobs of this person."""

    spell = forms.ChoiceField(
        label=_("Which work followed this offer?"),
        widget=RadioTiles(),
        error_messages={"required": _("Choose which work it is.")},
    )

    def __init__(self, *args: Any, spells: list[LabourSpell], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["spell"])
        field.choices = [(str(each.pk), _in_words(each)) for each in spells]


class PayslipForm(forms.Form):
    """What was really paid."""

    month = forms.DateField(
        label=_("Payslip of"),
        help_text=_("Any day of that month."),
        widget=DateInput(),
    )
    net_euro = EuroField(
        label=_("Net wage of that month, in euro"),
        help_text=_("What arrived on the account, for a whole month of work."),
    )
    hours = HoursField(label=_("Hours a week in the contract"))

    def clean_hours(self) -> Any:
        hours = self.cleaned_data["hours"]
        if hours is not None and not 0 <= hours <= LONGEST_WEEK:
            raise forms.ValidationError(_("Hours lie between 0 and 48 a week."))
        return hours

    def payslip(self) -> actions.Payslip:
        """As filled in; only after `is_valid`."""
        return actions.Payslip(**self.cleaned_data)


def of_offer(row: JobOffer) -> dict[str, Any]:
    """Field -> value of an offer that is changed."""
    known = {name: getattr(row, name) for name in WORDS}
    return known | {"collar": "" if row.collar == Collar.UNKNOWN else row.collar}


def of_payslip(row: JobOffer, today: date) -> dict[str, Any]:
    """Field -> value of a payslip that is noted, or noted again."""
    return {
        "month": row.real_month or today,
        "net_euro": row.real_net_euro,
        "hours": row.real_hours or row.hours,
    }


def _in_words(spell: LabourSpell) -> str:
    facts = {
        "contract": spell.get_contract_display() or gettext("Work"),
        "day": date_format(spell.starts_on),
    }
    return gettext("%(contract)s, from %(day)s") % facts

"""What is filled in together with somebody who wants to join."""

from datetime import date

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.errors import Refused
from tandem.foundation.ui.widgets import DateBoxes, DateInput
from tandem.journeys.intake import actions
from tandem.rooms.contacts import actions as contacts_actions
from tandem.rooms.measures.actions.decisions import AlreadyDecided

REFUSALS: dict[type[Refused], tuple[str | None, Promise]] = {
    actions.NotYet: ("agreed_on", _("This day has still to come. When did the person agree?")),
    contacts_actions.BeforeContact: (
        "agreed_on",
        _("This is before the day on which you met. Choose that day or a later one."),
    ),
    contacts_actions.AlreadyJoined: (
        None,
        _("This contact has been joined already, perhaps by a double click. Nothing is lost."),
    ),
    AlreadyDecided: (
        None,
        _("It was decided already what follows from this list. Nothing is sent twice."),
    ),
}


class WishForm(forms.Form):
    """Somebody wants to join: who it is, what for, and the yes with its day."""

    reason = forms.CharField(
        label=_("What would the person like help with?"),
        help_text=_("In the person's own words. Write only what the partnership needs to know."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    first_name = forms.CharField(label=_("First name"), max_length=100)
    last_name = forms.CharField(label=_("Last name"), max_length=100, required=False)
    birth_date = forms.DateField(
        label=_("Birth date"),
        help_text=_("With name and birth date nobody gets two files."),
        required=False,
        widget=DateBoxes(is_birth_date=True),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    agreed = forms.BooleanField(
        label=_("The person agrees. The partnership may get in touch."),
        error_messages={"required": _("Nothing is sent without the person's yes.")},
    )
    agreed_on = forms.DateField(label=_("When did the person agree?"), widget=DateInput())

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["agreed_on"].initial = today

    def clean_birth_date(self) -> date | None:
        """A day of birth lies in the past."""
        born = self.cleaned_data["birth_date"]
        if born and born > self.today:
            raise forms.ValidationError(_("This day has still to come. Check the year."))
        return born

    def as_wish(self) -> actions.Wish:
        """What was asked; only after `is_valid`."""
        told = self.cleaned_data
        names = ("first_name", "last_name", "birth_date", "phone")
        return actions.Wish(
            person=actions.Person(**{name: told[name] for name in names}),
            reason=told["reason"],
            agreed_on=told["agreed_on"],
        )

    def explain(self, refusal: Refused) -> None:
        """Say beside the field why it was refused. Raises the refusal when it is another."""
        if type(refusal) not in REFUSALS:
            raise refusal
        field, sentence = REFUSALS[type(refusal)]
        self.add_error(field, str(sentence))

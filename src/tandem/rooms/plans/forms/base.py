"""What every form of the plan knows, and in which words a refusal is explained."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation import clock
from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.plans import actions

LONGEST_TEXT = 5_000

REFUSALS: Mapping[type, tuple[str | None, Any]] = {
    actions.NotInTeam: (
        "who",
        _("This person is not in the team today. Choose somebody of the team."),
    ),
    actions.NotForDoer: (
        "who",
        _("This person may not read this life domain. Choose somebody else."),
    ),
    actions.NotAgreed: (None, _("First ask whether the participant agrees with the goal.")),
    actions.NotInOrder: (None, _("Read the plan together first. Then you can sign it.")),
    actions.NotReady: (
        None,
        _("The plan is not complete yet. The plan page shows what is missing."),
    ),
    actions.NotWhole: (
        None,
        _("You do not see the whole plan. Ask a colleague who does to read it with you."),
    ),
    actions.NeedsReason: ("reason", _("Write why it stops.")),
}
NEEDS_DAY = {"required": _("Choose the day."), "invalid": _("Write the day as 31/12/2026.")}


class EditForm(forms.Form):
    """A form that knows at which edition its words were read.

    UNITS: for the first field of each unit that only means something as one, the fields of
    this form that belong to it.
    """

    UNITS: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    edition = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def offer(self, name: str, choices: Iterable[Any]) -> None:
        """Set what a field may be chosen from."""
        cast(forms.ChoiceField, self.fields[name]).choices = list(choices)

    @classmethod
    def shown(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a row as this form shows them."""
        return dict(values)


class DayForm(EditForm):
    """A form with a day that is not in the future."""

    on = forms.DateField(label=_("Day"), widget=DateInput(), error_messages=NEEDS_DAY)

    def clean_on(self) -> date:
        if self.cleaned_data["on"] > clock.today():
            raise forms.ValidationError(_("This day is still to come. Choose today or earlier."))
        return self.cleaned_data["on"]

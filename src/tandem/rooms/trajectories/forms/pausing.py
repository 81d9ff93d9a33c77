"""Resting for a while, and going on."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.forms.refusals import Sentences

REFUSALS: Sentences = {
    actions.NotInTime: (None, _("This cannot be done now. Look at how far the trajectory is.")),
    actions.TooEarly: ("on", _("Choose a day after %(after)s.")),
    actions.PausesOverlap: (
        "on",
        _("There was a pause from %(starts_on)s to %(ends_on)s already. Choose a later day."),
    ),
}


class PauseForm(forms.Form):
    """From when, why, and when to ask again."""

    on = forms.DateField(label=_("First day of the pause"), widget=DateInput())
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        help_text=_("The participant reads this too. What concerns health belongs in a note."),
        error_messages={"required": _("Say why, in a few words.")},
    )
    look_again_on = forms.DateField(
        label=_("When do you ask again?"),
        widget=DateInput(),
        required=False,
        help_text=_("Nothing happens by itself. The place is kept."),
    )

    def __init__(self, *args, today: date, **kwargs) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        on, again = cleaned.get("on"), cleaned.get("look_again_on")
        if on and on > self.today:
            self.add_error("on", _("This day has still to come. Note the pause when it begins."))
        if on and again and again < on:
            self.add_error("look_again_on", _("Choose a day after the pause begins."))
        return cleaned


class ResumeForm(forms.Form):
    """The first day after the pause."""

    on = forms.DateField(label=_("First day after the pause"), widget=DateInput())

"""Saying that somebody who lives here has a file of their own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.errors import Refused
from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.people import actions

_REFUSALS = {
    actions.NotYet: ("agreed_on", _("This day has still to come. Choose today or an earlier day.")),
    actions.AlreadySomeone: (None, _("This person has been joined to a file already.")),
    actions.AlreadyAtHome: (
        "other",
        _("In that file this person lives in another household. First note there that it ended."),
    ),
}


class LinkForm(forms.Form):
    """The file, and the agreement of both."""

    use_required_attribute = False

    agreed_on = forms.DateField(label=_("Both agreed on"), widget=DateInput())
    both = forms.BooleanField(
        label=_("Both adults said yes to being noted as one household."),
        error_messages={"required": _("Ask both first. Without a yes of both nothing is joined.")},
    )

    def __init__(self, *args: Any, files: list[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["other"] = forms.ChoiceField(
            label=_("Whose file is it?"),
            widget=forms.RadioSelect,
            choices=[(str(file.pk), file.participant.full_name) for file in files],
        )

    def explain(self, refusal: Refused) -> None:
        """Say why the room refused. Raises the refusal when it is another."""
        if type(refusal) not in _REFUSALS:
            raise refusal
        field, sentence = _REFUSALS[type(refusal)]
        self.add_error(field, sentence)

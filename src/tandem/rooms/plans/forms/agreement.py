"""Questions that the participant answers: on a goal, on the whole plan, on sending it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.fields import SignatureField
from tandem.foundation.ui.widgets import DateInput, RadioTiles
from tandem.rooms.plans import actions
from tandem.rooms.plans.actions.goals import AGREED, DECLINED, OPEN
from tandem.rooms.plans.forms.base import DayForm


class AnswerForm(DayForm):
    answer = forms.ChoiceField(
        label=_("What does the participant say?"),
        choices=[
            (AGREED, _("Yes, I want this")),
            (DECLINED, _("No, not this")),
            (OPEN, _("I do not know yet")),
        ],
        widget=RadioTiles(icons={AGREED: "check", DECLINED: "hand-stop", OPEN: "help"}),
        error_messages={"required": _("Choose what the participant says.")},
    )
    field_order = ("answer", "on")


class ReadForm(DayForm):
    others = forms.CharField(label=_("Who else was there?"), required=False, max_length=200)


class SignForm(DayForm):
    name = forms.CharField(
        label=_("Name of the participant"),
        max_length=200,
        error_messages={"required": _("Write the name of the participant.")},
    )
    drawing = SignatureField(
        label=_("Signature"),
        help_text=_("Draw it here. Without a drawing, the name is the signature."),
        required=False,
    )
    agrees = forms.BooleanField(
        label=_("I have read my plan. I agree with it."),
        error_messages={"required": _("Tick this when the participant agrees.")},
    )
    field_order = ("name", "on", "agrees", "drawing")

    @property
    def signature(self) -> actions.Signature:
        given = self.cleaned_data
        return actions.Signature(name=given["name"], on=given["on"], drawing=given["drawing"])


class ReportForm(forms.Form):
    agreed_on = forms.DateField(
        label=_("The participant agreed to send it on"), required=False, widget=DateInput()
    )

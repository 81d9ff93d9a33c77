"""What was decided after a warning-light list, when nobody is referred."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.rooms.measures.models import SignalOutcome

NOT_REFERRED = (SignalOutcome.NOT_NOW, SignalOutcome.SAID_NO)


class DecisionForm(forms.Form):
    """No referral: by the mediator, with a reason, or because the person said no."""

    outcome = forms.ChoiceField(choices=[(each.value, each.label) for each in NOT_REFERRED])
    reason = forms.CharField(
        label=_("Why not now?"),
        help_text=_("Needed when the list suggests a referral."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

"""The step that a right asks for, in words that fit the plan."""

from collections.abc import Mapping

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.errors import Refused, Stale
from tandem.foundation.keys import uuid7
from tandem.foundation.ui.widgets import DateInput, RadioTiles
from tandem.journeys.claiming import actions
from tandem.rooms.plans import actions as plan_actions
from tandem.rooms.plans.models import Doer

LONGEST = 300
_REFUSALS: Mapping[type[Refused], Promise] = {
    actions.InPlanAlready: _("This right stands in the plan already. Change the step there."),
    plan_actions.NotInTeam: _("You are not in the team today. Let the participant do it."),
    plan_actions.NotForDoer: _("You may not read this life domain. Let the participant do it."),
    Stale: _("This form was sent before with other words. Look at the plan."),
}


class StepForm(forms.Form):
    """What, who and by when."""

    use_required_attribute = False

    title = forms.CharField(
        label=_("The step, in words that the participant uses"), max_length=LONGEST
    )
    doer = forms.ChoiceField(
        label=_("Who does it?"),
        choices=[
            (Doer.PARTICIPANT.value, _("The participant")),
            (Doer.TOGETHER.value, _("We do it together")),
            (Doer.STAFF.value, _("I do it")),
        ],
        widget=RadioTiles(),
    )
    due_on = forms.DateField(
        label=_("By when?"), required=False, widget=DateInput(),
        help_text=_("With a day it comes up in your day."),
    )  # fmt: skip
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid7)

    def explain(self, refusal: Refused) -> None:
        """Say why there is no step. Raises what this form does not know."""
        if type(refusal) not in _REFUSALS:
            raise refusal
        self.add_error(None, str(_REFUSALS[type(refusal)]))

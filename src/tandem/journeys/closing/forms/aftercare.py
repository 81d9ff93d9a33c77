"""What the team does afterwards."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.trajectories.models import AftercareState, TeamMember


class TaskForm(forms.Form):
    """One thing to do afterwards."""

    what = forms.CharField(
        label=_("What do you do?"),
        max_length=300,
        help_text=_("Such as: call after the first pay slip. Write what to do, not why."),
        error_messages={"required": _("Say what there is to do.")},
    )
    member = forms.ChoiceField(label=_("Who does it?"), required=False)
    due_on = forms.DateField(label=_("By"), widget=DateInput())

    def __init__(self, *args, team: Iterable[TeamMember], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        seats = [(str(each.pk), str(each.user)) for each in team]
        self.fields["member"].choices = [("", _("The team")), *seats]  # type: ignore[attr-defined]


class CloseTaskForm(forms.Form):
    """Done, or no longer needed."""

    state = forms.ChoiceField(
        choices=[(each.value, each.label) for each in AftercareState if each != AftercareState.OPEN]
    )


class EnoughForm(forms.Form):
    """The day on which the participant said that it is enough."""

    on = forms.DateField(label=_("Said on"), widget=DateInput())

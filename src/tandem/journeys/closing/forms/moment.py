"""When and where, who comes, and looking back."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.meanwhile import MeanwhileForm
from tandem.foundation.ui.widgets import CheckboxTiles, DateInput
from tandem.rooms.trajectories.actions import ClosingPlan
from tandem.rooms.trajectories.models import ClosingGuest


class TimeInput(forms.TimeInput):
    """The browser's own picker of an hour."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class PlanForm(forms.Form):
    """When and where."""

    on = forms.DateField(label=_("Day"), widget=DateInput())
    at_time = forms.TimeField(label=_("Hour"), widget=TimeInput(), required=False)
    place = forms.CharField(
        label=_("Place"),
        max_length=200,
        required=False,
        help_text=_("A place where the participant feels at home."),
    )

    def as_plan(self) -> ClosingPlan:
        """The plan as filled in; only after `is_valid`."""
        return ClosingPlan(**self.cleaned_data)


class GuestForm(forms.Form):
    """Somebody who is invited."""

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        error_messages={"required": _("Fill in the name of who is invited.")},
    )
    relation = forms.CharField(
        label=_("Who is it?"),
        max_length=100,
        required=False,
        help_text=_("Such as: my sister, a neighbour"),
    )


class LookBackForm(MeanwhileForm):
    """How it went. Own words and guests are only asked from who may read them."""

    went_well = forms.CharField(
        label=_("What went well? In own words"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Write it down as the participant says it."),
    )
    came = forms.MultipleChoiceField(
        label=_("Who was there?"), required=False, widget=CheckboxTiles()
    )
    agreements = forms.CharField(
        label=_("How do you stay in touch?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Who calls whom, how often, and what to do when it gets hard."),
    )

    def __init__(self, *args, guests: list[ClosingGuest], reads_network: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not reads_network:
            del self.fields["went_well"]
        if not reads_network or not guests:
            del self.fields["came"]
            return
        came = self.fields["came"]
        came.show_hidden_initial = False
        came.choices = [(str(each.pk), each.name) for each in guests]  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """What was changed here, for `note_closing`; only after `is_valid`."""
        told = {name: value for name, value in self.changes().items() if name != "came"}
        if "came" in self.fields:
            told["came"] = {UUID(each) for each in self.cleaned_data["came"]}
        return told

    def _was_changed_meanwhile(self, name: str, mine: object) -> bool:
        """Ticks are taken as they are: each says of one guest what was seen."""
        return name != "came" and super()._was_changed_meanwhile(name, mine)

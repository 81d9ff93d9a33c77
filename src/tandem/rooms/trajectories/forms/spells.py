"""A period of work, training or neither."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.meanwhile import MeanwhileForm
from tandem.foundation.ui.widgets import DateInput, RadioTiles
from tandem.rooms.trajectories import actions
from tandem.rooms.trajectories.forms.refusals import Sentences
from tandem.rooms.trajectories.models import (
    Contract,
    LabourSource,
    LabourSpell,
    LabourStatus,
    Told,
)

FIELDS = (
    "status", "starts_on", "ends_on", "source", "contract", "hours_per_week",
    "wants_more_hours", "skill_level", "quality",
)  # fmt: skip
OF_A_JOB = ("contract", "hours_per_week", "skill_level")
STATUS_ICONS = {
    LabourStatus.UNEMPLOYED: "search",
    LabourStatus.INACTIVE: "home",
    LabourStatus.EMPLOYED: "briefcase",
    LabourStatus.TRAINING: "school",
}
SKILLS = (
    ("", _("Not known")),
    (1, _("1: simple work, such as cleaning or packing")),
    (2, _("2: skilled work, such as driving, selling or caring")),
    (3, _("3: technical or supporting work, such as nursing or bookkeeping")),
    (4, _("4: professional work, such as teaching or engineering")),
)
REFUSALS: Sentences = {
    actions.EndsBeforeStart: ("ends_on", _("The last day cannot come before the first.")),
    actions.BeforeBirth: (
        "starts_on",
        _("This person was born on %(birth_date)s. Check the first day."),
    ),
    actions.SpellsOverlap: (
        "starts_on",
        _(
            "This source already tells of %(starts_on)s to %(ends_on)s. End or correct that"
            " period first, or choose who else told this."
        ),
    ),
}


class SpellForm(forms.Form):
    """What one source tells of one period."""

    status = forms.ChoiceField(
        label=_("What was it?"),
        choices=LabourStatus.choices,
        widget=RadioTiles(icons=STATUS_ICONS),
        error_messages={"required": _("Choose what it was.")},
    )
    starts_on = forms.DateField(label=_("First day"), widget=DateInput())
    ends_on = forms.DateField(
        label=_("Last day"),
        widget=DateInput(),
        required=False,
        help_text=_("Leave it empty while it lasts."),
    )
    source = forms.ChoiceField(label=_("Who or what tells this?"), choices=LabourSource.choices)
    contract = forms.ChoiceField(
        label=_("Contract"), choices=[("", _("Not known")), *Contract.choices], required=False
    )
    hours_per_week = forms.DecimalField(
        label=_("Hours a week"),
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        localize=True,
        required=False,
    )
    wants_more_hours = forms.ChoiceField(
        label=_("Would like to work more hours"), choices=Told.choices
    )
    skill_level = forms.TypedChoiceField(
        label=_("Level of the job"), choices=SKILLS, coerce=int, empty_value=None, required=False
    )
    quality = forms.CharField(
        label=_("How does it fit?"),
        max_length=300,
        required=False,
        help_text=_("Such as: close to home, hours fit with school"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("status") not in (None, LabourStatus.EMPLOYED):
            for name in OF_A_JOB:
                if cleaned.get(name) not in (None, ""):
                    self.add_error(name, _("This is for a job only. Leave it empty."))
        return cleaned

    def words(self) -> actions.SpellWords:
        """The period as filled in; only after `is_valid`."""
        return actions.SpellWords(**self.cleaned_data)


class ChangedSpellForm(SpellForm, MeanwhileForm):
    """A period that a colleague may be changing too. Give it `filled(spell)` as initial."""

    def words(self) -> actions.SpellWords:
        """What was changed here over what is there now; only after `is_valid`."""
        return actions.SpellWords(**(dict(self.initial) | self.changes()))


class EndForm(forms.Form):
    """A period that is over."""

    ends_on = forms.DateField(label=_("Last day"), widget=DateInput())


class AsideForm(forms.Form):
    """Why this source is wrong."""

    reason = forms.CharField(
        label=_("Why does this not count?"),
        max_length=300,
        help_text=_("Such as: the participant showed a contract"),
        error_messages={"required": _("Say why, so that a colleague understands it later.")},
    )


def blank() -> dict[str, object]:
    """What a new period starts with."""
    return {"source": LabourSource.PARTICIPANT, "wants_more_hours": Told.NOT_ASKED}


def filled(spell: LabourSpell) -> dict[str, object]:
    """What a period holds, for changing it."""
    return {name: getattr(spell, name) for name in FIELDS}

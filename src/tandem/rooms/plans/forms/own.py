"""Questions about the dream, the job target and the participation in work."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.widgets import RadioTiles
from tandem.rooms.partners.occupations import find_occupations, occupation
from tandem.rooms.plans import actions
from tandem.rooms.plans.forms.base import LONGEST_TEXT, EditForm
from tandem.rooms.plans.models import Participation
from tandem.rooms.plans.papers import language

FOUND_OCCUPATIONS = 8

PARTICIPATION_HINTS = {
    Participation.NEC: _("With an ordinary contract, in any company or service."),
    Participation.SEC: _("With more guidance on the job."),
    Participation.LDE: _("Near home, in a service for the neighbourhood."),
    Participation.WORK_CARE: _("As much as you can manage."),
    Participation.NOT_FEASIBLE: _("First other things, at your own pace."),
}


class DreamForm(EditForm):
    dream = forms.CharField(
        label=_("My dream"),
        help_text=_("In your own words. It does not have to be about work."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class JobForm(EditForm):
    UNITS: ClassVar = {
        "occupation_code": ("occupation_words", "occupation_code"),
        "hours_min": ("hours_min", "hours_max"),
    }

    occupation_words = forms.CharField(
        label=_("What work do you want to do?"),
        help_text=_("Does work not fit now? Write that: none for the moment."),
        required=False,
        max_length=200,
    )
    occupation_code = forms.ChoiceField(
        label=_("Which occupation is closest?"), required=False, widget=RadioTiles
    )
    hours_min = forms.DecimalField(
        label=_("Hours a week, at least"),
        required=False,
        min_value=0,
        max_value=60,
        max_digits=4,
        decimal_places=1,
    )
    hours_max = forms.DecimalField(
        label=_("Hours a week, at most"),
        required=False,
        min_value=0,
        max_value=60,
        max_digits=4,
        decimal_places=1,
    )
    distance_km = forms.IntegerField(
        label=_("How far from home, at most (km)?"), required=False, min_value=0, max_value=500
    )
    job_wishes = forms.CharField(
        label=_("What matters to you in a job?"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @classmethod
    def shown(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: format(value.normalize(), "f") if isinstance(value, Decimal) else value
            for name, value in values.items()
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        source = self.data if self.is_bound else self.initial
        chosen = occupation(str(source.get("occupation_code") or ""))
        found = find_occupations(str(source.get("occupation_words") or ""), FOUND_OCCUPATIONS)
        listed = {each.code: each for each in (chosen, *found) if each is not None}
        names = [(code, each.in_language(language())) for code, each in listed.items()]
        self.offer("occupation_code", [("", _("Not in this list")), *names])
        self.has_occupations = bool(names)

    def clean(self):
        low, high = self.cleaned_data.get("hours_min"), self.cleaned_data.get("hours_max")
        if low is not None and high is not None and high < low:
            self.add_error("hours_max", _("This must be as much as the hours before it, or more."))
        return self.cleaned_data

    @property
    def target(self) -> actions.JobTarget:
        names = actions.JobTarget.__dataclass_fields__
        return actions.JobTarget(**{name: self.cleaned_data[name] for name in names})


class ParticipationForm(EditForm):
    participation = forms.ChoiceField(
        label=_("Choose one"),
        help_text=_("You can always choose again later."),
        choices=Participation.choices,
        error_messages={"required": _("Choose what fits now.")},
        widget=RadioTiles(hints=PARTICIPATION_HINTS),
    )

"""What is filled in about an appointment."""

from datetime import date, datetime
from typing import cast
from uuid import UUID

from django import forms
from django.forms.utils import from_current_timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.access import Actor
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused
from tandem.foundation.keys import uuid7
from tandem.foundation.ui.widgets import CheckboxTiles, DateInput, RadioTiles
from tandem.rooms.contacts import actions
from tandem.rooms.contacts.forms.notes import KIND_ICONS
from tandem.rooms.contacts.models import (
    LONGEST_VISIT,
    SHORTEST_VISIT,
    Absence,
    Appointment,
    ContactKind,
    Hindrance,
)
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.models import State

KINDS = [(kind.value, kind.label) for kind in ContactKind if kind != ContactKind.MESSAGE]
USUAL_MINUTES = 60
TICK_ONE = _("Tick at least one colleague who will be there.")
REFUSALS: dict[type[Refused], tuple[str | None, Promise]] = {
    actions.PastDay: (
        "day",
        _("This day is past. Choose today or later, or note what happened as a contact."),
    ),
    actions.TooFar: ("day", _("This day is more than a year away. Check the year.")),
    actions.NobodyThere: ("hosts", TICK_ONE),
    actions.NotInTeam: (
        "hosts",
        _("One of these colleagues is not in the team on that day. Choose who is."),
    ),
    actions.Settled: (
        None,
        _("A colleague moved or settled this appointment just now. Look again at the list."),
    ),
}


class AppointmentForm(forms.Form):
    """When, where and with whom."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    day = forms.DateField(label=_("Day"), widget=DateInput())
    hour = forms.TimeField(
        label=_("Hour"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=SHORTEST_VISIT,
        max_value=LONGEST_VISIT,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": 5}),
    )
    kind = forms.ChoiceField(
        label=_("How do you meet?"), choices=KINDS, widget=RadioTiles(icons=KIND_ICONS)
    )
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("It stands on the plan of the participant, for on the fridge."),
        required=False,
        max_length=200,
    )
    about = forms.CharField(
        label=_("What for?"),
        help_text=_("Nothing about health, money or justice: the whole team reads it."),
        required=False,
        max_length=200,
    )
    hosts = forms.MultipleChoiceField(
        label=_("Who will be there for the participant?"),
        widget=CheckboxTiles(),
        error_messages={"required": TICK_ONE},
    )
    is_introduction = forms.BooleanField(
        label=_("This is the introductory meeting"), required=False
    )

    def __init__(self, *args, dossier: Dossier, actor: Actor, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        hosts = cast(forms.MultipleChoiceField, self.fields["hosts"])
        people = {str(row.user_id): str(row.user) for row in dossier.tandem}
        people.setdefault(str(actor.user_id), actor.name)
        hosts.choices = list(people.items())

    def clean(self) -> dict[str, object]:
        """An hour that the clock skips or strikes twice is no answer."""
        told = super().clean() or {}
        if told.get("day") and told.get("hour"):
            try:
                told["starts_at"] = from_current_timezone(
                    datetime.combine(told["day"], told["hour"])
                )
            except forms.ValidationError:
                self.add_error(
                    "hour", _("The clock changes that night. Choose an hour before or after it.")
                )
        return told

    def as_arrangement(self) -> actions.Arrangement:
        """The appointment as it was filled in; only after `is_valid`."""
        told = self.cleaned_data
        return actions.Arrangement(
            starts_at=told["starts_at"],
            minutes=told["minutes"],
            kind=told["kind"],
            place=told["place"],
            about=told["about"],
            with_ids=tuple(UUID(key) for key in told["hosts"]),
            is_introduction=told["is_introduction"],
        )

    def explain(self, refusal: Refused) -> None:
        """Say beside the field why the room refused. Raises the refusal when it is another."""
        if type(refusal) not in REFUSALS:
            raise refusal
        field, sentence = REFUSALS[type(refusal)]
        self.add_error(field, str(sentence))


def blank(dossier: Dossier, actor: Actor, today: date) -> dict[str, object]:
    """What a new appointment starts with."""
    return {
        "key": uuid7(),
        "day": today,
        "minutes": USUAL_MINUTES,
        "kind": ContactKind.OFFICE,
        "hosts": [str(actor.user_id)],
        "is_introduction": dossier.trajectory.state == State.REFERRED,
    }


def filled(row: Appointment) -> dict[str, object]:
    """What an appointment holds, for changing it."""
    starts = row.starts_at.astimezone(BRUSSELS)
    return {
        "key": uuid7(),
        "day": starts.date(),
        "hour": starts.time(),
        "minutes": row.minutes,
        "kind": row.kind,
        "place": row.place,
        "about": row.about,
        "hosts": [str(host.user_id) for host in row.hosts.all()],
        "is_introduction": row.is_introduction,
    }


class CancelForm(forms.Form):
    """Calling an appointment off."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Nothing that must be guarded: the whole team reads it."),
        required=False,
        max_length=300,
    )


class AbsenceForm(forms.Form):
    """How an appointment was missed, as far as anybody knows."""

    absence = forms.ChoiceField(
        label=_("How was it missed?"), choices=Absence.choices, widget=RadioTiles()
    )
    hindrance = forms.ChoiceField(
        label=_("What was in the way?"),
        help_text=_("Only when it was something practical."),
        required=False,
        choices=Hindrance.choices,
        widget=RadioTiles(),
    )

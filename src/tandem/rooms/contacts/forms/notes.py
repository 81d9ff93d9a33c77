"""What a counsellor fills in about a contact."""

from datetime import date
from typing import cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused
from tandem.foundation.keys import uuid7
from tandem.foundation.ui.widgets import CheckboxTiles, DateInput, RadioTiles
from tandem.rooms.contacts import actions
from tandem.rooms.contacts.models import (
    LONGEST_MINUTES,
    Appointment,
    ContactKind,
    ContactNote,
    Present,
)
from tandem.rooms.partners.domains import Domain
from tandem.rooms.trajectories.access import Seat

TEAM, ME = "team", "me"
KIND_ICONS = {
    ContactKind.OFFICE: "building",
    ContactKind.HOME: "home",
    ContactKind.PHONE: "phone",
    ContactKind.VIDEO: "device-mobile",
    ContactKind.MESSAGE: "message",
    ContactKind.OUTREACH: "map-pin",
}
PRESENT_ICONS = {
    Present.PARTICIPANT: "user",
    Present.HOUSEHOLD: "home",
    Present.TANDEM: "tandem",
    Present.PARTNER: "building",
    Present.INTERPRETER: "language",
}
REFUSALS: dict[type[Refused], tuple[str | None, Promise]] = {
    actions.NotYet: ("on", _("This day has still to come. Choose today or an earlier day.")),
    actions.Settled: (None, _("This appointment was moved or cancelled meanwhile.")),
    actions.AlreadyShared: (
        "readers",
        _("Your team may have read this note already. It stays a note for the team."),
    ),
}


class NoteForm(forms.Form):
    """A contact with a participant, in the life domains that the writer's seat opens."""

    note_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    appointment = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("How did you meet?"),
        choices=ContactKind.choices,
        widget=RadioTiles(icons=KIND_ICONS),
    )
    on = forms.DateField(label=_("Day"), widget=DateInput())
    text = forms.CharField(
        label=_("What happened?"),
        help_text=_("Write what was said and agreed, in words that the participant may read."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    own_words = forms.CharField(
        label=_("In the participant's own words"),
        help_text=_("As it was said. It is shown as a quote."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    opinion = forms.CharField(
        label=_("What do you make of it?"),
        help_text=_("Your own opinion. It is shown as yours, apart from what happened."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        help_text=_("Travel included."),
        required=False,
        min_value=1,
        max_value=LONGEST_MINUTES,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": 5}),
    )
    present = forms.MultipleChoiceField(
        label=_("Who was there, beside you?"),
        required=False,
        choices=Present.choices,
        widget=CheckboxTiles(icons=PRESENT_ICONS),
    )
    domains = forms.MultipleChoiceField(
        label=_("What was it about?"), required=False, widget=CheckboxTiles()
    )
    readers = forms.ChoiceField(
        label=_("Who is this note for?"),
        choices=[(TEAM, _("The team")), (ME, _("Only me"))],
        widget=RadioTiles(
            icons={TEAM: "users", ME: "lock"},
            hints={
                TEAM: _("Colleagues whose role opens these life domains, and the participant."),
                ME: _("A working note of your own. It does not count as a contact."),
            },
        ),
    )

    def __init__(self, *args, seat: Seat, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        mine = [domain for domain in Domain if domain.sensitivity in seat.readable_classes]
        self.hides_domains = len(mine) < len(Domain)
        domains = cast(forms.MultipleChoiceField, self.fields["domains"])
        domains.choices = [(domain.value, domain.label) for domain in mine]
        domains.widget.icons = {domain.value: domain.icon for domain in mine}

    def as_note(self) -> actions.Note:
        """The note as it was filled in; only after `is_valid`."""
        told = self.cleaned_data
        return actions.Note(
            kind=told["kind"],
            on=told["on"],
            text=told["text"],
            domains=tuple(told["domains"]),
            is_personal=self.is_personal,
            minutes=told["minutes"],
            present=tuple(told["present"]),
            opinion=told["opinion"],
            own_words=told["own_words"],
        )

    @property
    def is_personal(self) -> bool:
        """Whether only the author reads it; only after `is_valid`."""
        return self.cleaned_data["readers"] == ME

    def explain(self, refusal: Refused) -> None:
        """Say beside the field why the room refused. Raises the refusal when it is another."""
        if type(refusal) not in REFUSALS:
            raise refusal
        field, sentence = REFUSALS[type(refusal)]
        self.add_error(field, str(sentence))


def blank(today: date, about: Appointment | None = None) -> dict[str, object]:
    """What a new note starts with; what an appointment says is not asked again."""
    given: dict[str, object] = {
        "note_id": uuid7(),
        "on": today,
        "readers": TEAM,
        "present": [Present.PARTICIPANT],
    }
    if about is not None:
        given |= {
            "appointment": about.pk,
            "kind": about.kind,
            "on": about.starts_at.astimezone(BRUSSELS).date(),
            "minutes": about.minutes,
        }
    return given


def filled(note: ContactNote) -> dict[str, object]:
    """What a note holds, for changing it."""
    return {
        "note_id": note.pk,
        "kind": note.kind,
        "on": note.on,
        "text": note.text,
        "domains": note.domains,
        "minutes": note.minutes,
        "present": note.present,
        "opinion": note.opinion,
        "own_words": note.own_words,
        "readers": ME if note.is_personal else TEAM,
    }

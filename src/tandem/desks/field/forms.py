"""What an outreach worker notes of a first contact, on a phone, in under a minute."""

from datetime import date

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.errors import Refused
from tandem.foundation.keys import uuid7
from tandem.foundation.ui.widgets import CheckboxTiles, DateInput, RadioTiles
from tandem.journeys.intake.forms.wish import WishForm
from tandem.rooms.contacts import actions
from tandem.rooms.contacts.models import OutreachContact
from tandem.rooms.partners.domains import Domain

REFUSALS: dict[type[Refused], tuple[str | None, Promise]] = {
    actions.NotYet: ("met_on", _("This day has still to come. Choose today or an earlier day.")),
    actions.AlreadyJoined: (
        None,
        _(
            "This contact now belongs to a participant and does not change any more. "
            "Your words are still below: note them as a new contact if you need them."
        ),
    ),
}


class EncounterForm(forms.Form):
    """A first contact. Two fields are needed; everything else may stay empty."""

    contact_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    called = forms.CharField(
        label=_("How do you remember this person?"),
        help_text=_("For example: man with the green bicycle. Do not write a full name."),
        max_length=100,
    )
    place = forms.CharField(
        label=_("Where?"), max_length=200, widget=forms.TextInput(attrs={"list": "places"})
    )
    domains = forms.MultipleChoiceField(
        label=_("What was it about?"),
        required=False,
        choices=Domain.choices,
        widget=CheckboxTiles(icons={domain.value: domain.icon for domain in Domain}),
    )
    words = forms.CharField(
        label=_("What did the person tell?"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agreed_next = forms.CharField(label=_("What did you agree?"), required=False, max_length=300)
    met_on = forms.DateField(label=_("Day"), widget=DateInput())

    def as_encounter(self) -> actions.Encounter:
        """The contact as it was filled in; only after `is_valid`."""
        told = dict(self.cleaned_data)
        told.pop("contact_id")
        return actions.Encounter(**(told | {"domains": tuple(told["domains"])}))

    def explain(self, refusal: Refused) -> None:
        """Say beside the field why the room refused. Raises the refusal when it is another."""
        if type(refusal) not in REFUSALS:
            raise refusal
        field, sentence = REFUSALS[type(refusal)]
        self.add_error(field, str(sentence))


class JoinForm(WishForm):
    """The wish of somebody who may have told things at a first contact.

    has_words: something was written down then, so there is something to ask about.
    """

    field_order = (
        *("reason", "first_name", "last_name", "birth_date", "phone"),
        *("words", "agreed", "agreed_on"),
    )
    words = forms.ChoiceField(
        label=_("May what you wrote down then come along?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=RadioTiles(
            hints={
                "yes": _("Then nobody has to tell it again."),
                "no": _("Then it stays with you alone."),
            }
        ),
    )

    def __init__(self, *args, has_words: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not has_words:
            del self.fields["words"]

    @property
    def words_may_come(self) -> bool:
        """Whether what was told goes along; only after `is_valid`."""
        return self.cleaned_data.get("words") == "yes"


def blank(today: date) -> dict[str, object]:
    """What a new contact starts with."""
    return {"contact_id": uuid7(), "met_on": today}


def filled(contact: OutreachContact) -> dict[str, object]:
    """What a contact holds, for changing it."""
    names = ("called", "place", "domains", "words", "agreed_next", "met_on")
    return {name: getattr(contact, name) for name in names}

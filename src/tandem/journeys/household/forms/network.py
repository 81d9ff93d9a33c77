"""The own network, filled in with the participant: a list of names, no drawing needed."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.plain import say_once
from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.people.actions import Network, Tie
from tandem.rooms.people.models import (
    Closeness,
    Energy,
    MayAsk,
    NetworkMoment,
    NetworkPicture,
    NetworkTie,
    TieKind,
)

ROWS = 12
OPEN_ROWS = 4
# Two words with a capital are a first and a family name: "Rita Peeters". "Tante Rita" or
# "Mama" is how people call each other.
_CALLED = (
    "Tante|Nonkel|Oma|Opa|Mama|Papa|Moeke|Vake|Zus|Zusje|Broer|Broertje|Buur|Buurman|Buurvrouw"
    "|Vriend|Vriendin|Nicht|Neef|Meester|Juf|Dokter|Coach|Tata|Tonton|Mémé|Pépé"
)
_FAMILY_NAME = re.compile(rf"^(?!(?:{_CALLED})\s)[A-ZÀ-ÞŁŞŠŽĆČİ]\S*\s+[A-ZÀ-ÞŁŞŠŽĆČİ]")
_NOT_A_NAME = re.compile(r"[\d@]")


@dataclass(frozen=True)
class TieRow:
    """The fields of one tie. is_open: shown at once, without unfolding."""

    number: int
    is_open: bool
    fields: list[forms.BoundField]


class NetworkForm(forms.Form):
    """Who stands around the participant. Rows without a name are left out."""

    use_required_attribute = False

    moment = forms.ChoiceField(label=_("Which moment is this?"), choices=NetworkMoment.choices)
    on = forms.DateField(label=_("Day"), widget=DateInput())

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for at in range(ROWS):
            self.fields |= {f"tie-{at}-{name}": field for name, field in _tie_fields().items()}
        say_once(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        seen = set()
        for at in range(ROWS):
            name = cleaned.get(f"tie-{at}-name", "")
            if name and name.casefold() in seen:
                self.add_error(f"tie-{at}-name", _("This name is there already. Tell them apart."))
            seen.add(name.casefold())
        if not self.errors and not self.ties():
            self.add_error("tie-0-name", _("Fill in at least one name."))
        return cleaned

    @property
    def rows(self) -> list[TieRow]:
        known = [at for at in range(ROWS) if self[f"tie-{at}-name"].value()]
        open_until = max([OPEN_ROWS, *(at + 1 for at in known)])
        return [
            TieRow(at + 1, at < open_until, [self[f"tie-{at}-{name}"] for name in _tie_fields()])
            for at in range(ROWS)
        ]

    def network(self) -> Network:
        """What was filled in, for the action."""
        given = self.cleaned_data
        return Network(NetworkMoment(given["moment"]), given["on"], self.ties())

    def ties(self) -> list[Tie]:
        """The ties with a name, in the order of the form."""
        given = self.cleaned_data
        return [
            Tie(
                name=given[f"tie-{at}-name"],
                closeness=Closeness(int(given[f"tie-{at}-closeness"])),
                kind=TieKind(given[f"tie-{at}-kind"]),
                energy=Energy(given[f"tie-{at}-energy"]),
                may_ask=MayAsk(given[f"tie-{at}-may_ask"]),
                words=given[f"tie-{at}-words"],
            )
            for at in range(ROWS)
            if given.get(f"tie-{at}-name")
        ]


def of_picture(picture: NetworkPicture) -> dict[str, Any]:
    """Field -> value of a picture that is drawn again."""
    rows = {
        f"tie-{at}-{name}": getattr(tie, name)
        for at, tie in enumerate(picture.ties.all())
        for name in _tie_fields()
    }
    return {"moment": picture.moment, "on": picture.on, **rows}


def of_before(ties: list[NetworkTie]) -> dict[str, Any]:
    """Field -> value of a new picture: the same people, so that they can be placed again."""
    return {f"tie-{at}-name": tie.name for at, tie in enumerate(ties)}


def _first_name(value: str) -> None:
    if _NOT_A_NAME.search(value):
        raise forms.ValidationError(_("Only a first name or who it is, no number or address."))
    if _FAMILY_NAME.search(value):
        raise forms.ValidationError(_("Only a first name, or who it is: “Rita” or “my sister”."))


def _tie_fields() -> dict[str, forms.Field]:
    return {
        "name": forms.CharField(
            label=_("Who?"), max_length=30, required=False, validators=[_first_name]
        ),
        "closeness": forms.ChoiceField(
            label=_("How close?"), choices=Closeness.choices, initial=Closeness.BETWEEN
        ),
        "kind": forms.ChoiceField(
            label=_("What kind of tie?"), choices=TieKind.choices, initial=TieKind.STRONG
        ),
        "energy": forms.ChoiceField(
            label=_("Who helps whom?"), choices=Energy.choices, initial=Energy.BOTH
        ),
        "may_ask": forms.ChoiceField(
            label=_("May I ask for help?"), choices=MayAsk.choices, initial=MayAsk.UNKNOWN
        ),
        "words": forms.CharField(label=_("In own words"), max_length=200, required=False),
    }

"""What a counsellor fills in about a person and who lives with them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import belgica
from belgica.types import Municipality
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from tandem.foundation import clock
from tandem.foundation.ui.meanwhile import MeanwhileForm
from tandem.foundation.ui.widgets import DateBoxes, DateInput
from tandem.rooms.people.actions import Housemate
from tandem.rooms.people.models import Gender, HouseholdRelation

OLDEST_YEAR = 1900


class PersonForm(MeanwhileForm):
    """What is known of a person. Nothing but a name is needed."""

    first_name = forms.CharField(label=_("First name"), max_length=100, required=False)
    last_name = forms.CharField(label=_("Family name"), max_length=100, required=False)
    known_as = forms.CharField(label=_("Likes to be called"), max_length=100, required=False)
    gender = forms.ChoiceField(label=_("Gender"), choices=Gender.choices)
    birth_date = forms.DateField(
        label=_("Birth date"),
        required=False,
        widget=DateBoxes(is_birth_date=True),
        validators=[MinValueValidator(date(OLDEST_YEAR, 1, 1), _("Check the year."))],
    )
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    contact_wish = forms.CharField(
        label=_("Wish about being contacted"),
        max_length=200,
        required=False,
        help_text=_("Such as: call after school hours, no text messages"),
    )
    language = forms.CharField(label=_("Language"), max_length=40, required=False)
    needs_interpreter = forms.BooleanField(label=_("Needs an interpreter"), required=False)
    street = forms.CharField(label=_("Street and number"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=4, required=False)
    place = forms.CharField(
        label=_("Town"),
        max_length=100,
        required=False,
        help_text=_("Left empty, it follows from the postcode."),
    )
    children_count = forms.IntegerField(
        label=_("Number of children"), min_value=0, max_value=30, required=False
    )

    def clean_birth_date(self) -> date | None:
        day = self.cleaned_data["birth_date"]
        if day and day > clock.today():
            raise forms.ValidationError(_("This day has still to come."))
        return day

    def clean_postcode(self) -> str:
        postcode = self.cleaned_data["postcode"]
        if postcode and not _municipalities(postcode):
            raise forms.ValidationError(_("This postcode does not exist in Belgium. Check it."))
        return postcode

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not any(self._as_it_will_be(name) for name in ("first_name", "last_name")):
            self.add_error("first_name", _("Fill in a first name or a family name."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What is to be written: what was changed, and the town that follows from it."""
        changes = self.changes()
        if "postcode" in changes or "place" in changes:
            changes |= _town(self._as_it_will_be("postcode"), changes.get("place", ""))
        return changes

    def _as_it_will_be(self, name: str) -> Any:
        """A field after saving: as changed here, else as it is now."""
        if name in self.changed_data:
            return self.cleaned_data.get(name, self[name].value())
        return self.initial[name]


class HousemateForm(forms.Form):
    """Somebody who lives with a participant: as little as is needed."""

    prefix = "mate"
    first_name = forms.CharField(label=_("First name"), max_length=100)
    relation = forms.ChoiceField(
        label=_("Who is this?"),
        choices=[("", _("Choose who this is")), *HouseholdRelation.choices],
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        required=False,
        validators=[MinValueValidator(OLDEST_YEAR), MaxValueValidator(lambda: clock.today().year)],
    )
    starts_on = forms.DateField(
        label=_("Lives here since"), required=False, widget=DateInput(),
        validators=[MinValueValidator(date(OLDEST_YEAR, 1, 1), _("Check the year."))],
    )  # fmt: skip

    def housemate(self) -> Housemate:
        given = self.cleaned_data
        return Housemate(
            relation=HouseholdRelation(given["relation"]),
            first_name=given["first_name"],
            birth_year=given["birth_year"],
            starts_on=given["starts_on"],
        )


class LeftForm(forms.Form):
    """The last day somebody lived with a participant."""

    ends_on = forms.DateField(label=_("Last day"), widget=DateInput())


def _municipalities(postcode: str) -> Sequence[Municipality]:
    return belgica.get_municipalities_for_postal_code(postcode)


def _town(postcode: str, place: str) -> dict[str, str]:
    """Town and NIS code. A few postcodes have two municipalities: there the town chooses."""
    here = _municipalities(postcode) if postcode else []
    named = [one for one in here if place.casefold() in map(str.casefold, _names(one))]
    sure = named or here
    if len(sure) != 1:
        return {"place": place, "nis_code": ""}
    return {"place": place or sure[0]["name"]["nl"], "nis_code": sure[0]["id"]}


def _names(municipality: Municipality) -> list[str]:
    return [str(name) for name in municipality["name"].values()]

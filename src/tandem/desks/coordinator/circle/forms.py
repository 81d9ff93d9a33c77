"""What a coordinator fills in about organisations and colleagues."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.core.validators import MinValueValidator
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.errors import Refused
from tandem.foundation.ui.meanwhile import MeanwhileForm
from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.accounts.actions import Person
from tandem.rooms.partners import circle, kbo, posts
from tandem.rooms.partners.models import Organisation, OrganisationKind, PostRole
from tandem.rooms.partners.posts import Job

ROLES = [("", _("Choose a role")), *PostRole.choices]
FIRST_YEAR = MinValueValidator(date(1970, 1, 1), _("Check the year."))
REFUSALS: Mapping[type[Refused], tuple[str, Promise]] = {
    circle.NameTaken: ("name", _("There is an organisation with this name already.")),
    circle.NotAKboNumber: (
        "kbo_number",
        _("This is not a KBO number. It has ten digits, such as 0203.430.576; check them."),
    ),
    posts.EndsBeforeStart: ("", _("This post began on %(starts_on)s. Choose a later day.")),
    posts.LastCoordinator: (
        "",
        _("Nobody else would coordinate. First make another colleague coordinator, without a "
          "last day."),
    ),
    posts.SameRole: ("role", _("This is the role of today. Choose another one.")),
}  # fmt: skip
OVERLAPS = _("This colleague has this role here already, from %(starts_on)s.")
OVERLAPS_UNTIL = _(
    "This colleague has this role here already, from %(starts_on)s until %(ends_on)s."
)


class ExplainingForm(forms.Form):
    """A form that says beside a field why a room refused."""

    day_field = "starts_on"

    def explain(self, refusal: Refused) -> None:
        """Raises the refusal when it is one that this form does not know."""
        facts = {
            name: date_format(value) if isinstance(value, date) else value
            for name, value in refusal.facts.items()
        }
        if isinstance(refusal, posts.PostsOverlap):
            overlaps = OVERLAPS_UNTIL if facts.get("ends_on") else OVERLAPS
            self.add_error(self.day_field, overlaps % {"starts_on": "?", **facts})
        elif type(refusal) in REFUSALS:
            field, sentence = REFUSALS[type(refusal)]
            self.add_error(field or self.day_field, str(sentence) % facts)
        else:
            raise refusal


class OrganisationForm(ExplainingForm, MeanwhileForm):
    """An organisation of the circle; a promotor stays so until another takes over."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    kbo_number = forms.CharField(
        label=_("KBO number"), max_length=20, required=False, help_text=_("Such as 0203.430.576")
    )
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    is_in_steering_group = forms.BooleanField(label=_("In the steering group"), required=False)
    is_promotor = forms.BooleanField(
        label=_("Promotor"),
        required=False,
        help_text=_("There is one. It takes over from the organisation that is promotor now."),
    )

    def __init__(self, *args, is_promotor: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if is_promotor:
            del self.fields["is_promotor"]


def known(organisation: Organisation) -> dict[str, Any]:
    """What an organisation form starts with."""
    names = ("name", "kind", "phone", "is_in_steering_group", "is_promotor")
    values = {name: getattr(organisation, name) for name in names}
    return values | {"kbo_number": kbo.spaced(organisation.kbo_number)}


class ColleagueForm(ExplainingForm):
    """Somebody who comes to work in the circle."""

    first_name = forms.CharField(label=_("First name"), max_length=100)
    last_name = forms.CharField(label=_("Family name"), max_length=100)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Somebody who has a login with this address gets this post too."),
    )
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    organisation = forms.ChoiceField(label=_("Organisation"))
    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
    starts_on = forms.DateField(label=_("First day"), widget=DateInput(), validators=[FIRST_YEAR])

    def __init__(self, *args, organisations: Iterable[Organisation], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["organisation"]).choices = [
            ("", _("Choose an organisation")),
            *((str(one.pk), one.name) for one in organisations),
        ]

    def person(self) -> Person:
        given = self.cleaned_data
        return Person(
            first_name=given["first_name"],
            last_name=given["last_name"],
            email=given["email"],
            phone=given["phone"],
        )

    def job(self) -> Job:
        given = self.cleaned_data
        return Job(given["organisation"], PostRole(given["role"]), given["starts_on"])


class LastDayForm(ExplainingForm):
    """The last day of a post; empty when it goes on."""

    day_field = "ends_on"
    ends_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=DateInput(),
        help_text=_("Access stops by itself the day after. Leave it empty when the post goes on."),
    )


class RoleForm(ExplainingForm):
    """Another role at the same organisation."""

    role = forms.ChoiceField(label=_("New role"), choices=ROLES)
    starts_on = forms.DateField(
        label=_("First day in the new role"), widget=DateInput(), validators=[FIRST_YEAR]
    )

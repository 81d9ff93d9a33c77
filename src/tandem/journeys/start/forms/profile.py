"""What is true on the first day: asked at the start, corrected when it was noted wrongly."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.meanwhile import MeanwhileForm
from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.trajectories.models import EntryProfile

PROFILE_FIELDS = (
    "employment",
    "employment_words",
    "unemployed_since",
    "isced",
    "household_work_intensity",
    "is_registered_job_seeker",
    "disability",
    "third_country_national",
    "foreign_background",
    "minority",
    "homeless",
    "rural",
)
DIPLOMAS = (
    ("", _("Not known")),
    (0, _("Primary school not finished")),
    (1, _("Primary school")),
    (2, _("First stages of secondary school")),
    (3, _("Diploma of secondary school")),
    (4, _("Seventh year or Se-n-Se")),
    (5, _("Associate degree (graduaat)")),
    (6, _("Bachelor")),
    (7, _("Master")),
    (8, _("Doctorate")),
)


def profile_fields() -> dict[str, forms.Field]:
    """The fields of an entry profile, in the reader's language."""
    fields = forms.fields_for_model(
        EntryProfile,
        fields=PROFILE_FIELDS,
        widgets={"unemployed_since": DateInput()},
        localized_fields=["household_work_intensity"],
        help_texts={
            "household_work_intensity": gettext(
                "How much of the possible months the adults worked last year: 0 to 1."
            ),
            "employment_words": gettext("In the words of the partner or the person."),
        },
    )
    isced = forms.TypedChoiceField(
        label=EntryProfile._meta.get_field("isced").verbose_name.capitalize(),
        choices=DIPLOMAS,
        coerce=int,
        empty_value=None,
        required=False,
    )
    return fields | {"isced": isced}


class ProfileChecks(forms.Form):
    """What must hold of a profile wherever it is filled in."""

    def clean_household_work_intensity(self) -> Decimal | None:
        share = self.cleaned_data["household_work_intensity"]
        if share is not None and not 0 <= share <= 1:
            raise forms.ValidationError(_("Give a share: from 0, nobody at work, to 1."))
        return share


class CorrectEntryForm(ProfileChecks, MeanwhileForm):
    """What was noted wrongly about the first day, and why it is changed."""

    entry_on = forms.DateField(label=_("First day of the trajectory"), widget=DateInput())
    reason = forms.CharField(
        label=_("Why is this corrected?"),
        max_length=300,
        help_text=_("Such as: the diploma was found. What changed later is no correction."),
        error_messages={"required": _("Say why, so that a colleague understands it later.")},
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        added = profile_fields()
        for field in added.values():
            field.show_hidden_initial = True
        self.fields |= added

    def corrected(self) -> tuple[dict[str, Any], date | None]:
        """The fields that were changed, and the other first day when there is one."""
        changes = self.changes()
        changes.pop("reason", None)
        return changes, changes.pop("entry_on", None)

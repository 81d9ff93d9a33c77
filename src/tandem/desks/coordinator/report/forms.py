"""What a coordinator asks of a report, and what is kept with a submission."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.errors import Refused
from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.partners.models import Programme
from tandem.rooms.reporting.esf import choosing, words
from tandem.rooms.reporting.esf.choosing import Order

REFUSALS: Mapping[type[Refused], tuple[str, Promise]] = {
    choosing.BackwardPeriod: ("last", _("The last day is before the first. Choose a later day.")),
    choosing.UnlikelyPeriod: ("first", _("Check the year.")),
    choosing.EmptyPeriod: (
        "first",
        _("Nobody began or ended between %(first)s and %(last)s. Choose other days."),
    ),
    choosing.NoRegime: (
        "programmes",
        _("No indicators belong to %(programmes)s. Choose another programme."),
    ),
    choosing.UnknownProgramme: ("programmes", _("This programme is not used here.")),
    choosing.MixedRegimes: (
        "regime",
        _("These programmes are reported in different ways. Choose a list of indicators."),
    ),
}


class ReportForm(forms.Form):
    """Days, and if wanted a list of indicators and programmes."""

    first = forms.DateField(label=_("First day"), widget=DateInput)
    last = forms.DateField(label=_("Last day"), widget=DateInput)
    regime = forms.ChoiceField(
        label=_("List of indicators"),
        required=False,
        choices=[("", _("As the programme says")), *words.REGIMES.items()],
    )
    programmes = forms.MultipleChoiceField(
        label=_("Programmes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none for all programmes with this list."),
    )

    def __init__(self, *args, programmes: Iterable[Programme] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        names = {one.key: one.name for one in programmes}
        cast(forms.MultipleChoiceField, self.fields["programmes"]).choices = list(names.items())

    def order(self) -> Order:
        """What was asked for."""
        given: dict[str, Any] = self.cleaned_data
        return Order(
            given["first"], given["last"], given["regime"] or None, tuple(given["programmes"])
        )

    def explain(self, refusal: Refused) -> None:
        """Say beside a field why there is no report. Raises what this form does not know."""
        if type(refusal) not in REFUSALS:
            raise refusal
        field, sentence = REFUSALS[type(refusal)]
        facts = {
            name: date_format(value) if isinstance(value, date) else value
            for name, value in refusal.facts.items()
        }
        self.add_error(field, str(sentence) % facts)


class FreezeForm(ReportForm):
    """The same, with a few words for later."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=300,
        help_text=_("For example: sent on 15 March. Name no participants."),
    )

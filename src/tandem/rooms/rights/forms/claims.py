"""What became of a right, and beginning a round."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.errors import Refused, Stale
from tandem.foundation.ui.fields import EuroField
from tandem.foundation.ui.plain import say_once
from tandem.foundation.ui.widgets import DateInput, RadioTiles
from tandem.rooms.rights import actions
from tandem.rooms.rights.rules.catalogue import Every, Right
from tandem.rooms.rights.rules.claims import ClaimState, ClaimWords, RoundMoment, usual_renewal

MOST_EUR = 100_000
_NEEDED: Mapping[str, Promise] = {
    "applied_on": _("Fill in the day on which it was asked for."),
    "granted_from": _("Fill in from which day it was granted."),
    "decided_on": _("Fill in the day of the decision. It stands on the letter."),
}
_TOO_EARLY: Mapping[str, Promise] = {
    "decided_on": _("The decision is before the day it was asked for. Check both days."),
    "appeal_before": _("The last day to disagree is before the decision. Look at the letter."),
    "renew_on": _("Asking again is before the day it was granted. Choose a later day."),
}
_CODES: Mapping[str, Promise] = {
    "to_come": _("This day has still to come. Choose today or an earlier day."),
    "negative": _("An amount is not below zero. Leave it empty when nobody knows it."),
    "needed": _("Choose how far it is."),
    "too_early": _("Check the order of the days."),
}


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, required=False, widget=DateInput())


class ClaimForm(forms.Form):
    """Everything that is known of one right. Whatever is left empty stays unknown."""

    use_required_attribute = False

    state = forms.ChoiceField(
        label=_("How far is it?"), choices=ClaimState.choices, widget=RadioTiles()
    )
    applied_on = _day(_("Asked for on"))
    decided_on = _day(_("Decided on"), _("The day that stands on the letter."))
    appeal_before = _day(
        _("Disagree before"), _("Only when it was refused. Look at the letter for the last day.")
    )
    granted_from = _day(_("Granted from"))
    granted_euro = EuroField(label=_("Amount granted"), required=False, max_value=MOST_EUR)
    every = forms.ChoiceField(label=_("That amount is"), choices=Every.choices)
    renew_on = _day(_("Ask again on"), _("Left empty, the usual term is filled in if known."))
    expected_euro = EuroField(
        label=_("Amount expected"),
        help_text=_("For the same period. An estimate: whoever decides computes it."),
        required=False,
        max_value=MOST_EUR,
    )
    due_on = _day(_("Next step on"), _("It then comes up in your day."))
    note = forms.CharField(
        label=_("In own words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        say_once(self)
        for field in self.fields.values():
            if field.help_text:
                # The plain field has no room for a hint.
                field.template_name = None  # type: ignore[attr-defined]

    def words(self, right: Right, before: ClaimWords | None) -> ClaimWords:
        """What was filled in, for the action.

        before: what was known already; a right that is newly granted gets its usual renewal.
        """
        given: dict[str, Any] = dict(self.cleaned_data)
        del given["edition"]
        state, every = ClaimState(given.pop("state")), Every(given.pop("every"))
        is_new = before is None or before.state != ClaimState.GRANTED
        if state == ClaimState.GRANTED and is_new and given["granted_from"]:
            given["renew_on"] = given["renew_on"] or usual_renewal(right, given["granted_from"])
        discussed_on = before.discussed_on if before else None
        return ClaimWords(state=state, every=every, discussed_on=discussed_on, **given)

    def explain(self, refusal: Refused) -> None:
        """Say beside a field why it was not kept. Raises what this form does not know."""
        if isinstance(refusal, actions.Impossible):
            problems = cast(tuple[tuple[str, str], ...], refusal.facts["problems"])
            for field, code in problems:
                self.add_error(field if field in self.fields else None, _sentence(field, code))
            return
        if not isinstance(refusal, Stale):
            raise refusal
        words = str(_("%(by)s changed this meanwhile. Below stands what is kept now. Save again to"
                  " keep your words instead."))  # fmt: skip
        self.add_error(None, words % {"by": refusal.facts["by"] or str(_("Somebody else"))})
        # The next save is made by somebody who has seen the other one.
        self.data = {**self.data.dict(), "edition": str(refusal.facts["edition"])}  # type: ignore[attr-defined]


def _sentence(field: str, code: str) -> str:
    special = {"needed": _NEEDED, "too_early": _TOO_EARLY}.get(code, {})
    return str(special.get(field) or _CODES[code])


class RoundForm(forms.Form):
    """Which moment, and on which day."""

    use_required_attribute = False

    moment = forms.ChoiceField(
        label=_("Which moment is it?"), choices=RoundMoment.choices, widget=RadioTiles()
    )
    on = forms.DateField(label=_("Day"), widget=DateInput())

    def explain(self, refusal: Refused) -> None:
        """Say why no round was begun. Raises what this form does not know."""
        if isinstance(refusal, actions.NotYet):
            self.add_error("on", str(_CODES["to_come"]))
        elif isinstance(refusal, actions.RoundIsThere):
            self.add_error("on", _("This round was begun on that day already. Go on with it."))
        else:
            raise refusal

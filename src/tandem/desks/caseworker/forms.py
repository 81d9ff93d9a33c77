"""Filters of the list."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.desks.caseworker.caseload import TABS, Filters
from tandem.desks.caseworker.timeline import KINDS

PLANS = (("", _("All")), ("none", _("Without a plan")), ("unsigned", _("Not signed")))
QUIET = "programme"
GAPS = (
    ("", _("All")),
    (QUIET, _("Longer ago than the programme finds usual")),
    ("30", _("Over 30 days ago")),
    ("60", _("Over 60 days ago")),
    ("90", _("Over 90 days ago")),
)


class CaseloadFilter(forms.Form):
    """Filters live in the address, so that a list can be kept and shared."""

    programme = forms.ChoiceField(label=_("Programme"), required=False)
    plan = forms.ChoiceField(label=_("Plan"), required=False, choices=PLANS)
    gap = forms.ChoiceField(label=_("Last contact"), required=False, choices=GAPS)
    tab = forms.CharField(required=False, widget=forms.HiddenInput)
    member = forms.UUIDField(required=False, widget=forms.HiddenInput)
    partner = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, programmes=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["programme"]).choices = [
            ("", _("All")),
            *((str(key), name) for key, name in programmes),
        ]

    def filters(self) -> Filters:
        """What was chosen; whatever does not fit counts as not chosen."""
        self.is_valid()
        given = self.cleaned_data
        tab, gap = str(given.get("tab")), given.get("gap")
        return Filters(
            tab=tab if tab in TABS else "open",
            programme_id=given.get("programme") or None,
            member_id=given.get("member"),
            partner_id=given.get("partner"),
            plan=given.get("plan", ""),
            gap_days=int(gap) if gap and gap != QUIET else None,
            is_quiet=gap == QUIET,
        )

    def chips(self) -> list[tuple[str, str]]:
        """Chosen filters as (field name, words)."""
        return [
            (
                name,
                f"{self.fields[name].label}: {self._label(name, value)}",
            )
            for name in ("programme", "plan", "gap")
            if (value := self.cleaned_data.get(name))
        ]

    def _label(self, name: str, value: str) -> str:
        choices = cast(forms.ChoiceField, self.fields[name]).widget.choices
        return str(next(label for key, label in choices if key == value))


class TimelineFilter(forms.Form):
    """Which kinds of events, and how far back."""

    kind = forms.ChoiceField(
        label=_("Show"), required=False,
        choices=[("", _("Everything")), *((kind, words) for kind, (words, _icon) in KINDS.items())],
    )  # fmt: skip
    before = forms.DateField(required=False, widget=forms.HiddenInput)

    def chosen(self) -> dict[str, Any]:
        """Arguments for `timeline.page`; what does not fit counts as not chosen."""
        self.is_valid()
        kind = self.cleaned_data.get("kind")
        return {"kinds": (kind,) if kind else (), "before": self.cleaned_data.get("before")}

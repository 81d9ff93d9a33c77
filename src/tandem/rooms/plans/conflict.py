"""Two texts side by side when two people wrote at once, and the choice between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tandem.foundation.errors import Stale
from tandem.rooms.plans.forms.base import EditForm

MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True)
class Clash:
    """One question that both answered.

    fields: the boxes with my answer. theirs: what the form would send to keep the other's,
    by field name. told: the other's answer in words. is_text: whether the other's text can
    be edited and joined with mine. is_long: whether it may have several lines.
    """

    name: str
    label: str
    fields: tuple[forms.BoundField, ...]
    theirs: Mapping[str, str]
    told: str
    is_text: bool
    is_long: bool

    @property
    def text(self) -> str:
        return next(iter(self.theirs.values()))

    @property
    def field_names(self) -> str:
        return " ".join(self.theirs)


def rebound(form: EditForm, stale: Stale) -> dict[str, Any]:
    """What the form sends next: my words, the other's where I changed nothing, their edition."""
    facts: dict[str, Any] = stale.facts
    data = dict(form.data.items())
    for name, value in form.shown(facts.get("merged", {})).items():
        if name in form.fields:
            data[name] = _sent(value)
    data["edition"] = str(facts["edition"])
    return data


def clashes(form: EditForm, stale: Stale) -> Iterator[Clash]:
    """The questions on which both answers are there, in the order of the form."""
    facts: dict[str, Any] = stale.facts
    theirs = form.shown(facts.get("theirs", {}))
    for unit in facts["conflicts"]:
        names = [name for name in form.UNITS.get(unit, (unit,)) if name in form.fields]
        sent = {name: _sent(theirs.get(name)) for name in names}
        told = [_told(form.fields[name], theirs.get(name)) for name in names]
        yield Clash(
            name=unit,
            label=str(form.fields[names[0]].label),
            fields=tuple(form[name] for name in names),
            theirs=sent,
            told=" · ".join(each for each in told if each) or _("empty"),
            is_text=len(names) == 1 and _is_text(form.fields[names[0]]),
            is_long=isinstance(form.fields[names[0]].widget, forms.Textarea),
        )


def settled(sent: QueryDict) -> QueryDict:
    """The form as it was meant: for each clash the text that was chosen, or both."""
    data = sent.copy()
    for unit in sent.getlist("clash"):
        choice = sent.get(f"keep-{unit}", MINE)
        between = "\n\n" if unit in sent.getlist("long") else " / "
        for name in sent.get(f"of-{unit}", "").split():
            theirs, mine = sent.get(f"theirs-{name}", ""), sent.get(name, "")
            if choice == THEIRS:
                data[name] = theirs
            elif choice == BOTH:
                data[name] = between.join(text for text in (theirs, mine) if text)
    return data


def _sent(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _told(field: forms.Field, value: Any) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, date):
        return date_format(value)
    choices = dict(getattr(field, "choices", ()))
    return str(choices.get(str(value), value))


def _is_text(field: forms.Field) -> bool:
    return type(field) is forms.CharField

"""Days of the figures, and a right of the place itself with conditions chosen from a list."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.keys import uuid7
from tandem.foundation.ui.fields import EuroField
from tandem.foundation.ui.widgets import DateInput
from tandem.rooms.rights.rules.catalogue import Automatic, Every, Group
from tandem.rooms.rights.rules.facts import FACTS, Kind
from tandem.rooms.rights.words import fact_choices

ROWS = 5
LARGEST_FILE = 200_000
MOST_EUR = 100_000
YES, NOT = "yes", "not"
BOUNDS = ("at_least", "at_most", "below", "above")
COMPARED = [
    ("", "–"),
    (YES, _("is so")),
    (NOT, _("is not so")),
    ("at_least", _("is at least")),
    ("at_most", _("is at most")),
    ("below", _("is below")),
    ("above", _("is above")),
]


class DaysForm(forms.Form):
    """From which day to which; the last year when nothing or nonsense was chosen."""

    first = forms.DateField(label=_("First day"), widget=DateInput)
    last = forms.DateField(label=_("Last day"), widget=DateInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and given["last"] < given["first"]:
            self.add_error("last", _("The last day is before the first. Choose a later day."))
        return given

    @classmethod
    def a_year_until(cls, today: date) -> dict[str, date]:
        return {"first": today - timedelta(days=365), "last": today}


class FileForm(forms.Form):
    """A file of rights, in the form of the catalogue."""

    file = forms.FileField(label=_("A file of rights (YAML)"))

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > LARGEST_FILE:
            raise forms.ValidationError(_("This file is too large. Split it."))
        return given


def _text(label: Any, *, most: int = 300, help_text: Any = "", rows: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else None
    return forms.CharField(label=label, max_length=most, help_text=help_text, widget=widget)


class RightForm(forms.Form):
    """One right of the place itself, in the words of who coordinates."""

    use_required_attribute = False

    name = _text(_("Name of the right"), most=100)
    what = _text(_("What is it, in one plain sentence?"))
    group = forms.ChoiceField(label=_("What is it about?"), choices=Group.choices)
    of = forms.ChoiceField(
        label=_("For whom is it?"),
        choices=[("household", _("The household")), ("person", _("One person at a time"))],
    )
    automatic = forms.ChoiceField(
        label=_("Does it come by itself?"), choices=Automatic.choices, initial="no"
    )
    step = _text(_("What has to be done to get it?"))
    papers = forms.CharField(
        label=_("Papers needed"), required=False, max_length=1000,
        help_text=_("One on each line."), widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    decides = _text(_("Who decides?"), most=100)
    where = _text(_("Where to ask?"), most=200)
    euro = EuroField(
        label=_("Amount, if it is always the same"), required=False, max_value=MOST_EUR
    )
    every = forms.ChoiceField(label=_("That amount is"), choices=Every.choices)
    renewal = forms.CharField(
        label=_("When does it have to be asked again?"), required=False, max_length=300
    )
    months = forms.IntegerField(
        label=_("So many months later"), required=False, min_value=1, max_value=240
    )
    source = _text(
        _("Where does this stand?"), help_text=_("For example a regulation, with its day.")
    )
    joined = forms.ChoiceField(
        label=_("Somebody has it probably when"),
        choices=[("all", _("all of this is so")), ("any", _("one of this is so"))],
        required=False,
    )
    is_partial = forms.BooleanField(
        label=_("There are more conditions than these"), required=False, initial=True
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid7)
    edition = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        facts = [("", "–"), *fact_choices()]
        for at in range(ROWS):
            self.fields |= {
                f"fact-{at}": forms.ChoiceField(label=_("Fact"), choices=facts, required=False),
                f"compare-{at}": forms.ChoiceField(
                    label=_("Comparison"), choices=COMPARED, required=False
                ),
                f"bound-{at}": forms.DecimalField(
                    label=_("Number"), required=False, localize=True, max_value=1_000_000
                ),
            }

        for name in (f"{part}-{at}" for at in range(ROWS) for part in ("fact", "compare", "bound")):
            # The page says once that rows may stay empty.
            self.fields[name].template_name = "ui/forms/plain_field.html"  # type: ignore[attr-defined]

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        return [
            [self[f"{name}-{at}"] for name in ("fact", "compare", "bound")] for at in range(ROWS)
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for at in range(ROWS):
            fact, compare = given.get(f"fact-{at}"), given.get(f"compare-{at}")
            if not fact:
                continue
            is_number = FACTS[fact].kind is Kind.NUMBER
            if is_number != (compare in BOUNDS):
                wanted = _("Compare a number with a number: at least, at most, below, above.")
                plain = _("Choose “is so” or “is not so” for this fact.")
                self.add_error(f"compare-{at}", wanted if is_number else plain)
            elif is_number and given.get(f"bound-{at}") is None:
                self.add_error(f"bound-{at}", _("Fill in the number to compare with."))
        if given.get("months") and not given.get("renewal"):
            self.add_error("renewal", _("Say in words when it has to be asked again."))
        return given

    def definition(self, kept: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The right as a catalogue file has it.

        kept: the definition as it was; conditions from a file that do not fit in the rows stay.
        """
        given = self.cleaned_data
        words = {name: _both(given[name]) for name in ("name", "what", "step", "decides", "where")}
        definition: dict[str, Any] = {
            "authority": "local", "group": given["group"], "of": given["of"],
            "automatic": given["automatic"], "source": given["source"], "status": "verified",
            "is_partial": given["is_partial"], **words,
            "papers": [_both(line) for line in _lines(given["papers"])],
        }  # fmt: skip
        if given["euro"] is not None:
            definition["expected"] = {
                "every": given["every"], "euro": float(given["euro"]), "status": "verified",
                "source": given["source"],
            }  # fmt: skip
        if given["renewal"]:
            definition["renewal"] = {"words": _both(given["renewal"]), "months": given["months"]}
        when = self._when() or (kept or {}).get("when")
        return definition | ({"when": when} if when else {})

    def _when(self) -> dict[str, Any] | None:
        given = self.cleaned_data
        parts = [
            _part(given[f"fact-{at}"], given[f"compare-{at}"], given[f"bound-{at}"])
            for at in range(ROWS)
            if given[f"fact-{at}"]
        ]
        return {given["joined"] or "all": parts} if parts else None


def shown(definition: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a right that is there, for the form."""
    expected, renewal = definition.get("expected", {}), definition.get("renewal", {})
    first = {name: definition[name]["nl"] for name in ("name", "what", "step", "decides", "where")}
    plain = {name: definition[name] for name in ("group", "automatic", "source")}
    joined, parts = next(iter(definition.get("when", {"all": []}).items()))
    rows = _rows(parts) if joined in ("all", "any") else {}
    return {
        **first, **plain, **rows,
        "of": definition.get("of", "household"),
        "papers": "\n".join(paper["nl"] for paper in definition.get("papers", ())),
        "euro": expected.get("euro"), "every": expected.get("every", Every.YEAR),
        "renewal": renewal.get("words", {}).get("nl", ""), "months": renewal.get("months"),
        "joined": joined, "is_partial": definition.get("is_partial", False),
    }  # fmt: skip


def _rows(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Conditions as rows of the form; nothing when they do not fit there."""
    found: dict[str, Any] = {}
    for at, part in enumerate(parts):
        inside = part["none"][0] if list(part) == ["none"] and len(part["none"]) == 1 else part
        fact, bounds = inside.get("fact"), [name for name in BOUNDS if name in inside]
        if fact is None or at >= ROWS or (inside is not part and bounds):
            return {}
        compare = NOT if inside is not part else (bounds[0] if bounds else YES)
        bound = inside.get(compare) if bounds else None
        found |= {f"fact-{at}": fact, f"compare-{at}": compare, f"bound-{at}": bound}
    return found


def _part(fact: str, compare: str, bound: Any) -> dict[str, Any]:
    if compare in BOUNDS:
        return {"fact": fact, compare: float(bound)}
    return {"none": [{"fact": fact}]} if compare == NOT else {"fact": fact}


def _both(words: str) -> dict[str, str]:
    """Who coordinates writes in one language; it is shown in each."""
    return {"nl": words, "en": words}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]

"""The words around the figures, in the language of the reader."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tandem.rooms.reporting.esf import catalogue
from tandem.rooms.reporting.esf.choosing import Choice
from tandem.rooms.reporting.esf.comparing import Change
from tandem.rooms.reporting.esf.contract import Period

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

REGIMES = {
    "esfplus": gettext_lazy("ESF+ 2021-2027"),
    "esf2014": gettext_lazy("ESF 2014-2020"),
}
LEVELS = {"error": gettext_lazy("error"), "warn": gettext_lazy("warning")}
STATUSES = {"verified": gettext_lazy("confirmed"), "unverified": gettext_lazy("to be confirmed")}
MISSING = {
    "gender": gettext_lazy("gender"),
    "birth_date": gettext_lazy("birth date"),
    "employment": gettext_lazy("employment status"),
    "isced": gettext_lazy("highest diploma"),
    "household": gettext_lazy("household situation"),
}
WHY = {
    "not_asked": gettext_lazy("not asked"),
    "unknown": gettext_lazy("unknown"),
    "refused": gettext_lazy("prefers not to say"),
    "impossible": gettext_lazy("cannot be right"),
}
KINDS = {
    "new": gettext_lazy("new"),
    "gone": gettext_lazy("no longer there"),
    "changed": gettext_lazy("changed"),
}
COLUMNS = {
    "gender": gettext_lazy("gender"),
    "age": gettext_lazy("age"),
    "region": gettext_lazy("region"),
    "entry_on": gettext_lazy("first day"),
    "exit_on": gettext_lazy("last day"),
    "entered": gettext_lazy("began in the period"),
    "left": gettext_lazy("left in the period"),
    "employment": gettext_lazy("employment status"),
    "unemployed_since": gettext_lazy("unemployed since"),
    "isced": gettext_lazy("highest diploma"),
    "disability": gettext_lazy("disability"),
    "third_country_national": gettext_lazy("national of a country outside the Union"),
    "foreign_background": gettext_lazy("foreign background"),
    "minority": gettext_lazy("minority"),
    "homeless": gettext_lazy("homeless or housing exclusion"),
    "rural": gettext_lazy("lives in a rural area"),
    "in_training_at_entry": gettext_lazy("in training on the first day"),
    "statuses_at_entry": gettext_lazy("statuses on the first day"),
    "adults": gettext_lazy("adults at home"),
    "children": gettext_lazy("children at home"),
    "work_intensity": gettext_lazy("work intensity of the household"),
    "leaving_on": gettext_lazy("day of the answer on leaving"),
    "leaving_employment": gettext_lazy("status on leaving"),
    "leaving_job_search": gettext_lazy("looks for work on leaving"),
    "leaving_education": gettext_lazy("in education or training on leaving"),
    "leaving_qualification": gettext_lazy("gained a qualification"),
    "later_on": gettext_lazy("day of the answer after six months"),
    "later_employment": gettext_lazy("status after six months"),
    "later_improved": gettext_lazy("improved after six months"),
    "missing": gettext_lazy("what is missing"),
}
VALUES = {
    "yes": gettext_lazy("yes"),
    "no": gettext_lazy("no"),
    "True": gettext_lazy("yes"),
    "False": gettext_lazy("no"),
    "unknown": gettext_lazy("unknown"),
    "refused": gettext_lazy("prefers not to say"),
    "not_asked": gettext_lazy("not asked"),
    "unemployed": gettext_lazy("unemployed"),
    "inactive": gettext_lazy("inactive"),
    "employed": gettext_lazy("employed"),
}
HEADINGS = {
    "indicators": gettext_lazy("Indicators"),
    "code": gettext_lazy("Code"),
    "indicator": gettext_lazy("Indicator"),
    "women": gettext_lazy("Women"),
    "men": gettext_lazy("Men"),
    "non_binary": gettext_lazy("Non-binary"),
    "total": gettext_lazy("Total"),
    "incomplete": gettext_lazy("Incomplete records"),
    "what": gettext_lazy("What is missing"),
    "how_many": gettext_lazy("How many"),
    "validation": gettext_lazy("Validation"),
    "rule": gettext_lazy("Rule"),
    "level": gettext_lazy("Level"),
    "example": gettext_lazy("For example"),
    "all_well": gettext_lazy("No rule was broken."),
    "definitions": gettext_lazy("Definitions"),
    "definition": gettext_lazy("Who is counted"),
    "source": gettext_lazy("Source"),
    "status": gettext_lazy("Status"),
    "where": gettext_lazy("Where"),
    "message": gettext_lazy("What is wrong"),
    "about": gettext_lazy("About"),
    "partnership": gettext_lazy("Partnership"),
    "period": gettext_lazy("Period"),
    "regime": gettext_lazy("List of indicators"),
    "programmes": gettext_lazy("Programmes"),
    "mind": gettext_lazy("Mind"),
}


def period(days: Period) -> str:
    """The first and the last day, as people write them."""
    first, last = (date_format(day, "j F Y") for day in (days.first, days.last))
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def title(regime: str) -> str:
    return _("Report %(regime)s") % {"regime": REGIMES[regime]}


def hint() -> str:
    """What the signs in the cells mean."""
    return _(
        "An empty cell is not collected. In groups that rest on sensitive data, fewer than 5 "
        "people are shown as <5; an asterisk hides a number from which they would follow."
    )


def missing(code: str) -> list[tuple[str, str]]:
    """What an incomplete record lacks, and why, in words."""
    pairs = [part.partition(":") for part in code.split()]
    return [(str(MISSING[name]), str(WHY.get(why, why))) for name, _colon, why in pairs]


def missing_counts(codes: list[str]) -> Mapping[str, int]:
    """How many records lack what, most first."""
    found = Counter(what for code in codes for what, _why in missing(code))
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def notes(choice: Choice) -> list[str]:
    """What a reader must know of the choice of programmes."""
    told = [
        _("%(programme)s names another list of indicators; it is counted by this one as asked.")
        % {"programme": one.name}
        for one in choice.differing
    ]
    for one in choice.left_out:
        facts = {"number": one.moving, "programme": one.name or _("no programme")}
        told.append(_("Not in this report: %(number)s of %(programme)s.") % facts)
    return told


def change(one: Change) -> str:
    """A fact that differs between two submissions: what it was and what it is."""
    name = str(COLUMNS.get(one.column, one.column))
    if one.before is None or one.after is None:
        return _("%(fact)s: changed") % {"fact": name}
    before, after = (_value(one.column, value) for value in (one.before, one.after))
    return _("%(fact)s: from %(before)s to %(after)s") % {
        "fact": name,
        "before": before,
        "after": after,
    }


def _value(column: str, value: str) -> str:
    if not value:
        return _("nothing")
    if column == "missing":
        return ", ".join(what for what, _why in missing(value))
    if column == "region":
        return catalogue.region_labels(get_language() or "en")[value]
    if _DAY.fullmatch(value):
        return date_format(date.fromisoformat(value), "j F Y")
    return str(VALUES.get(value, value))

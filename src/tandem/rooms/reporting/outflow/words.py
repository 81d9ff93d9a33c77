"""What forms, outcomes and profiles are called on screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.rooms.reporting.outflow.contract import Clock, Outcome

OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.OUT: _("Out of unemployment"),
    Outcome.WORK: _("At work"),
}
CLOCKS: Mapping[Clock, Promise] = {
    Clock.ENTRY: _("From the first day"),
    Clock.END: _("From the last day"),
}
FORMS: Mapping[str, Promise] = {"individual": _("Individual"), "group": _("With group")}
TRAITS: Mapping[str, Promise] = {
    "age": _("Age"),
    "gender": _("Gender"),
    "schooling": _("Highest diploma"),
    "unemployed_for": _("Unemployed for"),
    "disability": _("Disability"),
    "foreign_background": _("Foreign background"),
    "homeless": _("Homeless or housing exclusion"),
}
CLASSES: Mapping[str, Promise] = {
    "unknown": _("not known"),
    "under_25": _("younger than 25"),
    "25_to_39": _("25 to 39"),
    "40_to_54": _("40 to 54"),
    "over_54": _("55 or older"),
    "F": _("woman"),
    "M": _("man"),
    "X": _("non-binary"),
    "low": _("at most lower secondary"),
    "middle": _("secondary"),
    "high": _("higher"),
    "under_1_year": _("less than one year"),
    "1_to_2_years": _("one to two years"),
    "over_2_years": _("two years or more"),
    "yes": _("yes"),
    "no": _("no"),
}

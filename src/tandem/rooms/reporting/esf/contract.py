"""The wide table that every figure is made from: one row per episode, keys and facts only.

Whoever fills it, PostgreSQL, a file or a test, promises these columns. The text columns for
facts hold `yes`, `no`, `unknown`, `refused` or `not_asked`; employment holds `unemployed`,
`inactive`, `employed`, `unknown` or `not_asked`; gender `F`, `M`, `X`, `unknown` or `refused`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Self

GENDERS = {"F": "women", "M": "men", "X": "non_binary"}
STATUSES = ("unemployed", "inactive", "employed")
ANSWERS = ("yes", "no", "unknown", "refused", "not_asked")

FACTS = (
    "disability",
    "third_country_national",
    "foreign_background",
    "minority",
    "homeless",
    "rural",
)
ON_LEAVING = ("leaving_job_search", "leaving_education", "leaving_qualification")
TOLD = (*FACTS, *ON_LEAVING, "later_improved")

# Column -> type, as Ibis names it.
# operation: the programme; coming back to it makes no new participation.
# identity: digest of name and birth date, to notice one person noted twice; null without.
# statuses_at_entry: how many different statuses the profile and the spells give that day.
# adults, children: who lived at home on the first day; null when nobody noted it.
# work_intensity: share of the year that adults at home worked, 0 to 1; null when unknown.
# leaving_on, later_on: the day that the answers about leaving and about six months later are of.
SCHEMA = {
    "trajectory": "string",
    "participant": "string",
    "operation": "string",
    "identity": "string",
    "gender": "string",
    "birth_date": "date",
    "postcode": "string",
    "entry_on": "date",
    "exit_on": "date",
    "employment": "string",
    "unemployed_since": "date",
    "isced": "int16",
    **dict.fromkeys(FACTS, "string"),
    "in_training_at_entry": "boolean",
    "statuses_at_entry": "int16",
    "adults": "int16",
    "children": "int16",
    "work_intensity": "float64",
    "leaving_on": "date",
    "leaving_employment": "string",
    **dict.fromkeys(ON_LEAVING, "string"),
    "later_on": "date",
    "later_employment": "string",
    "later_improved": "string",
}

# What a later episode overwrites; all else is of the first day and stays (P26, P8).
OF_THE_LAST = (
    "exit_on",
    "leaving_on",
    "leaving_employment",
    *ON_LEAVING,
    "later_on",
    "later_employment",
    "later_improved",
)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def before(self) -> Self:
        """The same days of the year before, or of as many years before as do not overlap."""
        years = 1
        while _years_before(self.last, years) >= self.first:
            years += 1
        return type(self)(_years_before(self.first, years), _years_before(self.last, years))


def _years_before(day: date, years: int) -> date:
    """The same day so many years before; 28 February stands for the 29th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if is_leap_day else day.day)

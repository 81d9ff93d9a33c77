"""Sentences for what cannot be or is rare, each with a way out."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.rooms.rights.rules.offers import Odd
from tandem.rooms.rights.rules.soundness import Flaw

FLAWS: Mapping[Flaw, Promise] = {
    Flaw.NOBODY: _("Fill in who belongs to the household."),
    Flaw.TOO_MANY: _(
        "A household here has %(most)s people at most. Leave out who does not count: a shelter"
        " or a group that lives together is no household."
    ),
    Flaw.PARTICIPANT_NOT_FIRST: _("The participant stands first, and only there."),
    Flaw.TWO_PARTNERS: _("There is a partner already. Choose what this person is to them."),
    Flaw.BORN_LATER: _("This day comes after the day of the household. Look at the year."),
    Flaw.TOO_OLD: _("That is more than %(most)s years ago. Look at the year."),
    Flaw.OLDER_THAN_PARENTS: _(
        "A child is at least %(years)s years younger than a parent. Look at the ages, or choose"
        " what this person is to them."
    ),
    Flaw.HOURS: _("Hours lie between 0 and %(most)s a week. Of two jobs, add them up."),
    Flaw.NEGATIVE: _("An amount is not below zero. Leave it empty when nobody knows it."),
    Flaw.KIND_TWICE: _("This stands there already for this person. Add the amounts up."),
    Flaw.LONG_WEEK: _("Is it really %(hours)s hours a week? Full-time is 38 hours mostly."),
    Flaw.LOOKS_YEARLY: _("Is this for one month? If it is for a year, choose “a year”."),
    Flaw.LOOKS_MONTHLY: _("Is this for one day? If it is for a month, choose “a month”."),
}
ODD: Mapping[Odd, Promise] = {
    Odd.LONG_WEEK: _("Is it really more than 38 hours a week? That is rare."),
    Odd.HOURLY_IS_MONTHLY: _("Is this for one hour? If it is for a month, choose “a month”."),
    Odd.MONTHLY_IS_HOURLY: _("Is this for a month? If it is for one hour, choose “an hour”."),
    Odd.MONTHLY_IS_YEARLY: _("Is this for one month? If it is for a year, write a twelfth of it."),
}
RENT_LOOKS_YEARLY = _("Is this for one month? If it is for a year, write a twelfth of it.")
PARTNER_ELSEWHERE = _(
    "Somebody with this name and age is partner in another household that you know here. If"
    " they moved, end it there."
)
CHOOSE = ("", _("Choose"))
SOMEBODY = _("Somebody")
RELATION_MISSING = _("Choose what this person is to the participant.")
NOBODY_THERE = _("Fill in a name or an age, or take this person out.")
AMOUNT_MISSING = _("Fill in the amount, or choose “nothing known”.")
KIND_MISSING = _("Choose what this amount is.")


def known(choices: type[models.TextChoices]) -> list[tuple[str, Any]]:
    """The choices with "not known" first, as what stays empty."""
    rest = [each for each in choices.choices if each[0] != "unknown"]
    return [("", _("Not known")), *rest]

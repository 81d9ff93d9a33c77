"""Households and jobs on offer in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tandem.rooms.rights.rules.home import Collar, Every, Home, Income, Person, Relation, Work
from tandem.rooms.rights.rules.offers import Offer
from tandem.rooms.rights.rules.soundness import age_on

_AMOUNTS: Mapping[Every, Promise] = {
    Every.MONTH: gettext_lazy("€ %(euro)s a month"),
    Every.YEAR: gettext_lazy("€ %(euro)s a year"),
    Every.DAY: gettext_lazy("€ %(euro)s a working day"),
}


@dataclass(frozen=True)
class ToldIncome:
    """One income. amount: with its period. seen: how it is known."""

    kind: str
    amount: str
    seen: str


@dataclass(frozen=True)
class ToldPerson:
    """One person. facts: what is known beside the name, in order."""

    name: str
    facts: list[str]
    incomes: list[ToldIncome]
    is_complete: bool
    is_child: bool


def people_of(home: Home) -> list[ToldPerson]:
    """Everybody of a household, the participant first."""
    return [
        ToldPerson(
            name=person.name or str(person.relation.label),
            facts=_facts(home, person),
            incomes=[_income(each) for each in person.incomes],
            is_complete=person.are_incomes_complete,
            is_child=person.relation is Relation.CHILD,
        )
        for person in home.persons
    ]


def euro(amount: Decimal) -> str:
    """An amount with cents where there are any, as people write it here."""
    decimals = 0 if amount == amount.to_integral_value() else 2
    return number_format(amount, decimals, force_grouping=True)


def offer_facts(offer: Offer) -> list[tuple[str, str]]:
    """What is known of an offer, as pairs of words."""
    found = [
        (_("Gross wage a month"), f"€ {euro(offer.gross_month)}"),
        (_("Gross wage an hour"), f"€ {euro(offer.gross_hour)}"),
        (_("Hours"), hours_text(offer.hours)),
        (_("Contract"), str(offer.contract.label)),
    ]
    if offer.collar is not Collar.UNKNOWN:
        found.append((_("Kind of employee"), str(offer.collar.label)))
    if offer.starts_on is not None:
        found.append((_("First day"), date_format(offer.starts_on)))
    return [*found, *_costs(offer), (_("Seen in"), str(offer.seen_in.label))]


def more_text(difference: Decimal | None) -> str:
    """How what was paid differs from what was expected, to the euro; empty when unknown."""
    if difference is None:
        return ""
    whole = difference.quantize(Decimal(1), ROUND_HALF_UP)
    if not whole:
        return _("It pays as expected.")
    told = {"euro": euro(abs(whole))}
    if whole > 0:
        return _("It pays € %(euro)s a month more than expected.") % told
    return _("It pays € %(euro)s a month less than expected.") % told


def _costs(offer: Offer) -> list[tuple[str, str]]:
    """What work costs, as far as known; a cost that nobody knows is no zero."""
    found = []
    if offer.days is not None:
        found.append((_("Days a week"), _number(offer.days)))
    if offer.travel_km is not None:
        found.append((_("Kilometres to work, one way"), _number(offer.travel_km)))
    if offer.travel_euro is not None:
        found.append((_("Bus or train a month"), f"€ {euro(offer.travel_euro)}"))
    if offer.child_care_euro is not None:
        found.append((_("Child care a month"), f"€ {euro(offer.child_care_euro)}"))
    return found


def _number(number: Decimal) -> str:
    return number_format(number, 0 if number == number.to_integral_value() else 1)


def hours_text(hours: Decimal) -> str:
    """Hours a week, such as "19 hours a week" or "30,4 hours a week"."""
    return _("%(hours)s hours a week") % {"hours": _number(hours)}


def _within(label: str | Promise) -> str:
    """A label inside a line, where it does not begin with a capital."""
    text = str(label)
    return text[:1].lower() + text[1:]


def _facts(home: Home, person: Person) -> list[str]:
    found = [str(person.relation.label)] if person.name else []
    if person.birth_date is not None:
        age = age_on(home.on, person.birth_date)
        found.append(ngettext("%(age)s year", "%(age)s years", age) % {"age": age})
    if person.work is not Work.UNKNOWN:
        found.append(_within(person.work.label))
    if person.weekly_hours is not None:
        found.append(hours_text(person.weekly_hours))
    if person.collar is not Collar.UNKNOWN:
        found.append(_within(person.collar.label))
    if person.has_child_benefit is not None:
        paid, unpaid = _("child benefit is paid here"), _("child benefit is not paid here")
        found.append(paid if person.has_child_benefit else unpaid)
    return found


def _income(income: Income) -> ToldIncome:
    amount = str(_AMOUNTS[income.every]) % {"euro": euro(income.euro)}
    return ToldIncome(str(income.kind.label), amount, str(income.seen.label))

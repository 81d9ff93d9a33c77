"""A job on offer as a way of going to work."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tandem.rooms.rights.rules.offers import Offer, WagePer
from tandem.rooms.rights.rules.whatif import ContractKind, Pay, WhatIf
from tandem.rooms.trajectories.models import Contract

_KINDS = {
    Contract.SOCIAL_ECONOMY: ContractKind.SOCIAL_ECONOMY,
    Contract.ARTICLE60: ContractKind.ARTICLE_60,
}
_PAY = {WagePer.MONTH: Pay.MONTH, WagePer.HOUR: Pay.HOUR}
TITLE = 60


def whatif_of(offer: Offer, begin: date) -> WhatIf:
    """The what-if of an offer. begin: the first day when the offer names none.

    Who noted the offer looked at its hours: long weeks are not asked again.
    """
    return WhatIf(
        title=", ".join(part for part in (offer.title, offer.employer) if part)[:TITLE],
        contract=_KINDS.get(offer.contract, ContractKind.REGULAR),
        weekly_hours=offer.hours,
        starts_on=offer.starts_on or begin,
        pay=_PAY[offer.wage_per],
        pay_euro=offer.wage_euro.quantize(Decimal("0.01"), ROUND_HALF_UP),
        collar=offer.collar,
        transport_euro=offer.travel_euro,
        child_care_euro=offer.child_care_euro,
    )

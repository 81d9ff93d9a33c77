"""Whether a partner is one in another household too, as far as the reader may know."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from tandem.foundation.access import Actor
from tandem.rooms.people.models import HouseholdMember, HouseholdRelation
from tandem.rooms.rights.rules.home import Person
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.models import Trajectory


def is_partner_elsewhere(actor: Actor, dossier: Dossier, partner: Person) -> bool:
    """Whether somebody of this name and year of birth is partner in another home of today.

    Only homes of participants whose file the reader knows: a question on a form must not
    tell who else is known here. False without a name and a birth date. One query.
    """
    if not partner.name or partner.birth_date is None:
        return False
    known = Trajectory.objects.visible_to(actor).values("participant_id")
    own = dossier.trajectory.participant_id
    return (
        HouseholdMember.objects.visible_to(actor)
        .filter(
            _is_called(partner.name, partner.birth_date),
            relation=HouseholdRelation.PARTNER,
            ends_on__isnull=True,
            household__members__participant_id__in=known,
        )
        .exclude(household__in=_homes_of(actor, own))
        .exclude(participant_id=own)
        .exists()
    )


def _homes_of(actor: Actor, participant_id: UUID) -> QuerySet:
    return (
        HouseholdMember.objects.visible_to(actor)
        .filter(participant_id=participant_id, ends_on__isnull=True)
        .values("household_id")
    )


def _is_called(name: str, born_on: date) -> Q:
    as_member = Q(participant__isnull=True, first_name__iexact=name, birth_year=born_on.year)
    called = Q(participant__first_name__iexact=name) | Q(participant__known_as__iexact=name)
    return as_member | (called & Q(participant__birth_date__year=born_on.year))

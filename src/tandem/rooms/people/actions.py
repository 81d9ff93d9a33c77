"""Writing people."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.people import access, events
from tandem.rooms.people.models import Participant, SearchToken
from tandem.rooms.people.rules import search_tokens

WRITABLE = frozenset(
    {
        "first_name", "last_name", "known_as", "gender", "birth_date", "language",
        "needs_interpreter", "phone", "email", "contact_wish", "street", "postcode", "place",
        "nis_code", "children_count",
    }
)  # fmt: skip


@transaction.atomic
def add_participant(*, actor: Actor, facts: Mapping[str, object]) -> Participant:
    """Add a person to the partnership.

    facts: values of the fields in WRITABLE; at least a first or a last name.
    Raises Denied, TypeError on another field, IntegrityError without any name.
    Records participant:added.
    """
    foundation_access.require(access.can_add(actor))
    participant = Participant(partnership_id=actor.partnership_id, **_only_writable(facts))
    participant.save(force_insert=True)
    index_names([participant])
    record(events.ADDED, actor=actor, subject=participant, participant_id=participant.pk)
    return participant


@transaction.atomic
def change_participant(
    *, actor: Actor, participant_id: UUID, facts: Mapping[str, object]
) -> Participant:
    """Change what is known of a person; what it was before stays in the history.

    Raises Denied, Participant.DoesNotExist, TypeError on a field that is not writable.
    Records participant:changed with the names of the fields.
    """
    participant = (
        Participant.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=participant_id)
    )
    foundation_access.require(access.can_add(actor))
    for name, value in _only_writable(facts).items():
        setattr(participant, name, value)
    participant.save(update_fields=list(facts))
    index_names([participant])
    record(
        events.CHANGED,
        actor=actor,
        subject=participant,
        participant_id=participant.pk,
        fields=sorted(facts),
    )
    return participant


def index_names(participants: Iterable[Participant]) -> None:
    """Make people findable by their names as they are now. Replaces what was there."""
    people = list(participants)
    SearchToken.objects.filter(participant__in=people).delete()
    SearchToken.objects.bulk_create(
        (
            SearchToken(
                partnership_id=person.partnership_id,
                participant=person,
                token=token,
                is_whole=is_whole,
            )
            for person in people
            for token, is_whole in search_tokens(
                person.first_name, person.last_name, person.known_as
            ).items()
        ),
        batch_size=5_000,
    )


def _only_writable(facts: Mapping[str, object]) -> dict[str, object]:
    unknown = set(facts) - WRITABLE
    if unknown:
        raise TypeError(f"not writable: {', '.join(sorted(unknown))}")
    return dict(facts)

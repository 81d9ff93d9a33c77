"""Synthetic contacts for tests. Use inside the `partnership` fixture's wall."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from tandem.rooms.contacts.models import (
    Appointment,
    AppointmentHost,
    ContactKind,
    ContactNote,
    OutreachContact,
)


class OutreachContactFactory(DjangoModelFactory):
    """A first contact noted by `actor`."""

    class Meta:
        model = OutreachContact
        exclude = ["actor"]

    actor = None
    partnership_id = factory.SelfAttribute("actor.partnership_id")
    noted_by_id = factory.SelfAttribute("actor.user_id")
    met_on = date(2026, 3, 2)
    place = "Park aan het station"
    called = "man met de groene fiets"
    domains = factory.LazyFunction(lambda: ["INC"])
    words = "Slaapt bij een vriend."
    noted_at = datetime(2026, 3, 2, 15, tzinfo=UTC)


class ContactNoteFactory(DjangoModelFactory):
    """A note by `actor` in `trajectory`."""

    class Meta:
        model = ContactNote
        exclude = ["actor"]

    actor = None
    partnership = factory.SelfAttribute("trajectory.partnership")
    noted_by_id = factory.SelfAttribute("actor.user_id")
    kind = ContactKind.OFFICE
    on = date(2026, 3, 2)
    text = "We spraken over de opleiding."
    noted_at = datetime(2026, 3, 2, 15, tzinfo=UTC)


class AppointmentFactory(DjangoModelFactory):
    """An appointment in `trajectory`, made by `actor` and with `actor`, or with `hosts`."""

    class Meta:
        model = Appointment
        exclude = ["actor"]
        skip_postgeneration_save = True

    actor = None
    partnership = factory.SelfAttribute("trajectory.partnership")
    made_by_id = factory.SelfAttribute("actor.user_id")
    starts_at = datetime(2026, 3, 9, 13, tzinfo=UTC)
    kind = ContactKind.OFFICE
    place = "Balie, eerste verdieping"
    made_at = changed_at = datetime(2026, 3, 2, 15, tzinfo=UTC)

    @factory.post_generation
    def hosts(self, create, extracted, **kwargs):
        for user_id in extracted if extracted is not None else [self.made_by_id]:
            AppointmentHost.objects.create(
                partnership=self.partnership, appointment=self, user_id=user_id
            )

"""Meeting people: outreach before a name is known, and notes of contacts."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.contacts.queries import ContactNoteQuerySet, OutreachContactQuerySet
from tandem.rooms.partners.domains import Domain
from tandem.rooms.partners.models import InPartnership
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.models import Trajectory


@pghistory.track()
class OutreachContact(InPartnership):
    """A first contact, often without a name. Joined to a participant only if that person agrees.

    called: how the worker will remember this person; may be anything but a full name.
    """

    met_on = models.DateField(_("day"))
    place = models.CharField(_("where"), max_length=200)
    called = models.CharField(_("how you remember this person"), max_length=100)
    domains = ArrayField(models.CharField(max_length=3, choices=Domain.choices), default=list)
    words = models.TextField(_("what the person told"), blank=True)
    agreed_next = models.CharField(_("what you agreed"), max_length=300, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    noted_at = models.DateTimeField()
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, related_name="outreach_contacts"
    )
    joined_on = models.DateField(_("participant agreed on"), null=True)
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = OutreachContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("outreach contact")
        indexes = [
            models.Index(fields=["partnership", "noted_by", "-met_on"], name="contacts_mine")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(participant__isnull=True) | Q(joined_on__isnull=False),
                name="contacts_joined_with_agreement",
            ),
            models.CheckConstraint(
                condition=Q(domains__contained_by=Domain.values), name="contacts_outreach_domains"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.met_on}"


class ContactKind(models.TextChoices):
    OFFICE = "office", _("At the office")
    HOME = "home", _("Home visit")
    PHONE = "phone", _("Phone")
    VIDEO = "video", _("Video call")
    MESSAGE = "message", _("Message")
    OUTREACH = "outreach", _("Outreach")


class Present(models.TextChoices):
    PARTICIPANT = "participant", _("The participant")
    HOUSEHOLD = "household", _("Family or friends")
    TANDEM = "tandem", _("The other half of the tandem")
    PARTNER = "partner", _("Another organisation")
    INTERPRETER = "interpreter", _("An interpreter")


LONGEST_MINUTES = 24 * 60


@pghistory.track()
class ContactNote(InPartnership):
    """A contact with a participant. A personal working note is read by its author only.

    sensitivity: the highest class of its life domains; 0 without any.
    minutes: time spent, travel included; unknown when nobody noted it.
    text: what happened. opinion: what the author makes of it, shown as such.
    own_words: what the participant said, as it was said.
    """

    trajectory = models.ForeignKey(
        Trajectory, on_delete=models.CASCADE, related_name="contact_notes"
    )
    kind = models.CharField(_("how"), max_length=10, choices=ContactKind.choices)
    on = models.DateField(_("day"))
    domains = ArrayField(models.CharField(max_length=3, choices=Domain.choices), default=list)
    sensitivity = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    present = ArrayField(
        models.CharField(max_length=11, choices=Present.choices),
        default=list,
        verbose_name=_("who was there"),
    )
    text = models.TextField(_("what happened"))
    opinion = models.TextField(_("what the author makes of it"), blank=True)
    own_words = models.TextField(_("in the participant's words"), blank=True)
    is_personal = models.BooleanField(_("personal working note"), default=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    noted_at = models.DateTimeField()

    objects = ContactNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact note")
        indexes = [
            models.Index(fields=["partnership", "trajectory", "-on"], name="contacts_timeline")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(domains__contained_by=Domain.values, sensitivity__lte=3),
                name="contacts_note_domains",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=LONGEST_MINUTES),
                name="contacts_note_minutes",
            ),
            models.CheckConstraint(
                condition=Q(present__contained_by=Present.values), name="contacts_note_present"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}"

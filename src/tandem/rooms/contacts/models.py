"""Meeting people: outreach before a name is known, and notes of contacts."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tandem.foundation.keys import uuid7
from tandem.rooms.contacts.queries import (
    AppointmentQuerySet,
    CalendarFeedQuerySet,
    ContactNoteQuerySet,
    ContactTaskQuerySet,
    OutreachContactQuerySet,
)
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


class AppointmentState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    KEPT = "kept", _("Took place")
    MISSED = "missed", _("Missed")
    MOVED = "moved", _("Moved")
    CANCELLED = "cancelled", _("Cancelled")


class Absence(models.TextChoices):
    """How an appointment was missed. Not knowing yet is an answer of its own."""

    UNKNOWN = "unknown", _("Not known yet")
    EXCUSED = "excused", _("With notice")
    UNEXCUSED = "unexcused", _("Without notice")
    PRACTICAL = "practical", _("Something practical was in the way")


class Hindrance(models.TextChoices):
    CHILD_CARE = "child_care", _("Child care")
    TRANSPORT = "transport", _("Getting there")
    OTHER = "other", _("Something else")


SHORTEST_VISIT, LONGEST_VISIT = 5, 480


@pghistory.track()
class Appointment(InPartnership):
    """A meeting agreed with a participant. What must be guarded does not stand in it.

    Moving it makes a new row that points back, so that nobody loses what was agreed first.
    calendar_uid, sequence: how calendars know it, kept when it moves. note: what was noted
    when it took place. changed_at: for calendars that ask whether anything changed.
    """

    trajectory = models.ForeignKey(
        Trajectory, on_delete=models.CASCADE, related_name="appointments"
    )
    starts_at = models.DateTimeField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)
    kind = models.CharField(_("how"), max_length=10, choices=ContactKind.choices)
    place = models.CharField(_("where"), max_length=200, blank=True)
    about = models.CharField(_("what for"), max_length=200, blank=True)
    is_introduction = models.BooleanField(_("introductory meeting"), default=False)
    state = models.CharField(
        max_length=9, choices=AppointmentState.choices, default=AppointmentState.PLANNED
    )
    absence = models.CharField(
        _("how it was missed"), max_length=10, choices=Absence.choices, blank=True
    )
    hindrance = models.CharField(
        _("what was in the way"), max_length=10, choices=Hindrance.choices, blank=True
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    moved_from = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="moved_to"
    )
    note = models.OneToOneField(
        ContactNote, on_delete=models.SET_NULL, null=True, related_name="appointment"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    calendar_uid = models.UUIDField(default=uuid7, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        indexes = [
            models.Index(fields=["partnership", "trajectory", "-starts_at"], name="contacts_agenda")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=SHORTEST_VISIT, minutes__lte=LONGEST_VISIT),
                name="contacts_visit_minutes",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ContactKind.MESSAGE), name="contacts_visit_is_no_message"
            ),
            models.CheckConstraint(
                condition=(Q(state="missed") & ~Q(absence=""))
                | (~Q(state="missed") & Q(absence="")),
                name="contacts_missed_says_how",
            ),
            models.CheckConstraint(
                condition=Q(absence="practical") | Q(hindrance=""),
                name="contacts_hindrance_is_practical",
            ),
            models.CheckConstraint(
                condition=Q(note__isnull=True) | Q(state="kept"), name="contacts_noted_was_kept"
            ),
            models.UniqueConstraint(
                fields=["calendar_uid"], condition=~Q(state="moved"), name="contacts_one_per_uid"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at}"

    @property
    def is_planned(self) -> bool:
        return self.state == AppointmentState.PLANNED


@pghistory.track()
class AppointmentHost(InPartnership):
    """A colleague with whom the participant has an appointment."""

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="hosts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["partnership", "user"], name="contacts_my_agenda")]
        constraints = [
            models.UniqueConstraint(fields=["appointment", "user"], name="contacts_host_once")
        ]

    def __str__(self) -> str:
        return str(self.user_id)


class TaskEnd(models.TextChoices):
    REACHED = "reached", _("We were in touch")
    NOT_NEEDED = "not_needed", _("No longer needed")


@pghistory.track()
class ContactTask(InPartnership):
    """Get in touch after a missed appointment. Closing it closes nothing else.

    attempts: how often somebody tried in vain, last_try_on the last day of them.
    """

    trajectory = models.ForeignKey(
        Trajectory, on_delete=models.CASCADE, related_name="contact_tasks"
    )
    appointment = models.OneToOneField(
        Appointment, on_delete=models.CASCADE, related_name="contact_task"
    )
    made_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    last_try_on = models.DateField(null=True)
    end = models.CharField(max_length=10, choices=TaskEnd.choices, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ContactTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact task")
        indexes = [
            models.Index(
                fields=["partnership", "trajectory"],
                condition=Q(end=""),
                name="contacts_open_tasks",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(end="", ended_at__isnull=True)
                | (~Q(end="") & Q(ended_at__isnull=False)),
                name="contacts_task_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(attempts=0, last_try_on__isnull=True)
                | Q(attempts__gt=0, last_try_on__isnull=False),
                name="contacts_tries_have_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.made_at}"


class Channel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")


class Delivery(models.TextChoices):
    """sending: begun, and perhaps cut off before anybody could write what became of it."""

    SENDING = "sending", _("Perhaps sent")
    SENT = "sent", _("Sent")
    REFUSED = "refused", _("Not sent")


class Reminder(InPartnership):
    """That a participant was reminded of an appointment: once, or perhaps not, never twice."""

    appointment = models.OneToOneField(
        Appointment, on_delete=models.CASCADE, related_name="reminder"
    )
    channel = models.CharField(max_length=5, choices=Channel.choices)
    delivery = models.CharField(max_length=7, choices=Delivery.choices)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reminder")

    def __str__(self) -> str:
        return self.get_delivery_display()


FEED_DIGEST = "decode(nullif(current_setting('tandem.feed', true), ''), 'hex')"


class CalendarFeed(InPartnership):
    """An address at which a colleague's own calendar reads their appointments.

    token_digest: SHA-256 of the 256 random bits in the address, which are kept nowhere.
    shows_first_names: else a participant is two initials. A new address ends the former.
    """

    # A calendar does not log in: it sees the one row whose address it knows.
    wall_also_reads = f"token_digest = {FEED_DIGEST}"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    token_digest = models.BinaryField(unique=True, editable=False)
    shows_first_names = models.BooleanField(
        _("show first names instead of initials"), default=False
    )
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user"],
                condition=Q(ended_at__isnull=True),
                name="contacts_one_address_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.made_at}"

"""What a participant agreed to: every answer an event, nothing ever overwritten."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.consent.queries import ConsentEventQuerySet, ConsentTextQuerySet
from tandem.rooms.partners.models import InPartnership, Organisation
from tandem.rooms.people.models import Participant


class Purpose(models.TextChoices):
    TAKE_PART = "take_part", _("Take part in the trajectory")
    SHARE = "share", _("Share with this partner")
    CONTACT = "contact", _("Be contacted by text message or e-mail")
    AGGREGATE = "aggregate", _("Be counted in figures without a name")


class ConsentText(InPartnership):
    """The words that were read out, per purpose. A new wording is a new version."""

    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=5, default="nl")
    body = models.TextField(_("text"))

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "purpose", "language", "version"],
                name="consent_text_version",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class Topic(models.IntegerChoices):
    """A class of life domain in words that a question can name (`partners.domains`)."""

    TEAM = 0, _("work, learning and getting around")
    WELFARE = 1, _("money, housing, family, friends and rights")
    SPECIAL = 2, _("your health and how you feel")
    JUSTICE = 3, _("justice and safety")


class Answer(models.TextChoices):
    GIVEN = "given", _("Yes")
    REFUSED = "refused", _("No")
    WITHDRAWN = "withdrawn", _("Stopped")


class ConsentEvent(InPartnership):
    """One answer to one question: purpose, partner, class of life domain.

    organisation and sensitivity are set for the purpose share only.
    """

    append_only = True

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="consent_events"
    )
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True)
    sensitivity = models.PositiveSmallIntegerField(null=True, choices=Topic.choices)
    answer = models.CharField(max_length=10, choices=Answer.choices)
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField()

    objects = ConsentEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        indexes = [
            models.Index(fields=["partnership", "participant", "-id"], name="consent_newest")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose="share", organisation__isnull=False, sensitivity__lte=3)
                | (~Q(purpose="share") & Q(organisation__isnull=True, sensitivity__isnull=True)),
                name="consent_share_names_partner_and_class",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.answer}"

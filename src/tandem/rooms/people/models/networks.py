"""Who stands around a participant, as the participant draws it."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import InPartnership


class NetworkMoment(models.TextChoices):
    START = "start", _("At the start")
    BETWEEN = "between", _("In between")
    END = "end", _("At the end")


class Closeness(models.IntegerChoices):
    CLOSE = 1, _("Very close")
    BETWEEN = 2, _("In between")
    FAR = 3, _("Further away")


class TieKind(models.TextChoices):
    STRONG = "strong", _("Strong")
    WEAK = "weak", _("Thin")
    STRAINING = "straining", _("Takes energy")


class Energy(models.TextChoices):
    """Which way help and attention go, seen from the participant."""

    BOTH = "both", _("Both ways")
    RECEIVES = "receives", _("I get")
    GIVES = "gives", _("I give")


class MayAsk(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not sure")


@pghistory.track()
class NetworkPicture(InPartnership):
    """The own network (ecomap) on a day, made with the participant.

    told_in: key of the trajectory in which it was made; who may read follows from its team.
    noted_by: who drew it first; noted_at: when it was drawn last.
    """

    participant = models.ForeignKey(
        "people.Participant", on_delete=models.CASCADE, related_name="network_pictures"
    )
    told_in = models.UUIDField()
    moment = models.CharField(_("moment"), max_length=10, choices=NetworkMoment.choices)
    on = models.DateField(_("day"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("own network")
        indexes = [models.Index(fields=["partnership", "told_in", "on"], name="people_network")]

    def __str__(self) -> str:
        return f"{self.get_moment_display()} {self.on:%Y-%m-%d}"


@pghistory.track()
class NetworkTie(InPartnership):
    """Somebody around the participant: a first name or a role, in the participant's words."""

    picture = models.ForeignKey(NetworkPicture, on_delete=models.CASCADE, related_name="ties")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("who"), max_length=30)
    words = models.CharField(_("in own words"), max_length=200, blank=True)
    closeness = models.PositiveSmallIntegerField(_("how close"), choices=Closeness.choices)
    kind = models.CharField(_("kind of tie"), max_length=10, choices=TieKind.choices)
    energy = models.CharField(_("which way"), max_length=10, choices=Energy.choices)
    may_ask = models.CharField(_("may be asked for help"), max_length=10, choices=MayAsk.choices)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closeness__gte=1, closeness__lte=3), name="people_tie_on_a_ring"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="people_tie_is_someone"),
            models.UniqueConstraint(
                fields=["picture", "position"], name="people_one_tie_per_place"
            ),
        ]

    def __str__(self) -> str:
        return self.name

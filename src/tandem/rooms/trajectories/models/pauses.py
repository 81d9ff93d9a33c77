"""A trajectory that rests for a while and keeps its place."""

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import DayRange, InPartnership
from tandem.rooms.trajectories.models.episode import Trajectory
from tandem.rooms.trajectories.queries import InFileQuerySet


@pghistory.track()
class Pause(InPartnership):
    """Days on which a trajectory rests, both included. The place in it is kept.

    ends_on: last day of the pause; None while it lasts.
    look_again_on: when to ask how things are, as was agreed; nothing happens by itself.
    """

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="pauses")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    look_again_on = models.DateField(_("ask again on"), null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = InFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("pause")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="trajectories_pause_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="trajectories_pause_has_reason"),
            ExclusionConstraint(
                name="trajectories_pause_no_overlap",
                expressions=[
                    ("trajectory", RangeOperators.EQUAL),
                    (DayRange("starts_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on}"

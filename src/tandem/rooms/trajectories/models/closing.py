"""The closing moment with the person's own network, and looking after beside a job."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import InPartnership
from tandem.rooms.trajectories.models.episode import Trajectory
from tandem.rooms.trajectories.queries import ClosingGuestQuerySet, InFileQuerySet


@pghistory.track()
class ClosingMoment(InPartnership):
    """The day on which somebody looks back with the people who matter to them.

    went_well: in the participant's own words; read like what is said about friends.
    What was agreed for afterwards stands with the trajectory (`exit_agreements`).
    """

    trajectory = models.OneToOneField(Trajectory, on_delete=models.CASCADE, related_name="closing")
    on = models.DateField(_("day"))
    at_time = models.TimeField(_("hour"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    was_held = models.BooleanField(_("took place"), default=False)
    went_well = models.TextField(_("what went well, in own words"), blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = InFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("closing moment")

    def __str__(self) -> str:
        return f"{self.on}"


@pghistory.track()
class ClosingGuest(InPartnership):
    """Somebody of the participant's own network who is invited. Needs no account.

    came: None until somebody noted it.
    """

    closing = models.ForeignKey(ClosingMoment, on_delete=models.CASCADE, related_name="guests")
    name = models.CharField(_("name"), max_length=100)
    relation = models.CharField(_("who is it?"), max_length=100, blank=True)
    came = models.BooleanField(_("was there"), null=True, blank=True)

    objects = ClosingGuestQuerySet.as_manager()

    class Meta:
        verbose_name = _("guest")
        constraints = [
            models.UniqueConstraint(
                fields=["closing", "name"], name="trajectories_guest_invited_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="trajectories_guest_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Aftercare(InPartnership):
    """Looking after beside a job or training, until the participant says it is enough.

    enough_on: the day on which the participant said so; None while it goes on.
    """

    trajectory = models.OneToOneField(
        Trajectory, on_delete=models.CASCADE, related_name="aftercare"
    )
    enough_on = models.DateField(_("enough on"), null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = InFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("aftercare")

    def __str__(self) -> str:
        return f"{self.enough_on or ''}"


class AftercareState(models.TextChoices):
    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("No longer needed")


@pghistory.track()
class AftercareTask(InPartnership):
    """One thing that somebody of the team does after work was found.

    doer: None is the team. closed_on: the day on which it was done or no longer needed.
    """

    trajectory = models.ForeignKey(
        Trajectory, on_delete=models.CASCADE, related_name="aftercare_tasks"
    )
    what = models.CharField(_("what"), max_length=300)
    doer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(_("by"))
    state = models.CharField(
        _("how far"), max_length=8, choices=AftercareState.choices, default=AftercareState.OPEN
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = InFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("aftercare task")
        indexes = [
            models.Index(
                fields=["partnership", "due_on"],
                condition=Q(state="open"),
                name="trajectories_aftercare_due",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="trajectories_aftercare_has_words"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on__isnull=True)
                | (~Q(state="open") & Q(closed_on__isnull=False)),
                name="trajectories_aftercare_closed_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.what

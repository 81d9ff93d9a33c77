"""Rounds of the rights checklist, what became of each right, and rights of the place itself."""

from dataclasses import fields
from datetime import date

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import InPartnership
from tandem.rooms.rights.claim_queries import (
    ClaimQuerySet,
    LocalRightQuerySet,
    RightsRoundQuerySet,
)
from tandem.rooms.rights.models.homes import HomeSnapshot
from tandem.rooms.rights.rules.catalogue import Every
from tandem.rooms.rights.rules.claims import ClaimState, ClaimWords, RoundMoment
from tandem.rooms.rights.rules.conditions import Estimate
from tandem.rooms.trajectories.models import Trajectory

NOT_NEGATIVE = ("expected_euro", "granted_euro")


def _not_before(later: str, earlier: str) -> Q:
    """Without the later day, or with both in order."""
    return Q(**{f"{later}__isnull": True}) | Q(**{f"{later}__gte": F(earlier)})


@pghistory.track()
class RightsRound(InPartnership):
    """Going through the checklist once, at a moment (R17).

    snapshot: the household against which the rights were weighed; None when none was told.
    talked_keys: keys of the rights that were talked about since it began.
    """

    trajectory = models.ForeignKey(
        Trajectory, on_delete=models.CASCADE, related_name="rights_rounds"
    )
    sensitivity = models.PositiveSmallIntegerField()
    moment = models.CharField(_("moment"), max_length=9, choices=RoundMoment.choices)
    on = models.DateField(_("day"))
    snapshot = models.ForeignKey(
        HomeSnapshot, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    talked_keys = ArrayField(models.CharField(max_length=40), default=list)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    objects = RightsRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of the rights checklist")
        constraints = [
            models.UniqueConstraint(
                fields=["trajectory", "moment", "on"], name="rights_one_round_of_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.get_moment_display()


@pghistory.track()
class Claim(InPartnership):
    """What is known of one right in one file. Without a row it was never talked about.

    person: name of who else it is for; empty for the household, or for the participant when
    the right is of one person. why: the tests that passed, failed or could not be made when
    it was weighed. discussed_on: None until somebody talked about it. granted_euro and
    expected_euro: for `every`. due_on: day of the next step. step_key: the step in the plan
    that came of it. edition: grows with every change, so that two people lose no word.
    """

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="claims")
    sensitivity = models.PositiveSmallIntegerField()
    right_key = models.CharField(max_length=40)
    person = models.CharField(_("for whom"), max_length=100, blank=True)
    estimate = models.CharField(max_length=8, choices=Estimate.choices, default=Estimate.UNKNOWN)
    why = models.JSONField(default=dict)
    weighed_on = models.DateField(null=True)
    state = models.CharField(
        _("how far"), max_length=10, choices=ClaimState.choices, default=ClaimState.OPEN
    )
    first_on = models.DateField()
    discussed_on = models.DateField(_("talked about on"), null=True)
    applied_on = models.DateField(_("asked for on"), null=True)
    decided_on = models.DateField(_("decided on"), null=True)
    granted_from = models.DateField(_("granted from"), null=True)
    renew_on = models.DateField(_("ask again on"), null=True)
    appeal_before = models.DateField(_("disagree before"), null=True)
    due_on = models.DateField(_("next step on"), null=True)
    expected_euro = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    granted_euro = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    every = models.CharField(max_length=5, choices=Every.choices, default=Every.MONTH)
    note = models.TextField(_("in own words"), blank=True)
    step_key = models.UUIDField(null=True)
    edition = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("right asked for")
        indexes = [
            models.Index(fields=["partnership", "trajectory"], name="rights_claims_of_file"),
            models.Index(fields=["partnership", "first_on"], name="rights_claims_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["trajectory", "right_key", "person"], name="rights_one_claim_each"
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0}),
                    name=f"rights_{name}_not_negative",
                )
                for name in NOT_NEGATIVE
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(discussed_on__isnull=False),
                name="rights_moved_on_was_discussed",
            ),
            models.CheckConstraint(
                condition=~Q(state="applied") | Q(applied_on__isnull=False),
                name="rights_applied_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="granted") | Q(granted_from__isnull=False),
                name="rights_granted_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(decided_on__isnull=False),
                name="rights_refused_has_a_day",
            ),
            models.CheckConstraint(
                condition=_not_before("appeal_before", "decided_on")
                & (Q(appeal_before__isnull=True) | Q(decided_on__isnull=False)),
                name="rights_appeal_after_decision",
            ),
            models.CheckConstraint(
                condition=_not_before("renew_on", "granted_from")
                & (Q(renew_on__isnull=True) | Q(granted_from__isnull=False)),
                name="rights_renewal_after_grant",
            ),
        ]

    def __str__(self) -> str:
        return self.right_key

    @property
    def words(self) -> ClaimWords:
        """What is told of it now."""
        return ClaimWords(**{field.name: getattr(self, field.name) for field in fields(ClaimWords)})


@pghistory.track()
class LocalRight(InPartnership):
    """A right of the place itself, added by who coordinates, with the fields of the catalogue.

    definition: as in a catalogue file; checked by the same loader each time it is read.
    ends_on: last day on which it is offered; None while it is. Claims of it stay.
    """

    key = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=100)
    definition = models.JSONField()
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    objects = LocalRightQuerySet.as_manager()

    class Meta:
        verbose_name = _("local right")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="rights_own_key_once"),
            models.CheckConstraint(condition=Q(key__startswith="own_"), name="rights_own_key"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_offered_on(self, day: date) -> bool:
        return self.ends_on is None or self.ends_on >= day

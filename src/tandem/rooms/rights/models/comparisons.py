"""What going to work would change, as it was computed on a day."""

from dataclasses import fields

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import InPartnership
from tandem.rooms.rights.models.homes import HomeSnapshot
from tandem.rooms.rights.models.offers import JobOffer
from tandem.rooms.rights.queries import ComparisonQuerySet
from tandem.rooms.rights.rules.home import Collar
from tandem.rooms.rights.rules.keeping import thaw
from tandem.rooms.rights.rules.outcome import Outcome
from tandem.rooms.rights.rules.whatif import ContractKind, Pay, WhatIf
from tandem.rooms.trajectories.models import Trajectory

# What was shown to somebody stays as it was shown; new rules give a new comparison.
_STAYS = pgtrigger.Protect(name="stays_as_computed", operation=pgtrigger.Update)


class Comparison(InPartnership):
    """Today beside up to four what-ifs. It is never changed.

    outcome: a rules.outcome.Outcome as JSON, with every value of the law that was used.
    rules_version: of the package that computed it. sensitivity: class of income.
    """

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="comparisons")
    sensitivity = models.PositiveSmallIntegerField()
    snapshot = models.ForeignKey(HomeSnapshot, on_delete=models.CASCADE, related_name="comparisons")
    outcome = models.JSONField()
    rules_version = models.CharField(max_length=30)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        verbose_name = _("comparison of going to work")
        indexes = [
            models.Index(fields=["partnership", "trajectory", "-id"], name="rights_comparisons")
        ]
        triggers = [_STAYS]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"

    @property
    def as_outcome(self) -> Outcome:
        """What came out, as it was."""
        return thaw(self.outcome)


class ComparedWhatIf(InPartnership):
    """One what-if as it was filled in. Fields as in rules.whatif.WhatIf.

    offer: the job on offer from which it was taken over.
    """

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="whatifs")
    position = models.PositiveSmallIntegerField()
    offer = models.ForeignKey(
        JobOffer, on_delete=models.RESTRICT, null=True, related_name="whatifs"
    )
    title = models.CharField(max_length=60)
    contract = models.CharField(max_length=14, choices=ContractKind.choices)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=2)
    starts_on = models.DateField()
    pay = models.CharField(max_length=7, choices=Pay.choices)
    pay_euro = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    full_time_hours = models.DecimalField(max_digits=4, decimal_places=2)
    collar = models.CharField(max_length=12, choices=Collar.choices)
    is_shortage = models.BooleanField()
    child_care_euro = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    transport_euro = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    other_costs_euro = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    supplement_euro = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    supplement_source = models.CharField(max_length=100, blank=True)
    yearly_euro = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    are_long_hours_meant = models.BooleanField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "position"], name="rights_one_whatif_per_place"
            ),
            models.CheckConstraint(condition=Q(position__lt=4), name="rights_whatifs_up_to_four"),
            models.CheckConstraint(
                condition=Q(weekly_hours__gte=0, weekly_hours__lte=48),
                name="rights_whatif_hours_0_to_48",
            ),
            models.CheckConstraint(
                condition=Q(pay_euro__isnull=True) | Q(pay_euro__gte=0),
                name="rights_whatif_pay_not_negative",
            ),
        ]
        triggers = [_STAYS]

    def __str__(self) -> str:
        return self.title

    @property
    def as_whatif(self) -> WhatIf:
        """The plain values."""
        given = {each.name: getattr(self, each.name) for each in fields(WhatIf)}
        typed = {
            "contract": ContractKind(self.contract),
            "pay": Pay(self.pay),
            "collar": Collar(self.collar),
        }
        return WhatIf(**given | typed)

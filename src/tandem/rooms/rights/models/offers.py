"""A job on offer, the work that followed it, and what was really paid."""

from functools import reduce
from operator import or_

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import InPartnership
from tandem.rooms.rights.queries import JobOfferQuerySet
from tandem.rooms.rights.rules.home import Collar
from tandem.rooms.rights.rules.offers import WITH_WAGE, Offer, SeenIn, WagePer
from tandem.rooms.trajectories.models import Contract, LabourSpell, Trajectory

WORDS = (
    "title", "employer", "contract", "hours", "wage_euro", "wage_per", "collar", "starts_on",
    "days", "travel_km", "travel_euro", "child_care_euro", "seen_in",
)  # fmt: skip


def _between(least: int, most: int, *names: str, name: str) -> models.CheckConstraint:
    """Each of these is unknown, or from least to most."""
    condition = Q()
    for each in names:
        within = Q(**{f"{each}__gte": least, f"{each}__lte": most})
        condition &= Q(**{f"{each}__isnull": True}) | within
    return models.CheckConstraint(condition=condition, name=name)


def _other_words() -> pgtrigger.Q:
    """Whether one of the words of an offer would become another."""
    each = (pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")}) for name in WORDS)
    return reduce(or_, each)


@pghistory.track()
class JobOffer(InPartnership):
    """A job on offer to a participant. Fields as in rules.offers.Offer.

    spell: the work that followed; from then on the offer stays as it was, so that what was
    expected can be laid beside what came. real_*: as a payslip of real_month, its first day,
    tells. sensitivity: class of income.
    """

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="offers")
    sensitivity = models.PositiveSmallIntegerField()
    title = models.CharField(_("job"), max_length=150)
    employer = models.CharField(_("employer"), max_length=150, blank=True)
    contract = models.CharField(max_length=16, choices=[(c.value, c.label) for c in WITH_WAGE])
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    wage_euro = models.DecimalField(max_digits=8, decimal_places=2)
    wage_per = models.CharField(max_length=5, choices=WagePer.choices)
    collar = models.CharField(max_length=12, choices=Collar.choices)
    starts_on = models.DateField(_("first day"), null=True)
    days = models.DecimalField(max_digits=2, decimal_places=1, null=True)
    travel_km = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    travel_euro = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    child_care_euro = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    seen_in = models.CharField(max_length=7, choices=SeenIn.choices)
    spell = models.ForeignKey(
        LabourSpell, on_delete=models.CASCADE, null=True, related_name="offers"
    )
    real_net_euro = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    real_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    real_month = models.DateField(null=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    objects = JobOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("job on offer")
        indexes = [models.Index(fields=["partnership", "trajectory", "-id"], name="rights_offers")]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=48), name="rights_offer_hours_to_48"
            ),
            models.CheckConstraint(
                condition=Q(wage_euro__gt=0), name="rights_offer_has_wage"
            ),
            _between(1, 6, "days", name="rights_offer_days_1_to_6"),
            _between(
                0, 9999, "travel_km", "travel_euro", "child_care_euro",
                name="rights_offer_costs_not_negative",
            ),
            _between(0, 48, "real_hours", name="rights_real_hours_0_to_48"),
            models.CheckConstraint(
                condition=Q(real_net_euro__isnull=True, real_month__isnull=True)
                | Q(real_net_euro__gte=0, real_month__isnull=False, spell__isnull=False),
                name="rights_real_wage_of_a_spell",
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.Protect(
                name="stays_once_work_followed",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__spell__isnull=False) & _other_words(),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def as_offer(self) -> Offer:
        """The plain values."""
        return Offer(
            **{name: getattr(self, name) for name in WORDS}
            | {
                "contract": Contract(self.contract),
                "collar": Collar(self.collar),
                "wage_per": WagePer(self.wage_per),
                "seen_in": SeenIn(self.seen_in),
            }
        )

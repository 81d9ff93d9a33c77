"""What a household told of its situation on a day: who, work, income, what is lacking."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.domains import Domain, Sensitivity
from tandem.rooms.partners.models import InPartnership
from tandem.rooms.people.figures import Lack, Occupation, Weak

# What was told on a day stays as it was told; what changed is told again on another day.
_STAYS = pgtrigger.Protect(name="stays_as_told", operation=pgtrigger.Update)


class IncomeKind(models.TextChoices):
    WAGE = "wage", _("Wages")
    BENEFIT = "benefit", _("Benefits, leefloon and other allowances")
    PENSION = "pension", _("Pensions")
    SURVIVOR = "survivor", _("Survivor's pension")
    CHILD = "child", _("Child benefit (Groeipakket)")
    MAINTENANCE = "maintenance", _("Maintenance money")
    OTHER = "other", _("Other income")


class ItemList(models.TextChoices):
    DEPRIVATION = "deprivation", _("Deprivation")
    KANSARMOEDE = "kansarmoede", _("Kansarmoede")


def sensitivity_of(of_list: ItemList, item: str) -> Sensitivity:
    """The class of an item: that of income and family, or of health where it asks that."""
    is_health = of_list is ItemList.KANSARMOEDE and item == "health"
    return Domain.GEZ.sensitivity if is_health else Domain.INC.sensitivity


class HouseholdSituation(InPartnership):
    """A household as it was told on a day, in one trajectory.

    told_in: key of that trajectory. No foreign key, for trajectories stand above people;
    who may read follows from that trajectory's team. silc_year: the survey year whose
    threshold was chosen. is_income_complete: False when there is more or nobody is sure.
    """

    participant = models.ForeignKey(
        "people.Participant", on_delete=models.CASCADE, related_name="situations"
    )
    told_in = models.UUIDField()
    on = models.DateField(_("day"))
    silc_year = models.PositiveSmallIntegerField(_("year of the threshold"))
    is_income_complete = models.BooleanField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("situation of a household")
        indexes = [
            models.Index(fields=["partnership", "told_in", "-on", "-id"], name="people_situation")
        ]
        triggers = [_STAYS]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"


class SituationPerson(InPartnership):
    """Somebody of the household on that day. None is not known."""

    situation = models.ForeignKey(
        HouseholdSituation, on_delete=models.CASCADE, related_name="persons"
    )
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("first name"), max_length=100, blank=True)
    age = models.PositiveSmallIntegerField(_("age"), null=True)
    occupation = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Occupation]
    )
    months_worked = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(months_worked__isnull=True)
                | Q(months_worked__gte=0, months_worked__lte=12),
                name="people_months_of_one_year",
            ),
            models.CheckConstraint(
                condition=Q(weekly_hours__isnull=True) | Q(weekly_hours__gte=0),
                name="people_hours_not_negative",
            ),
            models.UniqueConstraint(
                fields=["situation", "position"], name="people_one_person_per_place"
            ),
        ]
        triggers = [_STAYS]

    def __str__(self) -> str:
        return self.name


class SituationIncome(InPartnership):
    """Net income of one kind, of everyone together, in one month."""

    situation = models.ForeignKey(
        HouseholdSituation, on_delete=models.CASCADE, related_name="incomes"
    )
    kind = models.CharField(max_length=12, choices=IncomeKind.choices)
    amount_eur = models.DecimalField(max_digits=9, decimal_places=2)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_eur__gte=0), name="people_income_not_negative"
            ),
            models.UniqueConstraint(fields=["situation", "kind"], name="people_income_once"),
        ]
        triggers = [_STAYS]

    def __str__(self) -> str:
        return self.get_kind_display()


class SituationAnswer(InPartnership):
    """An answer to one item of a list; an item without a row was not answered.

    sensitivity: class that a reader must be granted; health is guarded more closely.
    """

    situation = models.ForeignKey(
        HouseholdSituation, on_delete=models.CASCADE, related_name="answers"
    )
    of_list = models.CharField(max_length=12, choices=ItemList.choices)
    item = models.CharField(max_length=30)
    answer = models.CharField(
        max_length=14, choices=[(each.value, each.value) for each in (*Lack, *Weak)]
    )
    sensitivity = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["situation", "of_list", "item"], name="people_answer_once"
            )
        ]
        triggers = [_STAYS]

    def __str__(self) -> str:
        return self.item

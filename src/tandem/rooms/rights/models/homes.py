"""A household as it was told on a day: who, what comes in, what living costs."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tandem.rooms.partners.models import InPartnership
from tandem.rooms.rights.queries import HomeSnapshotQuerySet
from tandem.rooms.rights.rules.home import (
    Collar,
    Couple,
    Every,
    HealthInsurance,
    Home,
    Housing,
    Income,
    IncomeKind,
    Person,
    Relation,
    Seen,
    Work,
)
from tandem.rooms.trajectories.models import Trajectory

# What was told on a day stays as it was told; what changed is told again on another day.
_STAYS = pgtrigger.Protect(name="stays_as_told", operation=pgtrigger.Update)


class HomeSnapshot(InPartnership):
    """A household on a day, as told in one file. It is never changed.

    housing_euro: rent or loan, a month, without energy. sensitivity: class of income.
    """

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="homes")
    sensitivity = models.PositiveSmallIntegerField()
    on = models.DateField(_("day"))
    couple = models.CharField(max_length=10, choices=Couple.choices)
    housing = models.CharField(max_length=12, choices=Housing.choices)
    housing_euro = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    health_insurance = models.CharField(max_length=12, choices=HealthInsurance.choices)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    objects = HomeSnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("household on a day")
        indexes = [
            models.Index(fields=["partnership", "trajectory", "-on", "-id"], name="rights_homes")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(housing_euro__isnull=True) | Q(housing_euro__gte=0),
                name="rights_housing_not_negative",
            )
        ]
        triggers = [_STAYS]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"


class HomePerson(InPartnership):
    """Somebody of the household on that day; the participant stands first. None is not known."""

    snapshot = models.ForeignKey(HomeSnapshot, on_delete=models.CASCADE, related_name="persons")
    position = models.PositiveSmallIntegerField()
    relation = models.CharField(max_length=8, choices=Relation.choices)
    name = models.CharField(max_length=100, blank=True)
    birth_date = models.DateField(null=True)
    work = models.CharField(max_length=13, choices=Work.choices)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    full_time_hours = models.DecimalField(max_digits=4, decimal_places=1)
    collar = models.CharField(max_length=12, choices=Collar.choices)
    has_child_benefit = models.BooleanField(null=True)
    are_incomes_complete = models.BooleanField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "position"], name="rights_one_person_per_place"
            ),
            models.UniqueConstraint(
                fields=["snapshot"], condition=Q(relation="partner"), name="rights_one_partner"
            ),
            models.CheckConstraint(
                condition=Q(position=0, relation="self")
                | (Q(position__gt=0) & ~Q(relation="self")),
                name="rights_participant_is_first",
            ),
            models.CheckConstraint(
                condition=Q(weekly_hours__isnull=True)
                | Q(weekly_hours__gte=0, weekly_hours__lte=48),
                name="rights_hours_0_to_48",
            ),
            models.CheckConstraint(
                condition=Q(full_time_hours__gte=20, full_time_hours__lte=48),
                name="rights_full_time_20_to_48",
            ),
            models.CheckConstraint(
                condition=Q(has_child_benefit__isnull=True) | Q(relation="child"),
                name="rights_child_benefit_of_child",
            ),
        ]
        triggers = [_STAYS]

    def __str__(self) -> str:
        return self.name


class HomeIncome(InPartnership):
    """What one person receives of one kind. A wage is gross, all else as it arrives."""

    person = models.ForeignKey(HomePerson, on_delete=models.CASCADE, related_name="incomes")
    kind = models.CharField(max_length=20, choices=IncomeKind.choices)
    euro = models.DecimalField(max_digits=9, decimal_places=2)
    every = models.CharField(max_length=5, choices=Every.choices)
    seen = models.CharField(max_length=7, choices=Seen.choices)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(euro__gte=0), name="rights_income_not_negative"),
            models.UniqueConstraint(fields=["person", "kind"], name="rights_income_kind_once"),
        ]
        triggers = [_STAYS]

    def __str__(self) -> str:
        return self.get_kind_display()


def home_of(snapshot: HomeSnapshot) -> Home:
    """The plain household of a snapshot. No query after `with_parts()`, else two."""
    return Home(
        on=snapshot.on,
        persons=tuple(_person(row) for row in snapshot.persons.all()),
        couple=Couple(snapshot.couple),
        housing=Housing(snapshot.housing),
        housing_euro=snapshot.housing_euro,
        health_insurance=HealthInsurance(snapshot.health_insurance),
    )


def _person(row: HomePerson) -> Person:
    return Person(
        relation=Relation(row.relation),
        name=row.name,
        birth_date=row.birth_date,
        work=Work(row.work),
        weekly_hours=row.weekly_hours,
        full_time_hours=row.full_time_hours,
        collar=Collar(row.collar),
        has_child_benefit=row.has_child_benefit,
        incomes=tuple(
            Income(IncomeKind(each.kind), each.euro, Every(each.every), Seen(each.seen))
            for each in row.incomes.all()
        ),
        are_incomes_complete=row.are_incomes_complete,
    )

"""The figures of a household out of what was told on a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Sum

from tandem.foundation.access import Actor
from tandem.rooms.partners.domains import Domain
from tandem.rooms.people import figures
from tandem.rooms.people.figures import Figure, Lack, Occupation, Weak
from tandem.rooms.people.models import (
    HouseholdSituation,
    IncomeKind,
    ItemList,
    SituationAnswer,
    SituationIncome,
    SituationPerson,
)


@dataclass(frozen=True)
class Reckoning:
    """A situation with the answers that a reader may see, and the figures out of these."""

    told: HouseholdSituation

    @cached_property
    def persons(self) -> list[SituationPerson]:
        return list(self.told.persons.all())

    @cached_property
    def incomes(self) -> Mapping[str, Decimal]:
        """Kind -> euro per month."""
        return {income.kind: income.amount_eur for income in self.told.incomes.all()}

    @property
    def income_eur(self) -> Decimal | None:
        """Everything together; None when nothing was told."""
        if not self.incomes and not self.told.is_income_complete:
            return None
        return sum(self.incomes.values(), Decimal(0))

    def answers(self, of_list: ItemList) -> dict[str, str]:
        """Item -> answer, of one list."""
        return {
            each.item: each.answer for each in self.told.answers.all() if each.of_list == of_list
        }

    @cached_property
    def computed(self) -> Mapping[str, Figure]:
        """Code -> figure, for the survey year that was chosen."""
        return figures.figures(self.as_situation(), self.told.silc_year)

    def as_situation(self) -> figures.Situation:
        """The plain values that the rules take."""
        lacks, weak = self.answers(ItemList.DEPRIVATION), self.answers(ItemList.KANSARMOEDE)
        return figures.Situation(
            persons=tuple(
                figures.Person(
                    age=person.age,
                    occupation=Occupation(person.occupation),
                    months_worked=person.months_worked,
                    weekly_hours=person.weekly_hours,
                )
                for person in self.persons
            ),
            income_eur=self.income_eur,
            is_income_complete=self.told.is_income_complete,
            mostly_pensions=self._is_mostly_pensions(),
            lacks={item: Lack(answer) for item, answer in lacks.items()},
            weaknesses={item: Weak(answer) for item, answer in weak.items()},
        )

    def _is_mostly_pensions(self) -> bool | None:
        """Whether pensions, without survivor's pensions, are more than all else together."""
        if not self.told.is_income_complete or self.income_eur is None:
            return None
        return self.incomes.get(IncomeKind.PENSION, Decimal(0)) * 2 > self.income_eur


def told_in(
    actor: Actor, trajectory_id: UUID, classes: Collection[int]
) -> QuerySet[HouseholdSituation]:
    """Situations told in one trajectory, newest first, with answers of these classes only.

    classes: those that the reader's seat opens in full; nothing without that of income and
    family. Four queries when read.
    """
    found = (
        HouseholdSituation.objects.visible_to(actor)
        .filter(told_in=trajectory_id)
        .select_related("noted_by")
        .prefetch_related("persons", "incomes", answers_in(classes))
        .order_by("-on", "-id")
    )
    return found if Domain.INC.sensitivity in classes else found.none()


def answers_in(classes: Collection[int]) -> Prefetch:
    """The answers of a situation in these classes, to be fetched with it. One query."""
    kept = SituationAnswer.objects.filter(sensitivity__in=list(classes))
    return Prefetch("answers", queryset=kept)


def poverty_risk(actor: Actor, trajectory_id: UUID) -> Figure | None:
    """Income against the threshold, as told last in a trajectory; None when nothing was told.

    For who reads the class of income, which the caller requires. One query.
    """
    persons = SituationPerson.objects.filter(situation=OuterRef("pk")).order_by("position")
    incomes = SituationIncome.objects.filter(situation=OuterRef("pk")).values("situation")
    row = (
        HouseholdSituation.objects.visible_to(actor)
        .filter(told_in=trajectory_id)
        .annotate(
            ages=ArraySubquery(persons.values("age")),
            income=Subquery(incomes.annotate(together=Sum("amount_eur")).values("together")),
        )
        .order_by("-on", "-id")
        .first()
    )
    if row is None:
        return None
    home = figures.Situation(
        persons=tuple(figures.Person(age) for age in row.ages),
        income_eur=Decimal(0) if row.income is None and row.is_income_complete else row.income,
        is_income_complete=row.is_income_complete,
    )
    return figures.below_threshold(home, row.silc_year)

"""What was told of a household and of the own network, of the class of income and family."""

from decimal import Decimal

from tandem.foundation import clock
from tandem.rooms.people.figures import Occupation
from tandem.rooms.people.models import (
    Closeness,
    Energy,
    HouseholdSituation,
    MayAsk,
    NetworkMoment,
    NetworkPicture,
    NetworkTie,
    SituationPerson,
    TieKind,
)
from tests.leaks.files import File

CLASS = 1


def fill_household(file: File) -> None:
    """A situation out of which work intensity follows, and a picture with one tie."""
    told = {
        **file.in_circle,
        "participant": file.trajectory.participant,
        "told_in": file.id,
        "on": clock.today(),
        "noted_by_id": file.writer_id,
        "noted_at": clock.now(),
    }
    _situation(file, told)
    _network(file, told)


def _situation(file: File, told: dict[str, object]) -> None:
    situation = HouseholdSituation.objects.create(**told, silc_year=2024, is_income_complete=True)
    SituationPerson.objects.create(
        **file.in_circle,
        situation=situation,
        position=0,
        name=file.mark_in(CLASS, "athome"),
        age=35,
        occupation=Occupation.JOBSEEKER,
        months_worked=Decimal(2),
        weekly_hours=Decimal(38),
    )
    file.keep("situations", CLASS, situation)


def _network(file: File, told: dict[str, object]) -> None:
    picture = NetworkPicture.objects.create(**told, moment=NetworkMoment.START)
    NetworkTie.objects.create(
        **file.in_circle,
        picture=picture,
        position=0,
        name="Mama",
        words=file.mark_in(CLASS, "around"),
        closeness=Closeness.CLOSE,
        kind=TieKind.STRONG,
        energy=Energy.BOTH,
        may_ask=MayAsk.YES,
    )
    file.keep("pictures", CLASS, picture)

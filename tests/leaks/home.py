"""What a household told, and who stands around the participant."""

from datetime import timedelta
from decimal import Decimal

from tandem.foundation import clock, wall
from tandem.rooms.people.models import (
    HouseholdSituation,
    NetworkPicture,
    NetworkTie,
    SituationPerson,
)
from tests.leaks import marks as audience
from tests.leaks.files import File


def tell_home(file: File) -> None:
    """A situation of two persons, and a picture of the network: both of the class of welfare."""
    wall.enter(file.circle.id)
    told = {
        **file.in_circle,
        "participant": file.trajectory.participant,
        "told_in": file.id,
        "on": clock.today() - timedelta(days=25),
        "noted_by_id": file.writer_id,
        "noted_at": clock.now(),
    }
    situation = HouseholdSituation.objects.create(**told, silc_year=2024, is_income_complete=False)
    SituationPerson.objects.create(
        **file.in_circle,
        situation=situation,
        position=0,
        name=file.mark_in(1, "told"),
        age=34,
        occupation="working",
        months_worked=Decimal(6),
        weekly_hours=Decimal(38),
    )
    file.keep("situations", 1, situation)
    picture = NetworkPicture.objects.create(**told, moment="start")
    NetworkTie.objects.create(
        **file.in_circle,
        picture=picture,
        position=0,
        # A form refuses names with digits.
        name=file.mark("tie", audience.reads(file.name, 1)),
        words=file.mark_in(1, "tiewords"),
        closeness=1,
        kind="strong",
        energy="both",
        may_ask="unknown",
    )
    file.keep("pictures", 1, picture)

"""Whom and what to ask for in a large partnership. Run as a module: prints JSON."""

import json
import sys
from dataclasses import asdict, dataclass

from tandem.config.commands import database

COUNSELLOR, COORDINATOR = "welzijn1@groot.voorbeeld.be", "leider@groot.voorbeeld.be"


@dataclass(frozen=True)
class Targets:
    """What is looked for. dossier: a file of the counsellor, with a signed plan.

    trajectories: how many there are in the partnership. name: of the person in that file,
    both names, so that few others are found, however many there are; last_name: as many
    others as there are.
    """

    partnership: str
    trajectories: int
    dossier: str
    name: str
    last_name: str
    birth_date: str
    postcode: str
    password: str
    counsellor: str = COUNSELLOR
    coordinator: str = COORDINATOR

    @property
    def name_with_typing_error(self) -> str:
        """The name with one letter left out in the middle of the last word."""
        gap = len(self.name) - len(self.last_name) // 2
        return self.name[: gap - 1] + self.name[gap:]


def read(text: str) -> Targets:
    return Targets(**json.loads(text))


def _find() -> Targets:
    from tandem.config.commands import circle
    from tandem.config.demo.circle import PASSWORD
    from tandem.foundation import wall
    from tandem.rooms.trajectories.models import TeamMember, Trajectory

    partnership = circle.find("groot")
    with wall.within(partnership.pk):
        seats = TeamMember.objects.filter(user__email=COUNSELLOR, role="welfare")
        signed = seats.filter(
            trajectory__state="active", trajectory__plans__versions__number=1
        ).order_by("trajectory_id")
        trajectory = signed.select_related("trajectory__participant").first().trajectory
        person = trajectory.participant
        return Targets(
            partnership=str(partnership.pk),
            trajectories=Trajectory.objects.count(),
            dossier=str(trajectory.pk),
            name=person.full_name,
            last_name=person.last_name,
            birth_date=f"{person.birth_date:%d/%m/%Y}",
            postcode=person.postcode,
            password=PASSWORD,
        )


if __name__ == "__main__":
    with database.running():
        database.start_django()
        sys.stdout.write(json.dumps(asdict(_find())))

"""What became of rights, and a right of the place itself."""

from datetime import timedelta
from uuid import UUID

from tandem.foundation import clock, wall
from tandem.rooms.rights.models import Claim, LocalRight
from tests.leaks import marks as audience
from tests.leaks.circle import Circle
from tests.leaks.files import File
from tests.leaks.marks import Marks


def claim_rights(file: File) -> None:
    """A right that was refused, with words, and one of somebody else who lives there."""
    wall.enter(file.circle.id)
    today = clock.today()
    told = {
        **file.in_circle,
        "trajectory": file.trajectory,
        "sensitivity": 1,
        "first_on": today,
        "discussed_on": today,
        "changed_at": clock.now(),
    }
    Claim.objects.create(
        **told,
        right_key="leefloon",
        state="refused",
        decided_on=today,
        appeal_before=today + timedelta(days=3),
        note=file.mark_in(1, "claimnote"),
    )
    Claim.objects.create(
        **told,
        right_key="uitpas",
        state="applied",
        applied_on=today,
        person=file.mark_in(1, "claimperson"),
    )


def add_right(circle: Circle, marks: Marks, file_name: str) -> UUID:
    """A right of the place itself, of which only those of the same circle may have heard."""
    wall.enter(circle.id)
    is_foreign = circle.partnership.slug == "foreign"
    name = marks.make(
        f"{file_name}right",
        lambda role: bool(role.posts) and role.is_foreign == is_foreign,
        audience.coordinates(file_name),
    )
    words = {"nl": name, "en": name}
    key = f"own_{file_name}"
    definition = {
        "key": key, "authority": "local", "group": "mobility", "automatic": "no",
        "source": "reglement", "status": "verified",
        **dict.fromkeys(("name", "what", "step", "decides", "where"), words),
    }  # fmt: skip
    right = LocalRight.objects.create(
        partnership=circle.partnership, key=key, name=name, definition=definition,
        changed_at=clock.now(),
    )  # fmt: skip
    return right.pk

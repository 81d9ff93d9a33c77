"""What is kept outside the files: first contacts, lists without a name, registers, partners."""

from datetime import timedelta
from uuid import UUID

from tandem.foundation import clock, wall
from tandem.foundation.keys import uuid7
from tandem.journeys.registers.actions import upload
from tandem.rooms.contacts.tests.factories import OutreachContactFactory
from tandem.rooms.measures.actions import note_signals, ready_instrument
from tandem.rooms.measures.models import Assessment, SignalDecision
from tandem.rooms.people.models import RegisterBatch
from tandem.rooms.trajectories.tests.factories import OrganisationFactory
from tests.leaks import marks as audience
from tests.leaks.circle import Circle, Circles
from tests.leaks.files import DOMAINS, File
from tests.leaks.marks import Marks

COLUMNS = "Voornaam;Naam;Geboortedatum;Postcode;Startdatum"


def meet_outside(circles: Circles, marks: Marks, file: File) -> dict[str, UUID]:
    """First contacts of the outreach worker; one joined to the person, words not handed over."""
    wall.enter(circles.here.id)
    joined = {"participant": file.trajectory.participant, "joined_on": _ago(205)}
    return {
        kind: OutreachContactFactory(
            actor=None,
            partnership_id=circles.here.id,
            noted_by_id=circles.users["outreach"].pk,
            met_on=_ago(220),
            domains=[DOMAINS[2]],
            **more,
            **{
                name: marks.make(f"{kind}{name.replace('_', '')}", audience.only("outreach"))
                for name in ("words", "called", "agreed_next", "place")
            },
        ).pk
        for kind, more in (("waiting", {}), ("joined", joined))
    }


def tick_lights(circles: Circles, marks: Marks) -> dict[str, UUID]:
    """Lists of the mediator that are in nobody's file; one of them decided."""
    wall.enter(circles.here.id)
    instrument = ready_instrument(actor=circles.here.program, key="warning_lights")
    kept = {}
    for kind in ("open", "decided"):
        noted = note_signals(
            actor=circles.here.program,
            assessment_id=uuid7(),
            instrument_id=instrument.pk,
            answers={
                "inc_signals": ["arrears"],
                "jus_signals": ["detention"],
                "person_hinders": "yes",
                "words": marks.make(f"list{kind}words", audience.only("mediator")),
            },
            on=_ago(3),
        )
        Assessment.objects.filter(pk=noted.pk).update(noted_by=circles.users["mediator"])
        kept[kind] = noted.pk
    SignalDecision.objects.create(
        partnership_id=circles.here.id,
        assessment_id=kept["decided"],
        outcome="not_now",
        reason=marks.make("listreason", audience.only("mediator")),
        decided_on=_ago(2),
        decided_by=circles.users["mediator"],
    )
    return kept


def upload_register(circle: Circle, marks: Marks, file_name: str) -> RegisterBatch:
    """A register with a row that is ready and one that is held back."""
    wall.enter(circle.id)
    may = audience.coordinates(file_name)
    rows = (
        f"Els;{marks.make(f'{file_name}ready', may)};12/03/1980;9100;01/02/2026",
        f"Jan;{marks.make(f'{file_name}heldback', may)};31/02/1980;9100;01/02/2026",
        f"Piet;{marks.make(f'{file_name}heldback2', may)};02/02/1980;0001;01/02/2026",
    )
    return upload(
        actor=circle.program,
        data="\n".join((COLUMNS, *rows)).encode(),
        file_name=f"{marks.make(f'{file_name}register', may)}.csv",
        today=clock.today(),
        at=clock.now(),
    )


def add_partner(circle: Circle, marks: Marks, file_name: str) -> UUID:
    """A partner that only those of the same circle may have heard of."""
    wall.enter(circle.id)
    is_foreign = circle.partnership.slug == "foreign"
    name = marks.make(
        f"{file_name}partner",
        lambda role: bool(role.posts) and role.is_foreign == is_foreign,
        audience.coordinates(file_name),
    )
    return OrganisationFactory(partnership=circle.partnership, name=name).pk


def _ago(days: int):
    return clock.today() - timedelta(days=days)

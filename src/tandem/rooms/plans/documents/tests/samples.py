"""Synthetic people and plans for the tests of the documents."""

import struct
import zlib
from datetime import date, time
from decimal import Decimal

from tandem.rooms.plans.documents.content import (
    Appointment,
    Contact,
    Doer,
    Goal,
    JobTarget,
    Participation,
    PlanDocument,
    PopReport,
    ReportStep,
    Signature,
    SignatureKind,
    SignerRole,
    Step,
    TandemMember,
)

MADE_ON = date(2025, 11, 21)

TRIAL_DAY = Step(
    text="Een dag meelopen in de keuken",
    doer=Doer.TOGETHER,
    helper="Karim",
    due_on=date(2025, 11, 28),
)
RESUME = Step(text="Mijn cv maken", done_on=date(2025, 11, 14))
HOUSING = Step(
    text="Bellen naar de huisbaas over de schimmel",
    doer=Doer.STAFF,
    helper="Sofie",
    due_on=date(2026, 1, 9),
)

JOB = JobTarget(
    words="Hulpkok in een grote keuken",
    isco_code="9412",
    isco_label="Keukenassistenten",
    hours_min=Decimal("19"),
    hours_max=Decimal("25.5"),
    distance_km=10,
    wishes="Overdag, als de kinderen op school zijn",
)


def drawn_signature() -> bytes:
    """A PNG as the signature pad makes it."""
    width, height = 600, 200
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (bytes(255 * (abs(x - 3 * y) > 4) for x in range(width)) for y in range(height))
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    parts = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_part(kind, body) for kind, body in parts)


def _png_part(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)


SIGNED = (
    Signature(
        name="Amina Şahin",
        role=SignerRole.PARTICIPANT,
        signed_on=date(2025, 11, 20),
        kind=SignatureKind.DRAWN,
        drawing=drawn_signature(),
    ),
    Signature(name="Sofie Peeters", role=SignerRole.WITNESS, signed_on=date(2025, 11, 20)),
)

PLAN = PlanDocument(
    first_name="Amina",
    version=2,
    made_on=MADE_ON,
    dream="Een eigen eetkraam op de markt. Mijn kinderen zijn trots op mij.",
    goals=(
        Goal(
            title="Werken in een keuken",
            own_words="Ik wil koken voor veel mensen.",
            domain="WRK",
            steps=(TRIAL_DAY, RESUME),
        ),
        Goal(title="Een droge woning", domain="WON", steps=(HOUSING,)),
        Goal(title="De post weer open doen", domain="RGT", reached_on=date(2025, 10, 30)),
    ),
    other_steps=(Step(text="Een fietsslot kopen"),),
    job=JOB,
    contacts=(
        Contact(
            name="Sofie Peeters",
            organisation="OCMW Voorbeeldstad",
            phone="03 000 00 01",
            about="Voor wonen en papieren",
        ),
        Contact(name="Karim Bouzid", organisation="Werkpunt vzw", phone="0470 00 00 02"),
    ),
    appointment=Appointment(
        on=date(2025, 12, 2),
        at=time(10, 30),
        with_whom="Sofie en Karim",
        where="Sociaal Huis",
        bring="de brief van de huisbaas",
    ),
    signatures=SIGNED,
    read_on=date(2025, 11, 20),
    readers=("Sofie (OCMW)", "Karim (Werkpunt)"),
)

DRAFT = PlanDocument(first_name="Amina", version=1, made_on=MADE_ON)

REPORT = PopReport(
    name="Amina Şahin",
    version=2,
    made_on=MADE_ON,
    programme="Sleutel naar werk of opleiding",
    reader="Nele De Smet, VDAB",
    birth_date=date(1990, 4, 3),
    tandem=(
        TandemMember(name="Karim Bouzid", role="werkconsulent", organisation="Werkpunt vzw"),
        TandemMember(name="Sofie Peeters", role="welzijnsconsulent", organisation="OCMW"),
    ),
    job=JOB,
    participation=Participation.SEC,
    participation_words="Eerst ervaring opdoen met begeleiding.",
    work_steps=(ReportStep(step=TRIAL_DAY, domain="WRK", goal="Werken in een keuken"),),
    welfare_steps=(ReportStep(step=HOUSING, domain="WON", goal="Een droge woning"),),
    signatures=SIGNED,
    agreed_on=date(2025, 11, 20),
)

DRAFT_REPORT = PopReport(
    name="Amina Şahin", version=1, made_on=MADE_ON, programme="WAW", reader="VDAB"
)

NASTY = [
    '#import "secret.typ"',
    '#read("../plan.py")',
    "$x^2$ and $ sum $",
    "*bold* _slanted_ `raw`",
    "<label> @reference",
    "he said \"hello\" and 'bye' \\ end",
    "// no comment /* here */",
    "#{1 + 1} [square] {curly}",
    "= no heading",
    "- no list",
    "100 % of %(name)s {page} {{x}}",
]

"""Registers on their way into a partnership."""

from datetime import UTC, date, datetime

from tandem.journeys.registers import actions, writing
from tandem.journeys.registers.tests.registers import DATA, SOURCES
from tandem.journeys.registers.tests.workbooks import xlsx

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
HEAD = ("Nr", "Naam", "Voornaam", "Geboortedatum", "INSZ", "Start", "Einde", "Opmerkingen")
JAN = (1, "Peeters", "Jan", "01/02/1980", "", "03/04/2025", "", "")
SARAH = (2, "De Vos", "Sarah", "06/05/1985", "85.05.06-034.54", "04/05/2025", "", "")
DEVOS = (3, "Devos", "Sarah", "06/05/1985", "", "04/05/2025", "", "")
WRONG = (4, "Claes", "Jo", "31/02/1990", "", "05/06/2025", "", "belt terug")


def upload(actor, *rows, name="register.xlsx"):
    """A draft with these rows under the usual headings."""
    return actions.upload(actor=actor, data=xlsx([HEAD, *rows]), file_name=name, today=TODAY, at=AT)


def upload_given(actor, name):
    """A draft of one of the given registers."""
    data = (DATA / SOURCES[name]).read_bytes()
    return actions.upload(actor=actor, data=data, file_name=SOURCES[name], today=TODAY, at=AT)


def write(actor, batch, **choices):
    """How many rows of a batch were written."""
    return writing.write(
        actor=actor, batch_id=batch.pk, choices=writing.Choices(**choices), today=TODAY, at=AT
    )


def row_of(batch, number):
    """The row that the register itself gives this number."""
    return batch.rows.get(number=str(number))


def outcomes(batch):
    """Number of the row -> what becomes of it."""
    return dict(batch.rows.order_by("line").values_list("number", "outcome"))

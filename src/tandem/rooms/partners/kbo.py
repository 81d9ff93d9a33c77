"""The number of an organisation in the Crossroads Bank for Enterprises (KBO)."""

from stdnum.be import vat
from stdnum.exceptions import ValidationError


def compact(text: str) -> str:
    """The ten digits of a KBO number, however it was typed; "" of nothing.

    Raises ValueError when it is no number or its check digits are wrong.

    >>> compact("BE 0203.430.576"), compact("203.430.576"), compact(" ")
    ('0203430576', '0203430576', '')
    """
    if not text.strip():
        return ""
    try:
        return vat.validate(text)
    except ValidationError as error:
        raise ValueError(text) from error


def spaced(number: str) -> str:
    """Ten digits as they are written: 0203.430.576."""
    return f"{number[:4]}.{number[4:7]}.{number[7:]}" if number else ""

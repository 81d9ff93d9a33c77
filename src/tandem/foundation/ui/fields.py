"""Form fields that Django does not have: a drawn signature, an amount of money."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from decimal import Decimal

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.widgets import SignaturePad

_PREFIX = "data:image/png;base64,"
_PNG = b"\x89PNG\r\n\x1a\n"
_AROUND = re.compile(r"€|\beuros?\b|\beur\b|[\s\u00a0\u202f'’]", re.IGNORECASE)
# Thousands parted by a point with a comma before cents, or the other way round. Without cents
# a point alone parts thousands, and a comma does where it stands twice.
_PARTED = re.compile(
    r"(?P<whole>-?\d{1,3}(?:\.\d{3})+|-?\d{1,3}(?:,\d{3}){2,}|-?\d{1,3}(?:,\d{3})+(?=\.))"
    r"(?:[.,](?P<cents>\d*))?"
)
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{0,12})?")
_UNCLEAR = re.compile(r"-?\d{1,3},\d{3}")


class SignatureField(forms.Field):
    """The bytes of a drawn signature (PNG), or None when nothing was drawn."""

    widget = SignaturePad
    max_bytes = 200_000
    default_error_messages = {
        "invalid": _("The signature could not be read. Draw it again or type your name."),
    }

    def to_python(self, value):
        if not value:
            return None
        try:
            drawing = b64decode(value.removeprefix(_PREFIX), validate=True)
        except (Base64Error, ValueError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from error
        if not drawing.startswith(_PNG) or len(drawing) > self.max_bytes:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return drawing


class EuroField(forms.DecimalField):
    """An amount of money of at least 0 as people write it: 1.234,56, 1234.56, € 1 234,5.

    The last of point and comma parts cents. A point before three digits parts thousands, for
    that is how papers here write it; a comma before three digits could be both and is asked.
    """

    default_error_messages = {
        "invalid": _("Write an amount in figures, such as 1234,56."),
        "unclear": _("Is this more than a thousand? Write it without point or comma: 1234."),
        "min_value": _("An amount is not below zero. Leave it empty when nobody knows it."),
        "max_value": _("This amount is too high. Look at it again."),
        "max_decimal_places": _("Write two figures after the comma at most."),
    }

    def __init__(self, *, most=999_999, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)
        self.validators += [
            MinValueValidator(0, self.error_messages["min_value"]),
            MaxValueValidator(most, self.error_messages["max_value"]),
            _cents(self.error_messages["max_decimal_places"]),
        ]

    def to_python(self, value):
        text = _AROUND.sub("", str(value)) if value is not None else ""
        if _UNCLEAR.fullmatch(text):
            raise forms.ValidationError(self.error_messages["unclear"], "unclear")
        plain = plain_number(text)
        if plain and not _NUMBER.fullmatch(plain):
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return super().to_python(plain)

    def prepare_value(self, value):
        """A number as people write it here; what was typed stays as it was typed."""
        if not isinstance(value, Decimal):
            return value
        return f"{value:.2f}".removesuffix(".00").replace(".", ",")


def plain_number(text: str) -> str:
    """A written number with a point before its decimals and nothing between thousands.

    What is no number comes back as it is, but for a comma that became a point.
    """
    whole = _PARTED.fullmatch(text)
    if whole:
        return whole["whole"].replace(".", "").replace(",", "") + "." + (whole["cents"] or "0")
    return text.replace(",", ".")


def _cents(message):
    def check(value):
        if value != round(value, 2):
            raise forms.ValidationError(message, "max_decimal_places")

    return check

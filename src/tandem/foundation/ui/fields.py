from base64 import b64decode
from binascii import Error as Base64Error

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.widgets import SignaturePad

_PREFIX = "data:image/png;base64,"
_PNG = b"\x89PNG\r\n\x1a\n"


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

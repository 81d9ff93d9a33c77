"""Files that a coordinator hands over."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """A file from the coordinator's computer."""

    max_bytes = 2_000_000
    file = forms.FileField(
        label=_("File"),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > self.max_bytes:
            raise forms.ValidationError(_("The file is larger than 2 MB."))
        return file

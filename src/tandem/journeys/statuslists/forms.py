"""A status list from the coordinator's computer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.widgets import RadioTiles
from tandem.journeys.registers.messages import refusal_sentences
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.rooms.trajectories.models import LabourSource

SOURCES = (LabourSource.VDAB, LabourSource.KSZ, LabourSource.PAYSLIP, LabourSource.REGISTER)
NOT_A_LIST = _(
    "No status list was found. It needs a row with headings: participant (or name and birth"
    " date), status, from, until."
)


class ListForm(forms.Form):
    """Which list, and whose."""

    file = forms.FileField(
        label=_("Status list"),
        help_text=_("An Excel, LibreOffice or CSV file. The file itself is not kept."),
        allow_empty_file=True,
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
        error_messages={"required": _("Choose a file.")},
    )
    source = forms.ChoiceField(
        label=_("Who made this list?"),
        choices=[(source.value, source.label) for source in SOURCES],
        widget=RadioTiles(),
        error_messages={"required": _("Choose who made it.")},
    )

    def explain(self, refusal: Unreadable) -> None:
        """Say why the file was refused."""
        if refusal.code == Refusal.NO_TABLE:
            self.add_error("file", NOT_A_LIST)
            return
        self.add_error("file", " ".join(refusal_sentences(refusal)))

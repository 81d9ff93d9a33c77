"""What a coordinator fills in about a register."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.access import Actor
from tandem.foundation.ui.widgets import RadioTiles
from tandem.journeys.registers.columns import Mapping as ColumnMapping
from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.headers import recognise
from tandem.journeys.registers.messages import finding_sentence, refusal_sentences
from tandem.journeys.registers.numbers import dim
from tandem.journeys.registers.programmes import likely_programme
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.journeys.registers.reviewing import ShownRow
from tandem.journeys.registers.values.names import NameOrder
from tandem.journeys.registers.wording import FIELD_LABELS
from tandem.journeys.registers.writing import Choices
from tandem.rooms.partners.models import Organisation, Programme
from tandem.rooms.people.models import RegisterBatch, RegisterRow

LONGEST_CELL = 2_000
SAMPLES = 3


class UploadForm(forms.Form):
    """A register from the coordinator's computer."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("An Excel, LibreOffice or CSV file. The file itself is not kept."),
        allow_empty_file=True,
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
        error_messages={"required": _("Choose a file.")},
    )
    sheet = forms.CharField(label=_("Which sheet?"), required=False, max_length=100)
    asks_sheet = False

    def explain(self, refusal: Unreadable) -> None:
        """Say why the file was refused; of several sheets one can be chosen."""
        what, way_out = refusal_sentences(refusal)
        self.add_error("file", f"{what} {way_out}")
        if refusal.code == Refusal.TWO_CANDIDATE_SHEETS:
            sheets = [(name, name) for name in cast("list[str]", refusal.facts["sheets"])]
            self.fields["sheet"].widget = RadioTiles(choices=sheets)
            self.fields["sheet"].required = True
            self.asks_sheet = True


class ColumnsForm(forms.Form):
    """What each column of a register holds."""

    def __init__(self, *args, batch: RegisterBatch, samples: Sequence[Sequence[str]], **kwargs):
        super().__init__(*args, **kwargs)
        mapping = ColumnMapping.from_json(batch.mapping)
        self.headers = batch.headers
        self.samples = samples
        for place, header in enumerate(batch.headers):
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=header,
                choices=[(field.value, label) for field, label in FIELD_LABELS.items()],
                initial=mapping.fields.get(header, Field.IGNORED).value,
            )
        self.holds_both_names = mapping.header_of(Field.FULL_NAME) is not None
        self.fields["name_order"] = forms.ChoiceField(
            label=_("In which order?"),
            choices=[
                (NameOrder.LAST_FIRST.value, _("The last name stands first")),
                (NameOrder.FIRST_LAST.value, _("The first name stands first")),
                ("", _("It differs from row to row")),
            ],
            required=False,
            initial=mapping.name_order.value if mapping.name_order else "",
            widget=RadioTiles(),
        )

    def columns(self) -> Iterable[tuple[forms.BoundField, Sequence[str], bool]]:
        """Each column with its first cells, and whether its heading leaves no doubt."""
        for place, header in enumerate(self.headers):
            guess = recognise(header)
            is_sure = guess is not None and guess.how in ("exact", "stranger")
            yield self[f"c{place}"], self.samples[place], is_sure

    def as_mapping(self) -> ColumnMapping:
        """The columns as they were chosen; only after `is_valid`."""
        chosen = {
            header: Field(self.cleaned_data[f"c{place}"])
            for place, header in enumerate(self.headers)
        }
        order = self.cleaned_data["name_order"]
        return ColumnMapping(
            fields={header: field for header, field in chosen.items() if field != Field.IGNORED},
            name_order=NameOrder(order) if order else None,
        )


class RowForm(forms.Form):
    """The cells of one row; in short only those that something is said about."""

    def __init__(
        self, *args, batch: RegisterBatch, shown: ShownRow, is_short: bool = False, **kwargs
    ):
        super().__init__(*args, **kwargs)
        said: dict[str, list[str]] = {}
        for found in (*shown.problems, *shown.warnings):
            said.setdefault(found.column, []).append(finding_sentence(found))
        for place, header in enumerate(batch.headers):
            if is_short and said and header not in said and f"c{place}" not in self.data:
                continue
            self.fields[f"c{place}"] = forms.CharField(
                label=header,
                required=False,
                max_length=LONGEST_CELL,
                initial=shown.row.values[place],
                help_text=" ".join(said.get(header, ())),
            )
        if is_short and self.fields:
            next(iter(self.fields.values())).widget.attrs["data-focus"] = True

    def cells(self) -> dict[int, str]:
        """Column number to text, of the cells that were sent; only after `is_valid`."""
        return {
            int(name.removeprefix("c")): text
            for name, text in self.cleaned_data.items()
            if name in self.data
        }


class ChoicesForm(forms.Form):
    """For which programme a register is, and which partner keeps it."""

    programme = forms.ChoiceField(
        label=_("Programme"),
        help_text=_("All trajectories of this register run in this programme."),
        error_messages={"required": _("Choose the programme.")},
    )
    organisation = forms.ChoiceField(label=_("Which partner keeps this register?"), required=False)

    def __init__(self, *args, actor: Actor, batch: RegisterBatch, **kwargs):
        super().__init__(*args, **kwargs)
        offered = Programme.objects.visible_to(actor).filter(is_offered=True).order_by("name")
        usual = batch.programme or likely_programme(actor, batch.signature)
        self._offer("programme", offered.values_list("pk", "name"), usual.pk if usual else None)
        mine = next(iter(actor.organisation_ids), None)
        partners = Organisation.objects.visible_to(actor).order_by("name").values_list("pk", "name")
        self._offer("organisation", partners, batch.organisation_id or mine)
        # A partnership that offers no programme yet can still bring its people in.
        self.fields["programme"].required = offered.exists()

    def _offer(self, name: str, options: Iterable[tuple[UUID, str]], chosen: UUID | None) -> None:
        choices = [(str(key), label) for key, label in options]
        field = cast("forms.ChoiceField", self.fields[name])
        field.choices = [("", _("Not chosen")), *choices]
        only = choices[0][0] if len(choices) == 1 else ""
        field.initial = str(chosen) if chosen else only

    def as_choices(self) -> Choices:
        """What was chosen; only after `is_valid`."""
        told: Mapping[str, str] = self.cleaned_data
        return Choices(
            programme_id=UUID(told["programme"]) if told["programme"] else None,
            organisation_id=UUID(told["organisation"]) if told["organisation"] else None,
        )


def samples_of(rows: Iterable[RegisterRow], batch: RegisterBatch) -> list[list[str]]:
    """The first different cells of each column; of national numbers only the birth date."""
    found: list[list[str]] = [[] for _ in batch.headers]
    number = ColumnMapping.from_json(batch.mapping).header_of(Field.NATIONAL_NUMBER)
    for row in rows:
        for header, column, cell in zip(batch.headers, found, row.values, strict=True):
            text = dim(cell) if header == number else cell
            if text and text not in column and len(column) < SAMPLES:
                column.append(text)
    return found

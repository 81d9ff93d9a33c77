"""Form inputs that Django does not have: tiles with meaning, a scale, a day in three boxes."""

from datetime import date

from django import forms
from django.forms.widgets import ChoiceWidget
from django.utils.translation import gettext_lazy as _


class DateInput(forms.DateInput):
    """The browser's own date picker. It reads and writes ISO days whatever the language."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class _Tiles(ChoiceWidget):
    """Adds an icon and a line of meaning to each option of a choice widget.

    hints: option value to meaning. icons: option value to the name of an icon.
    """

    def __init__(self, attrs=None, choices=(), *, hints=None, icons=None):
        super().__init__(attrs, choices)
        self.hints = {str(value): text for value, text in (hints or {}).items()}
        self.icons = {str(value): name for value, name in (icons or {}).items()}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return option | {
            "hint": self.hints.get(str(value), ""),
            "icon": self.icons.get(str(value), ""),
            "number": "",
        }


class RadioTiles(_Tiles, forms.RadioSelect):
    """One choice out of a few, as large tiles."""


class CheckboxTiles(_Tiles, forms.CheckboxSelectMultiple):
    """Several choices out of a few, as large tiles."""


class ScaleTiles(RadioTiles):
    """A scale from low to high: number, label and meaning on each tile.

    Choices whose value is not a number (such as "not discussed") follow without a number.
    """

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"number": str(value) if str(value).isdecimal() else ""}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["scale"] = True
        return context


class DateBoxes(forms.Widget):
    """A known day, such as a birth date, in three boxes: day, month, year.

    Hands the field one ISO string, so `forms.DateField` does the checking; what was typed
    stays in the boxes when it is no day.
    """

    template_name = "ui/widgets/date_boxes.html"
    use_fieldset = True
    parts = (
        ("day", _("Day"), 2, "bday-day"),
        ("month", _("Month"), 2, "bday-month"),
        ("year", _("Year"), 4, "bday-year"),
    )

    def __init__(self, attrs=None, *, is_birth_date=False):
        super().__init__(attrs)
        self.is_birth_date = is_birth_date

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        typed = self._typed(value)
        base = context["widget"]["attrs"].get("id") or name
        context["widget"]["boxes"] = [
            {
                "name": f"{name}_{part}",
                "id": f"{base}_{index}",
                "label": label,
                "length": length,
                "value": typed[index],
                "autocomplete": autocomplete if self.is_birth_date else "",
            }
            for index, (part, label, length, autocomplete) in enumerate(self.parts)
        ]
        return context

    def value_from_datadict(self, data, files, name):
        day, month, year = (data.get(f"{name}_{part[0]}", "").strip() for part in self.parts)
        if not (day or month or year):
            return None
        return f"{year}-{month}-{day}"

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}_{part[0]}" in data for part in self.parts)

    @staticmethod
    def _typed(value) -> list[str]:
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        year, month, day = [*str(value or "").split("-"), "", "", ""][:3]
        return [day, month, year]


class SignaturePad(forms.Widget):
    """A drawn signature as a PNG data URL. Offer a typed name beside it: this needs JavaScript."""

    template_name = "ui/widgets/signature.html"
    use_fieldset = True

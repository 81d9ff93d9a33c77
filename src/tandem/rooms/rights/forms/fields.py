"""Fields of this room: a birth day or an age, hours a week, amounts, choices."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.fields import plain_number
from tandem.rooms.rights.rules.soundness import OLDEST

_DAY_FIRST = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})|(\d{2})(\d{2})(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SHORT_YEAR = re.compile(r"\d{1,2}[\s./-]+\d{1,2}[\s./-]+\d{2}")


class BirthField(forms.Field):
    """A birth day, a year of birth or an age, as one box: date, or int for an age.

    Of a year alone the first of July is taken. Four figures are a year.
    """

    default_error_messages = {
        "invalid": _("Write a birth date such as 17/5/1990, or an age such as 36."),
        "short": _("Write the year of birth in four figures, such as 1990."),
        "no_day": _("This day does not exist. Write day, month and year: 17/5/1990."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | int | None:
        text = str(value or "").strip()
        if not text:
            return None
        if text.isdecimal() and len(text) < len("1990"):
            return int(text)
        return self._day(*self._parts(text))

    def _parts(self, text: str) -> tuple[int, int, int]:
        """Year, month, day."""
        if len(text) == len("1990") and text.isdecimal():
            return int(text), 7, 1
        found = _DAY_FIRST.fullmatch(text)
        if found:
            day, month, year = (int(each) for each in found.groups() if each)
            return year, month, day
        found = _YEAR_FIRST.fullmatch(text)
        if found:
            year, month, day = (int(each) for each in found.groups())
            return year, month, day
        code = "short" if _SHORT_YEAR.fullmatch(text) else "invalid"
        raise forms.ValidationError(self.error_messages[code], code)

    def _day(self, year: int, month: int, day: int) -> date:
        try:
            return date(year, month, day)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["no_day"], "no_day") from error

    def validate(self, value: Any) -> None:
        super().validate(value)
        if isinstance(value, int) and value > OLDEST:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")


class HoursField(forms.DecimalField):
    """Hours with a comma or a point, in tenths. Bounds are for the rules to tell."""

    default_error_messages = {
        "invalid": _("Write hours in figures, such as 19 or 30,4."),
        "max_digits": _("Write hours in figures, such as 19 or 30,4."),
        "max_whole_digits": _("Write hours in figures, such as 19 or 30,4."),
        "max_decimal_places": _("Write one figure after the comma at most, such as 30,4."),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(max_digits=4, decimal_places=1, required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain_number(str(value or "").strip()))

    def prepare_value(self, value: Any) -> Any:
        """A known number without zeros that nobody typed; what was typed as it was typed."""
        if value is None or isinstance(value, str):
            return value
        return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def choice(
    label: Any,
    choices: list[tuple[str, Any]],
    *,
    required: bool = False,
    initial: str = "",
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=required,
        initial=initial,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )

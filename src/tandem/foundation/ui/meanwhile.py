"""Forms on a row that somebody else may change while one is being filled in."""

from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _


class MeanwhileForm(forms.Form):
    """Takes over only the fields that this person changed, and never over another's change.

    Give it `initial` as the row is now. Each field also sends what it showed when the form
    was opened. Where somebody else changed the same field since, the form is invalid and
    shows both values; sending it again keeps the own one. `is_overtaken` tells so: answer 409.
    """

    is_overtaken = False

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.changed_data:
            if name in cleaned and self._was_changed_meanwhile(name, cleaned[name]):
                self._show_both(name)
        return cleaned

    def changes(self) -> dict[str, Any]:
        """What this person changed, by field; only after `is_valid`."""
        return {name: self.cleaned_data[name] for name in self.changed_data}

    def _was_changed_meanwhile(self, name: str, mine: object) -> bool:
        now = self._now(name)
        return now not in (mine, self._shown(name))

    def _now(self, name: str) -> Any:
        return self.fields[name].to_python(self.get_initial_for_field(self.fields[name], name))

    def _shown(self, name: str) -> Any:
        """What the field held when the form was opened, as the form itself tells."""
        field, sent = self.fields[name], self.data.get(self[name].html_initial_name)
        try:
            return field.to_python(sent)
        except forms.ValidationError:
            return None

    def _show_both(self, name: str) -> None:
        now = self._now(name)
        self.is_overtaken = True
        data = cast(QueryDict, self.data).copy()
        data[self[name].html_initial_name] = "" if now is None else str(now)
        self.data = data
        told = {"now": self._in_words(name, now)}
        self.add_error(
            name,
            _("Somebody else filled this in meanwhile: %(now)s. Save again to keep yours.") % told,
        )

    def _in_words(self, name: str, value: object) -> str:
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, date):
            return date_format(value)
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, value)) if value not in (None, "") else _("nothing")

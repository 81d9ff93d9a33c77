"""Asking twice about what is rare: a box to tick beside the field, for that very value."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SURE = "sure"


@dataclass(frozen=True)
class Ask:
    """A box to tick. value: holds the field and what stood there, so that another asks anew."""

    value: str
    is_sure: bool


class AsksTwice(forms.Form):
    """A form in which something may look wrong and be right. `asks`: by name of the field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks: dict[str, Ask] = {}

    def ask(self, name: str, about: object, message: str | Promise) -> None:
        """Let the field be wrong until somebody ticked that `about` is right."""
        value = f"{name}:{about}"[:200]
        ask = Ask(value, value in self._ticked())
        self.asks[name] = ask
        if not ask.is_sure:
            tick = _("If it is right, tick that below the field.")
            self.add_error(name, forms.ValidationError([message, tick]))

    def _ticked(self) -> list[str]:
        getlist = getattr(self.data, "getlist", None)
        return getlist(SURE) if getlist else []

"""Filters of the access log."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _


class LogFilter(forms.Form):
    """Of whom, and on which day."""

    user = forms.ChoiceField(label=_("Colleague"), required=False)
    on = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    before = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, colleagues=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["user"]).choices = [
            ("", _("Everyone")),
            *sorted(
                {(str(post.user_id), str(post.user)) for post in colleagues}, key=lambda c: c[1]
            ),
        ]

    def chosen(self) -> dict[str, Any]:
        """Arguments for `access_log.page`; what does not fit counts as not chosen."""
        self.is_valid()
        given = self.cleaned_data
        return {
            "user_id": given.get("user") or None,
            "on": given.get("on"),
            "before": given.get("before"),
        }

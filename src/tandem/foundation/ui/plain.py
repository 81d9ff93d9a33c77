"""Long forms in which nearly everything may stay empty."""

from django import forms


def say_once(form: forms.Form) -> None:
    """Leave "may stay empty" out beside each field, for the page says it once."""
    for field in form.fields.values():
        if not field.required and not isinstance(field, forms.BooleanField):
            # The type stubs do not know this attribute of Django 5.2 yet.
            field.template_name = "ui/forms/plain_field.html"  # type: ignore[attr-defined]

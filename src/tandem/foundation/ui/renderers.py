from django.forms.renderers import TemplatesSetting

OWN_TEMPLATES = {
    "django/forms/errors/list/default.html": "ui/forms/errors.html",
    "django/forms/errors/list/ul.html": "ui/forms/errors.html",
    "django/forms/widgets/radio.html": "ui/forms/tiles.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/tiles.html",
}


class FormRenderer(TemplatesSetting):
    """Renders forms with our templates: label, hint, error, input, in that order.

    Replacing templates by name here, and not by the order of INSTALLED_APPS, leaves
    Django's own templates in place for the rest.
    """

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name):
        return super().get_template(OWN_TEMPLATES.get(template_name, template_name))

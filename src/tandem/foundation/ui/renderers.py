from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Renders forms with our templates: label, hint, error, input, in that order.

    Templates come from the project's own engine, so `tandem.foundation.ui` must stand
    before `django.forms` in INSTALLED_APPS.
    """

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

from django.apps import AppConfig


class FieldConfig(AppConfig):
    name = "tandem.desks.field"
    label = "desk_field"

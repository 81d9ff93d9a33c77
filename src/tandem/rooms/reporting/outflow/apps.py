from django.apps import AppConfig


class OutflowConfig(AppConfig):
    name = "tandem.rooms.reporting.outflow"
    label = "outflow"

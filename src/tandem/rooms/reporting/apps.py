from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "tandem.rooms.reporting"
    label = "reporting"

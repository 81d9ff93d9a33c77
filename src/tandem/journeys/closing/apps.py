from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "tandem.journeys.closing"
    label = "journey_closing"

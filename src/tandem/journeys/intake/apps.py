from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "tandem.journeys.intake"
    label = "journey_intake"

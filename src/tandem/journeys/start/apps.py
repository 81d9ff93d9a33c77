from django.apps import AppConfig


class StartConfig(AppConfig):
    name = "tandem.journeys.start"
    label = "journey_start"

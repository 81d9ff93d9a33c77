from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "tandem.journeys.planning"
    label = "journey_planning"

from django.apps import AppConfig


class StatusListsConfig(AppConfig):
    name = "tandem.journeys.statuslists"
    label = "journey_statuslists"

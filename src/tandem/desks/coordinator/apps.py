from django.apps import AppConfig


class CoordinatorConfig(AppConfig):
    name = "tandem.desks.coordinator"
    label = "desk_coordinator"

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "tandem.rooms.plans"
    label = "plans"

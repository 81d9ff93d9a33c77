from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "tandem.rooms.measures"
    label = "measures"

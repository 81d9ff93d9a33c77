from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "tandem.rooms.rights"
    label = "rights"

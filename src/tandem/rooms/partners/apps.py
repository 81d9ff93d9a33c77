from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "tandem.rooms.partners"
    label = "partners"

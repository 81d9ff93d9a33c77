from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "tandem.rooms.consent"
    label = "consent"

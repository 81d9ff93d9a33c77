from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "tandem.rooms.people"
    label = "people"

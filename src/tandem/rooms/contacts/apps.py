from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "tandem.rooms.contacts"
    label = "contacts"

from django.apps import AppConfig


class CaseworkerConfig(AppConfig):
    name = "tandem.desks.caseworker"
    label = "desk_caseworker"

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tandem.rooms.accounts"
    label = "accounts"

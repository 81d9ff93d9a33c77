from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

from tandem.foundation import wall


class ConfigAppConfig(AppConfig):
    name = "tandem.config"
    label = "config"

    def ready(self) -> None:
        # Sent once for each app, after the last migration: one app is enough.
        post_migrate.connect(
            wall.raise_walls, sender=apps.get_app_config("partners"), dispatch_uid="walls"
        )

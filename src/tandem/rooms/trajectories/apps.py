from django.apps import AppConfig


class TrajectoriesConfig(AppConfig):
    name = "tandem.rooms.trajectories"
    label = "trajectories"

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "tandem.journeys.planning"
    label = "journey_planning"

    def ready(self) -> None:
        """Let the paper of a plan know of appointments."""
        from tandem.journeys.planning.paper import next_appointment
        from tandem.rooms.plans.introduced import introduce

        introduce(next_appointment)

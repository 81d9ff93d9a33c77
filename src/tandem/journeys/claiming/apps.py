from django.apps import AppConfig


class ClaimingConfig(AppConfig):
    name = "tandem.journeys.claiming"
    label = "journey_claiming"

    def ready(self) -> None:
        """Let the page of a right lead to the plan."""
        from tandem.journeys.claiming.leading import address_of_step
        from tandem.rooms.rights.introduced import introduce

        introduce(address_of_step)

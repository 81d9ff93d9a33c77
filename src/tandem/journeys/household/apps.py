from django.apps import AppConfig


class HouseholdConfig(AppConfig):
    name = "tandem.journeys.household"
    label = "journey_household"

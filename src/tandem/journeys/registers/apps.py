from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "tandem.journeys.registers"
    label = "journey_registers"

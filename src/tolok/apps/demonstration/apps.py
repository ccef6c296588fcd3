from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "tolok.apps.demonstration"
    label = "demonstration"

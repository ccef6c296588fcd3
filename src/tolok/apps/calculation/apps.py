from django.apps import AppConfig


class CalculationConfig(AppConfig):
    name = "tolok.apps.calculation"
    label = "calculation"

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "tolok.apps.evaluation"
    label = "evaluation"

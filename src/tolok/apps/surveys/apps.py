from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "tolok.apps.surveys"
    label = "surveys"

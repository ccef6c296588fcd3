from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    name = "tolok.apps.consultation"
    label = "consultation"

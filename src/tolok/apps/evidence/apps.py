from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "tolok.apps.evidence"
    label = "evidence"

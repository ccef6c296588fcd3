from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "tolok.apps.commitments"
    label = "commitments"

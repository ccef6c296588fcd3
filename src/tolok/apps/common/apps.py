from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "tolok.apps.common"
    label = "common"

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "tolok.apps.notices"
    label = "notices"

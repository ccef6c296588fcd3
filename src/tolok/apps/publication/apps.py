from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "tolok.apps.publication"
    label = "publication"

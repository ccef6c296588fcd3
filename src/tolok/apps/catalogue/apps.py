from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "tolok.apps.catalogue"
    label = "catalogue"

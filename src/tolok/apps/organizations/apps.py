from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "tolok.apps.organizations"
    label = "organizations"

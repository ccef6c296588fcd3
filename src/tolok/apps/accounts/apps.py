from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tolok.apps.accounts"
    label = "accounts"

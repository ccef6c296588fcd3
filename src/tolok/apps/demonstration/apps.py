from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class DemonstrationConfig(AppConfig):
    name = "tolok.apps.demonstration"
    label = "demonstration"

    def ready(self) -> None:
        """Refuse to start where real people work: anybody could sign in as anybody."""
        if getattr(settings, "TOLOK_DEMONSTRATION", False) and settings.SECURE_SSL_REDIRECT:
            raise ImproperlyConfigured("TOLOK_DEMONSTRATION is on in production settings: switch it off")

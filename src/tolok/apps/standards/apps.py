from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "tolok.apps.standards"
    label = "standards"

    def ready(self) -> None:
        """Give the audit its words."""
        from tolok.apps.common.selectors import add_words
        from tolok.apps.standards.audit_words import action_words, field_words

        add_words(action_words, field_words)

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "tolok.apps.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Give the audit its words."""
        from tolok.apps.common.selectors import add_words
        from tolok.apps.evidence.audit_words import action_words, field_words

        add_words(action_words, field_words)

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "tolok.apps.surveys"
    label = "surveys"

    def ready(self) -> None:
        """Give the audit its words."""
        from tolok.apps.common.selectors import add_words
        from tolok.apps.surveys.audit_words import action_words, field_words

        add_words(action_words, field_words)

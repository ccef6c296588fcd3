from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    name = "tolok.apps.consultation"
    label = "consultation"

    def ready(self) -> None:
        """Give the audit its words, the page of a unit its door, and standards the guard of answered inputs."""
        from tolok.apps.common.selectors import add_words
        from tolok.apps.consultation.audit_words import action_words, field_words
        from tolok.apps.consultation.guards import inputs_answered
        from tolok.apps.consultation.selectors import unit_doors
        from tolok.apps.organizations.selectors import add_unit_doors
        from tolok.apps.standards.actions.versions import add_guard

        add_words(action_words, field_words)
        add_unit_doors(unit_doors)
        add_guard(inputs_answered)

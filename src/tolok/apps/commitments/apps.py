from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "tolok.apps.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Tell the library of evidence how often a proof is used here; give the audit its words."""
        from tolok.apps.commitments.audit_words import action_words, field_words
        from tolok.apps.commitments.selectors import uses
        from tolok.apps.common.selectors import add_words
        from tolok.apps.evidence.selectors import USES

        USES.append(uses)
        add_words(action_words, field_words)

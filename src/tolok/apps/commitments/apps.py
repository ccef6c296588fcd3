from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "tolok.apps.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Tell the library of evidence how often a proof is used here; give the audit its words."""
        from tolok.apps.commitments.audit_words import action_words, field_words
        from tolok.apps.commitments.selectors import promised_in, uses
        from tolok.apps.common.selectors import add_words
        from tolok.apps.evidence.selectors import USES
        from tolok.apps.evidence.selectors.likeness import USED_IN

        USES.append(uses)
        USED_IN.append(promised_in)
        add_words(action_words, field_words)

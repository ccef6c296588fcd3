from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "tolok.apps.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        """Let the evidence library say how often a proof is cited; give the audit its words."""
        from tolok.apps.common.selectors import add_words
        from tolok.apps.evaluation.audit_words import action_words, field_words
        from tolok.apps.evaluation.selectors.claims import times_cited
        from tolok.apps.evidence.selectors import USES

        if times_cited not in USES:
            USES.append(times_cited)
        add_words(action_words, field_words)

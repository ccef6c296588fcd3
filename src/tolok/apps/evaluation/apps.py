from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "tolok.apps.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        """Say how often proofs are cited, give the audit its words, let the invited into their panels."""
        from tolok.apps.accounts.actions import accepted
        from tolok.apps.common.selectors import VEILS, add_words
        from tolok.apps.evaluation.audit_words import action_words, field_words
        from tolok.apps.evaluation.selectors.alike import cited_codes, versions_cited
        from tolok.apps.evaluation.selectors.blindness import levels_of_others
        from tolok.apps.evaluation.selectors.claims import times_cited
        from tolok.apps.evaluation.selectors.used import cited_in
        from tolok.apps.evidence.selectors import USES
        from tolok.apps.evidence.selectors.likeness import CITED, USED_IN, Cited

        if times_cited not in USES:
            USES.append(times_cited)
        if cited_in not in USED_IN:
            USED_IN.append(cited_in)
        if (cited := Cited(cited_codes, versions_cited)) not in CITED:
            CITED.append(cited)
        if levels_of_others not in VEILS:
            VEILS.append(levels_of_others)
        add_words(action_words, field_words)
        accepted.connect(_take_panel_offers, dispatch_uid="evaluation.take_panel_offers")


def _take_panel_offers(sender: object, **what: object) -> None:
    from tolok.apps.evaluation.actions.panel_offers import take_panel_offers

    take_panel_offers(person=what["person"], now=what["now"])  # type: ignore[arg-type]

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "tolok.apps.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Tell the library of evidence how often a proof is used here."""
        from tolok.apps.commitments.selectors import uses
        from tolok.apps.evidence.selectors import USES

        USES.append(uses)

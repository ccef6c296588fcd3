from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "tolok.apps.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Give the audit its words, and the page of a unit its door."""
        from tolok.apps.catalogue.audit_words import action_words, field_words
        from tolok.apps.catalogue.unit_doors import doors_of
        from tolok.apps.common.selectors import add_words
        from tolok.apps.organizations.selectors import add_unit_doors

        add_words(action_words, field_words)
        add_unit_doors(doors_of)

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "tolok.apps.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Give the audit its words, the page of a unit its door, apps below the register of the portal, and the
        index what was written."""
        from tolok.apps.catalogue.actions.following import follow
        from tolok.apps.catalogue.audit_words import action_words, field_words
        from tolok.apps.catalogue.selectors.portal import page_of, shown_in, standing
        from tolok.apps.catalogue.unit_doors import doors_of
        from tolok.apps.common.actions.audit import add_watcher
        from tolok.apps.common.selectors import add_words
        from tolok.apps.evidence.selectors.likeness import USED_IN
        from tolok.apps.organizations.selectors import add_unit_doors
        from tolok.apps.standards.selectors.portal import Portal, set_portal

        add_words(action_words, field_words)
        add_watcher(follow)
        add_unit_doors(doors_of)
        set_portal(Portal(standing, page_of))
        USED_IN.append(shown_in)

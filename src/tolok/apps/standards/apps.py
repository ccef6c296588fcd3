from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "tolok.apps.standards"
    label = "standards"

    def ready(self) -> None:
        """Give the audit its words, the page of a unit its doors, and the desk what waits."""
        from tolok.apps.common.selectors import add_words
        from tolok.apps.evidence.selectors.likeness import USED_IN
        from tolok.apps.organizations.selectors import add_desk_tasks, add_unit_doors
        from tolok.apps.standards.audit_words import action_words, field_words
        from tolok.apps.standards.selectors import doors_of, papers
        from tolok.apps.standards.selectors.keeping import doors_of_unit, doors_of_version
        from tolok.apps.standards.selectors.used import shown_in
        from tolok.apps.standards.selectors.versions import add_version_doors
        from tolok.apps.standards.showing.desk import desk_tasks

        USED_IN.append(shown_in)
        add_words(action_words, field_words)
        add_desk_tasks(desk_tasks)
        add_unit_doors(doors_of)
        add_unit_doors(doors_of_unit)
        add_version_doors(doors_of_version)
        add_unit_doors(papers.doors_of_unit)
        add_version_doors(papers.doors_of_version)

from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    name = "tolok.apps.consultation"
    label = "consultation"

    def ready(self) -> None:
        """Give the audit its words, pages of units and versions their doors, desks their lines, and standards the guards."""
        from tolok.apps.common.selectors import add_words
        from tolok.apps.consultation.audit_words import action_words, field_words
        from tolok.apps.consultation.guards import decreed_after, inputs_answered
        from tolok.apps.consultation.selectors import unit_doors, version_doors
        from tolok.apps.consultation.selectors.desk import desk_tasks
        from tolok.apps.consultation.selectors.overtaken import version_tasks
        from tolok.apps.organizations.selectors import add_desk_tasks, add_unit_doors
        from tolok.apps.standards.actions.versions import add_decree_guard, add_guard
        from tolok.apps.standards.selectors.versions import add_version_doors, add_version_tasks

        add_words(action_words, field_words)
        add_unit_doors(unit_doors)
        add_desk_tasks(desk_tasks)
        add_version_doors(version_doors)
        add_version_tasks(version_tasks)
        add_guard(inputs_answered)
        add_decree_guard(decreed_after)

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "tolok.apps.organizations"
    label = "organizations"

    def ready(self) -> None:
        """Whoever accepts an invitation gets the roles that wait for them."""
        from tolok.apps.accounts.actions import accepted

        accepted.connect(_take_offers, dispatch_uid="organizations.take_offers")


def _take_offers(sender: object, **what: object) -> None:
    from tolok.apps.organizations.actions import take_offers

    take_offers(person=what["person"], now=what["now"])  # type: ignore[arg-type]

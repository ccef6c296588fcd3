"""Two registers of the portal become one: what stood in the log of publications is in the uploads, and only there."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from tests.apps.catalogue.cast import a_catalogue, in_force
from tests.apps.organizations.cast import NOW
from tolok.apps.catalogue.models import SippnSync, SippnUpload
from tolok.apps.standards.models import Publication, StandardVersion

pytestmark = pytest.mark.django_db
move = import_module("tolok.apps.catalogue.migrations.0004_one_sippn_register")
PORTAL = "https://sippn.example.go.id/layanan/77"


def logged(version: StandardVersion, medium: str = "sippn", **more: object) -> Publication:
    """A row of the log as it was written before the register."""
    given = {"components": ["A1"], "published_on": date(2026, 1, 5), "address": PORTAL, "at": NOW, **more}
    unit = version.service.unit
    return Publication.objects.create(unit=unit, subject="standard", version=version, medium=medium, **given)


def test_rows_of_the_log_become_uploads_and_leave_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen on their day where an address was noted; what came down is gone the day after; other media stay."""
    service = a_catalogue()["birth"]
    version = in_force(service)
    logged(version, withdrawn_on=date(2026, 2, 1))
    logged(version, published_on=date(2026, 3, 1), address="")
    website = logged(version, "website")
    monkeypatch.setattr(move, "_noted", lambda *_: [])
    move.carry(apps, None)
    first, second = SippnUpload.objects.order_by("uploaded_on")
    assert (first.version, first.verified_on, first.gone_on) == (version, date(2026, 1, 5), date(2026, 2, 2))
    assert (second.verified_on, second.digest, second.gone_on) == (None, "", None)
    assert list(Publication.objects.all()) == [website]
    assert not SippnSync.objects.exists()

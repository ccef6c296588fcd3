"""A plan of surveys as the wizard keeps it, and services to open it for."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.apps.organizations.cast import START, an_admin
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import Offered, add_services
from tolok.apps.standards.models import Service
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import SurveyPlan

QUESTIONS: dict[str, Any] = {
    "blocks": ["skm9"],
    "comment": True,
    "profile": True,
    "free": "constant",
    "online": "keep",
    "f03_share": 0,
}
SAMPLE = {"rule": "km", "within": "2", "minimum": 30, "own": None}


def services_of(unit: OrganizationUnit, *offered: Offered) -> list[Service]:
    """Services a unit offers."""
    wanted = offered or (
        Offered("01", "Kartu keluarga", free_of_charge=True),
        Offered("02", "Izin usaha"),
        Offered("03", "Surat pindah daring", free_of_charge=True, online=True),
    )
    return add_services(unit=unit, services=wanted, since=START, by=None, now=timezone.now())


def a_plan(unit: OrganizationUnit, by: User | None = None, *, own: bool = False, **steps: Any) -> SurveyPlan:
    """A plan of the whole office, or of the unit's `own`, with every step done, unless `steps` says otherwise."""
    person = by or an_admin(unit.office, f"Ani{unit.pk}")
    now = timezone.now()
    plan = actions.make_plan(
        office=unit.office, unit=unit if own else None, name="SKM loket pagi", by=person, now=now
    )
    chosen = [f"s{one.pk}" for one in unit.services.all()]
    kept = {
        "questions": QUESTIONS,
        "period": a_period(now),
        "whom": {"level": "service", "chosen": chosen}
        if chosen
        else {"level": "unit", "chosen": [f"u{unit.pk}"]},
        "users": {"source": "register", "counts": {}},
        "sample": SAMPLE,
        **steps,
    }
    for step, value in kept.items():
        actions.save_step(plan=plan, step=step, value=value, by=person, now=now)
    return plan


def a_period(now: datetime) -> dict[str, Any]:
    """The second quarter of 2026, asked about from yesterday on for ten days."""
    opens, closes = now - timedelta(days=1), now + timedelta(days=9)
    moments = {"opens_at": opens.isoformat(), "closes_at": closes.isoformat()}
    return {"kind": "triwulan", "year": 2026, "number": 2, **moments}

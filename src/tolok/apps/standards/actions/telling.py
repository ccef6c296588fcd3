"""Who decides next is told that a standard waits for them."""

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.notices.actions import notify
from tolok.apps.organizations.models import Appointment, Role
from tolok.apps.organizations.policies import lasting
from tolok.apps.standards.models import StandardVersion, State
from tolok.rules.texts import Text
from tolok.rules.wording import fill


def tell_waiting(*, version: StandardVersion, by: User | None, now: datetime) -> None:
    """Tell the head of the unit and the Biro where a version waits for them, and the operators where it came back.

    Whoever did it is not told; nor anybody twice about the same words at the same stage.
    """
    words = WAITING.get(State(version.state))
    if words is None:
        return
    with override("id"):
        path = reverse("standards-version", args=[version.pk])
    notify(
        users=[one for one in _whom(version, now) if by is None or one != by.pk],
        words=fill(words, service=version.service.called),
        path=path,
        key=f"standards.{version.state}:{version.pk}:{version.edition}",
        now=now,
    )


def _whom(version: StandardVersion, now: datetime) -> list[int]:
    unit = version.service.unit
    back = version.state == State.DRAFT
    inside = Q(unit=unit, role=Role.UNIT_OPERATOR if back else Role.UNIT_HEAD)
    biro = Q(office=unit.office_id, unit=None, role=Role.BIRO_ADMIN)
    rows = Appointment.objects.filter(lasting(timezone.localdate(now)), user__is_active=True)
    return sorted(set(rows.filter(inside if back else inside | biro).values_list("user_id", flat=True)))


WAITING = {
    State.DRAFT: Text(
        "Standar {service} dikembalikan menjadi draf.", "The standard of {service} was sent back to draft."
    ),
    State.INTERNAL: Text(
        "Standar {service} menunggu telaah internal.", "The standard of {service} waits for internal review."
    ),
    State.DECISION: Text(
        "Standar {service} menunggu ditetapkan.", "The standard of {service} waits to be decided."
    ),
}

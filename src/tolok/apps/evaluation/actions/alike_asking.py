"""An evaluator asks the Biro to look at files that are alike, of whose units the evaluator learns nothing."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors.alike import asked_key
from tolok.apps.evidence.models import AlikeGroup, ProofVersion
from tolok.apps.notices.actions import notify
from tolok.apps.organizations.models import Appointment, Role
from tolok.apps.organizations.policies import lasting
from tolok.rules.texts import Text

ASKED = Text(
    "Evaluator {unit} meminta Anda memeriksa berkas yang serupa: “{title}”.",
    "An evaluator of {unit} asks you to look at files that are alike: “{title}”.",
)


def ask(*, locus: Locus, version: ProofVersion, group: AlikeGroup, by: User, now: datetime) -> None:
    """Tell everybody of the Biro, with the way to the group; asked again by the same person it changes nothing."""
    held = Appointment.objects.filter(
        lasting(timezone.localdate(now)),
        office=locus.cycle.office_id,
        unit=None,
        role=Role.BIRO_ADMIN,
        user__is_active=True,
    )
    with transaction.atomic():
        after = {"proof": version.proof.title}
        record(by=by, action="evaluation.ask_alike", target=locus, after=after, now=now)
    with override("id"):
        path = reverse("evidence-alike-group", args=[locus.cycle.office_id, group.pk])
    notify(
        users=sorted(set(held.values_list("user_id", flat=True))),
        words=ASKED.format(unit=locus.name, title=version.proof.title),
        path=path,
        key=asked_key(locus, version, by),
        now=now,
    )

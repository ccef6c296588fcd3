"""What people do with their notices."""

from datetime import datetime, time

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.notices.models import Mailing, Notice, Preference, Zone
from tolok.rules.texts import Problem, ProblemsError, Text


def read(*, notice: Notice, by: User, now: datetime) -> None:
    """Note that a person read a notice of theirs; the first time counts."""
    Notice.objects.filter(pk=notice.pk, user=by, read_at=None).update(read_at=now)


def read_all(*, by: User, now: datetime) -> int:
    """Note that a person read everything that was there by `now`; how many that were."""
    return Notice.objects.filter(user=by, read_at=None, created_at__lte=now).update(read_at=now)


def prefer(
    *,
    mailing: Mailing,
    language: str,
    zone: Zone,
    quiet_from: time | None,
    quiet_to: time | None,
    by: User,
    now: datetime,
) -> Preference:
    """Keep how a person wants to be told. Raises ProblemsError when quiet hours have one end only."""
    if (quiet_from is None) != (quiet_to is None):
        raise ProblemsError([Problem(BOTH_ENDS, key="quiet_to" if quiet_to is None else "quiet_from")])
    values = {
        "mailing": mailing,
        "language": "en" if language == "en" else "id",
        "zone": zone,
        "quiet_from": quiet_from,
        "quiet_to": quiet_to,
    }
    with transaction.atomic():
        old = Preference.objects.select_for_update().filter(user=by).first() or Preference(user=by)
        before = {name: getattr(old, name) for name in values}
        preference, _ = Preference.objects.update_or_create(user=by, defaults=values)
        record(by=by, action="notices.prefer", target=preference, before=before, after=values, now=now)
    return preference


BOTH_ENDS = Text(
    "Isi awal dan akhir jam tenang, atau kosongkan keduanya.",
    "Give both ends of the quiet hours, or neither.",
)

"""Reads of notices, and of whom a mail is due to."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.notices.models import Mailing, Notice, Preference

#: When daily mails go out, in the zone of whoever gets them.
DIGEST_AT = time(7, 0)
#: What is older stays on the page and is not mailed any more, so that nobody is flooded after a long stop.
MAILED_WITHIN = timedelta(days=7)


def notices_of(person: User) -> QuerySet[Notice]:
    """Every notice for a person, newest first."""
    return Notice.objects.filter(user=person)


def notice_of(person: User, pk: int) -> Notice | None:
    """One notice by number; nobody else's."""
    return Notice.objects.filter(user=person, pk=pk).first()


def unread_count(person: User) -> int:
    """How many notices a person has not read. One statement."""
    return Notice.objects.filter(user=person, read_at=None).count()


def preference_of(person: User) -> Preference:
    """How a person wants to be told; one that is not saved yet holds the defaults."""
    return Preference.objects.filter(user=person).first() or Preference(user=person)


def mail_is_set_up() -> bool:
    """Whether this installation can send e-mails with links that lead here."""
    return bool(settings.TOLOK_MAIL and settings.TOLOK_ADDRESS)


def is_quiet(preference: Preference, now: datetime) -> bool:
    """Whether `now` lies in somebody's quiet hours; they may pass midnight. Equal ends: there are none."""
    start, end = preference.quiet_from, preference.quiet_to
    if start is None or end is None:
        return False
    at = now.astimezone(ZoneInfo(preference.zone)).time()
    return start <= at < end if start <= end else at >= start or at < end


def mailed_up_to(preference: Preference, now: datetime) -> datetime | None:
    """Notices made before this moment are mailed now; None: nothing is mailed now.

    Daily mails hold what was there at DIGEST_AT; when that lies in quiet hours they go out after them.
    """
    if preference.mailing == Mailing.NEVER or is_quiet(preference, now):
        return None
    if preference.mailing == Mailing.AT_ONCE:
        return now + timedelta(microseconds=1)
    here = now.astimezone(ZoneInfo(preference.zone))
    today = datetime.combine(here.date(), DIGEST_AT, here.tzinfo)
    return today if today <= here else today - timedelta(days=1)


def to_mail(*, now: datetime) -> QuerySet[Notice]:
    """Notices that were neither read nor mailed and are not too old, of people whose account is open."""
    since = now - MAILED_WITHIN
    return Notice.objects.filter(
        read_at=None, mailed_at=None, created_at__gte=since, created_at__lte=now, user__is_active=True
    )


def preferences_of(people: Iterable[int]) -> dict[int, Preference]:
    """The preference of each person by number, defaults included. One statement."""
    wanted = list(people)
    found = {one.user_id: one for one in Preference.objects.filter(user__in=wanted)}
    return {pk: found.get(pk) or Preference(user_id=pk) for pk in wanted}

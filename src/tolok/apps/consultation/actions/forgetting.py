"""Names of participants are erased when their time is over; elements and counts stay."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.common.actions import record
from tolok.apps.consultation.models import Forum, Minutes, Side, State
from tolok.papers.forums.frozen import nameless
from tolok.rules.forums.clocks import clocks


def forget_due(*, now: datetime) -> int:
    """Erase names in forums that were closed long enough ago; of how many. A forum that was called off loses them as
    long after the day it was planned for. Papers in the library of evidence stay: their openings are logged."""
    today = timezone.localdate(now)
    last = today - timedelta(days=clocks().days("retention"))
    due = Forum.objects.filter(erased_on=None).select_related("unit__office")
    closed = due.filter(state=State.CLOSED, closed_on__lt=last)
    off = due.filter(state=State.CALLED_OFF, meets_on__lt=last)
    count = 0
    for forum in [*closed, *off]:
        with transaction.atomic():
            forum.participants.update(name="", body="", accommodation="")
            forum.invitations.update(contact="")
            forum.signatures.filter(side=Side.COMMUNITY).update(name="", post="")
            forum.addresses.all().delete()
            _forget_frozen(forum)
            forum.erased_on = today
            forum.save(update_fields=["erased_on"])
            after = {"erased_on": today}
            record(by=None, action="consultation.erase_names", target=forum, after=after, now=now)
        count += 1
    return count


def _forget_frozen(forum: Forum) -> None:
    """What is kept of the signed papers loses its names too."""
    for minutes in Minutes.objects.filter(forum=forum):
        minutes.frozen = {part: nameless(kept) for part, kept in minutes.frozen.items()}
        minutes.save(update_fields=["frozen"])

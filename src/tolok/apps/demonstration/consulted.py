"""Consultations of the demonstration: exemplary units went through one to their decree, others are in the middle."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tolok.apps.consultation.actions import telling
from tolok.apps.consultation.models import Forum, Outcome, ToldHow
from tolok.apps.demonstration.forums import commented, heard, invited, rows_kept, signed
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.looking_after import before, looked_after
from tolok.apps.demonstration.made_public import BOTH, carry, entered, pledge, shown
from tolok.apps.demonstration.moments import DAY, morning, working
from tolok.apps.demonstration.offering import EXEMPLARY, Promised, promised
from tolok.apps.demonstration.promised import SPECIAL, drafted
from tolok.apps.demonstration.saying import ELEMENTS, agreed_of, draft_of
from tolok.apps.standards.actions import versions
from tolok.apps.standards.models import Medium, StandardVersion, State

MEDIA = (Medium.BOARD, Medium.LEAFLET, Medium.SOCIAL_MEDIA, Medium.WEBSITE, Medium.APP)
#: The unit whose action of the forum is overdue, for the public to see.
OVERDUE = "08.4"


def consult(world: World, now: datetime) -> None:
    """Everything there is to see of consultations on this day."""
    today = timezone.localdate(now)
    for one in promised(world):
        if Forum.objects.filter(unit=one.unit).exists():
            continue
        special = SPECIAL.get(one.code, "")
        with transaction.atomic():
            if one.quality >= EXEMPLARY and not special:
                _exemplary(world, one, today, now)
            elif special in ("consultation", "revision", "decision"):
                _under_way(world, one, special, today)
            if not one.unit.services.filter(sippn__isnull=False).exists():
                carry(world, one, today)


def _exemplary(world: World, one: Promised, today: date, now: datetime) -> None:
    """Drafted, talked over, revised, decreed, published, monitored and reviewed, within a year."""
    before(world, one, today - 600 * DAY)
    begun = working(today - (345 - 3 * one.place) * DAY)
    meets = working(begun + 18 * DAY)
    drafts = _drafts(world, one, begun)
    forum = invited(world, one, drafts, working(begun + 3 * DAY), meets)
    commented(world, one, forum, working(begun + 8 * DAY), looked_at=True)
    forum = heard(world, one, forum, meets)
    closing = working(meets + 3 * DAY)
    forum = signed(world, one, forum, closing)
    _told(world, one, forum, working(closing + 4 * DAY))
    for version in drafts:
        _revised(world, one, version, closing + 5 * DAY)
    decided = working(closing + 16 * DAY)
    first = working(decided + 7 * DAY)
    decree = entered(world, one, decided, morning(decided, 13), about=BOTH)
    for version in drafts:
        versions.put_in_force(
            version=version,
            decree=decree,
            effective_from=first,
            by=world.head(one.code),
            now=morning(decided, 14),
        )
    pledge(world, one, first, decree, (Medium.BOARD, Medium.WEBSITE), morning(first))
    shown(world, one, MEDIA, working(first + 3 * DAY), morning(working(first + 3 * DAY)))
    looked_after(world, one, now)
    rows_kept(world, one, forum, but_first=one.code == OVERDUE)


def _under_way(world: World, one: Promised, state: str, today: date) -> None:
    """One draft that citizens can comment on now; one whose forum is over; one that waits for the head."""
    begun = working(today - (20 if state == "consultation" else 60) * DAY)
    service, offer = one.services[0]
    draft = draft_of(one.code, offer, one.desk, today.year)
    version = drafted(world, one, service, draft, morning(begun))
    versions.submit(version=version, by=world.operator(one.code), now=morning(working(begun + DAY)))
    if state == "consultation":
        forum = invited(world, one, [version], working(begun + 3 * DAY), working(today + 12 * DAY))
        commented(world, one, forum, min(working(today - 4 * DAY), today), looked_at=False)
        return
    meets = working(begun + 18 * DAY)
    forum = invited(world, one, [version], working(begun + 3 * DAY), meets)
    commented(world, one, forum, working(begun + 8 * DAY), looked_at=True)
    forum = signed(world, one, heard(world, one, forum, meets), working(meets + 3 * DAY))
    if state == "revision":
        version.refresh_from_db()
        versions.revise(version=version, by=world.operator(one.code), now=morning(working(meets + 6 * DAY)))
    else:
        _told(world, one, forum, working(meets + 6 * DAY))
        _revised(world, one, version, meets + 8 * DAY)


def _drafts(world: World, one: Promised, day: date) -> list[StandardVersion]:
    made = []
    for service, offer in one.services:
        draft = draft_of(one.code, offer, one.desk, day.year)
        version = drafted(world, one, service, draft, morning(day))
        submitted = morning(working(day + DAY))
        versions.submit(version=version, by=world.operator(one.code), now=submitted)
        made.append(version)
    return made


def _revised(world: World, one: Promised, version: StandardVersion, day: date) -> None:
    """What was agreed is written into the standard, which then waits for its decree."""
    operator = world.operator(one.code)
    offer = next(offer for service, offer in one.services if service.pk == version.service_id)
    version.refresh_from_db()
    if version.state == State.CONSULTATION:
        versions.revise(version=version, by=operator, now=morning(working(day)))
    written = morning(working(day + 2 * DAY))
    better = agreed_of(one.code, offer, one.desk, day.year)
    versions.write(version=version, standard=better, edition=version.edition, by=operator, now=written)
    versions.ready(version=version, by=operator, now=morning(working(day + 5 * DAY)))


def _told(world: World, one: Promised, forum: Forum, day: date) -> None:
    """Results made public and told back to those who came."""
    operator, at = world.operator(one.code), morning(day)
    telling.publish(
        forum=forum,
        outcome=Outcome.RESULT,
        medium=Medium.WEBSITE,
        address=f"https://sagararaya.example/fkp/{one.code}",
        published_on=day,
        by=operator,
        now=at,
    )
    telling.follow(forum=forum, by=operator, now=at)
    telling.tell_otherwise(
        forum=forum,
        how=ToldHow.LETTER,
        told_on=day,
        text="Masukan Anda dan jawabannya ada di situs unit.",
        people=len(ELEMENTS),
        by=operator,
        now=at,
    )

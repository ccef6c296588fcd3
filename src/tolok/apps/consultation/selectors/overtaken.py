"""Forums that are late for a standard: it was decided, and no review of it is under way."""

from collections.abc import Sequence
from datetime import date

from django.db.models import DateField, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.consultation.models import Forum, Scope, Subject
from tolok.apps.consultation.policies import may_see
from tolok.apps.consultation.selectors.agreed import REVIEWED, reviews
from tolok.apps.consultation.selectors.choices import TALKED_OVER
from tolok.apps.consultation.selectors.forums import open_forums_of
from tolok.apps.standards.models import IN_WORK, StandardVersion, State
from tolok.rules.forums.overtaken import UNFINISHED, Overtaken
from tolok.web.shapes import Task

#: States of a version in which the decree is near.
NEAR = (State.REVISION, State.DECISION)


def overtaken(forum: Forum) -> list[Subject]:
    """What a `whole` forum is too late for."""
    if forum.state not in UNFINISHED:
        return []
    return [one for one in forum.subjects.all() if _decided(forum, one)]


def _decided(forum: Forum, subject: Subject) -> bool:
    return subject.version.effective_from is not None and not reviews(forum, subject)


def told_of(subject: Subject) -> Overtaken:
    """One of them as its words read it."""
    version = subject.version
    assert version.effective_from is not None  # it was decided
    return Overtaken(
        version.service.called,
        version.number,
        version.effective_from,
        None if version.state in REVIEWED else version.effective_until,
    )


def since_when() -> Subquery:
    """Of the forum outside: from when the first standard holds for which it is late. The same as `overtaken` says."""
    holds = F("version__effective_from")
    review = Q(version__state__in=REVIEWED) & ~Q(forum__scope=Scope.DRAFT)
    review &= Q(forum__held_on=None) | Q(forum__held_on__gte=holds)
    late = Subject.objects.filter(
        ~review, forum=OuterRef("pk"), forum__state__in=UNFINISHED, version__effective_from__isnull=False
    )
    first = late.order_by("version__effective_from").values("version__effective_from")[:1]
    return Subquery(first, output_field=DateField())


def next_drafts(late: Sequence[Subject]) -> list[StandardVersion]:
    """Drafts of the same services that this forum may talk over instead. One statement, and one a draft."""
    services = [one.version.service_id for one in late]
    drafts = StandardVersion.objects.filter(service__in=services, state__in=TALKED_OVER & set(IN_WORK))
    return [one for one in drafts.order_by("service__code") if not open_forums_of(one).exists()]


def version_tasks(version: StandardVersion, person: User, day: date) -> Sequence[Task]:
    """On the page of a version: every forum that is late for it, or will be if it is decided now. One statement."""
    near = version.state in NEAR or version.effective_from is not None
    if not near or not may_see(person, version.service.unit, day):
        return []
    found = Subject.objects.filter(version=version, forum__state__in=UNFINISHED).select_related("forum")
    tasks = []
    for one in found.order_by("forum"):
        one.version = version
        if version.effective_from is None:
            tasks.append(_before_the_decree(one.forum))
        elif _decided(one.forum, one):
            tasks.append(_late(one))
    return tasks


def _late(subject: Subject) -> Task:
    forum = subject.forum
    hint = told_of(subject).told(forum.meets_on, forum.held_on).say(get_language() or "id")
    return _task(forum, _("Tentukan kelanjutan forum yang terlambat"), _("terlambat"), hint)


def _before_the_decree(forum: Forum) -> Task:
    words = {"state": forum.get_state_display(), "day": date_format(forum.held_on or forum.meets_on)}
    hint = _(
        "Forum ini belum selesai (%(state)s, %(day)s). Bila versi ini ditetapkan sekarang, forum terlambat."
    )
    return _task(forum, _("Selesaikan dulu forum tentang versi ini"), _("belum selesai"), hint % words)


def _task(forum: Forum, what: str, state: str, hint: str) -> Task:
    text = _("%(what)s: %(topic)s") % {"what": what, "topic": forum.topic}
    return Task(text, state, "caution", reverse("consultation-work", args=[forum.pk]), hint)


def days_said(forum: Forum, since: date) -> str:
    """Both days in a few words."""
    words = {"first": date_format(since), "day": date_format(forum.held_on or forum.meets_on)}
    return _("standar berlaku mulai %(first)s, forum %(day)s") % words

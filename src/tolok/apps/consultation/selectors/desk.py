"""What forums leave on the desk of whoever keeps them: what is late first, then what waits."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.apps.accounts.models import User
from tolok.apps.commitments.models import OPEN
from tolok.apps.consultation.models import (
    ActionRow,
    Address,
    Comment,
    Forum,
    Input,
    Shown,
    Signature,
    State,
    ToldBack,
    Verdict,
)
from tolok.apps.consultation.policies import KEEPERS
from tolok.apps.consultation.selectors.overtaken import days_said, since_when
from tolok.apps.organizations.policies import appointments_of
from tolok.apps.organizations.selectors import names_of
from tolok.rules.forums.states import AGREED
from tolok.web.shapes import Task, Tone

#: Days ahead from which an action row is due soon.
SOON = timedelta(days=14)
FIRST: dict[Tone, int] = {"bad": 0, "caution": 1}
#: Makes the line of one forum: what, how it stands, how urgent, and which page.
Say = Callable[[str, str, Tone, str], Task]


def desk_tasks(person: User, day: date) -> list[Task]:
    """What waits in the forums of the units somebody works at. Three statements."""
    roles = appointments_of(person, day).filter(role__in=KEEPERS, unit__isnull=False)
    units = sorted(set(roles.values_list("unit", flat=True)))
    if not units:
        return []
    forums = list(_with_counts(Forum.objects.filter(unit__in=units), day))
    names = names_of(sorted({one.unit_id for one in forums}), day) if forums else {}
    found = [task for one in forums for task in _tasks(one, names.get(one.unit_id, ""), day)]
    return sorted(found, key=lambda task: FIRST.get(task.tone, 2))


def _with_counts(forums: QuerySet[Forum], day: date) -> QuerySet[Forum]:
    """Forums that are not over, with what waits in each."""
    mine = OuterRef("pk")
    rows = ActionRow.objects.filter(forum=mine, carried_why="", commitment__state__in=OPEN)
    typed = Signature.objects.filter(forum=mine, own=False, forum__minutes__scan=None)
    counted = forums.exclude(state__in=(State.CLOSED, State.CALLED_OFF)).annotate(
        comments_waiting=_count(
            Comment.objects.filter(subject__forum=mine, state=Shown.WAITING), "subject__forum"
        ),
        inputs_waiting=_count(Input.objects.filter(forum=mine, verdict=Verdict.NONE), "forum"),
        rows_late=_count(rows.filter(commitment__due_on__lt=day), "forum"),
        rows_soon=_count(
            rows.filter(Q(commitment__due_on__gte=day, commitment__due_on__lte=day + SOON)), "forum"
        ),
        told_back=Exists(ToldBack.objects.filter(forum=mine)),
        mail_waits=Exists(Address.objects.filter(forum=mine)),
        unproved=Exists(typed),
        late_since=since_when(),
    )
    return counted.order_by("meets_on", "pk")


def _count(rows: QuerySet[Comment] | QuerySet[Input] | QuerySet[ActionRow], key: str) -> Coalesce:
    """How many rows there are for the forum outside."""
    counted = rows.order_by().values(key).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), Value(0))


def _tasks(one: Forum, unit: str, day: date) -> Iterator[Task]:
    def task(text: str, state: str, tone: Tone, page: str) -> Task:
        said = _("%(what)s: %(topic)s") % {"what": text, "topic": one.topic}
        return Task(said, state, tone, reverse(f"consultation-{page}", args=[one.pk]), f"{unit}.")

    yield from _of_its_days(one, task, day)
    yield from _of_what_was_said(one, task)
    yield from _of_its_end(one, task)


def _of_its_days(one: Forum, task: Say, day: date) -> Iterator[Task]:
    """What is late, or waits for its day to be noted."""
    if late := one.late_since:  # type: ignore[attr-defined]
        yield task(_("Tentukan kelanjutan forum yang terlambat"), days_said(one, late), "caution", "work")
    if one.state == State.INVITED and one.meets_on < day:
        words = _("direncanakan %(day)s") % {"day": date_format(one.meets_on)}
        yield task(_("Catat forum terlaksana"), words, "caution", "hold")
    if n := _counted(one, "rows_late"):
        words = ngettext("%(n)s lewat tenggat", "%(n)s lewat tenggat", n) % {"n": n}
        yield task(_("Selesaikan rencana aksi"), words, "bad", "rows")
    if n := _counted(one, "rows_soon"):
        words = ngettext("%(n)s segera jatuh tempo", "%(n)s segera jatuh tempo", n) % {"n": n}
        yield task(_("Selesaikan rencana aksi"), words, "info", "rows")


def _of_what_was_said(one: Forum, task: Say) -> Iterator[Task]:
    """Comments nobody read and inputs nobody answered."""
    if n := _counted(one, "comments_waiting"):
        words = ngettext("%(n)s menunggu", "%(n)s menunggu", n) % {"n": n}
        yield task(_("Baca komentar daring"), words, "caution", "comments")
    if one.state not in (State.PLAN, State.PREPARATION) and (n := _counted(one, "inputs_waiting")):
        words = ngettext("%(n)s belum dijawab", "%(n)s belum dijawab", n) % {"n": n}
        yield task(_("Jawab masukan forum"), words, "caution", "inputs")


def _of_its_end(one: Forum, task: Say) -> Iterator[Task]:
    """Minutes, scan, publication and telling people back."""
    if one.state == State.HELD:
        yield task(_("Tanda tangani dan tutup berita acara"), _("belum ditutup"), "caution", "signatures")
    if one.state in AGREED and _counted(one, "unproved"):
        yield task(_("Lampirkan pindaian berita acara"), _("belum ada pindaian"), "caution", "signatures")
    if one.state == State.SIGNED:
        yield task(_("Publikasikan hasil forum"), _("belum dipublikasikan"), "caution", "publications")
    waits = _counted(one, "mail_waits") or not _counted(one, "told_back")
    if one.state in (State.PUBLISHED, State.FOLLOW_UP) and waits:
        yield task(_("Sampaikan hasil kepada peserta"), _("belum disampaikan"), "caution", "tell")


def _counted(one: Forum, name: str) -> int:
    return int(getattr(one, name))

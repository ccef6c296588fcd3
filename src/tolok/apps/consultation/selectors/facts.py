"""What consultations tell about a unit on a day: whether the community took part, and who of it.

Counted are the elements of every signed forum about a version that is in force on the day: of the forums it was made
in, whenever they were held, and of those that within the last year reviewed it or talked it over before it took force. Parts of the public noted without a
forum here (an imported standard, another form) count as noted. Comments online do not: who sent them is unknown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from tolok.apps.commitments.selectors import open_on
from tolok.apps.consultation.models import ActionRow, Forum, Participant, Scope, Signature, State, Subject
from tolok.apps.standards.models import Service, StandardVersion
from tolok.apps.standards.selectors import in_force
from tolok.rules.days import day_first, day_said
from tolok.rules.forums.society import counted, names
from tolok.rules.gathered import Basis, Gathered, Member, Offered, in_turn, together
from tolok.rules.texts import Text, join
from tolok.rules.wording import fill, several

YEAR = timedelta(days=365)
SIGNED = (State.SIGNED, State.PUBLISHED, State.FOLLOW_UP, State.CLOSED)
#: Fields of the minutes whose paper is proof; the scan that both sides signed comes first.
PAPERS = ("scan", "paper", "attendance", "report")


@dataclass(slots=True)
class _Unit:
    """What was found about one unit."""

    versions: list[tuple[Service, StandardVersion]] = field(default_factory=list)
    forums: dict[int, Forum] = field(default_factory=dict)  # those whose elements count
    heard: set[int] = field(default_factory=set)  # versions those forums talked over
    recent: dict[int, Forum] = field(
        default_factory=dict
    )  # any forum of the last year, about standards or not
    ever: bool = False  # whether a forum was ever signed here: a unit without one may hold them elsewhere


def offered(unit_ids: Iterable[int], day: date) -> Offered:
    """The facts of every unit as of a day. Six statements, however many units there are.

    ``standard_community`` is absent while of some standard in force nobody said how the public took part: such a one
    was brought in, and may well have been made with the public. ``community_elements`` is absent where that is so of
    all. ``forum_held``, ``forum_on`` and ``forum_followed`` tell of the last year, and nothing of a unit that
    never signed a forum here.
    """
    wanted = list(unit_ids)
    found = {pk: _Unit() for pk in wanted}
    holding: dict[int, int] = {}
    for unit, rows in in_force(wanted, day).items():
        for service, version in rows:
            if version is not None:
                found[unit].versions.append((service, version))
                holding[version.pk] = unit
    forums = _forums(wanted, day)
    for subject in Subject.objects.filter(forum__in=forums, version__in=holding):
        forum = forums[subject.forum_id]
        unit_known = found[forum.unit_id]
        if _made_in(forum, subject, unit_known) or _in_time(forum, subject, unit_known, day):
            found[forum.unit_id].forums[forum.pk] = forum
            found[forum.unit_id].heard.add(subject.version_id)
    for forum in forums.values():
        found[forum.unit_id].ever = True
        if _within(forum, day):
            found[forum.unit_id].recent[forum.pk] = forum
    came = _came(forums)
    kept = _waiting(forums, day)
    return {pk: tuple(_facts(one, came, kept)) for pk, one in found.items()}


def _forums(units: Collection[int], day: date) -> dict[int, Forum]:
    rows = Forum.objects.filter(unit__in=units, state__in=SIGNED, signed_on__lte=day)
    rows = rows.annotate(
        typed=Exists(Signature.objects.filter(forum=OuterRef("pk"), own=False, forum__minutes__scan=None))
    )
    return {one.pk: one for one in rows.select_related("minutes").order_by("held_on", "pk")}


def _made_in(forum: Forum, subject: Subject, unit: _Unit) -> bool:
    """Whether a version says that it went through a forum."""
    return any(one.pk == subject.version_id and one.consultation == forum.origin for _, one in unit.versions)


def _in_time(forum: Forum, subject: Subject, unit: _Unit, day: date) -> bool:
    """Whether a forum of the last year reviewed a version, or talked it over before it took force. One about a draft
    that was in force by then came too late to have shaped it."""
    if not _within(forum, day):
        return False
    since = next(one.effective_from for _, one in unit.versions if one.pk == subject.version_id)
    assert since is not None  # it is in force
    assert forum.held_on is not None  # it lies within the year
    return forum.scope != Scope.DRAFT or forum.held_on < since


def _within(forum: Forum, day: date) -> bool:
    return forum.held_on is not None and day - YEAR <= forum.held_on <= day


def _came(forums: Collection[int]) -> Mapping[int, set[str]]:
    """Elements that came, by forum."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Participant.objects.filter(forum__in=forums).order_by()
    for forum, element in rows.values_list("forum_id", "element").distinct():
        found[forum].add(element)
    return found


def _typed(forum: Forum) -> bool:
    """Whether an operator's word is all that proves the signatures of its minutes."""
    return bool(getattr(forum, "typed", False))


def _proved(words: Text, forums: Iterable[Forum]) -> Text:
    """The same words, with what they do not rest on."""
    count = sum(_typed(one) for one in forums)
    return join([words, fill(UNSCANNED, n=count)], " ") if count else words


def _waiting(forums: Collection[int], day: date) -> set[int]:
    """Forums with an action row that on a day was neither closed nor carried over; rows promised later are of later."""
    rows = ActionRow.objects.filter(forum__in=forums, carried_why="").order_by()
    unpromised, going = rows.filter(commitment=None), rows.filter(commitment__in=open_on(day))
    return set((unpromised | going).values_list("forum_id", flat=True))


def _facts(unit: _Unit, came: Mapping[int, set[str]], waiting: set[int]) -> list[Gathered]:
    recent = sorted(unit.recent.values(), key=lambda one: one.held_on or date.min)
    return [*_community(unit, came), *_held(recent, waiting, ever=unit.ever)]


def _community(unit: _Unit, came: Mapping[int, set[str]]) -> list[Gathered]:
    if not unit.versions:
        return []
    noted = [(service, one) for service, one in unit.versions if one.participation]
    keys = counted(
        [
            *(key for forum in unit.forums for key in came.get(forum, ())),
            *(key for _, one in noted for key in one.elements),
        ]
    )
    days = [one.held_on for one in unit.forums.values() if one.held_on]
    days += [one.consulted_on for _, one in noted if one.consulted_on]
    since = max(days, default=None)
    others = [_noted(service, one) for service, one in noted if not one.consultation]
    bases = in_turn(
        _of_forums(unit.forums.values()),
        together(others, "standards.versions", fill(NOTED, n=len(others))),
    )
    if not (unit.forums or noted):
        return []
    known = names()
    came_from = fill(FROM_FORUMS, n=len(unit.forums)) if unit.forums else fill(FROM_NOTES, n=len(noted))
    names_of = several([known[key] for key in keys]) if keys else Text("–", "–")
    words = _proved(fill(ELEMENTS, n=len(keys), names=names_of, source=came_from), unit.forums.values())
    found = [Gathered("community_elements", frozenset(keys), words, since, bases)]
    if all(one.participation or one.pk in unit.heard for _, one in unit.versions):
        took = _proved(fill(TOOK, source=came_from), unit.forums.values())
        found.append(Gathered("standard_community", True, took, since, bases))
    return found


def _held(recent: list[Forum], waiting: set[int], *, ever: bool) -> list[Gathered]:
    if not recent:
        return [Gathered("forum_held", False, NO_FORUM)] if ever else []
    last = recent[-1]
    assert last.held_on is not None  # it lies within the year
    bases = in_turn(_of_forums(recent))
    going = [one for one in recent if one.pk in waiting]
    followed = fill(GOING if going else FOLLOWED, n=len(going) or len(recent))
    return [
        Gathered("forum_held", True, _proved(fill(HELD, n=len(recent)), recent), last.held_on, bases),
        Gathered("forum_on", last.held_on, _said_on(last.held_on), last.held_on, bases),
        Gathered("forum_followed", not going, followed, last.held_on, bases),
    ]


def _of_forums(forums: Iterable[Forum]) -> list[Basis]:
    """One basis a forum, the newest first; many of them together."""
    rows = sorted(map(_basis, forums), key=lambda one: one.day or date.min, reverse=True)
    last = day_said(rows[0].day) if rows and rows[0].day else Text("–", "–")
    return together(rows, "consultation.forums", fill(FORUMS, n=len(rows), day=last))


def _basis(forum: Forum) -> Basis:
    """The forum's page with the papers that were kept of it."""
    title = Text(f"FKP: {forum.topic}", f"Consultation: {forum.topic}")
    if _typed(forum):
        title = join([title, NOT_SCANNED], " ")
    page = reverse("consultation-forum", args=[forum.pk])
    minutes = forum.minutes
    first, *more = [proof for name in PAPERS if (proof := getattr(minutes, f"{name}_id"))] or [None]
    return Basis(
        title, forum.origin, forum.held_on, page, first, tuple(Member(forum.origin, proof) for proof in more)
    )


def _noted(service: Service, version: StandardVersion) -> Basis:
    title = Text(
        f"Keikutsertaan masyarakat tercatat: {service.called}", f"Part of the public noted: {service.called}"
    )
    return Basis(title, f"standards.standardversion:{version.pk}", version.consulted_on)


def _said_on(day: date) -> Text:
    return Text(f"Forum terakhir {day_first(day)}.", f"The last forum was on {day.day} {day:%B %Y}.")


FORUMS = Text("Forum konsultasi publik: {n}, terbaru {day}", "Consultations: {n}, the newest of {day}")
NOTED = Text(
    "Keikutsertaan masyarakat tercatat pada {n} standar", "Part of the public noted with standards: {n}"
)
TOOK = Text("Masyarakat ikut, menurut {source}.", "The community took part, by {source}.")
ELEMENTS = Text(
    "{n} dari lima unsur hadir: {names}. Digabung dari {source}; komentar daring tidak dihitung.",
    "{n} of the five elements took part: {names}. Joined from {source}; online comments do not count.",
)
FROM_FORUMS = Text(
    "{n} forum konsultasi publik tentang standar yang berlaku atau ditinjau dalam setahun terakhir",
    "{n} consultations about standards in force or reviewed within the last year",
)
FROM_NOTES = Text(
    "catatan unit pada {n} standar yang berlaku, tanpa forum di Tolok",
    "what the unit noted with {n} standards in force, without a consultation here",
)
UNSCANNED = Text(
    "Tanda tangan berita acara {n} forum dicatat oleh operator, belum ada pindaian.",
    "Signatures under the minutes of {n} consultations were noted by an operator, without a scan yet.",
)
NOT_SCANNED = Text(
    "(tanda tangan dicatat oleh operator, belum ada pindaian)",
    "(signatures noted by an operator, no scan yet)",
)
NO_FORUM = Text(
    "Tidak ada forum konsultasi publik dengan berita acara dalam setahun terakhir.",
    "No consultation with signed minutes within the last year.",
)
HELD = Text(
    "{n} forum konsultasi publik dengan berita acara dalam setahun terakhir.",
    "{n} consultations with signed minutes within the last year.",
)
GOING = Text(
    "{n} forum masih punya rencana aksi yang berjalan.", "{n} consultations still have open action rows."
)
FOLLOWED = Text(
    "Semua rencana aksi dari {n} forum selesai atau dialihkan dengan alasan.",
    "All action rows of {n} consultations are closed or carried over with a reason.",
)

"""What everybody may read of forums: never a name, never a comment that nobody read before."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tolok.apps.consultation.models import ActionRow, Forum, Input, InputSource, Shown, Subject
from tolok.apps.consultation.selectors.forums import whole
from tolok.apps.organizations.models import Office, UnitVersion
from tolok.apps.standards.models import Nature
from tolok.rules.texts import Text


def announced(search: str = "", office: int | None = None, unit: int | None = None) -> QuerySet[Forum]:
    """Forums the public was invited to, those to come and the newest first, with unit and office."""
    found = Forum.objects.filter(invited_on__isnull=False).select_related("unit__office")
    if office is not None:
        found = found.filter(unit__office=office)
    if unit is not None:
        found = found.filter(unit=unit)
    for word in search.replace("\x00", " ").split()[:8]:
        units = UnitVersion.objects.filter(search__contains=word.casefold()).values("unit")
        found = found.filter(Q(topic__icontains=word) | Q(unit__in=units))
    return found.order_by("-meets_on", "-pk")


def any_announced() -> bool:
    """Whether there is anything the public was invited to. One statement."""
    return Forum.objects.filter(invited_on__isnull=False).exists()


def offices_announcing() -> list[tuple[int, str]]:
    """Offices with a forum everybody may read of, by name. One statement."""
    found = Office.objects.filter(units__forums__invited_on__isnull=False).distinct().order_by("name")
    return list(found.values_list("pk", "name"))


def public_forum(pk: int) -> Forum | None:
    """A `whole` forum, if the public was invited to it."""
    found = whole(pk)
    return found if found is not None and found.announced else None


def subjects_of(forum: Forum) -> list[Subject]:
    """What is talked over, without services that are the office's own."""
    return [one for one in forum.subjects.all() if one.version.service.nature == Nature.EXTERNAL]


def inputs_of(forum: Forum) -> list[Input]:
    """Inputs as everybody may read them: before the minutes are signed only comments online that were let through."""
    own = {one.pk for one in subjects_of(forum)}
    return [
        one
        for one in forum.inputs.all()
        if (one.subject_id is None or one.subject_id in own)
        and (forum.signed_on is not None or one.source == InputSource.ONLINE)
    ]


def rows_of(forum: Forum) -> list[ActionRow]:
    """Action rows as everybody may follow them."""
    return [one for one in forum.rows.all() if one.commitment is None or one.commitment.public]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph of a draft with what the public said about it, and how that was answered."""

    number: int
    text: Text
    inputs: tuple[Input, ...] = ()


def paragraphs(subject: Subject, code: str) -> list[Paragraph]:
    """The paragraphs of one component of a `whole` forum's subject, as they were when the invitations went out."""
    said = _said(subject)
    return [
        Paragraph(number, Text(line["id"], line["en"]), tuple(said.get((code, number), ())))
        for number, line in enumerate(subject.lines.get(code, []), 1)
    ]


def about_all(subject: Subject, code: str) -> list[Input]:
    """What was said online about a component as a whole."""
    return _said(subject).get((code, 0), [])


def _said(subject: Subject) -> Mapping[tuple[str, int], list[Input]]:
    found: dict[tuple[str, int], list[Input]] = {}
    where = {one.pk: one for one in subject.comments.all() if one.state == Shown.SHOWN}
    for one in subject.forum.inputs.all():
        comment = where.get(one.comment_id or 0)
        if comment is not None:
            found.setdefault((comment.component, comment.paragraph), []).append(one)
    return found

"""Who the token acts for, and what they were told."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from tolok.api.paging import Page, Paging, page_of
from tolok.api.reach import today
from tolok.api.routes import reads
from tolok.api.shapes import Moment, Words
from tolok.api.tokens import token_of
from tolok.apps.notices.models import Notice
from tolok.apps.notices.selectors import notices_of
from tolok.apps.organizations.policies import appointments_of

router = Router(tags=["me"])


class RoleOut(Schema):
    """A role of today; without a unit it holds for the whole office."""

    role: str
    office: int
    office_name: str
    unit: int | None
    unit_code: str | None


class MeOut(Schema):
    """The person behind the token and the token itself."""

    id: int
    name: str
    email: str
    roles: list[RoleOut]
    token: str
    scopes: list[str]
    expires_at: Moment


class NoticeOut(Schema):
    """One sentence about one thing, with the page of the site where it is."""

    id: int
    words: Words
    path: str
    created_at: Moment
    read_at: Moment | None


@reads(router, "/me", MeOut)
def me(request: HttpRequest) -> MeOut:
    """The person the token acts for, their roles of today, and what the token is for."""
    token = token_of(request)
    person = token.user
    roles = [
        RoleOut(
            role=one.role,
            office=one.office_id,
            office_name=one.office.name,
            unit=one.unit_id,
            unit_code=one.unit.code if one.unit else None,
        )
        for one in appointments_of(person, today()).select_related("office", "unit")
    ]
    return MeOut(
        id=person.pk,
        name=person.name,
        email=person.email,
        roles=roles,
        token=token.name,
        scopes=token.scopes,
        expires_at=token.expires_at,
    )


@reads(router, "/notices", Page[NoticeOut])
def notices(request: HttpRequest, paging: Query[Paging]) -> Page[NoticeOut]:
    """What the person was told, newest first."""
    return page_of(notices_of(token_of(request).user), paging, lambda rows: [_notice(one) for one in rows])


def _notice(one: Notice) -> NoticeOut:
    return NoticeOut(
        id=one.pk,
        words=Words(id=one.words_id, en=one.words_en),
        path=one.path,
        created_at=one.created_at,
        read_at=one.read_at,
    )

"""The audit of an office, for its Biro or Bagian and its auditors."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from tolok.api import reach
from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import reads
from tolok.api.shapes import Moment, Plain
from tolok.api.tokens import caller
from tolok.apps.accounts.selectors import masked
from tolok.apps.common.models import Entry
from tolok.apps.common.selectors import Sought, entries_sought, entry_in
from tolok.apps.organizations.policies import may_see_people

router = Router(tags=["audit"])

#: No clock of ours is read outside these days, and no database counts hours at the ends of time.
EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)
#: Values of these fields are employee numbers.
NUMBERS = frozenset({"nip", "signer_nip"})


class EntryOut(Schema):
    """Who did what, to what, when, why and from which page. `who` null is the installation itself."""

    id: int
    at: Moment
    who: int | None
    who_name: str
    action: str
    read: bool
    target: str
    target_id: str
    target_words: str
    before: dict[str, Any]
    after: dict[str, Any]
    why: str
    page: str
    previous: str
    hash: str


class EntriesAsked(Paging):
    """Which entries are wanted; days are local and both included."""

    who: Plain = Field("", max_length=100, description="A part of the person's name.")
    action: Plain = Field("", max_length=60, description="The beginning of the action, such as evaluation.")
    about: Plain = Field("", max_length=100, description="A part of what it is about.")
    kind: Plain = Field("", max_length=5, description="read or write; empty for both.")
    first: date | None = Field(None, ge=EARLIEST, le=LATEST)
    last: date | None = Field(None, ge=EARLIEST, le=LATEST)


@reads(router, "/offices/{int:office}/audit", Page[EntryOut])
def audit_entries(request: HttpRequest, office: int, asked: Query[EntriesAsked]) -> Page[EntryOut]:
    """What was written and which personal data were read, newest first."""
    here = reach.office(request, office, may_see_people)
    sought = Sought(asked.who, asked.action, asked.about, asked.kind, asked.first, asked.last)
    found = entries_sought(here.audit_scope, sought, caller(request).pk)
    return page_of(found, asked, lambda rows: [_entry(one) for one in rows])


@reads(router, "/offices/{int:office}/audit/{int:entry}", EntryOut)
def audit_entry(request: HttpRequest, office: int, entry: int) -> EntryOut:
    """One entry of the audit."""
    here = reach.office(request, office, may_see_people)
    found = entry_in(here.audit_scope, entry, caller(request).pk)
    if found is None:
        raise Http404
    return _entry(found)


def _entry(one: Entry) -> EntryOut:
    return EntryOut(
        id=one.pk,
        at=one.at,
        who=one.who_id,
        who_name=one.who_name,
        action=one.action,
        read=one.is_read,
        target=f"{one.target_app}.{one.target_model}",
        target_id=one.target_id,
        target_words=one.target_words,
        before=hidden(one.before),
        after=hidden(one.after),
        why=one.why,
        page=one.page,
        previous=one.previous,
        hash=one.hash,
    )


def hidden(value: Any) -> Any:
    """Kept values with every employee number masked, at any depth."""
    if isinstance(value, dict):
        return {
            key: masked(part) if key in NUMBERS and isinstance(part, str) else hidden(part)
            for key, part in value.items()
        }
    return [hidden(part) for part in value] if isinstance(value, list) else value

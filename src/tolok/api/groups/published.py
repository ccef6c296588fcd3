"""What an office has published; for everybody, without a token. Small cells are withheld as in the open data."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import shows
from tolok.api.shapes import Moment
from tolok.apps.evaluation.models import Cycle
from tolok.apps.evaluation.selectors import cycle_at
from tolok.apps.evaluation.selectors.package import record_of
from tolok.apps.evaluation.selectors.results import published_result
from tolok.apps.evaluation.selectors.results_public import newest_published, published_cycles
from tolok.rules.frozen import thaw
from tolok.sheets.opened.data import result_rows

router = Router(tags=["published"])


class PublishedOut(Schema):
    """A cycle with a published result."""

    cycle: int
    office: str
    name: str
    year: int
    number: int


class PublishedResultOut(PublishedOut):
    """The newest published result of a cycle, with the packs it was computed by."""

    hash: str
    published_at: Moment
    packs: dict[str, str]
    units: Page[dict[str, Any]]


@shows(router, "/published", Page[PublishedOut])
def published(request: HttpRequest, paging: Query[Paging]) -> Page[PublishedOut]:
    """Cycles with a published result, newest first."""
    return page_of(published_cycles(), paging, _published)


@shows(router, "/published/{int:cycle}", PublishedResultOut)
def published_units(request: HttpRequest, cycle: int, paging: Query[Paging]) -> PublishedResultOut:
    """The units of the newest published result; the fields stand in docs/reference/open-data.md."""
    home = cycle_at(cycle)
    found = published_result(home) if home else None
    if home is None or found is None or found.published_at is None:
        raise Http404
    found.cycle = home
    record = record_of(found)
    instruments = {pack.id: thaw(pack.files, pack.id, pack.hash) for pack in record.packs}
    rows = result_rows(record, instruments, home.minimum_respondents)
    return PublishedResultOut(
        **_head(home, found.number),
        hash=found.hash,
        published_at=found.published_at,
        packs={pack.id: pack.hash for pack in record.packs},
        units=page_of(rows, paging, list),
    )


def _published(rows: list[Cycle]) -> list[PublishedOut]:
    newest = newest_published(rows)
    return [PublishedOut(**_head(one, newest[one.pk])) for one in rows]


def _head(one: Cycle, number: int) -> dict[str, Any]:
    return {
        "cycle": one.pk,
        "office": one.office.name,
        "name": one.name,
        "year": one.year,
        "number": number,
    }

"""The records behind a proposal, for whoever may read what the unit said: a row, a group of rows, and their papers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from tolok.apps.common.models import Entry
from tolok.apps.common.selectors import action_called
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors import trail
from tolok.apps.evaluation.selectors.judging_told import plain
from tolok.apps.evaluation.views.claims.words import record_url
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever
from tolok.apps.evaluation.views.judging.proofs import sights
from tolok.apps.evaluation.views.judging.words import name_of, unit_link
from tolok.apps.evaluation.words import Read, at_unit, read_when, read_words
from tolok.apps.evidence.selectors import versions
from tolok.apps.organizations.policies import may_read
from tolok.apps.organizations.selectors import head_of_letters
from tolok.papers.record_log import LogRow, LogValues, record_log
from tolok.rules.records import Record
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Download, Fact, Link, State, Table

ROWS_A_PAGE = 50


class Page:
    """A record, or a group of them, that a kept proposal of a unit names. Http404 for anything else."""

    def __init__(self, locus: Locus, origin: str) -> None:
        self.locus, self.origin, self.named = locus, origin, trail.named(locus)
        if origin not in self.named:
            raise Http404
        self.known = self.named[origin]
        self.members = self.known.grouped
        self.day: date = self.known.as_of

    @property
    def title(self) -> str:
        """What a proposal calls it."""
        return say(self.known.basis.title)

    def records(self, origins: Sequence[str]) -> list[Record]:
        """What rows say, in their order."""
        found = trail.told(self.locus, origins, self.day)
        return [found[one] for one in origins if one in found]

    def one(self) -> Record:
        """The row of a page that is no group."""
        found = self.records([self.origin]) if not self.members else []
        if not found:
            raise Http404
        return found[0]

    def about(self, title: str) -> dict[str, Any]:
        """What every such page tells."""
        instrument = self.locus.form.instrument
        codes = [code for code in self.known.codes if code in instrument.indicators]
        return {
            "locus": self.locus,
            "title": title,
            "as_of": read_words(self.day, read_when(self.locus)) if codes else read_words(today(), Read.NOW),
            "used_for": [name_of(instrument, code) for code in codes],
            "printed": [Download(_("Catatan ini"), _url("judging-record-printed", self), "PDF", title)],
            "crumbs": crumbs(self.locus.cycle, unit_link(self.locus), Link(title, current=True)),
        }


@policy(sees_unit)
@require_safe
def record(request: HttpRequest, cycle: int, locus: int, origin: str) -> HttpResponseBase:
    """What a record says, what proves it, and what of it changed after the unit handed in."""
    page = Page(here(request), origin)
    return _group(request, page) if page.members else _row(request, page)


def _row(request: HttpRequest, page: Page) -> HttpResponseBase:
    unit, found = page.locus, page.one()
    after = trail.since(unit)
    changed = trail.changes([found], after).get(found.origin, []) if after else []
    open_to_reader = [pk for pk in found.proofs if pk in page.known.proofs]
    rows = versions(open_to_reader)
    context = {
        **page.about(found.title),
        "facts": [Fact(label, value) for label, value in found.rows],
        "proofs": sights(unit, plain(rows[pk] for pk in open_to_reader if pk in rows), timezone.now()),
        "unproven": not found.proofs,
        "online": found.online,
        "later_proof": len(found.proofs) > len(open_to_reader),
        "papers": [Download(one.title, _paper_url(page, one.key), "PDF") for one in found.papers],
        "related": [
            Link(title, record_url(unit, other) if other in page.named else "")
            for title, other in found.related
        ],
        "after": at_unit(after, unit) if after else "",
        "changes": [_change(one, unit) for one in changed],
        "office_page": found.address if _reads_office(request, unit) else "",
    }
    return render(request, "evaluation/judging/record.html", context)


def _group(request: HttpRequest, page: Page) -> HttpResponseBase:
    """Every row of a group, with those that changed after the unit handed in marked."""
    unit, after = page.locus, trail.since(page.locus)
    part = Paginator(page.members, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    found = page.records(list(part))
    changed = trail.changes(found, after) if after else {}
    columns = [
        Column(_("Catatan"), "link"),
        Column(_("Tanggal")),
        Column(_("Bukti"), "status"),
        Column(_("Perubahan")),
    ]
    rows = [
        (
            Link(one.title, record_url(unit, one.origin)),
            date_format(one.day) if one.day else "–",
            _proof_state(one),
            _("diubah sesudah isian diserahkan") if one.origin in changed else "–",
        )
        for one in found
    ]
    table = Table(page.title, columns, rows, caption_hidden=True, empty=_("Catatan ini tidak ada lagi."))
    context = {**page.about(page.title), "table": table, "page": part, "gone": len(list(part)) - len(found)}
    return render(request, "evaluation/judging/record_group.html", context)


@policy(sees_unit)
@require_safe
def paper(request: HttpRequest, cycle: int, locus: int, origin: str, key: str) -> HttpResponseBase:
    """A paper of a record, such as the annex of a decree, as of the day by which records were read."""
    page = Page(here(request), origin)
    with override("id"):
        made = trail.paper(page.locus, page.one(), key, page.day)
    if made is None:
        raise Http404
    return _file(made, f"{key}-{page.locus.code}")


@policy(sees_unit)
@require_safe
def printed(request: HttpRequest, cycle: int, locus: int, origin: str) -> HttpResponseBase:
    """The record, or all rows of a group such as the log of publications, as a paper."""
    page = Page(here(request), origin)
    unit = page.locus
    with override("id"):
        found = page.records(page.members or (origin,))
        if not found:
            raise Http404
        title = page.title if page.members else found[0].title
        rows = [LogRow(one.title, one.day, one.rows) for one in found]
        used = [name_of(unit.form.instrument, code) for code in page.known.codes]
        values = LogValues(unit.name, unit.cycle.office.name, title, used, rows)
        made = record_log(values, head_of_letters(unit.cycle.office), page.day)
    return _file(made, f"catatan-{unit.code}-{slugify(title)[:40]}")


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _url(name: str, page: Page) -> str:
    return reverse(name, args=[page.locus.cycle_id, page.locus.pk, page.origin])


def _paper_url(page: Page, key: str) -> str:
    return reverse("judging-record-paper", args=[page.locus.cycle_id, page.locus.pk, page.origin, key])


def _change(entry: Entry, locus: Locus) -> Fact:
    return Fact(at_unit(entry.at, locus), action_called(entry.action))


def _proof_state(one: Record) -> State:
    if one.proofs:
        return State(_("ada"), "good")
    return State(_("hanya alamat"), "info") if one.online else State(_("tidak ada"), "caution")


def _reads_office(request: HttpRequest, locus: Locus) -> bool:
    person = whoever(request)
    return may_read(person, locus.cycle.office, today()) or policies.works_at(person, locus, today())

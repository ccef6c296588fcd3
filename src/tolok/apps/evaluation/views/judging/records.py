"""The records behind a proposal, for whoever may read what the unit said: a row, a group of rows, and their papers."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
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
from tolok.apps.evaluation.receipts import canonical
from tolok.apps.evaluation.selectors import trail
from tolok.apps.evaluation.selectors.copies import Now
from tolok.apps.evaluation.selectors.judging_told import plain
from tolok.apps.evaluation.views.claims.words import record_url
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever
from tolok.apps.evaluation.views.judging.proofs import sights
from tolok.apps.evaluation.views.judging.record_copies import (
    FORMER,
    Page,
    Told,
    differing,
    of_copy,
    of_record,
    proof_facts,
)
from tolok.apps.evaluation.views.judging.words import name_of, unit_link
from tolok.apps.evaluation.words import at_unit
from tolok.apps.evidence.selectors import versions
from tolok.apps.organizations.policies import may_read
from tolok.apps.organizations.selectors import head_of_letters
from tolok.papers.gathering.record_log import LogRow, LogValues, record_log
from tolok.rules.record_copies import Copy
from tolok.rules.records import Record
from tolok.web.access import policy
from tolok.web.shapes import Column, Download, Fact, Link, State, Table

ROWS_A_PAGE = 50


def _page(request: HttpRequest, origin: str) -> Page:
    return Page(here(request), origin, request.GET.get(FORMER, ""))


@policy(sees_unit)
@require_safe
def record(request: HttpRequest, cycle: int, locus: int, origin: str) -> HttpResponseBase:
    """What a record said when the unit handed in, what proved it, and what of it differs today."""
    page = _page(request, origin)
    return _group(request, page) if page.members else _row(request, page)


def _about(page: Page, title: str) -> dict[str, Any]:
    """What every such page tells."""
    locus, instrument = page.locus, page.locus.form.instrument
    codes = [code for code in page.known.codes if code in instrument.indicators]
    printed = page.url("judging-record-printed", page.kept)
    return {
        "locus": locus,
        "title": title,
        "as_of": page.of,
        "used_for": [name_of(instrument, code) for code in codes],
        "files": [Download(_("Catatan ini"), printed, "PDF", page.of)],
        "formers": page.formers(),
        "standing": page.url("judging-record") if page.is_former else "",
        "crumbs": crumbs(locus.cycle, unit_link(locus), Link(title, current=True)),
    }


def _row(request: HttpRequest, page: Page) -> HttpResponseBase:
    unit, frozen = page.locus, page.copies([page.origin])
    copy, now = frozen.get(page.origin), page.now([page.origin], frozen).get(page.origin)
    found = now.told if now else None
    if copy is not None:
        shown = of_copy(copy)
    elif found is not None:
        shown = of_record(found, page.known.proofs)
    else:
        raise Http404
    rows = versions(shown.proofs)
    after = page.kept.at if page.kept else trail.since(unit)
    changed = trail.changes([found], after).get(found.origin, []) if after and found else []
    about = _about(page, shown.title)
    context = {
        **about,
        **_beside(page, copy, now),
        "facts": [Fact(label, value) for label, value in shown.rows],
        "proofs": sights(unit, plain(rows[pk] for pk in shown.proofs if pk in rows), timezone.now()),
        "unproven": not (shown.proofs or (found and found.proofs)),
        "online": shown.online,
        "later_proof": bool(found and set(found.proofs) - {*shown.proofs, *page.known.proofs}),
        "files": about["files"] + _papers(page, found),
        "related": [
            Link(title, record_url(unit, other) if other in page.named else "")
            for title, other in shown.related
        ],
        "after": at_unit(after, unit) if after else "",
        "changes": [_change(one, unit) for one in changed],
        "office_page": found.address if found and _reads_office(request, unit) else "",
    }
    return render(request, "evaluation/judging/record.html", context)


def _papers(page: Page, found: Record | None) -> list[Download]:
    """What is made of the row as it is today."""
    papers = found.papers if found else ()
    return [
        Download(one.title, page.url("judging-record-paper", None, one.key), "PDF", page.of_now)
        for one in papers
    ]


def _beside(page: Page, copy: Copy | None, now: Now | None) -> dict[str, Any]:
    """The copy beside what the row says today; why there is none where there is none."""
    if copy is None or page.kept is None:
        return {"unfrozen": page.unfrozen()}
    return {
        "frozen": page.kept.records[page.origin],
        "frozen_url": page.url("judging-record-copy", page.kept),
        "frozen_proofs": proof_facts(copy["proofs"]),
        "gone": now is None,
        "differing": differing(copy, now.copy) if now else None,
        "of_now": page.of_now,
    }


def _group(request: HttpRequest, page: Page) -> HttpResponseBase:
    """Every row of a group, with those that differ today, or were changed after the unit handed in, marked."""
    after = page.kept.at if page.kept else trail.since(page.locus)
    part = Paginator(page.members, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    frozen = page.copies(list(part))
    now = page.now(list(part), frozen)
    found = {origin: one.told for origin, one in now.items()}
    changed = trail.changes(found.values(), after) if after else {}
    columns = [
        Column(_("Catatan"), "link"),
        Column(_("Tanggal")),
        Column(_("Bukti"), "status"),
        Column(_("Hari ini")),
    ]
    shown = {origin: of_copy(frozen[origin]) for origin in part if origin in frozen} | {
        origin: of_record(found[origin], {*found[origin].proofs})
        for origin in part
        if origin in found and origin not in frozen
    }
    rows = [
        (
            Link(shown[origin].title, page.member_url(origin)),
            _day_word(shown[origin].day),
            _proof_state(shown[origin]),
            _today_word(frozen.get(origin), now.get(origin), origin in changed),
        )
        for origin in part
        if origin in shown
    ]
    table = Table(page.title, columns, rows, caption_hidden=True, empty=_("Catatan ini tidak ada lagi."))
    context = {
        **_about(page, page.title),
        "table": table,
        "page": part,
        "gone": len(list(part)) - len(shown),
        "unfrozen": "" if frozen else page.unfrozen(),
    }
    return render(request, "evaluation/judging/record_group.html", context)


def _day_word(day: date | None) -> str:
    return date_format(day) if day else "–"


def _today_word(frozen: Copy | None, now: Now | None, changed: bool) -> str:
    """How a row stands today against its copy; without one what the audit knows."""
    if frozen is not None and now is None:
        return _("tidak ada lagi")
    if frozen is not None and now is not None and differing(frozen, now.copy):
        return _("berbeda dari yang dibekukan")
    if changed:
        return _("diubah sesudah isian diserahkan")
    return _("tetap sama") if frozen is not None else "–"


@policy(sees_unit)
@require_safe
def copy(request: HttpRequest, cycle: int, locus: int, origin: str) -> HttpResponseBase:
    """The very bytes of the copy of a record: their SHA-256 is the one that its page names."""
    page = _page(request, origin)
    found = page.copies([origin]).get(origin)
    if found is None:
        raise Http404
    answer = HttpResponse(canonical(found), content_type="application/json")
    name = f"catatan-{page.locus.code}-{slugify(origin)}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@policy(sees_unit)
@require_safe
def paper(request: HttpRequest, cycle: int, locus: int, origin: str, key: str) -> HttpResponseBase:
    """A paper that is made of a record today, such as the annex of a decree; it bears the day of today."""
    page = _page(request, origin)
    found = None if page.members else page.now([origin], {}).get(origin)
    if found is None:
        raise Http404
    with override("id"):
        made = trail.paper(page.locus, found.indonesian, key, today())
    if made is None:
        raise Http404
    return _file(made, f"{key}-{page.locus.code}")


@policy(sees_unit)
@require_safe
def printed(request: HttpRequest, cycle: int, locus: int, origin: str) -> HttpResponseBase:
    """The record, or all rows of a group such as the log of publications, as a paper: as frozen where it was."""
    page = _page(request, origin)
    unit = page.locus
    with override("id"):
        found = _printable(page)
        if not found:
            raise Http404
        title = page.title if page.members else found[0].title
        rows = [LogRow(one.title, one.day, one.rows) for one in found]
        used = [name_of(unit.form.instrument, code) for code in page.known.codes]
        values = LogValues(unit.name, unit.cycle.office.name, title, used, rows, page.of.rstrip("."))
        made = record_log(values, head_of_letters(unit.cycle.office, page.day), page.day)
    return _file(made, f"catatan-{unit.code}-{slugify(title)[:40]}")


def _printable(page: Page) -> list[Told]:
    """Rows in their order: their copies, or where there are none what they say now."""
    origins = page.members or (page.origin,)
    if page.kept is None:
        shown = {one: of_record(row.told, set()) for one, row in page.now(origins, {}).items()}
    else:
        shown = {one: of_copy(copy) for one, copy in page.copies(origins).items()}
    return [shown[one] for one in origins if one in shown]


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _change(entry: Entry, locus: Locus) -> Fact:
    return Fact(at_unit(entry.at, locus), action_called(entry.action))


def _proof_state(one: Told) -> State:
    if one.proofs:
        return State(_("ada"), "good")
    return State(_("hanya alamat"), "info") if one.online else State(_("tidak ada"), "caution")


def _reads_office(request: HttpRequest, locus: Locus) -> bool:
    person = whoever(request)
    return may_read(person, locus.cycle.office, today()) or policies.works_at(person, locus, today())

"""The audit of an office: everything that was written, and every read of personal data."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.common import selectors as audit
from tolok.apps.common.actions import record_read
from tolok.apps.common.models import Entry, EntryQuerySet
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.views.audit_words import (
    action_word,
    action_words,
    differences,
    target_words,
    value_words,
)
from tolok.apps.organizations.views.doors import crumbs, office_of, sees_people, whoever
from tolok.sheets.cells import neutral
from tolok.sheets.days import day
from tolok.web.access import policy
from tolok.web.shapes import Column, Fact, Link, Table

ROWS_A_PAGE = 50


@policy(sees_people)
@require_safe
def entries(request: HttpRequest, office: int) -> HttpResponseBase:
    """What concerns the office, newest first, a page at a time."""
    here = office_of(office)
    sought = _sought(request)
    found = audit.entries_sought(here.audit_scope, sought, whoever(request).pk)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    query = request.GET.copy()
    query.pop("halaman", None)
    context = {
        "office": here,
        "page": page,
        "table": _table(here, list(page)),
        "sought": sought,
        "whats": sorted(action_words().items(), key=lambda pair: pair[1]),
        "kinds": [("write", _("perubahan")), ("read", _("pembacaan data pribadi"))],
        "csv": f"{reverse('organizations-audit-csv', args=[here.pk])}?{query.urlencode()}",
        "crumbs": crumbs(here, Link(_("Catatan audit"), current=True)),
    }
    return render(request, "organizations/audit.html", context)


def _sought(request: HttpRequest) -> audit.Sought:
    asked = request.GET
    return audit.Sought(
        asked.get("siapa", "").strip(),
        asked.get("apa", "").strip(),
        asked.get("tentang", "").strip(),
        asked.get("jenis", ""),
        day(asked.get("dari", "")),
        day(asked.get("sampai", "")),
    )


def _table(office: Office, rows: Sequence[Entry]) -> Table:
    labels = (_("Siapa"), _("Tentang"), _("Alasan"))
    columns = (Column(_("Kapan")), Column(_("Yang dilakukan"), "link"), *(Column(label) for label in labels))
    cells = [
        (
            moment(entry),
            Link(action_word(entry.action), reverse("organizations-entry", args=[office.pk, entry.pk])),
            who(entry),
            target_words(entry),
            entry.why or "–",
        )
        for entry in rows
    ]
    empty = _("Tidak ada catatan yang cocok.")
    return Table(_("Catatan audit"), columns, cells, empty=empty, caption_hidden=True)


def moment(entry: Entry) -> str:
    """When, to the second, in local time."""
    return date_format(timezone.localtime(entry.at), "j M Y, H.i.s")


def who(entry: Entry) -> str:
    """Who did it; without a person it was the installation."""
    return entry.who_name or _("sistem")


@policy(sees_people)
@require_safe
def entry(request: HttpRequest, office: int, entry: int) -> HttpResponseBase:
    """One entry in words: before and after, why, from which page."""
    here = office_of(office)
    found = audit.entry_in(here.audit_scope, entry, whoever(request).pk)
    if found is None:
        raise Http404
    columns = tuple(Column(label) for label in (_("Bagian"), _("Sebelum"), _("Sesudah")))
    context = {
        "entry": found,
        "title": capfirst(action_word(found.action)),
        "facts": [
            Fact(_("Nomor"), str(found.pk)),
            Fact(_("Kapan"), moment(found)),
            Fact(_("Siapa"), who(found)),
            Fact(_("Tentang"), target_words(found)),
            Fact(_("Alasan"), found.why or "–"),
            Fact(_("Dari halaman"), found.page or "–"),
            Fact(_("Sidik"), found.hash),
        ],
        "table": Table(_("Yang berubah"), columns, differences(found)),
        "crumbs": crumbs(
            here,
            Link(_("Catatan audit"), reverse("organizations-audit", args=[here.pk])),
            Link(str(found.pk), current=True),
        ),
    }
    return render(request, "organizations/entry.html", context)


@policy(sees_people)
@require_safe
def export(request: HttpRequest, office: int) -> HttpResponseBase:
    """The same entries as CSV; the download itself is noted."""
    here = office_of(office)
    found = audit.entries_sought(here.audit_scope, _sought(request), whoever(request).pk)
    record_read(by=whoever(request), action="organizations.export_audit", target=here, now=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="catatan-audit.csv"'}
    return StreamingHttpResponse(_lines(found), content_type="text/csv; charset=utf-8", headers=headers)


def _lines(found: EntryQuerySet) -> Iterator[str]:
    heads = (
        "nomor",
        "waktu",
        "siapa",
        "tindakan",
        "baca",
        "tentang",
        "sebelum",
        "sesudah",
        "alasan",
        "halaman",
        "sidik",
    )
    yield "\ufeff" + _line(heads)
    for one in found.iterator(chunk_size=1000):
        yield _line(
            (
                str(one.pk),
                timezone.localtime(one.at).isoformat(timespec="seconds"),
                who(one),
                one.action,
                "1" if one.is_read else "0",
                *(
                    neutral(text)
                    for text in (one.target_words, value_words("", one.before), value_words("", one.after))
                ),
                neutral(one.why),
                one.page,
                one.hash,
            )
        )


def _line(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()

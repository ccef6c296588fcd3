"""One proof: its facts, its versions, the pictures of its pages."""

from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.evidence import actions, policies, selectors
from tolok.apps.evidence.models import FetchState, Kind, Origin, Preview, Proof, ProofVersion, State
from tolok.apps.evidence.views.doors import (
    crumbs,
    name_of,
    proof_of,
    reads_library,
    today,
    unit_of,
    whoever,
)
from tolok.apps.evidence.views.library import back_to
from tolok.apps.evidence.views.used import alike_lines, uncompared_line, used
from tolok.apps.evidence.views.words import (
    STATE_TONES,
    format_word,
    pages_word,
    period_word,
    size_word,
    standing,
)
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Download, Fact, Link, PagePicture, Table
from tolok.web.shapes import State as Shown

#: Page pictures on one page of ours.
PICTURES = 10


@policy(reads_library)
@require_safe
def proof(request: HttpRequest, unit: int, proof: int) -> HttpResponseBase:
    """A proof; `?versi=` shows an earlier version, `?dari=` the pages from there on."""
    here, now = unit_of(request), timezone.now()
    found = proof_of(here, proof)
    versions = selectors.versions_of(found)
    shown = _chosen(versions, request.GET.get("versi", ""))
    fetch = selectors.fetch_of(found) if found.origin == Origin.LINK else None
    actions.opened(proof=found, by=whoever(request), now=now)
    first = _first(request.GET.get("dari", ""), shown)
    name = name_of(here)
    waits = shown is not None and (
        shown.state == State.WAITING or (shown.state == State.CLEAN and shown.preview == Preview.WAITING)
    )
    context = {
        "proof": found,
        "name": name,
        "shown": shown,
        "standing": standing(found, versions[0] if versions else None, fetch, today()),
        "facts": _facts(found),
        "held": say(shown.said) if shown and shown.said else "",
        "fetch": fetch,
        "fetch_waits": fetch is not None and fetch.state == FetchState.WAITING,
        "fetch_said": say(fetch.said) if fetch and fetch.said else "",
        "waits": waits,
        "failed": shown is not None and shown.may_be_opened and shown.preview == Preview.FAILED,
        "partly": shown is not None
        and bool(shown.pages_drawn)
        and shown.pages_drawn < (shown.page_count or 0),
        "older": shown is not None and shown.pk != versions[0].pk,
        "download": _download(shown, now) if shown else [],
        "pictures": _pictures(shown, first, now) if shown else [],
        **used(found, keeps=policies.may_keep(whoever(request), here, today())),
        "alike": alike_lines(shown, whoever(request)) if shown else [],
        "uncompared": uncompared_line(shown) if shown else "",
        "earlier": _from(found, shown, first - PICTURES) if first > 1 else "",
        "later": _from(found, shown, first + PICTURES) if shown and _more(shown, first) else "",
        "versions": _versions_table(found, versions),
        "several": len(versions) > 1,
        "keeps": not found.withdrawn and policies.may_keep(whoever(request), here, today()),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(back_to(here, name), Link(found.title, current=True)),
    }
    return render(request, "evidence/proof.html", context)


def _chosen(versions: list[ProofVersion], number: str) -> ProofVersion | None:
    newest = versions[0] if versions else None
    return next((version for version in versions if str(version.number) == number), newest)


def _first(asked: str, version: ProofVersion | None) -> int:
    last = max(version.pages_drawn, 1) if version else 1
    return min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 6 else 1


def _more(version: ProofVersion, first: int) -> bool:
    return first + PICTURES <= version.pages_drawn


def _from(proof: Proof, version: ProofVersion | None, first: int) -> str:
    address = reverse("evidence-proof", args=[proof.unit_id, proof.pk])
    number = version.number if version else ""
    return f"{address}?versi={number}&dari={max(first, 1)}#halaman"


def _facts(proof: Proof) -> list[Fact]:
    by = proof.created_by.name if proof.created_by else _("sistem")
    facts = [
        Fact(_("Jenis"), str(Kind(proof.kind).label)),
        Fact(_("Tanggal bukti"), date_format(proof.proof_date) if proof.proof_date else ""),
        Fact(_("Tempat"), proof.place),
        Fact(_("Masa berlaku"), period_word(proof) or _("sampai ada perubahan")),
        Fact(_("Asal"), str(Origin(proof.origin).label)),
        Fact(_("Data pribadi"), _("ya, setiap pembukaan dicatat") if proof.personal_data else _("tidak")),
        Fact(
            _("Disimpan oleh"),
            f"{by}, {date_format(timezone.localtime(proof.created_at), 'DATETIME_FORMAT')}",
        ),
    ]
    return [fact for fact in facts if fact.text]


def _download(version: ProofVersion, now: datetime) -> list[Download]:
    address = selectors.file_url(version, now=now)
    if not address:
        return []
    note = pages_word(version)
    return [Download(version.name, address, format_word(version), note, size_word(version.size))]


def _pictures(version: ProofVersion, first: int, now: datetime) -> list[PagePicture]:
    last = min(first + PICTURES - 1, version.pages_drawn)
    pictures = []
    for page in range(first, last + 1):
        address = selectors.page_url(version, page, now=now)
        words = {"page": page, "total": version.page_count, "name": version.name}
        if address:
            pictures.append(
                PagePicture(
                    address,
                    _("Halaman %(page)s dari %(total)s, %(name)s") % words,
                    _("Halaman %(page)s dari %(total)s") % words,
                    f"halaman-{page}",
                )
            )
    return pictures


def _versions_table(proof: Proof, versions: list[ProofVersion]) -> Table:
    columns = (
        Column(_("Versi"), "link"),
        Column(_("Berkas")),
        Column(_("Keadaan"), "status"),
        Column(_("Dikirim")),
        Column("SHA-256"),
    )
    address = reverse("evidence-proof", args=[proof.unit_id, proof.pk])
    rows = [
        (
            Link(_("Versi %(number)s") % {"number": version.number}, f"{address}?versi={version.number}"),
            f"{version.name} · {format_word(version)} · {size_word(version.size)}",
            Shown(str(State(version.state).label), STATE_TONES[version.state]),
            f"{version.uploaded_by.name if version.uploaded_by else _('sistem')}, "
            f"{date_format(timezone.localtime(version.uploaded_at), 'DATETIME_FORMAT')}",
            f"{version.sha256[:16]}…",
        )
        for version in versions
    ]
    return Table(_("Semua versi, yang terbaru di atas"), columns, rows, caption_hidden=True)

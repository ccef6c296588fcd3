"""Read: one service with all versions of its standard, what changed between two, and the version of a day."""

from datetime import date

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.standards import policies
from tolok.apps.standards.models import Service, StandardVersion
from tolok.apps.standards.selectors.measuring import zone_of_unit
from tolok.apps.standards.selectors.versions import version_on, versions_of
from tolok.apps.standards.views.doors import (
    sees_services,
    service_crumbs,
    service_of,
    today,
    unit_name,
    version_address,
    whoever,
)
from tolok.apps.standards.views.listing import state_of
from tolok.apps.standards.views.version import facts_of, parts_of
from tolok.apps.standards.views.words import part_word, state_word
from tolok.rules.catalogue import by_key, catalogue
from tolok.rules.delivery.own_hours import understood
from tolok.rules.regions.zones import SHORT
from tolok.rules.standards.components import components
from tolok.rules.standards.differences import differences
from tolok.web.access import policy
from tolok.web.shapes import Column, Fact, Link, State, Table, Task


@policy(sees_services)
@require_safe
def service(request: HttpRequest, service: int) -> HttpResponseBase:
    """What the service is, and every version of its standard."""
    found, day = service_of(service), today()
    name = unit_name(found.unit)
    rows = list(versions_of(found).defer("content", "consulted_content"))
    keeps = policies.may_keep(whoever(request), found.unit, day)
    context = {
        "service": found,
        "name": name,
        "state": state_of(found, day),
        "facts": _facts(found),
        "table": _table(rows, day),
        "versions": rows,
        "working": next((one for one in rows if one.in_work), None),
        "keeps": keeps,
        "begins": keeps and found.until is None and not any(one.in_work for one in rows),
        "today": day,
        "steps": _next(found) if keeps and not rows and found.until is None else [],
        "saved": "tersimpan" in request.GET,
        "crumbs": service_crumbs(request, found, name),
    }
    return render(request, "standards/service.html", context)


def _next(service: Service) -> list[Task]:
    """What a new service asks for: to be described, and its standard to be begun."""
    told = State(_("terisi"), "good") if service.summary else State(_("belum"), "caution")
    return [
        Task(
            _("Jelaskan layanan ini untuk warga"),
            told.word,
            told.tone,
            reverse("standards-change", args=[service.pk]),
            _("Ringkasan, bidang, untuk siapa, tempat, dan jam layanan."),
        ),
        Task(
            _("Mulai standar pelayanan"),
            _("belum"),
            "caution",
            reverse("standards-begin", args=[service.pk]),
            _("Empat belas komponen, satu per satu."),
        ),
    ]


@policy(sees_services)
@require_safe
def compare(request: HttpRequest, service: int) -> HttpResponseBase:
    """What changed between any two versions, in words, component by component."""
    found = service_of(service)
    name = unit_name(found.unit)
    rows = list(versions_of(found))
    old, new = _pair(request, rows)
    language = get_language() or "id"
    said = differences(old.standard, new.standard) if old and new else ()
    parts = [
        (
            f"{one.number}. {one.name.say(language)}",
            [a.text.say(language) for a in said if a.code == one.code],
        )
        for one in components()
    ]
    context = {
        "service": found,
        "name": name,
        "old": old,
        "new": new,
        "choices": [(str(one.number), _choice(one)) for one in rows],
        "parts": [(title, lines) for title, lines in parts if lines],
        "n": len(said),
        "crumbs": service_crumbs(request, found, name, Link(_("Perbedaan versi"), current=True)),
    }
    return render(request, "standards/compare.html", context)


@policy(sees_services)
@require_safe
def on_day(request: HttpRequest, service: int) -> HttpResponseBase:
    """The version that was, is or will be in force on a day: what a case, a score or a forum of that day rests on."""
    found = service_of(service)
    asked = request.GET.get("tanggal", "")
    day = _day(asked)
    version = version_on(found, day) if day else None
    name = unit_name(found.unit)
    context = {
        "service": found,
        "name": name,
        "day": day,
        "unread": bool(asked) and day is None,
        "version": version,
        "state": state_word(version, today()) if version else None,
        "facts": facts_of(version, whoever(request)) if version else [],
        "parts": parts_of(version.standard) if version else [],
        "crumbs": service_crumbs(request, found, name, Link(_("Versi pada tanggal"), current=True)),
    }
    return render(request, "standards/on_day.html", context)


def _day(text: str) -> date | None:
    try:
        return parse_date(text) if text else today()
    except ValueError:
        return None


def _pair(
    request: HttpRequest, rows: list[StandardVersion]
) -> tuple[StandardVersion | None, StandardVersion | None]:
    """The two versions asked for; else the newest and the one before it."""
    known = {str(one.number): one for one in rows}
    new = known.get(request.GET.get("ke", "")) or (rows[0] if rows else None)
    old = known.get(request.GET.get("dari", "")) or (rows[1] if len(rows) > 1 else None)
    return old, new


def _choice(version: StandardVersion) -> str:
    words = {"number": version.number, "state": version.get_state_display()}
    return _("Versi %(number)d, %(state)s") % words


def _table(rows: list[StandardVersion], day: date) -> Table:
    columns = [
        Column(_("Versi"), "link"),
        Column(_("Keadaan"), "status"),
        Column(_("Berlaku mulai")),
        Column(_("Sampai")),
        Column(_("Surat keputusan")),
        Column(_("Keikutsertaan masyarakat")),
        Column(_("Kelengkapan")),
    ]
    lines = [
        (
            Link(_("Versi %(number)d") % {"number": one.number}, version_address(one)),
            state_word(one, day),
            date_format(one.effective_from) if one.effective_from else "–",
            date_format(one.effective_until) if one.effective_until else "–",
            one.decree.number if one.decree else "–",
            part_word(one) if one.participation else "–",
            _("14 komponen") if one.complete else _("belum lengkap"),
        )
        for one in rows
    ]
    return Table(_("Versi standar"), columns, lines, caption_hidden=True)


def _facts(service: Service) -> list[Fact]:
    """What is known about a service; what is not said is left out."""
    language = get_language() or "id"
    lists = catalogue()
    fields, events, groups = by_key(lists.fields), by_key(lists.life_events), by_key(lists.user_groups)

    def named(keys: list[str], known: object) -> str:
        assert isinstance(known, dict)
        return ", ".join(known[key].name.say(language) for key in keys if key in known)

    hours = service.hours
    if hours and not understood(hours, SHORT.get(zone_of_unit(service.unit).key, "")):
        # Not refused: the words may say more than hours, and citizens read them as they are.
        hours += _(" (ditampilkan apa adanya; tanpa keterangan buka atau tutup karena belum terbaca)")
    found = [
        (_("Nama dalam surat keputusan"), service.name if service.public_name else ""),
        (_("Ringkasan"), service.summary),
        (_("Kode"), service.code),
        (_("Bidang"), named([service.field], fields)),
        (_("Jenis produk"), str(service.get_product_kind_display())),
        (_("Untuk siapa"), str(service.get_nature_display())),
        (_("Peristiwa hidup"), named(service.life_events, events)),
        (_("Kelompok pengguna"), named(service.user_groups, groups)),
        (_("Kata lain"), service.keywords),
        (_("Jam layanan"), hours),
        (_("Tempat"), service.place),
        (_("Alamat daring"), service.online_address),
        (_("Penanggung jawab"), service.owner),
        (_("SOP"), ", ".join(service.sops)),
        (_("SPM"), ", ".join(service.spm)),
        (_("Digantikan oleh"), service.replaced_by.called if service.replaced_by else ""),
        (_("Alasan ditangguhkan"), service.status_why if service.status == "suspended" else ""),
    ]
    return [Fact(term, text) for term, text in found if text]

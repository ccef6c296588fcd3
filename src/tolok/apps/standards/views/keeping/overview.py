"""Everything a unit promises at a glance: standards, decrees, maklumat, publication, freshness, reviews."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.selectors.kept import Kept, kept
from tolok.apps.standards.selectors.measuring import counted
from tolok.apps.standards.selectors.to_do import to_do
from tolok.apps.standards.selectors.to_do_items import ToDo
from tolok.apps.standards.showing.to_do import task_of
from tolok.apps.standards.views.doors import address, today, unit_name, unit_of
from tolok.apps.standards.views.keeping.doors import crumbs, may_write, page_of, sees, titles
from tolok.apps.standards.views.keeping.freshness import said_of
from tolok.apps.standards.views.keeping.words import outdated
from tolok.rules.standards import maklumat as rule
from tolok.rules.standards.freshness import freshness
from tolok.web.access import policy
from tolok.web.shapes import Task

ROWS_A_PAGE = 20


@policy(sees)
@require_safe
def promises(request: HttpRequest, unit: int) -> HttpResponseBase:
    """How far the unit is with each, and what is due next."""
    found, day = unit_of(unit), today()
    mine = kept([found.pk], day)[found.pk]
    wanted = to_do(day, [found.pk])
    n = {kind: sum(one.n for one in wanted if one.kind == kind) for kind in ("links", "scan", "publication")}
    page = Paginator(wanted, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    keeps = may_write(request, found)
    context = {
        "unit": found,
        "name": unit_name(found),
        "tasks": [
            _standards(found, mine),
            _decrees(found, mine, n["scan"]),
            _maklumat(found, mine),
            _publications(found, mine, day, n["publication"]),
            _freshness(found, mine, day, n["links"]),
            _reviews(found, mine, wanted, day),
            _measuring(found),
        ],
        "page": page,
        "to_do": [task_of(one, day, keeps=keeps) for one in page],
        "crumbs": crumbs(request, found, "promises"),
    }
    return render(request, "standards/keeping/promises.html", context)


def _standards(unit: OrganizationUnit, mine: Kept) -> Task:
    total, held = len(mine.services), len([one for one in mine.services if one.pk in mine.held])
    if not total:
        return Task(_("Standar pelayanan"), _("belum ada layanan"), "caution", address(unit))
    state = _("%(n)d dari %(total)d layanan") % {"n": held, "total": total}
    hint = ngettext("%d sedang disusun", "%d sedang disusun", len(mine.drafts)) % len(mine.drafts)
    tone = "good" if held == total else "caution"
    return Task(_("Standar pelayanan"), state, tone, address(unit), hint if mine.drafts else "")  # type: ignore[arg-type]


def _decrees(unit: OrganizationUnit, mine: Kept, unscanned: int) -> Task:
    without = sum(one.decree_id is None for one in mine.held.values())
    page = page_of(unit, "decrees")
    if without:
        return Task(titles()["decrees"], _("%(n)d standar tanpa keputusan") % {"n": without}, "caution", page)
    if unscanned:
        return Task(titles()["decrees"], _("%(n)d tanpa salinan") % {"n": unscanned}, "caution", page)
    return Task(
        titles()["decrees"],
        _("lengkap") if mine.held else _("belum ada"),
        "good" if mine.held else "neutral",
        page,
    )


def _maklumat(unit: OrganizationUnit, mine: Kept) -> Task:
    one, page = mine.maklumat, page_of(unit, "maklumat")
    if one is None:
        state = _("rancangan") if mine.drafted else _("belum ada")
        return Task(titles()["maklumat"], state, "caution", page)
    lacks = rule.missing(one.ability, one.improvement, one.sanction, one.signer, one.set_on)
    hint = _("ditetapkan %(day)s") % {"day": date_format(one.set_on) if one.set_on else "–"}
    if lacks:
        return Task(titles()["maklumat"], _("isinya belum lengkap"), "caution", page, hint)
    return Task(titles()["maklumat"], _("berlaku"), "good", page, hint)


def _publications(unit: OrganizationUnit, mine: Kept, day: date, nowhere: int) -> Task:
    old = sum(outdated(one, day) for one in mine.publications)
    shown = len(mine.publications)
    bare = sum(not one.proved for one in mine.publications)
    page = page_of(unit, "publications")
    hint = ngettext("%d terpasang", "%d terpasang", shown) % shown
    if old:
        state = ngettext("%d masih versi lama", "%d masih versi lama", old) % old
        return Task(titles()["publications"], state, "bad", page, hint)
    if nowhere:
        state = ngettext("%d standar belum terbaca", "%d standar belum terbaca", nowhere) % nowhere
        return Task(titles()["publications"], state, "caution", page, hint if shown else "")
    if bare:
        state = ngettext("%d tanpa bukti", "%d tanpa bukti", bare) % bare
        return Task(titles()["publications"], state, "caution", page, hint)
    return Task(
        titles()["publications"], hint if shown else _("belum ada"), "good" if shown else "caution", page
    )


def _freshness(unit: OrganizationUnit, mine: Kept, day: date, broken: int) -> Task:
    reached = freshness((one.published_on for one in mine.updates), day)
    page = page_of(unit, "freshness")
    if broken:
        state = ngettext("%d tautan rusak", "%d tautan rusak", broken) % broken
        return Task(titles()["freshness"], state, "bad", page, said_of(reached))
    fresh = reached is not None and reached.step is not None
    return Task(titles()["freshness"], said_of(reached), "good" if fresh else "caution", page)


def _reviews(unit: OrganizationUnit, mine: Kept, wanted: list[ToDo], day: date) -> Task:
    near = [one for one in wanted if one.kind in ("review", "monitoring")]
    late = sum(one.overdue_on(day) for one in near)
    page = page_of(unit, "reviews")
    if late:
        return Task(titles()["reviews"], ngettext("%d lewat", "%d lewat", late) % late, "bad", page)
    if not mine.held:
        return Task(titles()["reviews"], _("belum ada standar berlaku"), "neutral", page)
    if near:
        state = ngettext("%d segera", "%d segera", len(near)) % len(near)
        return Task(titles()["reviews"], state, "caution", page)
    return Task(titles()["reviews"], _("tepat waktu"), "good", page)


def _measuring(unit: OrganizationUnit) -> Task:
    measured, visits = counted(unit)
    page = page_of(unit, "measuring")
    if not measured and not visits:
        return Task(titles()["measuring"], _("belum ada"), "neutral", page)
    state = ngettext("%d layanan terukur", "%d layanan terukur", measured) % measured
    hint = ngettext("%d kunjungan pada jam layanan", "%d kunjungan pada jam layanan", visits) % visits
    return Task(titles()["measuring"], state, "info", page, hint if visits else "")

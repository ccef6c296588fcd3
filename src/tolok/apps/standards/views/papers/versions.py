"""Papers of one version: the annex of its decree, and what the public reads of it."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.organizations.selectors import head_of_unit, template_of
from tolok.apps.standards.selectors.papers import is_public, standard_paper, standing_on
from tolok.apps.standards.views.doors import (
    sees_services,
    today,
    unit_name,
    version_crumbs,
    version_of,
)
from tolok.apps.standards.views.papers.doors import both, file, reads_leaflet, site
from tolok.apps.standards.views.words import state_word
from tolok.papers.standards.annex import standard_annex
from tolok.papers.standards.leaflet import LeafletSize, standard_leaflet
from tolok.papers.standards.word import standard_annex_docx, standard_leaflet_docx
from tolok.web.access import policy
from tolok.web.shapes import Download, Link

#: The sizes of the leaflet as addresses name them.
SIZES: dict[str, LeafletSize] = {"selebaran": "leaflet", "spanduk": "banner", "cetak-besar": "large"}


@policy(sees_services)
@require_safe
def papers(request: HttpRequest, version: int) -> HttpResponseBase:
    """What can be printed of a version."""
    found = version_of(version)
    name = unit_name(found.service.unit)
    context = {
        "version": found,
        "name": name,
        "state": state_word(found, today()),
        "standing": standing_on(found, today()),
        "public": is_public(found, today()),
        "annex": _annex(found.pk),
        "leaflets": _leaflets(found.pk),
        "crumbs": version_crumbs(request, found, name, Link(_("Berkas"), current=True)),
    }
    return render(request, "standards/papers/version.html", context)


@policy(sees_services)
@require_safe
def annex(request: HttpRequest, version: int, form: str) -> HttpResponseBase:
    """All fourteen components, as the decree carries them."""
    found, day = version_of(version), today()
    office = found.service.unit.office
    one = standard_paper(found, unit_name(found.service.unit), day, site(request))
    head = head_of_unit(found.service.unit, found.decree.signed_on if found.decree else day)
    if form == "pdf":
        made = standard_annex([one], head, day)
    elif form == "docx":
        made = standard_annex_docx([one], head, day, template_of(office, "standard_annex"))
    else:
        raise Http404
    return file(made, form, f"lampiran-{_stem(one.called)}-v{one.number}")


@policy(reads_leaflet)
@require_safe
def leaflet(request: HttpRequest, version: int, size: str, form: str) -> HttpResponseBase:
    """The six published components: leaflet, banner, or large print; Word for the leaflet."""
    found, day = version_of(version), today()
    office = found.service.unit.office
    if size not in SIZES or (size, form) not in FORMS:
        raise Http404
    one = standard_paper(found, unit_name(found.service.unit), day, site(request))
    head = head_of_unit(found.service.unit, day)
    if form == "docx":
        made = standard_leaflet_docx(one, head, day, template_of(office, "standard_leaflet"))
    else:
        made = standard_leaflet(one, head, SIZES[size], day)
    return file(made, form, f"{size}-{_stem(one.called)}-v{one.number}")


FORMS = frozenset({*((size, "pdf") for size in SIZES), ("selebaran", "docx")})


def _annex(version: int) -> list[Download]:
    note, text = _("empat belas komponen, bagian A dan B"), _("Lampiran keputusan")
    return [
        both(text, reverse("standards-annex", args=[version, form]), form, note) for form in ("pdf", "docx")
    ]


def _leaflets(version: int) -> list[Download]:
    rows = (
        (_("Selebaran"), "selebaran", "pdf", _("enam komponen di kertas kantor")),
        (_("Selebaran"), "selebaran", "docx", _("untuk disunting")),
        (_("Spanduk A3"), "spanduk", "pdf", _("satu halaman untuk dinding atau penyangga")),
        (_("Cetak besar"), "cetak-besar", "pdf", _("huruf besar bagi yang sulit melihat")),
    )
    return [
        both(text, reverse("standards-leaflet", args=[version, size, form]), form, note)
        for text, size, form, note in rows
    ]


def _stem(words: str) -> str:
    return slugify(words)[:60] or "standar"

"""Pages that show the law as Tolok holds it: all instruments, one, one indicator."""

from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.publication import instruments as shown
from tolok.apps.publication.forms import PRESSED, FactsForm
from tolok.rules import packs
from tolok.rules.instruments.proposals import propose
from tolok.rules.instruments.values import Header, Instrument
from tolok.rules.surveys.instruments import Integrity, Satisfaction
from tolok.rules.texts import ProblemsError
from tolok.web.access import public
from tolok.web.printing import percent, say, short
from tolok.web.shapes import Column, Link, Table


@public
@require_safe
def instruments(request: HttpRequest) -> HttpResponseBase:
    """Every instrument that Tolok computes with."""
    rows = [
        (
            Link(say(header.title), reverse("publication-instrument", args=[header.id])),
            shown.kind_words(header.kind),
            shown.validity(header),
            header.review.checker or _("belum diperiksa"),
        )
        for header in shown.headers()
    ]
    columns = (
        Column(_("Instrumen"), "link"),
        Column(_("Untuk")),
        Column(_("Berlaku")),
        Column(_("Pemeriksa")),
    )
    table = Table(_("Semua instrumen"), columns, rows, caption_hidden=True)
    return render(request, "publication/instruments.html", {"table": table, "crumbs": _crumbs()})


@public
@require_safe
def instrument(request: HttpRequest, pack: str) -> HttpResponseBase:
    """One instrument whole: law, weights, categories, doubts."""
    header = _header(pack)
    found = shown.whole(header)
    context: dict[str, Any] = {
        "header": header,
        "title": say(header.title),
        "over": shown.kind_words(header.kind),
        "facts": shown.header_facts(header),
        "basis": shown.basis_table(header),
        "notes": shown.notes(header.notes),
        "overdue": shown.overdue(header, timezone.localdate()),
        "crumbs": _crumbs(Link(say(header.title), current=True)),
    }
    if isinstance(found, Instrument):
        context |= _weighted(found)
    elif isinstance(found, Satisfaction):
        context |= _satisfaction(found)
    else:
        context |= _integrity(found)
    return render(request, "publication/instrument.html", context)


def _weighted(found: Instrument) -> dict[str, Any]:
    address = reverse("publication-instrument", args=[found.id])
    sections = [
        {
            "title": f"{aspect.key} {say(aspect.name)}",
            "lead": _("Bobot aspek %(weight)s.") % {"weight": f"{short(aspect.weight)} %"},
            "mark": shown.unsure(aspect.sure),
            "table": shown.aspect_table(aspect, address),
        }
        for form in found.judged
        for aspect in form.aspects
    ]
    for form in found.judged:
        if form.supplementary:
            columns = (Column(_("Indikator"), "link"),)
            rows = [
                (Link(f"{row.code} {say(row.title)}", f"{address}{row.code}/"),) for row in form.supplementary
            ]
            table = Table(_("Tambahan"), columns, rows, caption_hidden=True)
            sections.append(
                {"title": _("Informasi tambahan, tidak dinilai"), "lead": "", "mark": "", "table": table}
            )
    for form in found.forms.values():
        if form.items:
            name = say(form.name)
            items = [(item.code, say(item.text)) for item in form.items]
            sections.append(
                {
                    "title": name[:1].upper() + name[1:],
                    "lead": _("Pengguna memberi nilai %(low)s sampai %(high)s untuk setiap pernyataan.")
                    % {"low": short(form.low), "high": short(form.high)},
                    "mark": shown.unsure(form.sure),
                    "table": shown.items_table(name, items),
                }
            )
    index = found.index
    return {
        "ruler": shown.bands_ruler(index.bands, index.low, index.high, say(index.name)),
        "bands": shown.bands_table(index.bands),
        "mix": shown.forms_table(found),
        "sections": sections,
        "doubts": shown.notes(
            [*index.notes, *(note for form in found.forms.values() for note in form.notes)]
        ),
        "compute": True,
    }


def _satisfaction(found: Satisfaction) -> dict[str, Any]:
    low, high = found.scale.low * found.factor, found.scale.high * found.factor
    table = shown.elements_table(found.elements)
    lead = _("Setiap unsur berbobot sama, %(weight)s. Indeks = rata-rata tertimbang × %(factor)s.") % {
        "weight": f"1/{len(found.elements)}",
        "factor": found.factor,
    }
    return {
        "ruler": shown.bands_ruler(found.bands, Fraction(low), Fraction(high), say(found.name)),
        "bands": shown.bands_table(found.bands),
        "sections": [{"title": _("Unsur yang dinilai"), "lead": lead, "mark": "", "table": table}],
        "doubts": shown.notes((*found.notes, *found.publication)),
        "compute": True,
    }


def _integrity(found: Integrity) -> dict[str, Any]:
    sections = [
        {
            "title": say(block.name),
            "lead": _("Bobot %(points)s poin.") % {"points": short(block.weight)},
            "mark": "",
            "table": shown.items_table(
                say(block.name), [(item.key, say(item.question)) for item in block.items]
            ),
        }
        for block in found.blocks
    ]
    sections.append({"title": _("Konversi"), "lead": "", "mark": "", "table": shown.integrity_table(found)})
    # Hitung Indeks reads no sheet of an integrity survey; `tolok survey` does.
    return {"sections": sections, "doubts": shown.notes(found.notes), "compute": False}


@public
@require_safe
def indicator(request: HttpRequest, pack: str, code: str) -> HttpResponseBase:
    """One indicator: levels, questions, proof wanted, the rule's open points."""
    header = _header(pack)
    found = shown.whole(header)
    row = found.indicators.get(code) if isinstance(found, Instrument) else None
    if row is None or not isinstance(found, Instrument):
        raise Http404
    aspect = next((a for form in found.judged for a in form.aspects if row in a.indicators), None)
    address = reverse("publication-instrument", args=[pack])
    form = FactsForm(request.GET if PRESSED in request.GET else None, row=row)
    proposal = propose(row.rule, row.boundaries, form.facts()) if row.rule and form.is_valid() else None
    context = {
        "form": form if form.questions else None,
        "proposal": proposal,
        "reason": say(proposal.reason) if proposal else "",
        "touched": shown.notes(proposal.boundaries) if proposal else [],
        "row": row,
        "title": say(row.title),
        "over": f"{row.code} · {say(aspect.name)}" if aspect else row.code,
        "lead": _("Bobot %(weight)s dari aspek, %(whole)s dari F-02.")
        % {"weight": percent(row.weight / 100), "whole": percent(row.weight * aspect.weight / 10000)}
        if aspect
        else "",
        "mark": shown.unsure(row.sure),
        "levels": shown.levels_table(row),
        "questions": shown.questions_of(row),
        "evidence": shown.notes(row.evidence),
        "boundaries": shown.notes(edge.text for edge in row.boundaries),
        "notes": shown.notes(row.notes),
        "crumbs": _crumbs(Link(say(header.title), address), Link(row.code, current=True)),
    }
    return render(request, "publication/indicator.html", context)


def _header(pack: str) -> Header:
    try:
        return packs.header(pack)
    except ProblemsError:
        raise Http404 from None


def _crumbs(*links: Link) -> list[Link]:
    first = Link(_("Beranda"), reverse("home"))
    return [first, Link(_("Instrumen"), reverse("publication-instruments"), current=not links), *links]

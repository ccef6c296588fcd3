"""One cycle: where it stands, its calendar, and its units a page at a time."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.evaluation import selectors
from tolok.apps.evaluation.models import Cycle, Locus, State
from tolok.apps.evaluation.selectors.overview import (
    ORDERS,
    Progress,
    own_units,
    progress_of,
    units_of,
    with_forms,
)
from tolok.apps.evaluation.views.doors import crumbs, cycle_here, sees_cycle, today, whoever
from tolok.apps.evaluation.words import claim_word, group_word, state_word, until, zone_of
from tolok.rules.offices import SERVICE_GROUPS
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Fact, Link, Table
from tolok.web.shapes import State as Tag

ROWS_A_PAGE = 50


@policy(sees_cycle)
@require_safe
def cycle(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """For the Biro the whole list; for a unit its own row; for an evaluator their seats."""
    (found, standing), person = cycle_here(request), whoever(request)
    reads, manages = standing.reads, standing.manages
    search, group = request.GET.get("cari", "").strip(), request.GET.get("kelompok", "")
    order = request.GET.get("urut", "kode")
    group = group if group in SERVICE_GROUPS else ""
    units = units_of(found, search, group, order)
    if not reads:
        units = own_units(units, person, today())
    progress = progress_of(found) if reads else None
    pages = Paginator(units, ROWS_A_PAGE)
    if progress is not None and not search and not group:
        pages.count = progress.units  # counted already
    page = pages.get_page(request.GET.get("halaman"))
    loci = with_forms(page, found)
    context = {
        "cycle": found,
        "state": state_word(found.state),
        "facts": _facts(found, progress),
        "page": page,
        "table": units_table(found, loci, reads=reads),
        "filtered": bool(search or group),
        "search": search,
        "group": group,
        "order": order,
        "orders": list(zip(ORDERS, order_words(), strict=True)),
        "groups": [(key, say(text)) for key, text in SERVICE_GROUPS.items()],
        "reads": reads,
        "manages": manages,
        "links": _links(found, manages=manages, reads=reads),
        "progress": progress,
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(None, Link(found.name, current=True)),
    }
    return render(request, "evaluation/cycles/overview.html", context)


def order_words() -> list[str]:
    """What the orders are called."""
    return [
        _("kode"),
        _("nama"),
        _("nilai tertinggi"),
        _("isian paling sedikit"),
        _("penilaian paling sedikit"),
    ]


def _facts(cycle: Cycle, progress: Progress | None) -> list[Fact]:
    facts = [Fact(_("Instansi"), cycle.office.name), Fact(_("Tahap"), state_word(cycle.state))]
    end = selectors.deadline(cycle, State(cycle.state))
    if end is not None:
        facts.append(Fact(_("Tahap ini sampai"), until(end, zone_of(cycle.office))))
    packs = ", ".join(f"{form.letter}: {say(form.instrument.header.title)}" for form in cycle.forms.all())
    facts.append(Fact(_("Instrumen"), packs))
    if progress is not None:
        said = _("%(begun)s mulai mengisi, %(submitted)s sudah mengirim, %(judged)s sudah punya indeks")
        facts.append(
            Fact(
                _("Unit"),
                f"{progress.units}: "
                + said
                % {"begun": progress.begun, "submitted": progress.submitted, "judged": progress.judged},
            )
        )
    return facts


def _links(cycle: Cycle, *, manages: bool, reads: bool) -> list[Link]:
    links = [Link(_("Kalender dan tahap"), reverse("cycles-calendar", args=[cycle.pk]))]
    if manages:
        links.append(Link(_("Pilih unit"), reverse("cycles-units", args=[cycle.pk])))
    if reads:
        links.append(Link(_("Peta kewajiban"), reverse("readying-office", args=[cycle.pk])))
        links.append(Link(_("Panel dan penugasan"), reverse("cycles-panel", args=[cycle.pk])))
        if cycle.has_reached(State.JUDGING):
            links.append(Link(_("Moderasi"), reverse("judging-moderation", args=[cycle.pk])))
        if cycle.has_reached(State.OBJECTING):
            links.append(Link(_("Sanggah"), reverse("disputes-inbox", args=[cycle.pk])))
            links.append(Link(_("Hasil"), reverse("results", args=[cycle.pk])))
    return links


def units_table(cycle: Cycle, loci: list[Locus], *, reads: bool) -> Table:
    """Units as rows. Values are told only to those who read all."""
    columns = [
        Column(_("Unit"), "link"),
        Column(_("Kode")),
        Column(_("Kelompok")),
        Column(_("Isian")),
        Column(_("F-01"), "status"),
    ]
    if reads:
        columns += [
            Column(_("Dinilai")),
            Column(_("Indeks"), "number"),
            Column(_("Kategori")),
        ]
    rows = [_row(cycle, locus, reads=reads) for locus in loci]
    return Table(
        _("Unit dalam siklus"), columns, rows, empty=_("Tidak ada unit yang cocok."), caption_hidden=True
    )


def _row(cycle: Cycle, locus: Locus, *, reads: bool) -> list[object]:
    instrument = locus.form.instrument
    total = len(instrument.indicators)
    tone = {"open": "neutral", "approved": "info", "submitted": "good"}[locus.claim_state]
    row: list[object] = [
        Link(locus.name, reverse("cycle-unit", args=[cycle.pk, locus.pk])),
        locus.code,
        group_word(locus.group),
        f"{locus.answered}/{total}",
        Tag(claim_word(locus.claim_state), tone),  # type: ignore[arg-type]
    ]
    if reads:
        judged = f"{locus.judged}/{total}"
        if locus.disputed:
            judged += " " + _("(%(n)s berbeda)") % {"n": locus.disputed}
        shown = "–" if locus.shown_now is None else printed(locus.shown_now, instrument.index.decimals)
        row += [judged, shown, locus.category_now or "–"]
    return row

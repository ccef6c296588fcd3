"""The map of an office: every unit and its nine duties; letters to those with open ones."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import duty_letters, records
from tolok.apps.evaluation.forms.readying import LetterForm
from tolok.apps.evaluation.models import Cycle, Locus
from tolok.apps.evaluation.selectors.duties import (
    LACKING,
    ORDERS,
    Wanted,
    map_of,
    parents_in,
    read_between,
    totals,
)
from tolok.apps.evaluation.selectors.gathering import last_sweep
from tolok.apps.evaluation.selectors.letters import FATES, letters_to
from tolok.apps.evaluation.tasks.letters import write_letters
from tolok.apps.evaluation.tasks.records import renew_proposals
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, manages_cycle, reads_cycle, today, whoever
from tolok.apps.evaluation.views.readying.grid import grid, lines
from tolok.apps.evaluation.views.readying.words import fate_choices, kept_choices, order_choices
from tolok.apps.evaluation.words import Read, read_words
from tolok.rules.gathering.duties import Kept, duties
from tolok.rules.offices import SERVICE_GROUPS
from tolok.rules.texts import ProblemsError
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Link

ROWS_A_PAGE = 50


@policy(reads_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def office(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Show the map; write to the units that were ticked, or to all that match the filter."""
    found = cycle_of(cycle)
    manages = policies.manages(whoever(request), found, today())
    form = LetterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and manages and form.is_valid():
        try:
            sent = duty_letters.send(
                cycle=found,
                loci=_chosen(request, found, form),
                due_on=form.cleaned_data["due_on"],
                annex=form.cleaned_data["annex"],
                by=whoever(request),
                now=timezone.now(),
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            write_letters.enqueue(found.pk)
            return HttpResponseRedirect(_with(request, "terkirim", str(len(sent))))
    return _show(request, found, form, manages=manages)


def _chosen(request: HttpRequest, cycle: Cycle, form: LetterForm) -> list[int]:
    if form.cleaned_data["everyone"]:
        return list(map_of(cycle, _wanted(request), today()).order_by().values_list("pk", flat=True))
    return [int(key) for key in request.POST.getlist("unit") if key.isascii() and key.isdigit()]


def _with(request: HttpRequest, name: str, value: str) -> str:
    """This address with its filter, and one thing more to say."""
    query = request.GET.copy()
    query[name] = value
    return f"{request.path}?{query.urlencode()}"


def _wanted(request: HttpRequest) -> Wanted:
    """What the filter asks for; what nobody offered is left out."""
    asked = {
        name: request.GET.get(name, "")
        for name in ("kelompok", "induk", "kewajiban", "keadaan", "surat", "urut")
    }
    parent = asked["induk"]
    return Wanted(
        search=request.GET.get("cari", "").strip()[:200],
        group=asked["kelompok"] if asked["kelompok"] in SERVICE_GROUPS else "",
        parent=int(parent) if parent.isascii() and parent.isdigit() and len(parent) < 12 else None,
        duty=asked["kewajiban"] if asked["kewajiban"] in {one.key for one in duties()} else "",
        kept=asked["keadaan"] if asked["keadaan"] in {LACKING, *Kept} else "",
        letter=asked["surat"] if asked["surat"] in FATES else "",
        order=asked["urut"] if asked["urut"] in ORDERS else ORDERS[0],
    )


def _show(request: HttpRequest, cycle: Cycle, form: LetterForm, *, manages: bool) -> HttpResponseBase:
    wanted = _wanted(request)
    units = map_of(cycle, wanted, today())
    page: Page[Locus] = Paginator(units, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    letters = letters_to([one.pk for one in page])
    context = {
        "cycle": cycle,
        "form": form,
        "manages": manages,
        "page": page,
        "matching": printed(page.paginator.count, 0),
        "matrix": grid(
            cycle, list(page), totals(units), letters, set(request.POST.getlist("unit")), ticked=manages
        ),
        "csv": f"{reverse('readying-csv', args=[cycle.pk])}?{_filter(request)}",
        "wanted": wanted,
        "groups": [(key, say(text)) for key, text in SERVICE_GROUPS.items()],
        "parents": [(str(pk), name) for pk, name in parents_in(cycle, today())],
        "parent": str(wanted.parent or ""),
        "duty_choices": [(one.key, say(one.name)) for one in duties()],
        "kept_choices": kept_choices(),
        "fates": fate_choices(),
        "orders": order_choices(),
        **_reading(cycle, manages=manages),
        "sent": _sent(request.GET.get("terkirim", "")),
        "crumbs": crumbs(cycle, Link(_("Peta kewajiban"), current=True)),
    }
    return render(request, "evaluation/readying/office.html", context, status=422 if form.errors else 200)


def _filter(request: HttpRequest) -> str:
    query = request.GET.copy()
    for name in ("halaman", "terkirim", "diperbarui"):
        query.pop(name, None)
    return query.urlencode()


def _sent(count: str) -> str:
    if not (count.isdigit() and count.isascii() and len(count) < 6):
        return ""
    return ngettext("%(n)s surat dikirim.", "%(n)s surat dikirim.", int(count)) % {"n": count}


def _reading(cycle: Cycle, *, manages: bool) -> dict[str, Any]:
    """When the duties were read, and how far the worker is with reading them again."""
    sweep, days = last_sweep(cycle), read_between(cycle)
    until, old = "", True
    if days is not None:
        first, last = (date_format(day) for day in days)
        until = last if first == last else _("%(first)s sampai %(last)s") % {"first": first, "last": last}
        old = days[0] < today()
    under_way = sweep is not None and sweep.finished_at is None
    return {
        "sweep": sweep,
        "under_way": under_way,
        "read": read_words(until, Read.LAST) if until else "",
        "old": old,
        "renews": manages and not under_way,
    }


@policy(reads_cycle)
@require_safe
def table(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """The whole map that matches the filter, as a table for office programs."""
    found = cycle_of(cycle)
    units: QuerySet[Locus] = map_of(found, _wanted(request), today())
    headers = {"Content-Disposition": f'attachment; filename="kewajiban-{found.pk}.csv"'}
    rows = csv_lines(lines(units))
    return StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8", headers=headers)


@policy(manages_cycle)
@require_POST
def renew(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Ask the worker to read the proposals and duties of all units again."""
    found = cycle_of(cycle)
    row = records.order_sweep(cycle=found, by=whoever(request), today=today(), now=timezone.now())
    if row.done == 0:
        renew_proposals.enqueue(row.pk)
    return HttpResponseRedirect(f"{reverse('readying-office', args=[found.pk])}?{_filter(request)}")

"""The map of an office: every unit and its nine duties; letters to those with open ones."""

from collections import Counter
from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import duty_letters, records
from tolok.apps.evaluation.forms.readying import LetterForm
from tolok.apps.evaluation.models import Cycle, Locus, State
from tolok.apps.evaluation.selectors.gathering import last_sweep
from tolok.apps.evaluation.selectors.overview import units_of
from tolok.apps.evaluation.selectors.readying import letters_to, read_between
from tolok.apps.evaluation.tasks.records import renew_proposals
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, manages_cycle, reads_cycle, today, whoever
from tolok.apps.evaluation.views.readying.words import kept_state
from tolok.apps.evaluation.words import group_word
from tolok.rules.duties import Kept, duties
from tolok.rules.offices import SERVICE_GROUPS
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Link, Table

ROWS_A_PAGE = 50


@policy(reads_cycle)
@require_http_methods(["GET", "HEAD", "POST"])
def office(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Show the map; write to the units that were ticked."""
    found = cycle_of(cycle)
    manages = policies.manages(whoever(request), found, today())
    form = LetterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and manages and form.is_valid():
        chosen = [int(key) for key in request.POST.getlist("unit") if key.isascii() and key.isdigit()]
        try:
            sent = duty_letters.send(
                cycle=found,
                loci=chosen,
                due_on=form.cleaned_data["due_on"],
                by=whoever(request),
                now=timezone.now(),
            )
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(f"{request.path}?terkirim={len(sent)}")
    return _show(request, found, form, manages=manages)


def _show(request: HttpRequest, cycle: Cycle, form: LetterForm, *, manages: bool) -> HttpResponseBase:
    search, group = request.GET.get("cari", "").strip(), request.GET.get("kelompok", "")
    duty, kept = request.GET.get("kewajiban", ""), request.GET.get("keadaan", "")
    rows = units_of(cycle, search, group if group in SERVICE_GROUPS else "")
    if duty in {one.key for one in duties()} and kept in set(Kept):
        rows = rows.filter(**{f"duties__{duty}": kept})
    page = Paginator(rows.defer("search"), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    sweep = last_sweep(cycle)
    sent = request.GET.get("terkirim", "")
    context = {
        "cycle": cycle,
        "form": form,
        "manages": manages,
        "page": page,
        "rows": _rows(cycle, list(page)),
        "chosen": request.POST.getlist("unit"),
        "heads": [say(one.name) for one in duties()],
        "counts": _counts(cycle),
        "search": search,
        "group": group,
        "groups": [(key, say(text)) for key, text in SERVICE_GROUPS.items()],
        "duty": duty,
        "duty_choices": [(one.key, say(one.name)) for one in duties()],
        "kept": kept,
        "kept_choices": [(one.value, kept_state(one).word) for one in Kept],
        "sweep": sweep,
        "under_way": sweep is not None and sweep.finished_at is None,
        "read_until": _until(cycle),
        "renews": manages and not cycle.has_reached(State.JUDGING),
        "sent": ngettext("%(n)s surat dikirim.", "%(n)s surat dikirim.", int(sent)) % {"n": sent}
        if sent.isdigit() and sent.isascii() and len(sent) < 6
        else "",
        "crumbs": crumbs(cycle, Link(_("Peta kewajiban"), current=True)),
    }
    return render(request, "evaluation/readying/office.html", context, status=422 if form.errors else 200)


def _rows(cycle: Cycle, loci: Sequence[Locus]) -> list[dict[str, object]]:
    letters = letters_to([one.pk for one in loci])
    return [
        {
            "pk": one.pk,
            "key": str(one.pk),
            "name": one.name,
            "url": reverse("readying-unit", args=[cycle.pk, one.pk]),
            "group": group_word(one.group),
            "states": [
                (say(duty.name), kept_state(one.duties.get(duty.key, Kept.UNKNOWN))) for duty in duties()
            ],
            "letter": _letter(cycle, one, letters[one.pk].number) if one.pk in letters else "",
            "letter_day": date_format(timezone.localdate(letters[one.pk].at)) if one.pk in letters else "",
        }
        for one in loci
    ]


def _letter(cycle: Cycle, locus: Locus, number: int) -> str:
    return reverse("readying-letter", args=[cycle.pk, locus.pk, number])


def _counts(cycle: Cycle) -> Table:
    """Over all units of the cycle. One statement."""
    found: dict[str, Counter[str]] = {one.key: Counter() for one in duties()}
    for stands in cycle.loci.order_by().values_list("duties", flat=True):
        for duty in duties():
            found[duty.key][stands.get(duty.key, Kept.UNKNOWN)] += 1
    columns = [Column(_("Kewajiban")), *(Column(kept_state(one).word, "number") for one in Kept)]
    rows = [(say(one.name), *(found[one.key][kept] for kept in Kept)) for one in duties()]
    return Table(_("Jumlah unit menurut keadaan"), columns, rows)


def _until(cycle: Cycle) -> str:
    """The day of the oldest and of the newest reading; empty before the first."""
    days = read_between(cycle)
    if days is None:
        return ""
    first, last = (date_format(day) for day in days)
    return last if first == last else _("%(first)s sampai %(last)s") % {"first": first, "last": last}


@policy(manages_cycle)
@require_POST
def renew(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Ask the worker to renew the proposals and duties of all units."""
    found = cycle_of(cycle)
    address = reverse("readying-office", args=[found.pk])
    try:
        row = records.order_sweep(cycle=found, by=whoever(request), today=today(), now=timezone.now())
    except ProblemsError:
        return HttpResponseRedirect(address)
    if row.done == 0:
        renew_proposals.enqueue(row.pk)
    return HttpResponseRedirect(f"{address}?diperbarui")

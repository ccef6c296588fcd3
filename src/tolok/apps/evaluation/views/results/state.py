"""The result of a cycle: who proposed it, who locked it, its units; and the buttons for all of that."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.accounts.models import User
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.actions import results as actions
from tolok.apps.evaluation.forms.results import WhyForm
from tolok.apps.evaluation.models import Cycle, PanelRole, Result, State
from tolok.apps.evaluation.selectors.results import (
    is_corrected,
    proposed_result,
    results_of,
    standing_result,
)
from tolok.apps.evaluation.selectors.results_units import forms_of, indexes_of, rows_of, with_forms
from tolok.apps.evaluation.showing import results as showing
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, manages_cycle, today, whoever
from tolok.apps.evaluation.views.results.doors import reads_results, result_of
from tolok.apps.evaluation.words import state_word
from tolok.rules.cycles.standing import MEANING, groups
from tolok.rules.offices import SERVICE_GROUPS
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Fact, Link, Table
from tolok.web.shapes import State as Tag

ROWS_A_PAGE = 50
#: Two reasons can be asked for on one page; each field has its own address.
WITHDRAWING = "tarik_%s"


@policy(reads_results)
@require_safe
def state(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Where the result stands, and all units of the one that counts or waits."""
    return _page(request, cycle_of(cycle))


@policy(reads_results)
@require_safe
def result(request: HttpRequest, cycle: int, number: int) -> HttpResponseBase:
    """One result by its number, also one that was corrected or withdrawn."""
    found = cycle_of(cycle)
    return _page(request, found, result_of(found, number))


#: The form of a page on which a button was refused, by the name the template knows it.
Refused = dict[str, WhyForm]


def _page(
    request: HttpRequest, cycle: Cycle, one: Result | None = None, refused: Refused | None = None
) -> HttpResponseBase:
    waiting, standing = proposed_result(cycle), standing_result(cycle)
    shown = one or waiting or standing
    context: dict[str, Any] = {
        "cycle": cycle,
        "state": state_word(cycle.state),
        "shown": shown,
        "buttons": buttons(whoever(request), cycle, waiting, standing),
        "form": WhyForm(),
        "withdrawing": WhyForm(auto_id=WITHDRAWING),
        "history": history(cycle),
        "saved": "tersimpan" in request.GET,
        "waiting": waiting,
        "standing": standing,
        "crumbs": crumbs(cycle, Link(_("Hasil"), current=True)),
    }
    if shown is not None:
        context |= _units(request, cycle, shown)
    context |= refused or {}
    context["problems_of"] = next(iter((refused or {}).values()), None)
    return render(request, "evaluation/results/state.html", context)


def _units(request: HttpRequest, cycle: Cycle, result: Result) -> dict[str, Any]:
    search, group = request.GET.get("cari", "").strip(), request.GET.get("kelompok", "")
    group = group if group in SERVICE_GROUPS else ""
    page = Paginator(rows_of(result, search, group), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    forms = forms_of(cycle)
    rows = with_forms(list(page), cycle, forms)
    places = max((form.instrument.index.decimals for form in forms.values()), default=2)

    def address(row: Any) -> str:
        return reverse("results-unit", args=[cycle.pk, result.number, row.locus_id])

    return {
        "facts": facts_of(result),
        "tag": tag_of(result),
        "page": page,
        "table": showing.units_table(rows, address),
        "meaning": say(MEANING),
        "no_places": showing.no_places(rows),
        "groups": showing.groups_table(groups(indexes_of(result), showing.FEWEST_OF_GROUP), places),
        "agreement": showing.agreement_words(result.agreement),
        "search": search,
        "group": group,
        "choices": [(key, say(text)) for key, text in SERVICE_GROUPS.items()],
    }


def tag_of(result: Result) -> Tag:
    """The state of a result in a word."""
    if result.withdrawn_at is not None:
        return Tag(_("ditarik"), "bad")
    if result.locked_at is None:
        return Tag(_("diusulkan, menunggu orang kedua"), "caution")
    if is_corrected(result):
        return Tag(_("dikoreksi oleh hasil yang lebih baru"), "caution")
    return Tag(_("terbit"), "good") if result.published_at else Tag(_("dikunci"), "good")


def facts_of(result: Result) -> list[Fact]:
    """Who did what to a result, and its fingerprint."""
    facts = [
        Fact(_("Hasil nomor"), str(result.number)),
        Fact(_("Diusulkan"), f"{result.proposed_by.name}, {_day(result.proposed_at)}"),
    ]
    if result.locked_by is not None:
        facts.append(Fact(_("Dikunci"), f"{result.locked_by.name}, {_day(result.locked_at)}"))
    if result.published_at is not None:
        facts.append(Fact(_("Terbit"), _day(result.published_at)))
    if result.corrects is not None:
        number = result.corrects.number
        way = Link(_("Lihat hasil itu"), reverse("results-one", args=[result.cycle_id, number]))
        facts.append(Fact(_("Mengoreksi hasil nomor"), str(number), way))
    if result.why:
        facts.append(Fact(_("Alasan koreksi"), result.why))
    return [*facts, Fact(_("Sidik isi (SHA-256)"), result.hash)]


def _day(at: datetime | None) -> str:
    return "–" if at is None else date_format(timezone.localtime(at), "DATE_FORMAT")


def history(cycle: Cycle) -> Table | None:
    """Every result there ever was; None while there is at most one."""
    found = list(results_of(cycle))
    if len(found) < 2:
        return None
    corrected = {one.corrects_id for one in found if one.locked_at}
    rows = [
        (
            Link(_("Hasil %(n)s") % {"n": one.number}, reverse("results-one", args=[cycle.pk, one.number])),
            _word(one, corrected),
            _day(one.proposed_at),
            one.why or "–",
        )
        for one in found
    ]
    columns = (Column(_("Hasil"), "link"), Column(_("Keadaan")), Column(_("Diusulkan")), Column(_("Alasan")))
    return Table(_("Semua hasil siklus ini"), columns, rows, caption_hidden=True)


def _word(one: Result, corrected: set[int | None]) -> str:
    if one.withdrawn_at:
        return _("ditarik")
    if one.locked_at is None:
        return _("diusulkan")
    if one.pk in corrected:
        return _("dikoreksi")
    return _("terbit") if one.published_at else _("dikunci")


def buttons(person: User, cycle: Cycle, waiting: Result | None, standing: Result | None) -> dict[str, Any]:
    """What this reader may press now; the actions ask again."""
    manages = policies.manages(person, cycle, today())
    locks = manages or policies.has_panel_role(person, cycle, PanelRole.MODERATOR)
    return {
        "propose": manages and waiting is None and standing is None,
        "again": manages and waiting is not None,
        "correct": manages and waiting is None and standing is not None,
        "lock": waiting if waiting and locks and waiting.proposed_by_id != person.pk else None,
        "second": waiting if waiting and waiting.proposed_by_id == person.pk else None,
        "withdraw": waiting if waiting and manages else None,
        "publish": standing
        if standing and manages and standing.published_at is None and cycle.has_reached(State.FINAL)
        else None,
    }


Act = Callable[[str], object]


def _acted(
    request: HttpRequest, cycle: Cycle, act: Act, name: str = "form", auto_id: str = "id_%s"
) -> HttpResponseBase:
    """Do it, or show everything that stands against it."""
    form = WhyForm(request.POST, auto_id=auto_id)
    form.is_valid()
    try:
        act(form.cleaned_data.get("why", ""))
    except ProblemsError as error:
        form.refuse(error)
        return _page(request, cycle, refused={name: form})
    return HttpResponseRedirect(reverse("results", args=[cycle.pk]) + "?tersimpan")


@policy(manages_cycle)
@require_POST
def propose(request: HttpRequest, cycle: int) -> HttpResponseBase:
    """Compute and put before a second person; after a locked result this is a correction with its reason."""
    found, by, now = cycle_of(cycle), whoever(request), timezone.now()
    return _acted(request, found, lambda why: actions.propose(cycle=found, why=why, by=by, now=now))


@policy(reads_results)
@require_POST
def lock(request: HttpRequest, cycle: int, number: int) -> HttpResponseBase:
    """The second person locks."""
    found, by, now = cycle_of(cycle), whoever(request), timezone.now()
    one = result_of(found, number)
    return _acted(request, found, lambda _why: actions.lock(result=one, by=by, now=now))


@policy(manages_cycle)
@require_POST
def withdraw(request: HttpRequest, cycle: int, number: int) -> HttpResponseBase:
    """Take a proposal back, with the reason."""
    found, by, now = cycle_of(cycle), whoever(request), timezone.now()
    one = result_of(found, number)

    def act(why: str) -> None:
        actions.withdraw(result=one, why=why, by=by, now=now)

    return _acted(request, found, act, "withdrawing", WITHDRAWING)


@policy(manages_cycle)
@require_POST
def publish(request: HttpRequest, cycle: int, number: int) -> HttpResponseBase:
    """Let the public see a locked result."""
    found, by, now = cycle_of(cycle), whoever(request), timezone.now()
    one = result_of(found, number)
    return _acted(request, found, lambda _why: actions.publish(result=one, by=by, now=now))

"""All surveys a person may see, narrowed by what stands in the address."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys import selectors
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.selectors import Progress
from tolok.apps.surveys.selectors.running import CLOSED, OPEN, SOON, Sought, periods_seen, surveys_sought
from tolok.apps.surveys.showing.periods import period_of, period_words
from tolok.apps.surveys.views.doors import address, crumbs, moment, signed_in, today, whoever
from tolok.apps.surveys.views.words import enough, state_of
from tolok.web.access import policy
from tolok.web.printing import printed
from tolok.web.shapes import Column, Link, Table

ROWS_A_PAGE = 50


def kind_words() -> dict[str, str]:
    """What the kinds of surveys are called."""
    return {
        "skm": _("SKM (kepuasan)"),
        "integrity": _("SPKP dan SPAK"),
        "f03": _("F-03 (PEKPPP)"),
        "own": _("pertanyaan sendiri"),
    }


@policy(signed_in)
@require_safe
def surveys(request: HttpRequest) -> HttpResponseBase:
    """The surveys of my unit, or of all units of my office. Ten statements however many there are."""
    user, now = whoever(request), moment()
    periods = periods_seen(user, today())
    sought = _sought(request, periods)
    rows = surveys_sought(user, today(), sought, now)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    shown = list(page)
    found = selectors.progress([one.pk for one in shown])
    names = names_of([one.unit_id for one in shown], today())
    context = {
        "page": page,
        "table": _table(shown, found, names, now),
        "sought": sought,
        "filters": _filters(request, periods),
        "period_words": period_words,
        "crumbs": crumbs()[:1],
    }
    return render(request, "surveys/surveys.html", context)


def _sought(request: HttpRequest, periods: Sequence[tuple[str, date]]) -> Sought:
    chosen = request.GET.get("periode", "")
    period = next((one for one in periods if _key(one) == chosen), None)
    kind, state = request.GET.get("jenis", ""), request.GET.get("keadaan", "")
    return Sought(
        request.GET.get("cari", "").strip(),
        kind if kind in kind_words() else "",
        state if state in (OPEN, SOON, CLOSED) else "",
        period,
    )


def _key(period: tuple[str, date]) -> str:
    return f"{period[0]}-{period[1]}"


def _filters(
    request: HttpRequest, periods: Sequence[tuple[str, date]]
) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    """Name, label, choices and what is chosen of each way to narrow the list."""
    states = [(OPEN, _("sedang dibuka")), (SOON, _("belum dibuka")), (CLOSED, _("sudah ditutup"))]
    named = [(_key(one), period_words(*one)) for one in periods]
    ways = [
        ("keadaan", _("Keadaan"), states),
        ("jenis", _("Jenis"), list(kind_words().items())),
        ("periode", _("Periode"), named),
    ]
    return [(name, label, choices, request.GET.get(name, "")) for name, label, choices in ways if choices]


def _table(
    rows: Sequence[Survey], found: Mapping[int, Progress], names: Mapping[int, str], now: datetime
) -> Table:
    columns = (
        Column(_("Unit dan layanan"), "link"),
        Column(_("Jenis")),
        Column(_("Periode")),
        Column(_("Keadaan"), "status"),
        Column(_("Ditutup")),
        Column(_("Jawaban"), "number"),
        Column(_("Sasaran"), "number"),
        Column(_("Kecukupan"), "status"),
    )
    kinds = kind_words()
    lines = [
        (
            Link(_name(one, names), address(one)),
            kinds.get(one.kind, one.kind),
            period_of(one) if one.period_start else "–",
            state_of(one, now),
            date_format(one.last_day),
            printed(found[one.pk].n, 0),
            printed(one.target, 0),
            enough(found[one.pk]),
        )
        for one in rows
    ]
    return Table(_("Survei"), columns, lines, empty=_("Tidak ada survei yang cocok."), caption_hidden=True)


def _name(survey: Survey, names: Mapping[int, str]) -> str:
    unit = names.get(survey.unit_id, survey.unit.code)
    return f"{survey.service.name} · {unit}" if survey.service else unit


def progress_url(survey: Survey) -> str:
    """How far a survey is."""
    return reverse("surveys-progress", args=[survey.pk])

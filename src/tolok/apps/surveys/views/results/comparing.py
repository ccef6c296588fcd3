"""All units of one office in one period."""

from collections.abc import Mapping, Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.accounts.selectors import person
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.policies import READERS, appointments_of, may_manage
from tolok.apps.organizations.selectors import names_of, office_at
from tolok.apps.surveys.selectors.brought import brought_rows
from tolok.apps.surveys.selectors.comparing import (
    Row,
    Wave,
    questionnaire_of_wave,
    rows_of,
    wave_before,
    waves_of,
)
from tolok.apps.surveys.showing import comparison as showing
from tolok.apps.surveys.views.doors import crumbs, today, whoever
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.texts import Text
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import policy
from tolok.web.shapes import Link

ROWS_A_PAGE = 50


def reads_office(request: HttpRequest, **parts: int) -> bool:
    """Those who read the whole office."""
    user = person(request)
    if user is None:
        return False
    mine = appointments_of(user, today()).filter(office=parts["office"], unit=None, role__in=READERS)
    if not mine.exists():
        raise Http404
    return True


@policy(reads_office)
@require_safe
def comparison(request: HttpRequest, office: int) -> HttpResponseBase:
    """The units of a period side by side; period, search, order and page are in the address."""
    found = office_at(office)
    if found is None:
        raise Http404
    waves, copied = waves_of(found)
    wave = _chosen(request, waves)
    asked = _asked(found, wave)
    context: dict[str, object] = {
        "office": found,
        "recaps": reverse("surveys-recap-imports", args=[office])
        if may_manage(whoever(request), found, today())
        else "",
        "crumbs": crumbs(Link(_("Perbandingan hasil"), current=True)),
    }
    if wave is None or asked is None:
        return render(request, "surveys/results/comparison.html", context)
    rows = rows_of(found, wave, asked.main.key, sums=True)
    recaps = brought_rows(found, wave) if wave in copied else []
    last = wave_before(waves, wave)
    before = rows_of(found, last, asked.main.key) if last else []
    names = names_of(sorted({row.unit for row in (*rows, *recaps)}), today())
    shown = _ordered(
        _matching([*rows, *recaps], names, request.GET.get("cari", "")), request.GET.get("urut", "")
    )
    if request.GET.get("bentuk") == "csv":
        return _file(shown, names, wave)
    page = Paginator(shown, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context |= {
        "wave": showing.wave_name(wave),
        "waves": [(one.key, showing.wave_name(one)) for one in waves],
        "chosen": wave.key,
        "search": request.GET.get("cari", ""),
        "order": request.GET.get("urut", ""),
        "orders": [("tertinggi", _("nilai tertinggi")), ("terendah", _("nilai terendah"))],
        "page": page,
        "table": showing.unit_table(list(page), names, asked.main),
        "brought": len(recaps),
        "together": showing.together(rows, asked),
        "changes": showing.changes(rows, before, names, asked.main) if last else None,
        "last": showing.wave_name(last) if last else "",
        "csv": f"?{urlencode({'gelombang': wave.key, 'bentuk': 'csv'})}",
    }
    return render(request, "surveys/results/comparison.html", context)


def _asked(office: Office, wave: Wave | None) -> Questionnaire | None:
    """What was asked in a wave; the nine elements where there are only recaps of it."""
    if wave is None:
        return None
    if (found := questionnaire_of_wave(office, wave)) is not None:
        return found
    return compose(Text("Rekap", "Recap"), [block("skm9")])


def _chosen(request: HttpRequest, waves: Sequence[Wave]) -> Wave | None:
    """The period in the address, the newest without one; 404 for one that is not there."""
    key = request.GET.get("gelombang", "")
    if not key:
        return waves[0] if waves else None
    found = next((one for one in waves if one.key == key), None)
    if found is None:
        raise Http404
    return found


def _matching(rows: Sequence[Row], names: Mapping[int, str], search: str) -> list[Row]:
    wanted = search.strip().casefold()
    return [row for row in rows if wanted in showing.title(row, names).casefold()]


def _ordered(rows: list[Row], order: str) -> list[Row]:
    if order not in ("tertinggi", "terendah"):
        return rows
    known = [row for row in rows if row.value is not None]
    rest = [row for row in rows if row.value is None]
    return [*sorted(known, key=lambda row: row.value, reverse=order == "tertinggi"), *rest]


def _file(rows: Sequence[Row], names: Mapping[int, str], wave: Wave) -> HttpResponseBase:
    headers = {"Content-Disposition": f'attachment; filename="perbandingan-{wave.key}.csv"'}
    lines = csv_lines(dict(row) for row in showing.lines(rows, names))
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)

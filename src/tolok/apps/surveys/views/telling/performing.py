"""What the surveys of a unit mean for the four SKM indicators of PEKPPP. A proposal only: the evaluator decides."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys.selectors.performance import survey_years
from tolok.apps.surveys.showing.performance import proposals_table
from tolok.apps.surveys.views.doors import crumbs, today
from tolok.apps.surveys.views.telling.doors import reads_unit
from tolok.papers.wording import capital
from tolok.rules import packs
from tolok.rules.surveys.performance import Proposed, SurveyYear, reading
from tolok.rules.surveys.performance import performance as proposed
from tolok.web.access import policy
from tolok.web.printing import say, short
from tolok.web.shapes import Fact, Link

FIRST, LAST = 2000, 2100


@policy(reads_unit)
@require_safe
def performance(request: HttpRequest, unit: int, year: int) -> HttpResponseBase:
    """Every weighted instrument that asks about surveys, with the level the facts of this year propose."""
    if not FIRST <= year <= LAST:
        raise Http404
    name = names_of([unit], today()).get(unit, "")
    held = survey_years([unit], year, today()).get(unit)
    title = _("Survei %(year)s untuk PEKPPP") % {"year": year}
    context = {
        "name": name,
        "title": title,
        "facts": _facts(held) if held else [],
        "sections": _sections(held) if held else [],
        "crumbs": crumbs(Link(f"{name}: {title}", current=True)),
    }
    return render(request, "surveys/telling/performance.html", context)


def _sections(held: SurveyYear) -> list[dict[str, Any]]:
    """The same for every instrument; sheets that propose the same are shown once, with all their names."""
    shown: dict[str, dict[str, Any]] = {}
    for instrument in packs.weighted():
        rows = proposed(instrument, held)
        if rows:
            key = repr([(one.indicator.code, one.proposal.level) for one in rows])
            title = say(instrument.header.title)
            if key in shown:
                shown[key]["title"] += f"; {title}"
            else:
                shown[key] = {"title": title, "table": proposals_table(rows), "words": _unmet(rows)}
    return list(shown.values())


def _unmet(rows: Sequence[Proposed]) -> list[str]:
    return sorted({say(text) for one in rows for text in one.unmet})


def _facts(held: SurveyYear) -> list[Fact]:
    known = reading()
    media = ", ".join(say(known.media[key].name) for key in sorted(held.media or ()))
    facts = [
        Fact(_("Survei yang sudah ditutup"), short(held.surveys or 0)),
        Fact(_("Diumumkan lewat"), media or _("belum dicatat")),
        Fact(_("Baris rencana tindak lanjut setahun terakhir"), short(held.planned or 0)),
        Fact(_("Selesai"), _("belum jatuh tempo") if held.finished is None else short(held.finished)),
    ]
    if held.reported_on:
        facts.append(Fact(_("Laporan dibuat"), date_format(held.reported_on)))
    if held.finished_on:
        facts.append(Fact(_("Semua tindak lanjut selesai"), date_format(held.finished_on)))
    words = {True: _("ya"), False: _("belum"), None: _("tidak diketahui")}
    facts += [
        Fact(capital(say(one.name)), words[held.requirements.get(one.fact)]) for one in known.requirements
    ]
    return facts

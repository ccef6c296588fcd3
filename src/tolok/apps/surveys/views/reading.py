"""Read: how far a survey is and what came out, and for the Biro its single answers."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.common.actions import record_read
from tolok.apps.surveys import policies, selectors
from tolok.apps.surveys.models import Answer, Survey
from tolok.apps.surveys.selectors import Mean, Progress
from tolok.apps.surveys.showing.periods import period_of
from tolok.apps.surveys.views.doors import (
    address,
    crumbs,
    manages_survey,
    moment,
    sees_survey,
    survey_of,
    today,
    unit_name,
    whoever,
)
from tolok.apps.surveys.views.masked import comments_of
from tolok.apps.surveys.views.parts import doors_of
from tolok.apps.surveys.views.running.listing import kind_words
from tolok.apps.surveys.views.words import answer_state, enough, marks, ruler, span, state_of, value_of
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Download, Fact, Link, Table

ROWS_A_PAGE = 50


@policy(sees_survey)
@require_safe
def survey(request: HttpRequest, survey: int) -> HttpResponseBase:
    """One survey: how far it is, how to spread it, and the result as soon as it may be told."""
    found, now, user = survey_of(survey), moment(), whoever(request)
    manages = policies.may_manage(user, found, today())
    far = selectors.progress([found.pk])[found.pk]
    name = unit_name(found)
    context = {
        "survey": found,
        "name": name,
        "kind": kind_words().get(found.kind, ""),
        "far": far,
        "enough": enough(far),
        "state": state_of(found, now),
        "over": found.over(now),
        "facts": _facts(found, far),
        "link": request.build_absolute_uri(reverse("surveys-answer", args=[found.code])),
        "files": [
            Download(
                _("Poster kode QR"), reverse("surveys-poster", args=[found.pk]), "PDF", _("A4, untuk dinding")
            ),
            Download(
                _("Poster kecil"),
                reverse("surveys-poster-a5", args=[found.pk]),
                "PDF",
                _("A5, untuk meja loket"),
            ),
        ],
        "manages": manages,
        "doors": doors_of(found, user, today()),
        "enters": found.begun(now) and policies.may_enter(user, found, today()),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(Link(name, current=True)),
        **_result(found, far, name, manages=manages, now=now),
    }
    return render(request, "surveys/survey.html", context)


def _facts(survey: Survey, far: Progress) -> list[Fact]:
    facts = [
        Fact(_("Dibuka"), _at(survey.opens_at)),
        Fact(_("Ditutup"), _at(survey.ends_at)),
        Fact(_("Minimum dan target"), f"{printed(survey.minimum, 0)} / {printed(survey.target, 0)}"),
        Fact(_("Jawaban terakhir"), _at(far.last) if far.last else "–"),
        Fact(_("Terlambat, tidak dihitung"), printed(far.late, 0)),
        Fact(_("Dikeluarkan dengan alasan"), printed(far.excluded, 0)),
    ]
    if survey.service is not None:
        facts.insert(0, Fact(_("Layanan"), f"{survey.service.name} ({survey.service.code})"))
    if survey.period_start is not None:
        facts.insert(0, Fact(_("Periode"), period_of(survey)))
    asked = selectors.questions_of(survey)
    sure = f" ({say(asked.unsure)})" if asked.unsure else ""
    facts.append(Fact(_("Kuesioner"), f"{say(asked.title)} · {survey.questionnaire.digest[:12]}"))
    low, high, first = asked.main.low, asked.main.high, asked.items[0]
    facts.append(
        Fact(
            _("Kata pilihan jawaban"),
            f"{say(first.points[low])} – {say(first.points[high])}{sure}",
        )
    )
    return facts


def _result(survey: Survey, far: Progress, name: str, *, manages: bool, now: datetime) -> dict[str, object]:
    """The value, its interval and every statement; or why they are withheld.

    Only of F-03: what other surveys ask is rated on different scales, so that one mean of everything would say nothing.
    Their results stand on their own page once they are closed.
    """
    if survey.kind != selectors.F03:
        return {}
    block = selectors.questions_of(survey).main
    held = selectors.result_told(survey, far, manages=manages, now=now)
    title = _("Penilaian pengguna (F-03), %(unit)s") % {"unit": name}
    if held is not None:
        empty = ruler(
            None,
            selectors.interval_of(None, block.low, block.high),
            block.low,
            block.high,
            title,
            _("belum ditampilkan"),
        )
        return {"held": say(held), "ruler": empty}
    moments = selectors.f03_of([survey.pk])[survey.pk]
    interval = selectors.interval_of(moments, block.low, block.high)
    return {
        "ruler": ruler(moments, interval, block.low, block.high, title, ""),
        "interval": span(interval),
        "method": say(interval.method),
        "items": _items(selectors.item_means(survey)),
    }


def _items(means: Sequence[Mean]) -> Table:
    columns = (
        Column(_("Pernyataan")),
        Column(_("Dinilai oleh"), "number"),
        Column(_("Rata-rata"), "number"),
        Column(_("Selang 95 %")),
    )
    rows = [
        (
            f"{one.number}. {say(one.text)}",
            "–" if one.withheld else printed(one.n, 0),
            value_of(one.mean),
            say(one.withheld) if one.withheld else span(one.interval),
        )
        for one in means
    ]
    note = _("Pernyataan yang tidak dinilai seseorang tidak dihitung nol; ia tidak ikut dihitung.")
    return Table(_("Rata-rata setiap pernyataan"), columns, rows, note=note)


@policy(manages_survey)
@require_safe
def answers(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Single answers for the Biro, with their masked comments. Reading them is logged."""
    found, now = survey_of(survey), moment()
    page = Paginator(selectors.answers_of(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    record_read(by=whoever(request), action="surveys.read_answers", target=found, now=now)
    name = unit_name(found)
    shown = list(page)
    context = {
        "survey": found,
        "name": name,
        "page": page,
        "table": _answers(found, shown),
        "comments": comments_of(shown),
        "files": [
            Download(
                _("Semua jawaban tanpa komentar"),
                reverse("surveys-csv", args=[found.pk]),
                "CSV",
                _("satu baris satu orang"),
            )
        ],
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(Link(name, address(found)), Link(_("Jawaban"), current=True)),
    }
    return render(request, "surveys/answers.html", context)


def _answers(survey: Survey, rows: Sequence[Answer]) -> Table:
    columns = (
        Column(_("Nomor")),
        Column(_("Diterima")),
        Column(_("Cara")),
        Column(_("Dinilai"), "number"),
        Column(_("Rata-rata"), "number"),
        Column(_("Yang perlu dilihat")),
        Column(_("Keadaan"), "status"),
        Column(_("Alasan")),
        Column(_("Tindakan"), "link"),
    )
    lines = [
        (
            f"#{answer.pk}",
            # The day is enough: with the minute somebody at the counter could tell who it was.
            date_format(localtime(answer.received_at)),
            answer.get_mode_display(),
            printed(answer.c, 0),
            printed(_own_mean(answer)),
            marks(answer) or "–",
            answer_state(answer),
            answer.excluded_why or "–",
            _way(survey, answer),
        )
        for answer in rows
    ]
    return Table(
        _("Jawaban, yang terbaru di atas"), columns, lines, empty=_("Belum ada jawaban."), caption_hidden=True
    )


def _own_mean(answer: Answer) -> Fraction:
    return Fraction(answer.s, answer.c)


def _way(survey: Survey, answer: Answer) -> Link:
    out = answer.excluded_at is None
    name = "surveys-exclude" if out else "surveys-readmit"
    return Link(_("Keluarkan") if out else _("Hitung lagi"), reverse(name, args=[survey.pk, answer.pk]))


def _at(when: datetime) -> str:
    return date_format(localtime(when), "DATETIME_FORMAT")

"""Paper: print sheets, type them in twice, decide where two readers differ."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.accounts.models import User
from tolok.apps.surveys import actions, selectors
from tolok.apps.surveys.actions import Typed
from tolok.apps.surveys.forms.ways import PartForm, PrintForm, SettleForm, SheetForm, profile_choices
from tolok.apps.surveys.models import PaperEntry, Survey
from tolok.apps.surveys.selectors import ways
from tolok.apps.surveys.sheets import differing, in_order
from tolok.apps.surveys.views.doors import enters_paper, moment, survey_of, unit_name, whoever
from tolok.apps.surveys.views.ways import day_in_words, pdf, posted, public_address, question, way_back, who
from tolok.papers.handouts.sheets import Choices, survey_sheets
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy, today
from tolok.web.asking import ask, show
from tolok.web.printing import printed
from tolok.web.shapes import Column, Download, Fact, Link, State, Table

METHODS = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE = 50


@policy(enters_paper)
@METHODS
def paper(request: HttpRequest, survey: int) -> HttpResponseBase:
    """How far the paper is, what waits for whom, and the next sheets to print."""
    found = survey_of(survey)
    form = PrintForm(posted(request))
    if form.is_valid():
        try:
            actions.print_sheets(survey=found, **form.cleaned_data, **who(request))
            return HttpResponseRedirect(f"{_list(found).url}?dicetak")
        except ProblemsError as error:
            form.refuse(error)
    page = Paginator(ways.waiting_sheets(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "survey": found,
        "name": unit_name(found),
        "over": found.over(moment()),
        "form": form,
        "facts": _facts(found),
        "page": page,
        "table": _table(found, list(page), whoever(request)),
        "files": [_file(found, run) for run in ways.runs_of(found)[:5]],
        "printed": "dicetak" in request.GET,
        "saved": "tersimpan" in request.GET,
        "parted": "dipisahkan" in request.GET,
        "crumbs": way_back(found, Link(_("Kertas"), current=True)),
    }
    return render(request, "surveys/ways/paper.html", context, status=422 if form.errors else 200)


def _list(survey: Survey) -> Link:
    return Link(_("Kertas"), reverse("surveys-paper", args=[survey.pk]))


def _facts(survey: Survey) -> list[Fact]:
    far = ways.sheets_of(survey)
    return [
        Fact(_("Dicetak"), printed(far.printed, 0)),
        Fact(_("Diketik sekali, menunggu orang kedua"), printed(far.once, 0)),
        Fact(_("Diketik dua kali dan berbeda"), printed(far.differs, 0)),
        Fact(_("Selesai"), printed(far.done, 0)),
        Fact(_("Di antaranya diketik satu orang"), printed(far.alone, 0)),
    ]


def _file(survey: Survey, run: Any) -> Download:
    words = {"first": f"{run.first:04d}", "last": f"{run.last:04d}"}
    note = _("huruf besar") if run.large else _("A4, bolak-balik")
    url = reverse("surveys-sheets-pdf", args=[survey.pk, run.pk])
    return Download(_("Lembar %(first)s sampai %(last)s") % words, url, "PDF", note)


def _table(survey: Survey, entries: list[PaperEntry], reader: User) -> Table:
    columns = (
        Column(_("Lembar")),
        Column(_("Keadaan"), "status"),
        Column(_("Pertama diketik")),
        Column(_("Kedua diketik")),
        Column(_("Tindakan"), "link"),
    )
    rows = [_row(survey, entry, reader) for entry in entries]
    return Table(_("Lembar yang menunggu"), columns, rows)


def _row(survey: Survey, entry: PaperEntry, reader: User) -> tuple[object, ...]:
    twice = entry.second_at is not None
    link: Link | str = ""
    if twice:
        link = Link(
            _("Putuskan lembar %(n)s") % {"n": entry.number},
            reverse("surveys-sheet-settle", args=[survey.pk, entry.pk]),
        )
    elif entry.first_by_id != reader.pk:
        url = reverse("surveys-sheet", args=[survey.pk])
        link = Link(_("Ketik lembar %(n)s") % {"n": entry.number}, f"{url}?nomor={entry.number}")
    return (
        entry.number,
        State(_("berbeda"), "caution") if twice else State(_("menunggu orang kedua"), "info"),
        _read(entry.first_by, entry.first_at),
        _read(entry.second_by, entry.second_at),
        link,
    )


def _read(by: User | None, at: Any) -> str:
    if by is None:
        return "–"
    return f"{by.name}, {date_format(localtime(at), 'DATETIME_FORMAT')}"


@policy(enters_paper)
@require_safe
def sheets_pdf(request: HttpRequest, survey: int, run: int) -> HttpResponseBase:
    """Sheets that were set aside to be printed."""
    found = survey_of(survey)
    made = ways.run_in(found, run)
    if made is None:
        raise Http404
    asked = selectors.questions_of(found)
    with override("id"):
        about = [Choices(label, choices) for label, choices in profile_choices(asked)]
    content = survey_sheets(
        asked=asked,
        about=about,
        unit=unit_name(found),
        office=found.unit.office.name,
        address=public_address(request, "surveys-answer", found.code),
        numbers=[f"{number:04d}" for number in range(made.first, made.last + 1)],
        until=day_in_words(found.last_day),
        large=made.large,
        printed_on=today(),
    )
    return pdf(content, f"lembar-{made.first:04d}-{made.last:04d}", found)


@policy(enters_paper)
@METHODS
def sheet(request: HttpRequest, survey: int) -> HttpResponseBase:
    """One sheet, then the next. What somebody else typed is never shown here."""
    found = survey_of(survey)
    asked = selectors.questions_of(found)
    typed: Typed | None = None
    form = SheetForm(posted(request), asked=asked, initial={"number": request.GET.get("nomor", "")[:20]})
    if form.is_bound and form.is_valid():
        try:
            typed = actions.type_sheet(
                survey=found,
                number=form.cleaned_data["number"],
                given=form.given,
                given_on=form.cleaned_data["given_on"],
                alone=form.cleaned_data["alone"],
                **who(request),
            )
            form = SheetForm(asked=asked, initial={"number": _next(typed.entry.number)})
        except ProblemsError as error:
            form.refuse(error)
    context = {
        "survey": found,
        "name": unit_name(found),
        "form": form,
        "typed": typed,
        "settle": _settle_address(found, typed),
        "over": found.over(moment()),
        "back": _list(found).url,
        "crumbs": way_back(found, _list(found), Link(_("Ketik lembar"), current=True)),
    }
    return render(request, "surveys/ways/sheet.html", context, status=422 if form.errors else 200)


def _next(number: str) -> str:
    """The number that most likely comes next: sheets lie in their order."""
    return f"{int(number) + 1:04d}" if number.isdigit() else ""


def _settle_address(survey: Survey, typed: Typed | None) -> str:
    if typed is None or typed.state != "differs":
        return ""
    return reverse("surveys-sheet-settle", args=[survey.pk, typed.entry.pk])


@policy(enters_paper)
@METHODS
def settle(request: HttpRequest, survey: int, entry: int) -> HttpResponseBase:
    """Both readings side by side, and what is decided."""
    found = survey_of(survey)
    mine = ways.sheet_in(found, entry)
    if mine is None:
        raise Http404
    asked = selectors.questions_of(found)
    differs = in_order(asked, differing(mine.first, mine.second or {}))
    form = SettleForm(
        posted(request), asked=asked, first=mine.first, second=mine.second or {}, differs=differs
    )
    if form.is_bound and form.is_valid():
        given, given_on = form.settled
        try:
            actions.settle(
                entry=mine, given=given, given_on=given_on, why=form.cleaned_data["why"], **who(request)
            )
            return HttpResponseRedirect(f"{_list(found).url}?tersimpan")
        except ProblemsError as error:
            form.refuse(error)
    title = _("Putuskan lembar %(n)s") % {"n": mine.number}
    lead = _("Ambil lembarnya dan lihat apa yang tertulis. Bagian lain dibaca sama oleh keduanya.")
    asked_for = question(found, title, lead, _("Simpan keputusan"), _list(found))
    form.part = reverse("surveys-sheet-part", args=[found.pk, mine.pk])
    return show(request, asked_for, form, "surveys/ways/settle.html")


@policy(enters_paper)
@METHODS
def part(request: HttpRequest, survey: int, entry: int) -> HttpResponseBase:
    """Two sheets bore one number: give the second another."""
    found = survey_of(survey)
    mine = ways.sheet_in(found, entry)
    if mine is None:
        raise Http404

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.part_sheets(entry=mine, **given, **who(request))
        return HttpResponseRedirect(f"{_list(found).url}?dipisahkan")

    title = _("Pisahkan dua lembar bernomor %(n)s") % {"n": mine.number}
    lead = _(
        "Bila kedua pengetik memegang lembar yang berbeda tetapi bernomor sama, lembar yang kedua diberi nomor baru. Keduanya lalu menunggu pengetikan kedua."
    )
    asked = question(found, title, lead, _("Pisahkan"), _list(found))
    return ask(request, asked, PartForm(posted(request)), act)

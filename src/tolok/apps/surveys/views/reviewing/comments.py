"""Comments: read masked, their themes corrected, complaints among them decided about. Nothing is sent from here."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.common.actions import record_read
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys import actions
from tolok.apps.surveys.forms.reviewing import HandOverForm, ThemesForm
from tolok.apps.surveys.models import CommentReading, HandedTo, HandOver, Survey
from tolok.apps.surveys.selectors import comments as reads
from tolok.apps.surveys.selectors.comments import Wanted, theme_names
from tolok.apps.surveys.views.doors import address, crumbs, moment, survey_of, today, unit_name, whoever
from tolok.apps.surveys.views.reviewing import handing
from tolok.apps.surveys.views.reviewing.doors import office_of, reading_of, reviews_office, reviews_survey
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.printing import say
from tolok.web.shapes import Link, State, Tone

COMMENTS_A_PAGE = 25
METHODS = require_http_methods(["GET", "HEAD", "POST"])
TONES: Mapping[str, Tone] = {HandOver.OFFERED: "caution", HandOver.HANDED_OVER: "info"}


@dataclass(frozen=True, slots=True)
class CommentCard:
    """One comment as it may be read, with what it is about and what can be done about it."""

    number: int
    place: str
    day: str
    text: str
    themes: str
    corrected: str
    state: State | None
    why: str
    decided: str
    themes_url: str
    decide_url: str


@policy(reviews_survey)
@require_safe
def comments(request: HttpRequest, survey: int) -> HttpResponseBase:
    """The comments of one survey."""
    found = survey_of(survey)
    name = unit_name(found)
    way = crumbs(Link(name, address(found)), Link(_("Komentar"), current=True))
    return _list(request, found.unit.office, found, {"name": name, "survey": found, "crumbs": way})


@policy(reviews_office)
@require_safe
def office_comments(request: HttpRequest, office: int) -> HttpResponseBase:
    """The comments of all surveys of an office: by unit, period, theme and state."""
    found = office_of(office)
    units, years = reads.commented(found)
    names = names_of(units, today())
    context = {
        "name": found.name,
        "office": found,
        "units": sorted(((str(pk), name) for pk, name in names.items()), key=lambda pair: pair[1]),
        "years": [(str(year), str(year)) for year in years],
        "crumbs": crumbs(Link(_("Komentar"), current=True)),
    }
    return _list(request, found, None, context)


def _list(
    request: HttpRequest, office: Office, survey: Survey | None, context: dict[str, Any]
) -> HttpResponseBase:
    chosen = {key: request.GET.get(key, "") for key in ("tema", "keluhan", "unit", "tahun", "cari")}
    wanted = Wanted(
        survey,
        unit=_number(chosen["unit"]),
        year=_number(chosen["tahun"]),
        theme=chosen["tema"] if chosen["tema"] in theme_names() else "",
        state=chosen["keluhan"] if chosen["keluhan"] in HandOver.values else "",
        search=chosen["cari"].strip()[:200],
    )
    page = Paginator(reads.readings(office, wanted), COMMENTS_A_PAGE).get_page(request.GET.get("halaman"))
    target = survey or office
    record_read(by=whoever(request), action="surveys.read_comments", target=target, now=moment())
    more = {
        "page": page,
        "cards": _cards(reads.fresh(list(page))),
        "chosen": chosen,
        "themes": [(key, say(name)) for key, name in theme_names().items()],
        "states": [(value, str(label)) for value, label in HandOver.choices if value],
        "waiting": reads.unread_in(office, survey),
        "saved": "tersimpan" in request.GET,
    }
    return render(request, "surveys/review/comments.html", {**more, **context})


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _cards(rows: Sequence[CommentReading]) -> list[CommentCard]:
    units = names_of(sorted({row.answer.survey.unit_id for row in rows}), today())
    return [_card(row, units.get(row.answer.survey.unit_id, row.answer.survey.unit.code)) for row in rows]


def _card(row: CommentReading, unit: str) -> CommentCard:
    parts = [row.answer.survey_id, row.pk]
    names = theme_names()
    state = None
    if row.hand_over:
        state = State(row.get_hand_over_display(), TONES.get(row.hand_over, "neutral"))
    return CommentCard(
        row.answer_id,
        unit,
        # The day is enough: with the minute somebody at the counter could tell who it was.
        date_format(localtime(row.answer.given_at)),
        row.masked,
        ", ".join(say(names[key]) for key in row.themes if key in names) or _("tanpa tema"),
        row.corrected_by.name if row.corrected_by else "",
        state,
        handing.grounds_of(row),
        handing.decided(row),
        reverse("surveys-comment-themes", args=parts),
        reverse("surveys-comment-hand-over", args=parts),
    )


@policy(reviews_survey)
@METHODS
def themes(request: HttpRequest, survey: int, reading: int) -> HttpResponseBase:
    """Give a comment its right themes."""
    found = survey_of(survey)
    row = reading_of(found, reading)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.correct_themes(reading=row, themes=given["themes"], by=whoever(request), now=moment())
        return HttpResponseRedirect(_back(found))

    form = ThemesForm(_posted(request), initial={"themes": row.themes}, reading=row)
    lead = _("Program menebak dari kata-katanya. Betulkan bila keliru.")
    question = _question(found, _("Tema komentar"), lead, _("Simpan tema"))
    return ask(request, question, form, act, "surveys/review/themes_of.html")


@policy(reviews_survey)
@require_POST
def take_back(request: HttpRequest, survey: int, reading: int) -> HttpResponseBase:
    """Take a correction back."""
    found = survey_of(survey)
    row = reading_of(found, reading)
    with suppress(ProblemsError):  # somebody did so before: nothing is left to be done
        actions.take_back_correction(reading=row, by=whoever(request), now=moment())
    return HttpResponseRedirect(_back(found))


@policy(reviews_survey)
@METHODS
def hand_over(request: HttpRequest, survey: int, reading: int) -> HttpResponseBase:
    """Say where a complaint was taken, or why it was not."""
    found = survey_of(survey)
    row = reading_of(found, reading)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        parts: dict[str, Any] = {"reading": row, "by": whoever(request), "now": moment()}
        if given["decision"] == HandOver.DECLINED:
            actions.decline(why=given["why"], **parts)
        else:
            actions.hand_over(to=HandedTo(given["to"]), note=given["why"], **parts)
        return HttpResponseRedirect(_back(found))

    form = HandOverForm(
        _posted(request),
        initial=_decision(row),
        reading=row,
        grounds=handing.grounds_of(row),
        copy=handing.text_to_copy(row, unit_name(found)),
    )
    lead = _(
        "Program tidak mengirim apa pun. Anda membaca, memutuskan, dan meneruskannya sendiri tanpa nama siapa pun."
    )
    question = _question(found, _("Keluhan dalam komentar"), lead, _("Simpan keputusan"))
    return ask(request, question, form, act, "surveys/review/hand_over.html")


def _decision(row: CommentReading) -> dict[str, str]:
    if row.hand_over in (HandOver.NONE, HandOver.OFFERED):
        return {}
    return {"decision": row.hand_over, "to": row.handed_to, "why": row.decided_why}


def _question(survey: Survey, title: str, lead: str, send: str) -> Question:
    name, back = unit_name(survey), reverse("surveys-comments", args=[survey.pk])
    way = crumbs(Link(name, address(survey)), Link(_("Komentar"), back), Link(title, current=True))
    return Question(title, lead, send, name, back, way)


def _back(survey: Survey) -> str:
    return f"{reverse('surveys-comments', args=[survey.pk])}?tersimpan"


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None

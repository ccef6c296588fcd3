"""How far one survey is, day by day and way by way, against what is wanted. Sums only, nobody's answer."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tolok.apps.accounts.models import User
from tolok.apps.surveys import policies, selectors
from tolok.apps.surveys.models import Mode, Survey
from tolok.apps.surveys.selectors.running import answers_by_day
from tolok.apps.surveys.selectors.ways import fates_of
from tolok.apps.surveys.views.doors import (
    address,
    crumbs,
    moment,
    sees_survey,
    survey_of,
    today,
    unit_name,
    whoever,
)
from tolok.apps.surveys.views.running.listing import progress_url
from tolok.apps.surveys.views.words import enough, state_of
from tolok.charts.days import bars_of, days_svg
from tolok.rules.surveys.pace import Pace, pace
from tolok.rules.surveys.response import Fate, rates, together
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Fact, Link, Table


@policy(sees_survey)
@require_safe
def progress(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Against the target, by day, by way. As many statements whatever the number of answers."""
    found, now = survey_of(survey), moment()
    far = selectors.progress([found.pk])[found.pk]
    even = pace(far.n, found.target, found.opens_at, found.ends_at, now)
    fates, days = fates_of(found), answers_by_day(found)
    name = unit_name(found)
    context = {
        "survey": found,
        "name": name,
        "far": far,
        "over": found.over(now),
        "state": state_of(found, now),
        "enough": enough(far),
        "sentence": _sentence(far.n, even, over=found.over(now)),
        "facts": _facts(found, far.n, fates, runs=policies.may_enter(whoever(request), found, today())),
        "modes": _modes(fates, far.n),
        "chart": _chart(found, days),
        "days": _days(days),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(Link(name, address(found)), Link(_("Kemajuan"), current=True)),
    }
    return render(request, "surveys/running/progress.html", context)


def _sentence(n: int, even: Pace, *, over: bool) -> str:
    """What is still missing, and what it takes."""
    if not even.missing:
        return _("Sasaran sudah tercapai.")
    if over:
        return _("Ditutup dengan %(n)s jawaban kurang dari sasaran.") % {"n": printed(even.missing, 0)}
    words = ngettext(
        "Masih kurang %(missing)s jawaban. Perlu %(daily)s sehari selama %(days)s hari lagi.",
        "Masih kurang %(missing)s jawaban. Perlu %(daily)s sehari selama %(days)s hari lagi.",
        even.days,
    )
    figures = {"missing": even.missing, "daily": even.each_day or 0, "days": even.days}
    said = words % {key: printed(value, 0) for key, value in figures.items()}
    slow = _("Sejauh ini jawaban masuk lebih lambat daripada yang diperlukan.")
    return f"{said} {slow}" if even.behind(n) else said


def _facts(survey: Survey, n: int, fates: Mapping[str, Fate], *, runs: bool) -> list[Fact]:
    change = Link(_("Ubah"), f"{address(survey)}kunjungan/") if runs else None
    visits = printed(survey.visits, 0) if survey.visits is not None else _("belum dicatat")
    facts = [Fact(_("Kunjungan selama survei"), visits, change)]
    if survey.visits:
        facts.append(Fact(_("Bagian dari kunjungan"), _share(n, survey.visits)))
    if survey.population:
        users = _("%(n)s (%(source)s)") if survey.population_source else "%(n)s"
        said = users % {"n": printed(survey.population, 0), "source": survey.population_source}
        facts.append(Fact(_("Pengguna periode sebelumnya"), said))
        facts.append(Fact(_("Bagian dari pengguna"), _share(n, survey.population)))
    facts.append(Fact(_("Sasaran menurut"), survey.get_target_rule_display()))
    facts.append(Fact(_("Tingkat respons"), _response(fates)))
    return facts


def _share(n: int, whole: int) -> str:
    return f"{printed(Fraction(100 * n, whole), 1)} %"


def _response(fates: Mapping[str, Fate]) -> str:
    """Of those ways only in which invitations can be counted."""
    counted = {mode: fate for mode, fate in fates.items() if fate.invited}
    try:
        return say(rates(together(counted)).words) if counted else _("belum ada undangan yang dapat dihitung")
    except ProblemsError:
        return _("angkanya tidak cocok; lihat halaman tingkat respons")


def _modes(fates: Mapping[str, Fate], n: int) -> Table:
    columns = (Column(_("Cara mengisi")), Column(_("Jawaban"), "number"), Column(_("Bagian"), "number"))
    rows = [
        (Mode(mode).label, printed(fate.completed, 0), _share(fate.completed, n) if n else "–")
        for mode, fate in fates.items()
        if fate.completed
    ]
    empty = _("Belum ada jawaban.")
    return Table(_("Menurut cara mengisi"), columns, rows, empty=empty, caption_hidden=True)


def _chart(survey: Survey, days: Mapping[date, int]) -> SafeString:
    """From the first day to the last, those to come too: what is empty still can be filled."""
    first, last = localdate(survey.opens_at), survey.last_day
    first, last = min([first, *days]), max([first, last, *days])
    words = ngettext("%(n)s jawaban.", "%(n)s jawaban.", sum(days.values())) % {
        "n": printed(sum(days.values()), 0)
    }
    svg = days_svg(
        bars_of(days, first, last),
        title=_("Jawaban per hari"),
        sentence=words,
        ends=(date_format(first), date_format(last)),
    )
    return mark_safe(svg)  # noqa: S308 - days_svg escapes every text


def _days(days: Mapping[date, int]) -> Table:
    columns = (Column(_("Hari")), Column(_("Jawaban"), "number"))
    rows = [(date_format(day), printed(n, 0)) for day, n in sorted(days.items(), reverse=True)]
    return Table(_("Jawaban per hari"), columns, rows, empty=_("Belum ada jawaban."), caption_hidden=True)


def progress_doors(survey: Survey, person: User, day: date) -> list[Link]:
    """The doors of this part on a survey's page."""
    doors = [Link(_("Kemajuan dan sasaran"), progress_url(survey))]
    if policies.may_enter(person, survey, day):
        doors.append(Link(_("Catat jumlah kunjungan"), f"{address(survey)}kunjungan/"))
    doors.append(Link(_("Layanan unit ini"), reverse("standards-services", args=[survey.unit_id])))
    if policies.may_manage(person, survey, day):
        doors.append(Link(_("Jawaban yang datang terlambat"), f"{address(survey)}terlambat/"))
    return doors

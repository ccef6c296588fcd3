"""When, of whom, and how many: the period, the units or services, their users, the sample."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.surveys.forms.opening import PeriodForm, SampleForm, UsersForm, WhomForm, label_of
from tolok.apps.surveys.models import SurveyPlan
from tolok.apps.surveys.plans import SERVICE, UNIT, when_of
from tolok.apps.surveys.selectors.plans import chosen, spreads_of, targets_of
from tolok.apps.surveys.targets import Sample, Size, Target, sizes
from tolok.apps.surveys.views.doors import moment, today
from tolok.apps.surveys.views.opening.doors import (
    address,
    after,
    asked_of,
    keep,
    plan_of,
    prepares_surveys,
    step_page,
)
from tolok.rules.surveys.periods import before, number_of
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.answers.user_counts import pasted_counts
from tolok.web.access import policy
from tolok.web.printing import printed, short
from tolok.web.shapes import Column, Link, Table

METHODS = require_http_methods(["GET", "HEAD", "POST"])
#: How many days a survey is offered to stay open.
OPEN_DAYS = 30
CHOICES_A_PAGE, ROWS_A_PAGE = 200, 50


@policy(prepares_surveys)
@METHODS
def period(request: HttpRequest, plan: int) -> HttpResponseBase:
    """The period that is rated, and when the surveys are open."""
    found = plan_of(plan)
    when = when_of(found.content)
    if when:
        kept = f"{when.kind}-{when.year}-{when.number}"
        initial = {
            "period": kept,
            "opens_at": localtime(when.opens_at),
            "closes_at": localtime(when.closes_at),
        }
    else:
        year, number = before("triwulan", today().year, number_of("triwulan", today()))
        kept, initial = "", {"period": f"triwulan-{year}-{number}", **_usual_hours()}
    form = PeriodForm(request.POST or None, today=today(), kept=kept, initial=initial)

    def act() -> str:
        keep(request, found, "period", form.value)
        return after(found, "period")

    lead = _("Paling sedikit setahun sekali; banyak unit memakai triwulan atau semester.")
    return step_page(request, found, form, act, title=_("Periode dan waktu"), lead=lead)


def _usual_hours() -> dict[str, datetime]:
    """From tomorrow morning for thirty days, until the counter closes; a beginning to change, not a rule."""
    morning = localtime(moment()).replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return {"opens_at": morning, "closes_at": (morning + timedelta(days=OPEN_DAYS)).replace(hour=16)}


@policy(prepares_surveys)
@METHODS
def whom(request: HttpRequest, plan: int) -> HttpResponseBase:
    """Which units, or which services."""
    found = plan_of(plan)
    kept = found.content.get("whom", {})
    level = request.GET.get("tingkat") or kept.get("level") or SERVICE
    level = level if level in (SERVICE, UNIT) else SERVICE
    known = targets_of(found, level, today())
    picked = set(kept.get("chosen", ())) if kept.get("level") == level else set()
    search = request.GET.get("cari", "").strip().casefold()
    page = Paginator([one for one in known if search in label_of(one).casefold()], CHOICES_A_PAGE).get_page(
        request.GET.get("halaman")
    )
    shown = list(page)
    form = WhomForm(
        request.POST or None,
        targets=shown,
        initial={"picked": [one.key for one in shown if one.key in picked]},
    )

    def act() -> str:
        wanted = _wanted(request, form, known, shown, picked)
        keep(request, found, "whom", {"level": level, "chosen": wanted})
        if "lanjut" not in request.POST:
            return request.get_full_path()
        if not wanted:
            raise ProblemsError([Problem(NOBODY, key="picked")])
        return after(found, "whom")

    lead = _("Hasil per layanan menunjukkan di mana yang perlu diperbaiki; satu survei untuk satu layanan.")
    return step_page(
        request,
        found,
        form,
        act,
        title=_("Untuk siapa?"),
        lead=lead,
        template="surveys/opening/whom.html",
        levels=[
            Link(_("Per layanan"), f"?tingkat={SERVICE}", current=level == SERVICE),
            Link(_("Per unit"), f"?tingkat={UNIT}", current=level == UNIT),
        ],
        level=level,
        page=page,
        search=request.GET.get("cari", ""),
        total=len(known),
        picked=len(picked & {one.key for one in known}),
    )


def _wanted(
    request: HttpRequest, form: WhomForm, known: Sequence[Target], shown: Sequence[Target], picked: set[str]
) -> list[str]:
    """What is chosen after this page was sent, in the order of the tree; other pages keep what was chosen there."""
    if "semua" in request.POST:
        return [one.key for one in known]
    if "kosong" in request.POST:
        return []
    chosen_now = (picked - {one.key for one in shown}) | set(form.cleaned_data["picked"])
    return [one.key for one in known if one.key in chosen_now]


@policy(prepares_surveys)
@METHODS
def users(request: HttpRequest, plan: int) -> HttpResponseBase:
    """How many users each had, a page at a time; what is pasted counts for all pages."""
    found = plan_of(plan)
    kept = found.content.get("users", {})
    counts: dict[str, int] = dict(kept.get("counts", {}))
    targets = _chosen(found)
    page = Paginator(targets, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    form = UsersForm(
        request.POST or None, targets=list(page), counts=counts, initial={"source": kept.get("source", "")}
    )

    def act() -> str:
        given = form.cleaned_data
        for key in form.keys:
            counts.pop(key, None)
            if given[key]:
                counts[key] = given[key]
        counts.update(_pasted(given["lines"], targets))
        keep(request, found, "users", {"source": given["source"].strip(), "counts": counts})
        more = page.has_next() and "lanjut" not in request.POST
        return f"{address(found, 'users')}?halaman={page.number + 1}" if more else after(found, "users")

    lead = _(
        "Banyaknya pengguna layanan yang sama pada periode sebelumnya. Boleh dikosongkan; sasaran lalu dihitung untuk pengguna yang banyak sekali."
    )
    return step_page(
        request,
        found,
        form,
        act,
        title=_("Berapa penggunanya?"),
        lead=lead,
        template="surveys/opening/users.html",
        page=page,
        known=sum(1 for one in targets if one.key in counts),
        total=len(targets),
    )


def _pasted(text: str, targets: Sequence[Target]) -> dict[str, int]:
    """Counts by key of what was pasted. Raises ProblemsError for codes that were not chosen."""
    if not text.strip():
        return {}
    known: dict[tuple[str, ...], str] = {
        (one.unit_code, one.service.code) if one.service else (one.unit_code,): one.key for one in targets
    }
    rows = pasted_counts(text)
    strange = [
        Problem(NOT_CHOSEN.format(row=row.row, codes=" · ".join(row.codes)), key="lines")
        for row in rows
        if row.codes not in known
    ]
    if strange:
        raise ProblemsError(strange)
    return {known[row.codes]: row.users for row in rows}


@policy(prepares_surveys)
@METHODS
def sample(request: HttpRequest, plan: int) -> HttpResponseBase:
    """How many respondents: both ways side by side for every unit or service."""
    found = plan_of(plan)
    form = SampleForm(request.POST or None, initial=found.content.get("sample"))

    def act() -> str:
        keep(request, found, "sample", form.value)
        return address(found, "sample") if "lihat" in request.POST else after(found, "sample")

    page = Paginator(_chosen(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    lead = _("Tabel dipakai untuk memenuhi pedoman; ketelitian menunjukkan seberapa tajam hasilnya.")
    return step_page(
        request,
        found,
        form,
        act,
        title=_("Berapa responden?"),
        lead=lead,
        template="surveys/opening/sample.html",
        page=page,
        table=sizes_table(sized_page(found, list(page))),
    )


def sized_page(plan: SurveyPlan, targets: Sequence[Target]) -> list[Size]:
    """The sizes of the targets of one page."""
    asked = asked_of(plan)
    spreads = spreads_of(targets, asked.purpose) if asked else {}
    counts = plan.content.get("users", {}).get("counts", {})
    return sizes(targets, counts, Sample.of(plan.content.get("sample")), spreads)


def sizes_table(rows: Sequence[Size]) -> Table:
    """Both sizes side by side; an assumed spread is marked."""
    columns = (
        Column(_("Untuk")),
        Column(_("Pengguna"), "number"),
        Column(_("Krejcie–Morgan"), "number"),
        Column(_("Ketelitian"), "number"),
        Column(_("Sebaran nilai")),
        Column(_("Paling sedikit"), "number"),
        Column(_("Sasaran"), "number"),
    )
    lines = [
        (
            label_of(one.target),
            printed(one.population, 0) if one.population else "–",
            printed(one.table.n, 0),
            printed(one.mean.n, 0),
            _spread(one),
            printed(one.minimum, 0),
            printed(one.n, 0),
        )
        for one in rows
    ]
    note = _(
        "Sebaran nilai diambil dari hasil terakhir. Yang bertanda anggapan memakai 10 poin, karena belum ada hasil."
    )
    return Table(_("Sasaran responden"), columns, lines, note=note, caption_hidden=True)


def _spread(one: Size) -> str:
    value = short(one.mean.sd or 0, 2)
    words = _("%(value)s poin, hasil terakhir") if one.measured else _("%(value)s poin, anggapan")
    return words % {"value": value}


def _chosen(plan: SurveyPlan) -> list[Target]:
    level: Any = plan.content.get("whom", {}).get("level", "")
    return chosen(targets_of(plan, level, today()), plan.content) if level else []


NOBODY = Text("Pilih sedikitnya satu.", "Choose at least one.")
NOT_CHOSEN = Text(
    "Baris {row}: {codes} tidak termasuk yang Anda pilih.",
    "Line {row}: {codes} is not among those you chose.",
)

"""Everything that was decided on one page, as citizens will see it, and the button that opens."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.surveys import actions
from tolok.apps.surveys.forms.opening import BLOCKS
from tolok.apps.surveys.forms.rating import RatingForm
from tolok.apps.surveys.models import SurveyPlan
from tolok.apps.surveys.plans import missing, when_of
from tolok.apps.surveys.selectors.plans import chosen, opened_before, targets_of
from tolok.apps.surveys.targets import Target
from tolok.apps.surveys.views.doors import moment, today, whoever
from tolok.apps.surveys.views.opening.doors import address, asked_of, crumbs, plan_of, prepares_surveys
from tolok.apps.surveys.views.opening.numbers import ROWS_A_PAGE, sized_page, sizes_table
from tolok.apps.surveys.views.sittings import TONGUES
from tolok.rules.questionnaires.composing import CONSTANT, NATURES, REPLACE, Nature, findings
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.surveys.periods import days_of
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Fact, Link, State, Table
from tolok.web.shapes import Problem as Line


@policy(prepares_surveys)
@require_safe
def check(request: HttpRequest, plan: int) -> HttpResponseBase:
    """The answers to check."""
    return _check(request, plan_of(plan))


@policy(prepares_surveys)
@require_POST
def open_now(request: HttpRequest, plan: int) -> HttpResponseBase:
    """Open everything at once."""
    found = plan_of(plan)
    try:
        made = actions.open_plan(plan=found, by=whoever(request), now=moment())
    except ProblemsError as error:
        return _check(request, found, [Line(say(problem.text)) for problem in error.problems])
    if len(made) == 1:
        return HttpResponseRedirect(f"{reverse('surveys-survey', args=[made[0].pk])}?tersimpan")
    return HttpResponseRedirect(address(found))


def _check(request: HttpRequest, plan: SurveyPlan, wrong: list[Line] | None = None) -> HttpResponseBase:
    asked = asked_of(plan)
    level = plan.content.get("whom", {}).get("level", "")
    targets = chosen(targets_of(plan, level, today()), plan.content) if level else []
    page = Paginator(targets, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "plan": plan,
        "plan_key": str(plan.pk),
        "facts": _facts(plan, targets, asked),
        "skipped": _skipped(plan, asked),
        "missing": [(address(plan, step), _step_words()[step]) for step in missing(plan.content)],
        "natures": _natures(plan, targets) if asked else [],
        "findings": _findings(plan, targets, asked),
        "before": _before(plan, asked),
        "page": page,
        "table": sizes_table(sized_page(plan, list(page))) if targets and asked else None,
        "problems": wrong or [],
        "crumbs": crumbs(Link(plan.name, current=True)),
    }
    return render(request, "surveys/opening/check.html", context, status=422 if wrong else 200)


def _step_words() -> dict[str, str]:
    return {
        "questions": _("Apa yang ditanyakan?"),
        "period": _("Periode dan waktu"),
        "whom": _("Untuk siapa?"),
        "sample": _("Berapa responden?"),
    }


def _facts(plan: SurveyPlan, targets: list[Target], asked: Questionnaire | None) -> list[Fact]:
    def way(step: str) -> Link | None:
        return None if plan.opened_at else Link(_("Ubah"), address(plan, step))

    when = when_of(plan.content)
    known = len(plan.content.get("users", {}).get("counts", {}))
    share = plan.content.get("questions", {}).get("f03_share", 0)
    blocks = ", ".join(str(words) for key, words in BLOCKS if asked and key in {b.key for b in asked.blocks})
    facts = [
        Fact(_("Yang ditanyakan"), blocks or _("belum dipilih"), way("questions")),
        Fact(_("Periode"), say(when.name) if when else _("belum dipilih"), way("period")),
    ]
    if when:
        start, end = days_of(when.kind, when.year, when.number)
        facts += [
            Fact(_("Tanggal periode"), f"{date_format(start)} – {date_format(end)}"),
            Fact(_("Dibuka"), date_format(localtime(when.opens_at), "DATETIME_FORMAT")),
            Fact(_("Ditutup"), date_format(localtime(when.closes_at), "DATETIME_FORMAT")),
        ]
    units = len({one.unit_id for one in targets})
    said = _("%(n)s survei di %(units)s unit") % {"n": printed(len(targets), 0), "units": printed(units, 0)}
    facts.append(Fact(_("Untuk"), said if targets else _("belum dipilih"), way("whom")))
    if targets:
        told = _("%(n)s dari %(of)s diketahui") % {"n": printed(known, 0), "of": printed(len(targets), 0)}
        facts.append(Fact(_("Jumlah pengguna"), told, way("users")))
    facts.append(Fact(_("Sasaran"), _sample(plan), way("sample")))
    if share:
        facts.append(
            Fact(_("F-03 dalam kesempatan yang sama"), _("%(n)s persen dari yang menjawab") % {"n": share})
        )
    return facts


def _sample(plan: SurveyPlan) -> str:
    row = plan.content.get("sample")
    if not row:
        return _("belum ditetapkan")
    words = {
        "km": _("menurut tabel Krejcie–Morgan"),
        "precision": _("indeks meleset paling banyak %(within)s poin") % {"within": printed(row["within"])},
        "own": _("angka sendiri: %(n)s") % {"n": row.get("own")},
    }
    return _("%(rule)s; paling sedikit %(least)s jawaban") % {
        "rule": words[row["rule"]],
        "least": printed(row["minimum"], 0),
    }


def _skipped(plan: SurveyPlan, asked: Questionnaire | None) -> list[Fact]:
    """The steps that may be skipped."""
    if asked is None:
        return []

    def way(step: str) -> Link | None:
        return None if plan.opened_at else Link(_("Atur"), address(plan, step))

    tongues = [TONGUES.get(key, key) for key in plan.content.get("others", {})]
    count = len(plan.content.get("words", {}))
    said = _("%(n)s butir dengan kata sendiri") % {"n": count} if count else _("semuanya kata asli")
    none = _("tidak ada")
    return [
        Fact(_("Pertanyaan sendiri"), printed(len(asked.own), 0) if asked.own else none, way("own")),
        Fact(_("Kata pertanyaan dan pilihan"), said, way("words")),
        Fact(_("Bahasa daerah"), ", ".join(tongues) or none, way("languages")),
    ]


def nature_words(nature: Nature) -> str:
    """What services of one nature are called."""
    if nature.free and nature.online:
        return _("gratis dan daring")
    return (
        _("gratis menurut aturan")
        if nature.free
        else (_("daring") if nature.online else _("bertarif, bertemu petugas"))
    )


def _natures(plan: SurveyPlan, targets: list[Target]) -> list[dict[str, object]]:
    """Each kind of service among those chosen: how many, what is asked otherwise, and how it looks."""
    counts = {nature: sum(1 for one in targets if one.nature == nature) for nature in NATURES}
    asks = plan.content.get("questions", {})
    found = []
    for at, nature in enumerate(NATURES):
        if not counts[nature] and (at or targets):
            continue
        differs = []
        if nature.free and "skm9" in asks.get("blocks", ()):
            replaced = asks.get("free", CONSTANT) == REPLACE
            differs.append(
                _("unsur biaya diganti; penggantinya belum kami temukan di teks resmi")
                if replaced
                else _("unsur biaya ditandai tetap")
            )
        if nature.online and asks.get("online") == REPLACE and "skm9" in asks.get("blocks", ()):
            differs.append(
                _("kompetensi dan perilaku diganti; penggantinya belum kami temukan di teks resmi")
            )
        found.append(
            {
                "words": nature_words(nature),
                "n": counts[nature],
                "differs": "; ".join(differs),
                "url": f"{address(plan, 'preview')}?jenis={at}",
            }
        )
    return found


def _findings(plan: SurveyPlan, targets: list[Target], asked: Questionnaire | None) -> Table | None:
    if asked is None:
        return None
    natures = {one.nature for one in targets} or {Nature()}
    made = [asked_of(plan, nature) for nature in NATURES if nature in natures]
    found = dict.fromkeys(pair for one in made if one for pair in _lines(one))
    columns = (Column(_("Butir")), Column(_("Keadaan"), "status"), Column(_("Yang ditemukan")))
    rows = [
        (name, State(_("salah"), "bad") if severity == "error" else State(_("peringatan"), "caution"), text)
        for name, severity, text in found
    ]
    empty = _("Pemeriksa kata tidak menemukan apa pun.")
    return Table(_("Pemeriksaan kata"), columns, rows, empty=empty, caption_hidden=True)


def _lines(asked: Questionnaire) -> list[tuple[str, str, str]]:
    return [(f"{item.code} {say(item.name)}", one.severity, say(one.text)) for item, one in findings(asked)]


def _before(plan: SurveyPlan, asked: Questionnaire | None) -> int:
    """How many surveys of the same period there are already."""
    when = when_of(plan.content)
    if when is None or asked is None or plan.opened_at:
        return 0
    return opened_before(plan, when, asked.purpose, days_of(when.kind, when.year, when.number))


@policy(prepares_surveys)
@require_safe
def preview(request: HttpRequest, plan: int) -> HttpResponseBase:
    """The form as citizens will see it; it sends nothing."""
    found = plan_of(plan)
    at = request.GET.get("jenis", "0")
    nature = NATURES[int(at)] if at in {"0", "1", "2", "3"} else NATURES[0]
    asked = asked_of(found, nature)
    if asked is None:
        raise Http404
    language = request.GET.get("bahasa", "")
    form = RatingForm(asked=asked, language=language)
    tongues = [Link(_("bahasa halaman ini"), f"?jenis={at}", current=language not in (asked.others or {}))]
    tongues += [
        Link(TONGUES.get(key, key), f"?jenis={at}&bahasa={key}", current=key == language)
        for key in asked.others or {}
    ]
    context = {
        "plan": found,
        "form": form,
        "nature": nature_words(nature),
        "tongues": tongues if asked.others else [],
        "count": len(asked.items),
        "unsure": [item for item in asked.items if item.replaced],
        "back": address(found),
        "crumbs": crumbs(Link(found.name, address(found)), Link(_("Pratinjau"), current=True)),
    }
    return render(request, "surveys/opening/preview.html", context)

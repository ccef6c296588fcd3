"""Surveys told to whoever may read what a unit said in a cycle. Results that too few people gave are not told."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tolok.apps.standards.selectors.kept import end_of
from tolok.apps.surveys.models import Publication, SurveyResult
from tolok.apps.surveys.selectors.names import survey_name
from tolok.apps.surveys.selectors.plans_kept import Plan, finished_by, plans_after, reports_of
from tolok.apps.surveys.selectors.results import standing
from tolok.rules.records import Record, Watched, numbers_of, said
from tolok.web.printing import printed, say


def records(origins: Collection[str], unit: int, day: date) -> dict[str, Record]:
    """Surveys of a unit by origin as of a day, in the reader's language. Six statements."""
    wanted = numbers_of(origins, "surveys.survey")
    if not wanted:
        return {}
    results = standing(SurveyResult.objects.filter(survey__in=wanted, survey__unit=unit))
    rows = list(results.defer("content").select_related("survey__service").order_by("survey"))
    pks = [one.pk for one in rows]
    told: dict[int, list[str]] = {}
    still = Q(withdrawn_at=None) | Q(withdrawn_at__gte=end_of(day))
    for note in Publication.objects.filter(still, result__in=pks, told_on__lte=day):
        words = f"{note.get_medium_display()}, {date_format(note.told_on)}: {note.place}"
        told.setdefault(note.result_id, []).append(words)
    reports = dict(reports_of(wanted, day))
    plans = {plan.survey.pk: plan for plan in plans_after([unit], day, survey__in=wanted)}
    found = [
        _record(one, told.get(one.pk, []), reports.get(one.survey_id), plans.get(one.survey_id))
        for one in rows
    ]
    return {one.origin: one for one in found}


def paper(origin: str, unit: int, key: str, day: date) -> bytes | None:
    """Reports are made of a result when somebody orders them; none is made here."""
    return None


def _lines(plan: Plan) -> str:
    """What was promised, by when, and whether it was done by the day."""
    found = []
    for one in plan.lines:
        done = finished_by(one, plan.until) and one.done_on
        values = {"line": one.title, "due": date_format(one.first_due_on), "done": done and date_format(done)}
        words = (
            _("%(line)s: tenggat %(due)s, selesai %(done)s")
            if done
            else _("%(line)s: tenggat %(due)s, belum selesai")
        )
        found.append(words % values)
    return "; ".join(found)


def _record(one: SurveyResult, told: list[str], reported: date | None, plan: Plan | None) -> Record:
    survey = one.survey
    index = printed(one.value) if one.value is not None else _("tidak ditampilkan: responden terlalu sedikit")
    return Record(
        f"surveys.survey:{survey.pk}",
        say(survey_name(survey)),
        said(
            (_("Dibuka"), date_format(localdate(survey.opens_at))),
            (_("Hari terakhir"), date_format(survey.last_day)),
            (_("Responden"), one.n),
            (_("Pengguna pada periode sebelumnya"), survey.population or _("tidak dicatat")),
            (_("Responden yang dituju"), survey.target),
            (_("IKM"), f"{index} ({one.grade})" if one.grade and one.value is not None else index),
            (_("Laporan dengan metode survei"), date_format(reported) if reported else _("belum dibuat")),
            (_("Diumumkan"), "; ".join(told) or _("belum dicatat")),
            (_("Rencana tindak lanjut"), _lines(plan) if plan else _("belum dicatat")),
        ),
        survey.period_end or survey.last_day,
        reverse("surveys-result", args=[survey.pk]),
        watched=(Watched(f"surveys.surveyresult:{one.pk}"),),
    )

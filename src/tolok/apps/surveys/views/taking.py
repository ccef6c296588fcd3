"""Take away: the poster with the code, and for the Biro every answer as CSV."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import override
from django.views.decorators.http import require_safe

from tolok.apps.common.actions import record_read
from tolok.apps.organizations.selectors import head_of_unit
from tolok.apps.surveys import selectors
from tolok.apps.surveys.actions.answering import PROFILE
from tolok.apps.surveys.models import Answer, Survey
from tolok.apps.surveys.views.doors import (
    manages_survey,
    moment,
    sees_survey,
    survey_of,
    today,
    unit_name,
    whoever,
)
from tolok.papers.handouts.poster import PosterSize, survey_poster
from tolok.rules.questionnaires.values import Questionnaire
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import policy


@policy(sees_survey)
@require_safe
def poster(request: HttpRequest, survey: int, size: PosterSize = "a4") -> HttpResponseBase:
    """One page for the counter, with the first lines of the letterhead."""
    found = survey_of(survey)
    name = unit_name(found)
    with override("id"):  # the poster hangs where everybody reads it
        until = date_format(found.last_day)
        path = reverse("surveys-answer", args=[found.code])
    made = survey_poster(
        unit=name,
        office=found.unit.office.name,
        address=request.build_absolute_uri(path),
        until=until,
        kop=head_of_unit(found.unit, today()).lines,
        size=size,
        printed_on=today(),
    )
    stem = slugify(name)[:60] if size == "a4" else f"a5-{slugify(name)[:60]}"
    headers = {"Content-Disposition": f'attachment; filename="poster-{stem}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@policy(manages_survey)
@require_safe
def answers_csv(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Every answer without its comment and without its time of day. Taking it is logged."""
    found = survey_of(survey)
    record_read(by=whoever(request), action="surveys.take_answers", target=found, now=moment())
    asked = selectors.questions_of(found)
    rows = selectors.answers_of(found).order_by("pk")
    headers = {"Content-Disposition": f'attachment; filename="jawaban-{found.code}.csv"'}
    return StreamingHttpResponse(
        csv_lines(_rows(found, asked, rows.iterator(chunk_size=1000))),
        content_type="text/csv; charset=utf-8",
        headers=headers,
    )


def _rows(survey: Survey, asked: Questionnaire, answers: Iterator[Answer]) -> Iterator[dict[str, object]]:
    for answer in answers:
        yield {
            "nomor": answer.pk,
            "diterima": localtime(answer.received_at).date().isoformat(),
            "cara": answer.mode,
            **{f"nilai {item.key}": answer.values.get(item.key, "") for item in asked.items},
            **{name: getattr(answer, name) for name in PROFILE},
            "terlambat": int(answer.late),
            "dikeluarkan": int(answer.excluded_at is not None),
            "alasan": answer.excluded_why,
            "kuesioner": survey.questionnaire.digest,
        }

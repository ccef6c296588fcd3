"""What others take from a published survey result: badge, poster, open data, the catalogue of all."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import override
from django.views.decorators.http import etag, require_safe

from tolok.apps.publication import survey_results as shown
from tolok.apps.publication.survey_open import open_survey, period_of, publishing
from tolok.apps.publication.survey_views import FILES
from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.selectors.following import lines_after
from tolok.apps.surveys.selectors.papers import period_words, report_profile
from tolok.apps.surveys.selectors.publishing import published, told_result
from tolok.apps.surveys.selectors.results import outcomes_of, questions
from tolok.apps.surveys.showing.history import short_period
from tolok.charts.badge import Badge, badge_svg
from tolok.papers.surveys.blocks import block_ruler, index_of
from tolok.papers.surveys.full_report import KINDS as REPORTS
from tolok.papers.surveys.result_poster import ResultPoster, result_poster
from tolok.rules.numbers import comma, round_half_up
from tolok.rules.questionnaires.block_outcomes import Outcome
from tolok.rules.questionnaires.values import Block
from tolok.sheets.opened import surveys as open_data
from tolok.web.access import public

HOUR = 3600
MOST_IN_CATALOGUE = 1000
#: Sentences on a poster; all of them stand on the page.
MOST_PROMISES = 3


def _told(office: int, unit: str, survey: int) -> SurveyResult:
    """The result that stands published; a withdrawn one gives no files."""
    found = told_result(office, unit, survey)
    if found is None or found.published_at is None:
        raise Http404
    return found


def _main(result: SurveyResult) -> tuple[Block, Outcome]:
    """The first block of which something is told."""
    told = outcomes_of(result)
    for block in questions(result).blocks:
        if block.key in told:
            return block, told[block.key]
    raise Http404


def _tag(request: HttpRequest, office: int, unit: str, survey: int) -> str:
    result = _told(office, unit, survey)
    return f'"{result.digest[:32]}"'


@public
@require_safe
@etag(_tag)
def badge(request: HttpRequest, office: int, unit: str, survey: int) -> HttpResponseBase:
    """A picture for other sites, in the language of the address; it always says n and period."""
    result = _told(office, unit, survey)
    named, (block, outcome) = shown.named(result, timezone.localdate()), _main(result)
    index = index_of(block, outcome)
    if index.value is None:
        raise Http404
    rising = tuple(reversed(index.bands.bands)) if index.bands else ()
    svg = badge_svg(
        Badge(
            title=index.name,
            name=named.name,
            value=round_half_up(index.value, index.places),
            printed=index.printed,
            word=shown.short_word(outcome),
            n=shown.respondents(result.n),
            period=short_period(result),
            low=index.low,
            high=index.high,
            edges=tuple(band.lower for band in rising[1:]),
        )
    )
    headers = {
        "Cache-Control": f"public, max-age={HOUR}",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8", headers=headers)


@public
@require_safe
def poster(request: HttpRequest, office: int, unit: str, survey: int, sheet: str) -> HttpResponseBase:
    """The poster, A4 or A3, in Indonesian."""
    if sheet not in ("a4", "a3"):
        raise Http404
    result = _told(office, unit, survey)
    with override("id"):
        today = timezone.localdate()
        named, (block, outcome) = shown.named(result, today), _main(result)
        index = index_of(block, outcome)
        address = request.build_absolute_uri(shown.address("publication-survey", result))
        values = ResultPoster(
            title=index.name,
            office=result.survey.unit.office.name,
            unit=named.unit,
            service=result.survey.service.name if result.survey.service else "",
            period=f"Periode {period_words(result)}",
            value=index.printed,
            word=shown.short_word(outcome),
            ruler=block_ruler(block, outcome, named.name),
            n=shown.respondents(result.n),
            counts=_counts(result),
            promises=[
                line.promise.title
                for line in lines_after([result.survey.unit_id], public=True)
                if line.result_id == result.pk
            ][:MOST_PROMISES],
            address=address,
        )
    content = result_poster(values, "a3" if sheet == "a3" else "a4", localdate(result.published_at))
    headers = {"Content-Disposition": f'attachment; filename="poster-hasil-{result.survey.code}-{sheet}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _counts(result: SurveyResult) -> list[tuple[str, str]]:
    """Counts by sex and education; a question with a withheld group is left out whole."""
    found: list[tuple[str, str]] = []
    for group in report_profile(result, ("sex", "education")):
        if all(n is not None for _, n in group.rows):
            found += [(label, comma(n)) for label, n in group.rows if n]
    return found


@public
@require_safe
def survey_data(request: HttpRequest, office: int, unit: str, survey: int, name: str) -> HttpResponseBase:
    """A file of open data at its stable address."""
    result = _told(office, unit, survey)
    if name not in FILES:
        raise Http404
    with override("id"):
        record = open_survey(result)
    if name == "indeks.csv":
        return _text(open_data.csv_of(record.indices), "text/csv")
    if name == "unsur.csv":
        return _text(open_data.csv_of(record.elements), "text/csv")
    where = publishing(request, result)
    found: dict[str, Any] = {
        "hasil.json": lambda: open_data.as_data(record),
        "metadata.json": lambda: open_data.metadata(record, where),
        "katalog.jsonld": lambda: open_data.catalogue(record, where),
    }
    return _json(found[name](), linked=name.endswith("ld"))


@public
@require_safe
def catalogue(request: HttpRequest) -> HttpResponseBase:
    """Every published survey result as one DCAT catalogue, for portals."""
    rows = list(published()[:MOST_IN_CATALOGUE])
    with override("id"):
        datasets = [
            open_data.dataset(
                f"{REPORTS.get(one.survey.kind, 'Survei').removeprefix('Laporan ')}: {one.survey.unit.code}",
                one.survey.code,
                one.survey.unit.office.name,
                period_of(one),
                publishing(request, one),
            )
            for one in rows
        ]
    address = request.build_absolute_uri(reverse("publication-surveys-catalogue"))
    return _json(open_data.whole_catalogue(address, "Hasil survei kepuasan", datasets), linked=True)


def _text(content: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8")


def _json(found: dict[str, Any], *, linked: bool) -> HttpResponse:
    kind = "application/ld+json" if linked else "application/json"
    return _text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", kind)

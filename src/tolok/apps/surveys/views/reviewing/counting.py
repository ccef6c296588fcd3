"""What comments are about, counted: for staff of the unit after the close, without a word of anybody."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.surveys import policies
from tolok.apps.surveys.selectors.comments import theme_counts, theme_names
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
from tolok.rules.surveys.suppression import SMALLEST
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Link, Table


@policy(sees_survey)
@require_safe
def themes(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Counts of themes from five comments up; for the unit only once the survey is closed."""
    found = survey_of(survey)
    told = found.over(moment()) or policies.may_manage(whoever(request), found, today())
    counts, names, name = theme_counts(found) if told else None, theme_names(), unit_name(found)
    rows = [(say(names[key]), printed(n, 0)) for key, n in counts.themes.items()] if counts else []
    table = Table(
        _("Tema komentar"),
        (Column(_("Tema")), Column(_("Komentar"), "number")),
        rows,
        empty=_("Belum ada tema yang disebut dalam lima komentar atau lebih."),
        caption_hidden=True,
    )
    context = {
        "name": name,
        "told": told,
        "counts": counts,
        "least": SMALLEST,
        "table": table,
        "crumbs": crumbs(Link(name, address(found)), Link(_("Tema komentar"), current=True)),
    }
    return render(request, "surveys/review/themes.html", context)

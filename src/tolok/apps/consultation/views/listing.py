"""The forums of a unit for its staff, and planning one."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.accounts.policies import signed_in
from tolok.apps.consultation import actions, selectors
from tolok.apps.consultation.actions import Planned
from tolok.apps.consultation.forms.planning import PlanForm
from tolok.apps.consultation.models import Forum, Scope
from tolok.apps.consultation.selectors.choices import consultable, named
from tolok.apps.consultation.views.asking import METHODS
from tolok.apps.consultation.views.doors import (
    keeps,
    keeps_forum,
    sees_forum,
    today,
    unit_crumbs,
    unit_name,
    unit_of,
    who,
    whoever,
    work_url,
)
from tolok.apps.consultation.views.words import tag_of
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.models import StandardVersion
from tolok.rules.deadlines.clocks import working_day_from
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.shapes import Column, Link, Table

ROWS_A_PAGE = 50
#: A forum is planned far enough ahead for invitations and materials, on the first working day from then on.
AHEAD = timedelta(days=21)


@policy(signed_in)
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """The forums of everybody's own units and offices."""
    me = whoever(request)
    units = list(selectors.units_of(me, today()))
    page = Paginator(selectors.forums_read(me, today()), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    shown = list(page)
    names = names_of(sorted({one.pk for one in units} | {one.unit_id for one in shown}), today())
    context = {
        "units": [
            (names.get(one.pk, one.code), reverse("consultation-unit", args=[one.pk])) for one in units
        ],
        "page": page,
        "table": _table(shown, names),
        "crumbs": [Link(_("Beranda"), reverse("home")), Link(_("Kelola konsultasi"), current=True)],
    }
    return render(request, "consultation/home.html", context)


@policy(sees_forum)
@require_safe
def unit_forums(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Every forum of a unit, the newest first."""
    found = unit_of(unit)
    name = unit_name(found)
    page = Paginator(selectors.forums_of(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "unit": found,
        "name": name,
        "page": page,
        "table": _table(list(page)),
        "keeps": keeps(request, found),
        "crumbs": unit_crumbs(request, found, name),
    }
    return render(request, "consultation/unit.html", context)


def _table(rows: list[Forum], names: Mapping[int, str] | None = None) -> Table:
    columns = [
        Column(_("Topik"), "link"),
        Column(_("Hari")),
        Column(_("Lingkup")),
        Column(_("Tahap"), "status"),
    ]
    lines = [
        (
            Link(one.topic, work_url(one)),
            date_format(one.held_on or one.meets_on),
            str(one.get_scope_display()),
            tag_of(one),
            *((names.get(one.unit_id, ""),) if names is not None else ()),
        )
        for one in rows
    ]
    if names is not None:
        columns.append(Column(_("Unit")))
    return Table(_("Forum konsultasi publik"), columns, lines, caption_hidden=True)


def _first(asked: Sequence[StandardVersion]) -> dict[str, Any]:
    """What is filled in at first: a working day far enough ahead, and what follows from the versions asked for."""
    found: dict[str, Any] = {"meets_on": working_day_from(today() + AHEAD)}
    if asked:
        drafts = all(one.in_work for one in asked)
        words = _("Rancangan standar %(names)s") if drafts else _("Peninjauan standar %(names)s")
        found["topic"] = words % {"names": ", ".join(one.service.called for one in asked)}
        found["scope"] = Scope.DRAFT if drafts else Scope.EVALUATION
        found["versions"] = [str(one.pk) for one in asked]
    return found


@policy(keeps_forum)
@METHODS
def plan(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Plan one more forum."""
    found = unit_of(unit)
    name = unit_name(found)
    versions = {str(one.pk): one for one in consultable(found)}
    asked = [versions[pk] for pk in request.GET.getlist("versi") if pk in versions]
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        initial=_first(asked),
        choices={"versions": [(pk, named(one)) for pk, one in versions.items()]},
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        chosen = [versions[pk] for pk in given.pop("versions")]
        made = actions.plan(unit=found, told=Planned(**given), versions=chosen, **who(request))
        return HttpResponseRedirect(f"{work_url(made)}?tersimpan")

    title = _("Rencanakan forum konsultasi publik")
    question = Question(
        title,
        _("Isi yang sudah Anda tahu. Semuanya masih dapat diubah sampai berita acara ditutup."),
        _("Simpan rencana"),
        name,
        reverse("consultation-unit", args=[found.pk]),
        unit_crumbs(request, found, name, Link(title, current=True)),
    )
    return ask(request, question, form, act)

"""Bring the recap of a past period: upload, put names to units, look at what it would bring, keep it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.accounts.selectors import person
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.policies import READERS, appointments_of, may_manage
from tolok.apps.organizations.selectors import names_of, office_at
from tolok.apps.surveys import refusals
from tolok.apps.surveys.actions import recaps
from tolok.apps.surveys.actions.importing import TOO_LARGE
from tolok.apps.surveys.forms.recaps import KeepForm, RecapForm, RecapNamesForm
from tolok.apps.surveys.models import RecapImport
from tolok.apps.surveys.policies import may_see_unit
from tolok.apps.surveys.selectors import brought as reads
from tolok.apps.surveys.showing import brought as showing
from tolok.apps.surveys.views.bringing.words import problems_table
from tolok.apps.surveys.views.doors import crumbs, moment, today, whoever
from tolok.rules.texts import Problem, ProblemsError
from tolok.sheets.limits import Limits
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE = 50


def manages_office(request: HttpRequest, **parts: int) -> bool:
    """The Biro or Bagian of the office; for those who do not read the office the page does not exist."""
    user, office = person(request), office_at(parts["office"])
    if user is None:
        return False
    mine = appointments_of(user, today()).filter(office=office, unit=None, role__in=READERS)
    if office is None or not mine.exists():
        raise Http404
    return may_manage(user, office, today())


def sees_brought(request: HttpRequest, **parts: int) -> bool:
    """Staff of the unit, and those who read the whole office."""
    user = person(request)
    if user is None:
        return False
    unit = reads.unit_of(parts["brought"])
    if unit is None or not may_see_unit(user, unit, today()):
        raise Http404
    return True


@policy(manages_office)
@METHODS
def recap_files(request: HttpRequest, office: int) -> HttpResponseBase:
    """Recaps brought before, and a new one. A file with problems is not kept; all of them are told."""
    found = _office(office)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form, problems = RecapForm(*sent), tuple[Problem, ...]()
    if form.is_valid():
        try:
            return HttpResponseRedirect(_begun(request, found, form))
        except ProblemsError as error:
            form.refuse(error)
            problems = tuple(error.problems)
    page = Paginator(reads.imports_in(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    told = [one for one in problems if one.row is not None]
    context = {
        "form": form,
        "office": found,
        "page": page,
        "table": showing.recaps_table(list(page)),
        "problems": problems_table(told) if told else None,
        **_way(found),
    }
    return render(request, "surveys/bringing/recaps.html", context, status=422 if form.errors else 200)


@policy(manages_office)
@METHODS
def recap_file(request: HttpRequest, office: int, bring: int) -> HttpResponseBase:
    """What a recap would bring. Posting names puts them to units; posting `simpan` keeps it."""
    draft = _draft(office, bring)
    if draft.kept_at or draft.given_up_at:
        return render(request, "surveys/bringing/recap.html", {"draft": draft, **_told(draft)})
    trial, every = recaps.trial_of(draft, today()), "semua" in request.GET
    keeping = "simpan" in request.POST
    posted = request.POST if request.method == "POST" else None
    names = RecapNamesForm(None if keeping else posted, lines=trial.lines, places=trial.places, every=every)
    form, refused = KeepForm(posted if keeping else None), list[str]()
    try:
        if not keeping and names.is_bound and names.is_valid():
            recaps.name_units(
                draft=draft, chosen=names.chosen, by=whoever(request), now=moment(), today=today()
            )
            return HttpResponseRedirect(reverse("surveys-recap-import", args=[office, bring]))
        if keeping and form.is_valid():
            why = form.cleaned_data["why"]
            recaps.keep_recap(draft=draft, why=why, by=whoever(request), now=moment(), today=today())
            return HttpResponseRedirect(reverse("surveys-recap-import", args=[office, bring]))
    except ProblemsError as error:
        refused = [one.say(get_language() or "id") for one in error.problems]
    context = {
        "draft": draft,
        "trial": trial,
        "names": names if names.fields else None,
        "form": form if trial.count("corrects") else None,
        "refused": refused,
        "keepable": not trial.count("open", "twice") and trial.count("new", "corrects", "same"),
        "notes": [say(note) for note in trial.notes],
        "table": showing.trial_table(trial),
        "before": reads.kept_before(draft),
        **_told(draft),
    }
    return render(request, "surveys/bringing/recap.html", context, status=409 if refused else 200)


@policy(manages_office)
@require_POST
def drop_recap(request: HttpRequest, office: int, bring: int) -> HttpResponseBase:
    """Forget a recap that was not kept."""
    recaps.give_up_recap(draft=_draft(office, bring), now=moment())
    return HttpResponseRedirect(reverse("surveys-recap-imports", args=[office]))


@policy(sees_brought)
@require_safe
def brought_result(request: HttpRequest, brought: int) -> HttpResponseBase:
    """One unit in one period, as a recap said."""
    found = reads.brought_at(brought)
    if found is None:
        raise Http404
    name = names_of([found.unit_id], found.period_end).get(found.unit_id, found.unit.code)
    context = {
        "brought": found,
        "newer": getattr(found, "corrected_by", None),
        "name": name,
        "mark": showing.mark(),
        "period": showing.period_name(found.period_kind, found.period_start),
        "facts": showing.brought_facts(found),
        "table": showing.means_table(found),
        "history": f"{reverse('surveys-history', args=[found.unit_id])}?jenis=skm",
        "crumbs": crumbs(Link(name, current=True)),
    }
    return render(request, "surveys/bringing/brought_result.html", context)


def _begun(request: HttpRequest, office: Office, form: RecapForm) -> str:
    """Where the draft is shown."""
    given = form.cleaned_data
    if given["file"].size > Limits().size:
        raise refusals.refused(TOO_LARGE, "file")
    draft = recaps.begin_recap(
        office=office,
        name=given["file"].name,
        content=given["file"].read(),
        pack_id=given["pack"],
        span=form.span,
        order=given["order"],
        by=whoever(request),
        now=moment(),
        today=today(),
    )
    return reverse("surveys-recap-import", args=[office.pk, draft.pk])


def _office(pk: int) -> Office:
    found = office_at(pk)
    if found is None:
        raise Http404
    return found


def _draft(office: int, pk: int) -> RecapImport:
    found = reads.recap_in(_office(office), pk)
    if found is None:
        raise Http404
    return found


def _told(draft: RecapImport) -> dict[str, object]:
    period = showing.period_name(draft.period_kind, draft.period_start)
    return {"period": period, **_way(draft.office, Link(draft.name, current=True))}


def _way(office: Office, *links: Link) -> dict[str, object]:
    here = Link(
        _("Rekap periode lalu"), reverse("surveys-recap-imports", args=[office.pk]), current=not links
    )
    compared = Link(_("Perbandingan hasil"), reverse("surveys-comparison", args=[office.pk]))
    return {"office": office, "crumbs": crumbs(compared, here, *links)}

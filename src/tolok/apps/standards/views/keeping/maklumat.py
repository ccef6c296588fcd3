"""The maklumat of a unit: what holds, what is drafted, what is missing, where it is shown."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.standards.actions import maklumat as actions
from tolok.apps.standards.forms.maklumat import MaklumatForm, SetForm
from tolok.apps.standards.models import Maklumat, MaklumatState, Publication
from tolok.apps.standards.refusals import keeping as refusals
from tolok.apps.standards.selectors import keeping
from tolok.apps.standards.views.doors import today, unit_name, unit_of, who
from tolok.apps.standards.views.keeping.doors import (
    crumbs,
    keeps,
    may_set,
    may_write,
    page_of,
    question,
    saved,
    sees,
)
from tolok.apps.standards.views.keeping.words import shown_table
from tolok.rules.standards import maklumat as rule
from tolok.rules.texts import Problem, ProblemsError
from tolok.web.access import policy
from tolok.web.asking import ask
from tolok.web.shapes import Column, Fact, Link, State, Table

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(sees)
@require_safe
def maklumat(request: HttpRequest, unit: int) -> HttpResponseBase:
    """The one that holds, the draft, where it is shown, and those before."""
    found = unit_of(unit)
    rows = keeping.maklumats_of(found)
    holding = next((one for one in rows if one.state == MaklumatState.SET), None)
    draft = next((one for one in rows if one.state == MaklumatState.DRAFT), None)
    shown = [one for one in keeping.shown_on(found, today()) if one.maklumat_id]
    language = get_language() or "id"
    context = {
        "unit": found,
        "name": unit_name(found),
        "holding": holding,
        "facts": facts_of(holding) if holding else [],
        "lacks": _lacks(holding) if holding else [],
        "draft": draft,
        "draft_facts": facts_of(draft) if draft else [],
        "draft_lacks": _lacks(draft, today()) if draft else [],
        "shown": shown_table(shown, today()) if shown else None,
        "old_shown": _old(shown, holding),
        "past": _past([one for one in rows if one.state == MaklumatState.REPLACED]),
        "basis": rule.rule().basis.say(language),
        "note": rule.rule().note.say(language),
        "keeps": may_write(request, found),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, "maklumat"),
    }
    return render(request, "standards/keeping/maklumat.html", context)


def facts_of(one: Maklumat) -> list[Fact]:
    """Its statements one by one, so that a missing one is seen, and who set it when."""
    language = get_language() or "id"
    said = {part.key: part.name.say(language) for part in rule.rule().parts}
    facts = [Fact(said[key], getattr(one, key) or _("belum ada")) for key in rule.STATEMENTS]
    signer = ", ".join(part for part in (one.signer, one.signer_post) if part)
    facts.append(Fact(said["signer"], signer or _("belum ada")))
    if one.set_on:
        by = (
            _("dengan keputusan %(number)s") % {"number": one.decree.number}
            if one.decree
            else _("tanpa keputusan")
        )
        link = (
            Link(_("Buka keputusan"), reverse("standards-decree", args=[one.decree.pk]))
            if one.decree
            else None
        )
        facts.append(Fact(_("Ditetapkan"), f"{date_format(one.set_on)}, {by}", link))
    return facts


def _lacks(one: Maklumat, day: date | None = None) -> list[str]:
    parts = rule.missing(one.ability, one.improvement, one.sanction, one.signer, day or one.set_on)
    return [part.text.say(get_language() or "id") for part in parts]


def _old(shown: list[Publication], holding: Maklumat | None) -> int:
    return sum(holding is None or one.maklumat_id != holding.pk for one in shown)


def _past(rows: list[Maklumat]) -> Table | None:
    columns = [
        Column(_("Maklumat")),
        Column(_("Ditetapkan")),
        Column(_("Sampai")),
        Column(_("Isi maklumat"), "status"),
    ]
    lines = [
        (
            _("Maklumat %(number)d") % {"number": one.number},
            date_format(one.set_on) if one.set_on else "–",
            date_format(one.until) if one.until else "–",
            State(_("belum lengkap"), "caution") if _lacks(one) else State(_("lengkap"), "neutral"),
        )
        for one in rows
    ]
    return Table(_("Maklumat sebelumnya"), columns, lines, caption_hidden=True) if rows else None


@policy(keeps)
@METHODS
def write(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Write the draft; the first press begins one with the words of the maklumat that holds."""
    found = unit_of(unit)
    rows = keeping.maklumats_of(found)
    source = next((one for one in rows if one.state != MaklumatState.REPLACED), None)
    initial = {key: getattr(source, key) for key in actions.WORDS} if source else {}
    form = MaklumatForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        draft = actions.draft(unit=found, **who(request))
        actions.write(maklumat=draft, **given, **who(request))
        return saved(page_of(found, "maklumat"))

    lead = _(
        "Tiga pernyataan ditulis sendiri-sendiri, supaya yang belum ada terlihat. Rancangan belum berlaku."
    )
    title = _("Tulis rancangan maklumat")
    return ask(request, question(request, found, "maklumat", title, lead, _("Simpan rancangan")), form, act)


@policy(keeps)
@METHODS
def set_it(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Set the draft: by decree, or by the head alone."""
    found = unit_of(unit)
    draft = next((one for one in keeping.maklumats_of(found) if one.state == MaklumatState.DRAFT), None)
    if draft is None:
        return HttpResponseRedirect(page_of(found, "maklumat"))
    decrees = list(keeping.decrees_of(found)[:50])
    lacks = _lacks(draft, today())
    form = SetForm(request.POST or None, decrees=decrees, complete=not lacks, initial={"set_on": today()})

    def act(given: dict[str, Any]) -> HttpResponseBase:
        decree = next((one for one in decrees if str(one.pk) == given["decree"]), None)
        if decree is None and not may_set(request, found):
            raise ProblemsError([Problem(refusals.NEEDS_HEAD, key="decree")])
        actions.set(
            maklumat=draft,
            set_on=given["set_on"],
            decree=decree,
            why=given.get("why", ""),
            surely=given.get("surely", False),
            **who(request),
        )
        return saved(page_of(found, "maklumat"))

    lead = _("Setelah ditetapkan isinya tidak diubah lagi; perubahan berarti maklumat baru.")
    if lacks:
        lead = _("Belum ada: %(parts)s.") % {"parts": ", ".join(lacks)}
    asked = question(request, found, "maklumat", _("Tetapkan maklumat"), lead, _("Tetapkan"))
    return ask(request, asked, form, act)

"""Write: one component of a version, in rows and in words, and how it reads in other languages."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.standards.actions import versions
from tolok.apps.standards.component_parts import (
    STRUCTURES,
    limit_of,
    rows_of,
    seen_of,
    variants_of,
    with_limit,
    with_others,
    with_rows,
    with_words,
)
from tolok.apps.standards.component_rows import LimitForm, StaffForm, WordsForm
from tolok.apps.standards.languages import LanguageRow
from tolok.apps.standards.models import StandardVersion
from tolok.apps.standards.refusals import versions as refusals
from tolok.apps.standards.rows import Rows, wrongs_of
from tolok.apps.standards.selectors.copying import sources_for, targets_of
from tolok.apps.standards.selectors.linting import answers_of, findings_of
from tolok.apps.standards.views.doors import (
    keeps_services,
    today,
    unit_name,
    version_address,
    version_crumbs,
    version_of,
    who,
    whoever,
)
from tolok.apps.standards.views.findings import said_findings
from tolok.apps.standards.views.helps import HELPS
from tolok.rules.standards.components import Component, by_code, components
from tolok.rules.standards.states import WRITABLE
from tolok.rules.standards.values import Standard
from tolok.rules.standards.words import lines
from tolok.rules.texts import ProblemsError, refused
from tolok.web.access import policy
from tolok.web.shapes import Link
from tolok.web.shapes import Problem as Wrong

METHODS = require_http_methods(["GET", "HEAD", "POST"])


class Sheet:
    """What the page of one component shows and reads: rows, a few fields, words, and the fingerprint."""

    def __init__(self, request: HttpRequest, standard: Standard, one: Component) -> None:
        data = request.POST if request.method == "POST" else None
        self.code, self.standard = one.code, standard
        self.rows: Rows | None = None
        self.fields: forms.Form | None = None
        if one.code in STRUCTURES:
            wanted = request.GET.get("baris", "")
            self.rows = Rows(STRUCTURES[one.code].row, rows_of(standard, one.code), data, at_least=wanted)
        if one.code == "A3":
            self.fields = LimitForm(data, initial=limit_of(standard))
        elif one.code == "B11":
            self.fields = StaffForm(data, initial={"staff": standard.staff})
        self.words = WordsForm(
            data,
            initial={"words": standard.texts.get(one.code, ""), "seen": seen_of(standard, one.code)},
        )

    @property
    def forms(self) -> list[forms.Form]:
        """Everything on the page, in its order."""
        rows = self.rows.forms if self.rows else []
        return [*rows, *([self.fields] if self.fields else []), self.words]

    def is_valid(self) -> bool:
        """Whether all of it may be kept; every fault is found at once."""
        rows = self.rows.is_valid() if self.rows else True
        whole = all([rows, self.words.is_valid(), self.fields is None or self.fields.is_valid()])
        return whole and (self.code != "B11" or self._adds_up())

    def written(self) -> Standard:
        """The standard with what was sent in this component."""
        made = with_words(self.standard, self.code, self.words.cleaned_data["words"])
        if self.rows:
            made = with_rows(made, self.code, self.rows.given)
        if self.fields and self.code == "A3":
            return with_limit(made, self.fields.cleaned_data)
        if self.fields:
            told = self.fields.cleaned_data["staff"]
            return replace(made, staff=self._everybody() if told is None and made.roles else told)
        return made

    def _everybody(self) -> int:
        return sum(row["number"] for row in self.rows.given) if self.rows else 0

    def _adds_up(self) -> bool:
        """Whether the number of all is that of the roles together, where both are told."""
        assert self.fields is not None
        assert self.rows is not None
        told, roles = self.fields.cleaned_data["staff"], self._everybody()
        if told is None or not self.rows.given or told == roles:
            return True
        words = _(
            "Peran di atas berjumlah %(roles)d orang. Samakan, atau kosongkan agar dijumlahkan sendiri."
        )
        self.fields.add_error("staff", words % {"roles": roles})
        return False


@policy(keeps_services)
@METHODS
def component(request: HttpRequest, version: int, code: str) -> HttpResponseBase:
    """One component: its rows, its words, and what the check finds in it."""
    found, one = version_of(version), component_of(code)
    standard = found.standard
    sheet = Sheet(request, standard, one)
    problems: list[str] = []
    if request.method == "POST" and not (sheet.rows and sheet.rows.pressed) and sheet.is_valid():
        try:
            _keep(request, found, sheet.written(), one.code, sheet.words.cleaned_data["seen"])
            return HttpResponseRedirect(_after(request, found, one))
        except ProblemsError as error:
            problems = [problem.text.say(get_language() or "id") for problem in error.problems]
    return _page(request, found, one, sheet, problems, "standards/component.html")


@policy(keeps_services)
@METHODS
def languages(request: HttpRequest, version: int, code: str) -> HttpResponseBase:
    """How one component reads in English, in plain words, in a regional language."""
    found, one = version_of(version), component_of(code)
    standard = found.standard
    kept = [
        {"language": key, "words": words} for key, words in sorted(variants_of(standard, one.code).items())
    ]
    data = request.POST if request.method == "POST" else None
    rows = Rows(LanguageRow, kept, data, at_least=request.GET.get("baris", ""))
    words = WordsForm(data, initial={"seen": seen_of(standard, one.code)})
    problems: list[str] = []
    for row in rows.again("language") if data is not None and not rows.pressed else ():
        row.add_error("language", _("Bahasa ini sudah ada di baris lain; satukan tulisannya."))
    if data is not None and not rows.pressed and rows.is_valid() and words.is_valid():
        try:
            variants = {row["language"]: row["words"] for row in rows.given}
            made = with_others(standard, one.code, variants)
            _keep(request, found, made, one.code, words.cleaned_data["seen"])
            where = reverse("standards-component", args=[found.pk, one.code])
            return HttpResponseRedirect(f"{where}?tersimpan={one.code}")
        except ProblemsError as error:
            problems = [problem.text.say(get_language() or "id") for problem in error.problems]
    return _page(request, found, one, _Languages(rows, words), problems, "standards/languages.html")


class _Languages:
    """The page of other languages has rows and a fingerprint, no words of its own."""

    def __init__(self, rows: Rows, words: WordsForm) -> None:
        self.rows, self.words, self.fields = rows, words, None

    @property
    def forms(self) -> list[forms.Form]:
        return [*self.rows.forms, self.words]


def component_of(code: str) -> Component:
    """The component of an address."""
    found = by_code().get(code)
    if found is None:
        raise Http404
    return found


def _keep(request: HttpRequest, version: StandardVersion, made: Standard, code: str, seen: str) -> None:
    """Keep it unless this very component was changed since the writer read it; others' work elsewhere stays."""
    if seen != seen_of(version.standard, code):
        raise refused(refusals.EDITED_MEANWHILE)
    versions.write(version=version, standard=made, edition=version.edition, **who(request))


def _page(
    request: HttpRequest,
    version: StandardVersion,
    one: Component,
    sheet: Any,
    problems: list[str],
    template: str,
) -> HttpResponseBase:
    language, name = get_language() or "id", unit_name(version.service.unit)
    title = f"{one.number}. {one.name.say(language)}"
    said = said_findings(version, findings_of(version, today()), answers_of(version), writes=True)
    pressed = bool(sheet.rows and sheet.rows.pressed)
    wrong = request.method == "POST" and not pressed
    language_url = reverse("standards-languages", args=[version.pk, one.code])
    context: Mapping[str, Any] = {
        "version": version,
        "component": one,
        "title": title,
        "name": name,
        "help": HELPS[one.code].say(language),
        "sheet": sheet,
        "wrongs": [*map(Wrong, problems), *wrongs_of(sheet.forms)] if wrong else [],
        "problems": problems,
        "kept": [line.say(language) for line in lines(version.standard, one.code)],
        "seen_now": seen_of(version.standard, one.code),
        "findings": [finding for finding in said if finding.code == one.code],
        "writable": version.state in WRITABLE,
        "languages_url": language_url,
        "variants": len(variants_of(version.standard, one.code)),
        "back": version_address(version),
        "draft": f"{whoever(request).pk}-standar-{version.pk}-{one.code}",
        "sent": request.method == "POST",
        "saved": _saved(request, language),
        "applied": request.GET.get("diterapkan", ""),
        "ways": _ways(version, one) if version.state in WRITABLE else [],
        "crumbs": version_crumbs(request, version, name, Link(title, current=True)),
    }
    return render(request, template, dict(context), status=422 if wrong else 200)


def _ways(version: StandardVersion, one: Component) -> list[Link]:
    """How the work on one component is shared with the unit's other services."""
    found = []
    if any(other.standard.has(one.code) for other in sources_for(version, today())):
        address = reverse("standards-copy", args=[version.pk])
        found.append(Link(_("Salin dari layanan lain"), f"{address}?komponen={one.code}"))
    mine = [line.id for line in lines(version.standard, one.code)]
    if mine and any(
        [line.id for line in lines(other.standard, one.code)] != mine for other in targets_of(version)
    ):
        address = reverse("standards-apply", args=[version.pk, one.code])
        found.append(Link(_("Pakai di draf layanan lain"), address))
    return found


def _saved(request: HttpRequest, language: str) -> str:
    """The component that was kept just now, in words."""
    one = by_code().get(request.GET.get("tersimpan", ""))
    return f"{one.number}. {one.name.say(language)}" if one else ""


def _after(request: HttpRequest, version: StandardVersion, one: Component) -> str:
    """To the next component that is empty, else the next one, or back to the list."""
    if "lanjut" in request.POST:
        later = [other for other in components() if other.number > one.number]
        missing = version.standard.missing
        following = next((other for other in later if other.code in missing), next(iter(later), None))
        if following:
            where = reverse("standards-component", args=[version.pk, following.code])
            return f"{where}?tersimpan={one.code}"
    return f"{version_address(version)}?tersimpan"

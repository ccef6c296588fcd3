"""What the linter finds, as pages show it; and the page on which a warning is answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.standards.actions import linting
from tolok.apps.standards.models import StandardVersion
from tolok.apps.standards.selectors.linting import answers_of, findings_of
from tolok.apps.standards.views.doors import (
    keeps_services,
    today,
    unit_name,
    version_address,
    version_crumbs,
    version_of,
    who,
)
from tolok.rules.standards.components import by_code
from tolok.rules.standards.linter import Finding
from tolok.web.access import policy
from tolok.web.asking import Question, ask
from tolok.web.forms import RefusableForm
from tolok.web.shapes import Link, State, Tone

TONES: Mapping[str, Tone] = {"error": "bad", "warning": "caution", "advice": "info"}


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in the reader's language: its tag, its words, the answer if there is one, where to mend and answer."""

    severity: str
    code: str
    tag: State
    where: str
    text: str
    answer: str
    mend: str
    respond: str


def said_findings(
    version: StandardVersion,
    found: Iterable[Finding],
    answers: Mapping[tuple[str, str], str],
    *,
    writes: bool,
    answers_them: bool = True,
) -> list[Said]:
    """Every finding ready for a page; the answered ones last. Some are found only after the words are fixed, such as
    a publication as a picture; they are answered then.
    """
    said = [
        _said(version, one, answers.get((one.rule, one.about), ""), writes, answers_them) for one in found
    ]
    return sorted(said, key=lambda one: bool(one.answer))


def _said(version: StandardVersion, one: Finding, answer: str, writes: bool, answers_them: bool) -> Said:
    language = get_language() or "id"
    component = by_code().get(one.code)
    words = {"error": _("kesalahan"), "warning": _("peringatan"), "advice": _("saran")}
    respond = reverse("standards-answer", args=[version.pk, one.rule, one.about])
    return Said(
        one.severity,
        one.code,
        State(_("dijawab"), "neutral") if answer else State(words[one.severity], TONES[one.severity]),
        f"{component.number}. {component.name.say(language)}" if component else _("Seluruh standar"),
        one.text.say(language),
        answer,
        reverse("standards-component", args=[version.pk, one.code]) if writes and component else "",
        respond if answers_them and one.severity != "error" else "",
    )


class AnswerForm(RefusableForm):
    """Why a finding stays as it is."""

    words = forms.CharField(
        label=gettext_lazy("Mengapa dibiarkan"),
        help_text=gettext_lazy("Jawaban ini berlaku selama kalimatnya tidak diubah."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Tulis mengapa dibiarkan.")},
    )


@policy(keeps_services)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, version: int, rule: str, about: str) -> HttpResponseBase:
    """Say why a warning or advice stays."""
    found = version_of(version)
    finding = next(
        (one for one in findings_of(found, today()) if (one.rule, one.about) == (rule, about)), None
    )
    if finding is None:
        raise Http404
    kept = answers_of(found).get((rule, about), "")
    form = AnswerForm(request.POST or None, initial={"words": kept})

    def act(given: dict[str, Any]) -> HttpResponseBase:
        linting.answer(version=found, rule=rule, about=about, words=given["words"], **who(request))
        return HttpResponseRedirect(f"{version_address(found)}?tersimpan")

    name = unit_name(found.service.unit)
    title = _("Jawab temuan")
    way = version_crumbs(request, found, name, Link(title, current=True))
    lead = finding.text.say(get_language() or "id")
    return ask(
        request,
        Question(title, lead, _("Simpan jawaban"), found.service.called, version_address(found), way),
        form,
        act,
    )

"""Read: one version as a list of fourteen tasks, and as the text it makes."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.accounts.models import User
from tolok.apps.standards import policies
from tolok.apps.standards.actions.drafting import HEARING
from tolok.apps.standards.actions.versions import guard_problems
from tolok.apps.standards.component_parts import variants_of
from tolok.apps.standards.languages import LANGUAGES
from tolok.apps.standards.models import StandardVersion, State
from tolok.apps.standards.policies import Powers
from tolok.apps.standards.selectors.linting import answers_of, findings_of
from tolok.apps.standards.selectors.records_of_standards import drafted_words
from tolok.apps.standards.selectors.to_do import media_of, to_do_of
from tolok.apps.standards.selectors.versions import heads_of, version_doors, version_tasks
from tolok.apps.standards.showing.to_do import missing_media, more_media, task_of
from tolok.apps.standards.views.doors import (
    sees_services,
    today,
    unit_name,
    version_crumbs,
    version_of,
    whoever,
)
from tolok.apps.standards.views.findings import Said, said_findings
from tolok.apps.standards.views.keeping import proofs
from tolok.apps.standards.views.words import part_word, state_word, waits_word
from tolok.rules.standards.components import Component, by_code, components
from tolok.rules.standards.contents import standard_of
from tolok.rules.standards.differences import differences
from tolok.rules.standards.linter import Finding
from tolok.rules.standards.states import WRITABLE, next_moves
from tolok.rules.standards.values import Standard
from tolok.rules.standards.words import lines
from tolok.rules.texts import Text
from tolok.web.access import policy
from tolok.web.shapes import Fact, Link, Task


@policy(sees_services)
@require_safe
def version(request: HttpRequest, version: int) -> HttpResponseBase:
    """What is there, what is missing, what the check finds, who drafts it, and what comes next."""
    found = version_of(version)
    person, day = whoever(request), today()
    name = unit_name(found.service.unit)
    powers = policies.powers_of(person, found.service.unit, day)
    writes = powers.keeps and found.state in WRITABLE
    raw = findings_of(found, day)
    said = said_findings(found, raw, answers_of(found), writes=writes, answers_them=powers.keeps)
    standard = found.standard
    tasks = [(one, _task(found, standard, one, said, writes=writes)) for one in components()]
    context = {
        "version": found,
        "name": name,
        "state": state_word(found, day),
        "waits": waits_word(found, _heads(found, day)),
        "facts": facts_of(found, person),
        "published": [task for one, task in tasks if one.published],
        "inside": [task for one, task in tasks if not one.published],
        "filled": 14 - len(standard.missing),
        "findings": said,
        "revised": _revised(found),
        "team": list(found.team.all()),
        "writes": writes,
        "keeps_team": found.in_work and powers.keeps,
        "notes_participation": found.state in HEARING and powers.keeps and found.participation,
        "says_drafted": found.in_work and powers.keeps,
        "steps": [
            *version_tasks(found, person, day),
            *_promised(found, powers, day),
            *_hearing(found, powers),
            *_steps(found, powers, raw, day),
        ],
        "returned": found.returned if found.state == State.DRAFT else "",
        "doors": version_doors(found, person, day),
        "saved": "tersimpan" in request.GET,
        "crumbs": version_crumbs(request, found, name),
    }
    return render(request, "standards/version.html", context)


@policy(sees_services)
@require_safe
def read(request: HttpRequest, version: int) -> HttpResponseBase:
    """The fourteen components as they read."""
    found = version_of(version)
    name = unit_name(found.service.unit)
    context = {
        "version": found,
        "name": name,
        "state": state_word(found, today()),
        "facts": facts_of(found, whoever(request)),
        "parts": parts_of(found.standard),
        "crumbs": version_crumbs(request, found, name, Link(_("Isi lengkap"), current=True)),
    }
    return render(request, "standards/read.html", context)


def parts_of(standard: Standard) -> list[tuple[Component, str, list[str], list[tuple[str, str, str]]]]:
    """Every component with its name, its lines in the reader's language, and its variants: tag, name, words."""
    language = get_language() or "id"
    return [
        (
            one,
            one.name.say(language),
            [line.say(language) for line in lines(standard, one.code)],
            [
                ("id" if key == "plain" else key, LANGUAGES.get(key, Text(key, key)).say(language), words)
                for key, words in sorted(variants_of(standard, one.code).items())
            ],
        )
        for one in components()
    ]


def _heads(version: StandardVersion, day: date) -> list[str]:
    """Who reviews it inside the house, where that is what it waits for."""
    return heads_of(version.service.unit, day) if version.state == State.INTERNAL else []


def _revised(version: StandardVersion) -> list[str] | None:
    """What changed since the public was consulted; None before that."""
    if version.consulted_content is None or version.state == State.CONSULTATION:
        return None
    language = get_language() or "id"
    names = by_code()
    said = differences(standard_of(version.consulted_content), version.standard)
    return [f"{names[one.code].name.say(language)}. {one.text.say(language)}" for one in said]


def _task(
    version: StandardVersion, standard: Standard, one: Component, said: list[Said], *, writes: bool
) -> Task:
    mine = [finding for finding in said if finding.code == one.code and not finding.answer]
    text = f"{one.number}. {one.name.say(get_language() or 'id')}"
    url = (
        reverse("standards-component", args=[version.pk, one.code])
        if writes
        else f"{reverse('standards-read', args=[version.pk])}#{one.code}"
    )
    if not standard.has(one.code):
        return Task(text, _("kosong"), "neutral", url)
    if errors := sum(finding.severity == "error" for finding in mine):
        return Task(text, ngettext("%d kesalahan", "%d kesalahan", errors) % errors, "bad", url)
    if warnings := sum(finding.severity == "warning" for finding in mine):
        return Task(text, ngettext("%d peringatan", "%d peringatan", warnings) % warnings, "caution", url)
    return Task(text, _("terisi"), "good", url)


def facts_of(version: StandardVersion, person: User) -> list[Fact]:
    """What is known about a version besides its words."""
    decree = version.decree
    found = [Fact(_("Layanan"), version.service.called)]
    if version.effective_from:
        last = date_format(version.effective_until) if version.effective_until else ""
        first = date_format(version.effective_from)
        text = _("%(first)s sampai %(last)s") % {"first": first, "last": last} if last else first
        found.append(Fact(_("Berlaku mulai"), text))
    if decree:
        words = {"number": decree.number, "day": date_format(decree.signed_on), "signer": decree.signer}
        found.append(Fact(_("Surat keputusan"), _("%(number)s, %(day)s, %(signer)s") % words))
    if version.participation and version.consulted_on:
        found.append(_heard(version, version.consulted_on))
    if version.why:
        found.append(Fact(_("Alasan versi ini"), version.why))
    if version.drafted_from:
        found.append(Fact(_("Rancangan mulai disusun"), drafted_words(version)))
    found.append(
        Fact(_("Terakhir disimpan"), date_format(timezone.localtime(version.edited_at), "DATETIME_FORMAT"))
    )
    return found


def _hearing(version: StandardVersion, powers: Powers) -> list[Task]:
    """The way on from the consultation, where no forum has noted the public's part yet."""
    if version.state not in HEARING or version.participation or not powers.keeps:
        return []
    hint = _("Berita acara forum yang ditandatangani di Tolok mencatatnya sendiri.")
    page = reverse("standards-participation", args=[version.pk])
    return [Task(_("Catat keikutsertaan masyarakat"), _("belum"), "caution", page, hint)]


def _heard(version: StandardVersion, day: date) -> Fact:
    """How the public took part, with the minutes where a forum elsewhere left them."""
    parts = [f"{part_word(version)}, {date_format(day)}", version.participation_why]
    proof = version.participation_proof
    link = Link(_("Buka bukti"), proofs.address(proof)) if proof else None
    return Fact(_("Keikutsertaan masyarakat"), ". ".join(part for part in parts if part), link)


def _steps(version: StandardVersion, powers: Powers, raw: Sequence[Finding], day: date) -> list[Task]:
    """The steps that lead on and that this person may take; what still forbids one stands beside it."""
    found = []
    for move in next_moves(version.state):
        if not powers.may(move.key):
            continue
        problems = [one for one in guard_problems(version, move.key, day, found=raw) if not one.key]
        language = get_language() or "id"
        hint = " ".join(one.text.say(language) for one in problems)
        state = _("belum bisa") if problems else _("siap")
        url = "" if problems else step_address(version, move.key)
        found.append(Task(move.name.say(language), state, "neutral" if problems else "info", url, hint))
    return found


def _promised(version: StandardVersion, powers: Powers, day: date) -> list[Task]:
    """What a version in force asks for: to be read by the public, reviewed, monitored, under a maklumat."""
    if not version.holds_on(day):
        return []
    wanted, shown = to_do_of(version, day), media_of(version, day)
    keeps = powers.may("put_in_force")
    tasks = [task_of(one, day, keeps=keeps) for one in wanted]
    if shown and keeps and missing_media(shown):
        tasks.append(more_media(version, shown))
    return tasks


def step_address(version: StandardVersion, key: str) -> str:
    """The page on which a step is taken."""
    names = {"put_in_force": "standards-put-in-force", "withdraw": "standards-withdraw"}
    if key in names:
        return reverse(names[key], args=[version.pk])
    return reverse("standards-move", args=[version.pk, key])

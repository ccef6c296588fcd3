"""Proofs as evaluators meet them: the very version that was handed in, its page in sight, personal data logged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors.alike import alike
from tolok.apps.evaluation.selectors.copies import put_before
from tolok.apps.evaluation.selectors.cycles import ends_on
from tolok.apps.evaluation.selectors.judging_told import Shown, shows
from tolok.apps.evaluation.selectors.results_behind import rested_on
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever
from tolok.apps.evaluation.views.judging.alike import alike_url
from tolok.apps.evaluation.views.judging.words import proof_page_url, unit_link
from tolok.apps.evaluation.words import day_at, lasting
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence import selectors as library
from tolok.apps.evidence.models import AlikeGroup, Kind, Origin, ProofVersion
from tolok.apps.evidence.selectors.comparing import uncompared
from tolok.apps.evidence.showing.alike import in_other_units
from tolok.apps.evidence.showing.comparing import why_not
from tolok.web.access import policy
from tolok.web.shapes import Download, Link, PagePicture, State

#: Page pictures on one page of ours.
PICTURES = 10


@dataclass(frozen=True, slots=True)
class Sight:
    """A proof beside an indicator: its name and address, what is known of it, and the page in question.

    `state` says that it has expired, or does so before the cycle ends. `alike` tell that other units have its file,
    `uncompared` why that cannot be known.
    """

    title: str
    url: str
    facts: str
    note: str
    personal: bool
    pictures: Sequence[PagePicture]
    state: State | None = None
    alike: Sequence[Link] = ()
    uncompared: str = ""


def sights(locus: Locus, shown: Iterable[Shown], now: datetime) -> list[Sight]:
    """Proofs with the cited page, or the first, in sight. Personal data is not: opening it is logged."""
    rows = list(shown)
    ending = any(one.version.proof.valid_to for one in rows)
    last = ends_on(locus.cycle) if ending else None
    groups = alike([one.version for one in rows]) if rows else {}
    left = uncompared([one.version.pk for one in rows]) if rows else {}
    found = [sight(locus, one, now, last, groups.get(one.version.pk, ())) for one in rows]
    pairs = zip(found, rows, strict=True)
    return [replace(one, uncompared=why_not(left.get(row.version.pk))) for one, row in pairs]


def sight(
    locus: Locus,
    shown: Shown,
    now: datetime,
    ends: date | None = None,
    groups: Sequence[AlikeGroup] = (),
) -> Sight:
    """One proof; `ends` is the last day of the cycle, `groups` tell what is like it."""
    version, page = shown.version, shown.page or 1
    personal = version.proof.personal_data
    address = "" if personal else library.page_url(version, page, now=now)
    pictures = [_picture(version, page, address)] if address else []
    return Sight(
        version.proof.title,
        proof_url(locus, version, page),
        facts_of(shown),
        shown.note,
        personal,
        pictures,
        lasting(version.proof, ends, day_at(now, locus)),
        [Link(in_other_units(one), alike_url(locus, version)) for one in groups],
    )


def facts_of(shown: Shown) -> str:
    """What is known of a proof, in one line."""
    version = shown.version
    facts = [
        library.type_of(version).label,
        str(Kind(version.proof.kind).label),
        _("versi %(n)s") % {"n": version.number},
    ]
    if version.page_count:
        facts.append(_("%(n)s halaman") % {"n": version.page_count})
    if shown.page:
        facts.append(_("dikutip halaman %(n)s") % {"n": shown.page})
    if version.proof.origin == Origin.VISIT:
        facts.append(str(Origin.VISIT.label))
    return " · ".join(facts)


def proof_url(locus: Locus, version: ProofVersion, page: int = 1) -> str:
    """The page of a proof within the cycle, from a page on."""
    stem = reverse("judging-proof", args=[locus.cycle_id, locus.pk, version.pk])
    return f"{stem}?dari={page}" if page > 1 else stem


def _picture(version: ProofVersion, page: int, address: str) -> PagePicture:
    words = {"page": page, "total": version.page_count, "name": version.proof.title}
    return PagePicture(
        address,
        _("Halaman %(page)s dari %(total)s, %(name)s") % words,
        _("Halaman %(page)s dari %(total)s") % words,
        f"bukti-{version.pk}-{page}",
    )


@policy(sees_unit)
@require_safe
def proof(request: HttpRequest, cycle: int, locus: int, version: int) -> HttpResponseBase:
    """A proof that was put before the evaluators of a unit; opening personal data is logged."""
    unit, person, now = here(request), whoever(request), timezone.now()
    levels = policies.sees_levels(person, unit, today()) or policies.works_at(person, unit, today())
    found = shows(unit, version, person, levels=levels) or put_before(unit, version)
    if found is None:
        raise Http404
    evidence.opened(proof=found.proof, by=person, now=now)
    last = found.page_count or 0
    first = _first(request.GET.get("dari", ""), last)
    pages = range(first, min(first + PICTURES - 1, last) + 1)
    addresses = [(page, library.page_url(found, page, now=now)) for page in pages]
    file = library.file_url(found, now=now)
    stem = reverse("judging-proof", args=[unit.cycle_id, unit.pk, found.pk])
    context = {
        "locus": unit,
        "title": found.proof.title,
        "facts": facts_of(Shown(found, None, "")),
        "personal": found.proof.personal_data,
        "sha256": found.sha256,
        "pictures": [_picture(found, page, address) for page, address in addresses if address],
        "download": [Download(found.name, file, library.type_of(found).label)] if file else [],
        "earlier": f"{stem}?dari={max(1, first - PICTURES)}" if first > 1 else "",
        "later": f"{stem}?dari={first + PICTURES}" if first + PICTURES <= last else "",
        "crumbs": crumbs(unit.cycle, unit_link(unit), Link(found.proof.title, current=True)),
    }
    return render(request, "evaluation/judging/proof.html", context)


@policy(sees_unit)
@require_safe
def page(request: HttpRequest, cycle: int, locus: int, version: int, page: int) -> HttpResponseBase:
    """One page of such a proof, with the ones before and after it and the way back to the result that names it."""
    unit, person, now = here(request), whoever(request), timezone.now()
    levels = policies.sees_levels(person, unit, today()) or policies.works_at(person, unit, today())
    found = shows(unit, version, person, levels=levels) or put_before(unit, version)
    if found is None and policies.sees_levels(person, unit, today()):
        found = rested_on(unit, version)
    if found is None or not 1 <= page <= (found.page_count or 0):
        raise Http404
    evidence.opened(proof=found.proof, by=person, now=now)
    address = library.page_url(found, page, now=now)
    kept = "?hasil" if "hasil" in request.GET else ""
    total, title = found.page_count or 0, _("Halaman %(page)s dari %(total)s")
    context = {
        "locus": unit,
        "title": found.proof.title,
        "over": title % {"page": page, "total": found.page_count},
        "facts": facts_of(Shown(found, None, "")),
        "personal": found.proof.personal_data,
        "pictures": [_picture(found, page, address)] if address else [],
        "earlier": proof_page_url(unit, found.pk, page - 1) + kept if page > 1 else "",
        "later": proof_page_url(unit, found.pk, page + 1) + kept if page < total else "",
        "whole": proof_url(unit, found, page),
        "result": reverse("results-now", args=[unit.cycle_id, unit.pk]) if kept else "",
        "crumbs": crumbs(
            unit.cycle,
            unit_link(unit),
            Link(found.proof.title, proof_url(unit, found)),
            Link(title % {"page": page, "total": found.page_count}, current=True),
        ),
    }
    return render(request, "evaluation/judging/proof_page.html", context)


def _first(asked: str, last: int) -> int:
    return min(max(int(asked), 1), max(last, 1)) if asked.isdecimal() and len(asked) < 6 else 1

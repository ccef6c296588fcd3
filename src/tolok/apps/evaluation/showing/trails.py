"""The trail of a unit's result: the calculation's own, with what stands behind every level."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.trails import shown_trail
from tolok.apps.evaluation.models import Citation, Judgement
from tolok.apps.evaluation.selectors.results_behind import Behind
from tolok.apps.evidence.models import ProofVersion
from tolok.rules.index.settling import HOW
from tolok.rules.results import Step
from tolok.rules.texts import Text
from tolok.web.printing import say
from tolok.web.shapes import Fact, Link, Trail

#: What is said of a step beside how it was computed.
More = Callable[[str], list[Fact]]
#: Where a version, or a page of it, is opened.
Opener = Callable[[ProofVersion, int | None], str]


def with_more(step: Step, more: More, open_to: int = 2) -> Trail:
    """The trail open down to its aspects, with more facts at the indicators."""
    return _added(step, shown_trail(step, open_to=open_to), more)


def _added(step: Step, shown: Trail, more: More) -> Trail:
    if not step.parts:
        return replace(shown, facts=(*shown.facts, *more(step.key)))
    parts = [_added(part, one, more) for part, one in zip(step.parts, shown.parts, strict=True)]
    return replace(shown, parts=tuple(parts))


def how_settled(kept: Mapping[str, Any]) -> Fact:
    """How the level came to stand."""
    return Fact(_("Bagaimana ditetapkan"), say(HOW.get(kept.get("how", "open"), Text("", ""))))


def level_word(level: int | str | None) -> str:
    """A level in words."""
    return _("tidak berlaku") if level in (None, "n/a") else _("level %(level)s") % {"level": level}


def behind_facts(found: Behind | None, kept: Mapping[str, Any], opened: Opener) -> list[Fact]:
    """How it settled, the reason of every seat, moderation, objection, and the page of proof."""
    facts = [how_settled(kept)]
    if found is None:
        return facts
    for place, one in enumerate(found.judged, 1):
        facts.append(_reason(place, one))
    if found.moderation:
        words = f"{level_word(found.moderation.level)}. {found.moderation.reason}"
        facts.append(Fact(_("Putusan moderator"), words))
    if found.objection:
        facts.append(Fact(_("Sanggahan unit"), found.objection.text))
        words = f"{level_word(found.objection.level)}. {found.objection.reason}"
        facts.append(Fact(_("Putusan atas sanggahan"), words))
    if found.amendment:
        words = f"{level_word(found.amendment.level)}. {found.amendment.reason}"
        facts.append(Fact(_("Koreksi setelah final"), words))
    return [*facts, *_proofs(found, opened)]


def _reason(place: int, one: Judgement) -> Fact:
    words = level_word(one.level)
    if one.reason:
        words += f". {one.reason}"
    return Fact(_("Evaluator %(n)s") % {"n": place}, words)


def _proofs(found: Behind, opened: Opener) -> list[Fact]:
    """The page every level rests on, then what else the unit cited; each page once."""
    facts: dict[tuple[int, int | None], Fact] = {}
    for one in found.judged:
        if one.proof is not None:
            facts.setdefault((one.proof.pk, one.page), _proof(_("Bukti"), one.proof, one.page, opened))
    for cited in found.cited:
        facts.setdefault((cited.version_id, cited.page), _cited(cited, opened))
    return list(facts.values())


def _cited(cited: Citation, opened: Opener) -> Fact:
    return _proof(_("Bukti dari unit"), cited.version, cited.page, opened)


def _proof(term: str, version: ProofVersion, page: int | None, opened: Opener) -> Fact:
    words = _("%(title)s, versi %(n)s") % {"title": version.proof.title, "n": version.number}
    if page:
        words += ", " + _("halaman %(page)s") % {"page": page}
    url = opened(version, page)
    label = _("Buka halaman %(page)s") % {"page": page} if page else _("Buka bukti")
    return Fact(term, words, Link(label, url) if url else None)

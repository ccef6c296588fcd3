"""Where a proof is used, and what is like it, as its page tells."""

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.apps.accounts.models import User
from tolok.apps.evidence import policies
from tolok.apps.evidence.models import AlikeGroup, Programme, Proof, ProofVersion
from tolok.apps.evidence.selectors import likeness
from tolok.apps.evidence.views.doors import proof_url, today
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Link, Table


def used(proof: Proof, *, keeps: bool) -> dict[str, Any]:
    """Every use that Tolok knows of, and those noted by hand."""
    noted = likeness.noted_uses(proof)
    rows: list[tuple[object, ...]] = [
        (say(one.programme), Link(say(one.item), one.address)) for one in likeness.used_in(proof)
    ]
    rows += [
        (
            str(Programme(one.programme).label),
            Link(_("%(item)s (%(year)s), dicatat unit") % {"item": one.item, "year": one.year}),
        )
        for one in noted
    ]
    columns = [Column(_("Program")), Column(_("Untuk"), "link")]
    return {
        "uses": Table(_("Dipakai di"), columns, rows, caption_hidden=True),
        "noted": noted if keeps else [],
    }


def alike_lines(version: ProofVersion, person: User) -> list[Link]:
    """What is the same or nearly the same: those who read the whole office are led to the group; the unit sees its
    own proofs, and of other units only how many there are.
    """
    unit = version.proof.unit
    reads = policies.reads_all_of(person, unit.office_id, today())
    own = [Link(one.proof.title, proof_url(one.proof)) for one in likeness.own_twins(version)]
    groups = likeness.groups_of([version.pk]).get(version.pk, [])
    address = "evidence-alike-group"
    return own + [
        Link(_told(one), reverse(address, args=[unit.office_id, one.pk]) if reads else "")
        for one in groups
        if one.units > 1
    ]


def _told(one: AlikeGroup) -> str:
    """How many other units have it, and whether it is meant to be shared."""
    others = one.units - 1
    told = ngettext("%(how)s ada di %(n)s unit lain", "%(how)s ada di %(n)s unit lain", others) % {
        "how": capfirst(how_alike(one)),
        "n": others,
    }
    return _("%(told)s; memang dipakai bersama") % {"told": told} if one.shared_at else told


def how_alike(one: AlikeGroup) -> str:
    """How alike what stands in a group is, in words."""
    if one.exact:
        return _("berkas yang sama persis")
    if one.best is None:
        return _("berkas yang mirip")
    return _("berkas yang sekitar %(share)s %% sama") % {"share": printed(one.best.share * 100, 0)}

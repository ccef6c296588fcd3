"""Where a proof is used, and what is like it, as its page tells."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.evidence import policies
from tolok.apps.evidence.models import Outcome, Programme, Proof, ProofVersion
from tolok.apps.evidence.selectors import likeness
from tolok.apps.evidence.showing.alike import in_other_units
from tolok.apps.evidence.showing.comparing import why_not
from tolok.apps.evidence.views.doors import proof_url, today
from tolok.web.printing import say
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
    groups = likeness.groups_of([version.pk]).get(version.pk, [])
    if not groups:
        return []
    unit = version.proof.unit
    reads = policies.reads_all_of(person, unit.office_id, today())
    own = [Link(one.proof.title, proof_url(one.proof)) for one in likeness.own_twins(version)]
    address = "evidence-alike-group"
    return own + [
        Link(in_other_units(one), reverse(address, args=[unit.office_id, one.pk]) if reads else "")
        for one in groups
        if one.units > 1
    ]


def uncompared_line(version: ProofVersion) -> str:
    """Why a file that may be opened was not compared; empty when it was."""
    return why_not(Outcome(getattr(version, "outcome", ""))) if version.may_be_opened else ""

"""Where a proof is used, and what is like it, as its page tells."""

from typing import Any

from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.evidence import policies
from tolok.apps.evidence.models import Programme, Proof, ProofVersion
from tolok.apps.evidence.selectors import likeness
from tolok.apps.evidence.views.doors import proof_url, today
from tolok.apps.organizations.selectors import names_of
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
    """What is the same or nearly the same: of other units only for those who read the whole office."""
    unit = version.proof.unit
    reads = policies.reads_all_of(person, unit.office_id, today())
    twins = [one for one in likeness.likenesses_of(version) if reads or one.proof.unit_id == unit.pk]
    names = names_of(sorted({one.proof.unit_id for one in twins}), today())
    return [
        Link(
            f"{one.proof.title}, {names.get(one.proof.unit_id, one.proof.unit.code)}: {how_alike(one)}",
            proof_url(one.proof),
        )
        for one in twins
    ]


def how_alike(one: Any) -> str:
    """How alike a pair or a twin is, in words."""
    if one.exact:
        return _("berkas yang sama persis")
    return _("sekitar %(share)s %% sama") % {"share": printed(one.share * 100, 0)}

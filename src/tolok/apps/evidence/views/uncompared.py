"""Files of an office whose content was not compared, each with why, for people to look at themselves."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.evidence.models import ProofVersion, State
from tolok.apps.evidence.selectors.comparing import comparing, uncompared_in
from tolok.apps.evidence.showing.comparing import how_far, left_over, outcome_word
from tolok.apps.evidence.views.alike import ROWS_A_PAGE, alike_crumbs, office_of, reads_office
from tolok.apps.evidence.views.doors import proof_url, today
from tolok.apps.organizations.selectors import names_of
from tolok.web.access import policy
from tolok.web.shapes import Column, Link, Table


@policy(reads_office)
@require_safe
def files(request: HttpRequest, office: int) -> HttpResponseBase:
    """A page of them, by why."""
    found = office_of(office)
    page = Paginator(uncompared_in(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    told = comparing(found)
    context = {
        "office": found,
        "page": page,
        "table": _table(list(page)),
        "how_far": how_far(told),
        "left": left_over(told),
        "crumbs": alike_crumbs(found, Link(_("Belum dibandingkan"), current=True)),
    }
    return render(request, "evidence/uncompared.html", context)


def _table(found: Sequence[ProofVersion]) -> Table:
    names = names_of(sorted({one.proof.unit_id for one in found}), today())
    columns = [Column(_("Bukti"), "link"), Column(_("Unit")), Column(_("Nama berkas")), Column(_("Sebab"))]
    rows = [
        (
            Link(one.proof.title, proof_url(one.proof)),
            names.get(one.proof.unit_id, one.proof.unit.code),
            one.name,
            outcome_word(getattr(one, "outcome", ""), scanned=one.state == State.CLEAN),
        )
        for one in found
    ]
    empty = _("Isi semua berkas sudah dibandingkan.")
    return Table(_("Berkas yang isinya belum dibandingkan"), columns, rows, empty=empty, caption_hidden=True)

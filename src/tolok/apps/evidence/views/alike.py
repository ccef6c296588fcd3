"""Groups of proofs in an office that are the same file or nearly the same, for people to look at."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.accounts.selectors import person
from tolok.apps.evidence import policies
from tolok.apps.evidence.actions import grouping
from tolok.apps.evidence.forms import WhyForm
from tolok.apps.evidence.models import AlikeGroup, AlikeMember
from tolok.apps.evidence.selectors import likeness
from tolok.apps.evidence.selectors.comparing import comparing, still_comparing
from tolok.apps.evidence.selectors.likeness import Alike
from tolok.apps.evidence.showing.alike import how_alike
from tolok.apps.evidence.showing.comparing import how_far, left_over
from tolok.apps.evidence.views.doors import crumbs, proof_url, today, whoever
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.policies import may_manage
from tolok.apps.organizations.selectors import names_of, office_at, units_on
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import printed
from tolok.web.shapes import Column, Link, Table, Topic

ROWS_A_PAGE = 50
KINDS = {"sama": "exact", "mirip": "near"}
#: Letters of an indicator in an address: the name of a pack, and a number.
LONGEST = 100
#: Letters of a digest by which copies within a group are told apart.
SHOWN = 8


def reads_office(request: HttpRequest, **parts: Any) -> bool:
    """Who reads all libraries of the office; for everybody else it does not exist."""
    user = person(request)
    if user is None:
        return False
    if not policies.reads_all_of(user, parts["office"], today()):
        raise Http404
    return True


def manages_office(request: HttpRequest, **parts: Any) -> bool:
    """Its Biro or Bagian Organisasi; whoever else reads it may not mark anything."""
    return reads_office(request, **parts) and may_manage(
        whoever(request), office_of(parts["office"]), today()
    )


def office_of(pk: int) -> Office:
    """The office of a guarded page."""
    found = office_at(pk)
    if found is None:
        raise Http404
    return found


def _group(office: Office, pk: int) -> AlikeGroup:
    found = likeness.group_in(office, pk)
    if found is None:
        raise Http404
    return found


@policy(reads_office)
@require_safe
def groups(request: HttpRequest, office: int) -> HttpResponseBase:
    """A page of them; `?jenis=` exact, near or shared, `?unit=`, `?indikator=`, `?lingkup=` also within one unit."""
    found = office_of(office)
    wanted = _wanted(request)
    page = Paginator(likeness.groups_in(found, wanted), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    units = [(str(one.unit_id), one.name) for one in units_on(found, today()).order_by("name")]
    told = comparing(found)
    context = {
        "office": found,
        "page": page,
        "table": _table(found, list(page)),
        "topics": _topics(found),
        "how_far": how_far(told),
        "left": left_over(told),
        "left_url": reverse("evidence-uncompared", args=[found.pk]),
        "wanted": wanted,
        "kind": request.GET.get("jenis", ""),
        "kinds": [
            ("mirip", _("mirip")),
            ("sama", _("sama persis")),
            ("bersama", _("memang dipakai bersama")),
        ],
        "unit": str(wanted.unit or ""),
        "units": units,
        "codes": likeness.codes_in(found.pk),
        "scope": request.GET.get("lingkup", ""),
        "scopes": [("semua", _("juga di dalam satu unit"))],
        "crumbs": crumbs(Link(_("Berkas serupa"), current=True)),
    }
    return render(request, "evidence/alike.html", context)


def _wanted(request: HttpRequest) -> Alike:
    kind, unit = request.GET.get("jenis", ""), request.GET.get("unit", "")
    return Alike(
        search=request.GET.get("cari", "").strip()[:200],
        kind=KINDS.get(kind, ""),
        unit=int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 12 else None,
        code=request.GET.get("indikator", "")[:LONGEST],
        across=request.GET.get("lingkup") != "semua",
        shared=kind == "bersama",
    )


def _topics(office: Office) -> list[Topic]:
    """How many there are of each kind, each leading to its list."""
    counts = likeness.counted(office)
    return [
        Topic(_("mirip"), "?jenis=mirip", printed(counts.near, 0)),
        Topic(_("sama persis"), "?jenis=sama", printed(counts.exact, 0)),
        Topic(_("memang dipakai bersama"), "?jenis=bersama", printed(counts.shared, 0)),
    ]


def group_url(office: int, pk: int) -> str:
    """The address of a group."""
    return reverse("evidence-alike-group", args=[office, pk])


def _table(office: Office, found: Sequence[AlikeGroup]) -> Table:
    columns = [
        Column(_("Berkas"), "link"),
        Column(_("Kemiripan")),
        Column(_("Unit"), "number"),
        Column(_("Bukti"), "number"),
        Column(_("Disimpan")),
    ]
    lines = [
        (
            Link(getattr(one, "title", "") or "–", group_url(office.pk, one.pk)),
            how_alike(one),
            one.units,
            one.proofs,
            _span(one),
        )
        for one in found
    ]
    empty = _("Belum ditemukan berkas yang serupa.")
    return Table(_("Berkas yang serupa"), columns, lines, empty=empty, caption_hidden=True)


def _span(one: AlikeGroup) -> str:
    """From the first day to the last on which one of them was kept."""
    if one.first_at is None or one.last_at is None:
        return ""
    first, last = date_format(localdate(one.first_at)), date_format(localdate(one.last_at))
    return first if first == last else _("%(first)s sampai %(last)s") % {"first": first, "last": last}


@policy(reads_office)
@require_safe
def group(request: HttpRequest, office: int, group: int) -> HttpResponseBase:
    """Everything in one group, and of nearly the same files what differs in the likest pair."""
    found = office_of(office)
    one = _group(found, group)
    page = Paginator(likeness.members_of(one), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    members = list(page)
    context = {
        "office": found,
        "group": one,
        "title": members[0].version.proof.title if members else _("Berkas serupa"),
        "how": how_alike(one),
        "page": page,
        "table": _members(members, one),
        "pair": _pair(one),
        "comparing": still_comparing(found.pk),
        "shared_on": date_format(localdate(one.shared_at)) if one.shared_at else "",
        "manages": may_manage(whoever(request), found, today()),
        "mark": reverse("evidence-alike-mark", args=[found.pk, one.pk]),
        "saved": "tersimpan" in request.GET,
        "crumbs": alike_crumbs(found, Link(_("Satu kelompok"), current=True)),
    }
    return render(request, "evidence/alike_group.html", context)


def alike_crumbs(office: Office, *links: Link) -> list[Link]:
    """The way back to the list of an office."""
    return crumbs(Link(_("Berkas serupa"), reverse("evidence-alike", args=[office.pk])), *links)


def _members(found: Sequence[AlikeMember], group: AlikeGroup) -> Table:
    names = names_of(sorted({one.version.proof.unit_id for one in found}), today())
    columns = [Column(_("Bukti"), "link"), Column(_("Unit")), Column(_("Disimpan")), Column(_("Nama berkas"))]
    if not group.exact:
        columns.append(Column(_("Berkas yang mana")))
    lines = []
    for one in found:
        version = one.version
        line: list[object] = [
            Link(version.proof.title, proof_url(version.proof)),
            names.get(version.proof.unit_id, version.proof.unit.code),
            date_format(localdate(version.uploaded_at)),
            version.name,
        ]
        lines.append(line if group.exact else [*line, version.sha256[:SHOWN]])
    note = (
        "" if group.exact else _("Tanda yang sama pada “berkas yang mana” berarti berkas yang sama persis.")
    )
    return Table(_("Bukti dalam kelompok ini"), columns, lines, note=note, caption_hidden=True)


def _pair(one: AlikeGroup) -> dict[str, Any]:
    """The likest pair of a group of nearly the same files, and which words stand for one another."""
    if one.exact or one.best is None:
        return {}
    pair = one.best
    columns = [Column(_("Di berkas %(mark)s") % {"mark": mark}) for mark in _marks(one)]
    rows = [(left or "–", right or "–") for left, right in pair.differs]
    return {
        "share": how_alike(one),
        "table": Table(_("Kata yang berbeda"), columns, rows, caption_hidden=True),
    }


def _marks(one: AlikeGroup) -> tuple[str, str]:
    assert one.best is not None
    return one.best.one.sha256[:SHOWN], one.best.other.sha256[:SHOWN]


@policy(manages_office)
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: HttpRequest, office: int, group: int) -> HttpResponseBase:
    """Say that a group is meant to be shared, or take that back; either with the reason."""
    found = office_of(office)
    one = _group(found, group)
    act = grouping.unmark_shared if one.shared_at else grouping.mark_shared
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(group=one, why=form.cleaned_data["why"], by=whoever(request), now=timezone.now())
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(f"{group_url(found.pk, one.pk)}?tersimpan")
    context = {
        "form": form,
        "group": one,
        "office": found,
        "how": how_alike(one),
        "crumbs": alike_crumbs(
            found, Link(_("Satu kelompok"), group_url(found.pk, one.pk)), Link(_("Tandai"), current=True)
        ),
    }
    return render(request, "evidence/alike_mark.html", context, status=422 if form.errors else 200)

"""Publications: the matrix of services and media, the log, what is put up and taken down."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.evidence.models import Kind, ProofVersion
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import publishing as actions
from tolok.apps.standards.actions.publishing import Showing
from tolok.apps.standards.forms.proofs import ProofForm
from tolok.apps.standards.forms.publishing import PublishForm, ShownForm, TakeDownForm
from tolok.apps.standards.models import Maklumat, Medium, Publication, StandardVersion
from tolok.apps.standards.selectors import keeping
from tolok.apps.standards.selectors.portal import OnPortal, in_portal, portal_page
from tolok.apps.standards.views.doors import today, unit_name, unit_of, who, whoever
from tolok.apps.standards.views.keeping import proofs
from tolok.apps.standards.views.keeping.doors import (
    crumbs,
    keeps,
    may_write,
    page_of,
    question,
    saved,
    sees,
    there,
)
from tolok.apps.standards.views.keeping.words import (
    ends_on,
    medium_name,
    outdated,
    proof_state,
    shown_state,
    shown_table,
    thing_of,
    unproved_state,
)
from tolok.rules.standards.components import by_code, published
from tolok.rules.standards.publication_media import note, open_to_check
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import policy
from tolok.web.asking import ask
from tolok.web.shapes import Column, Fact, Link, State, Table

METHODS = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE, SERVICES_A_PAGE = 50, 50


@policy(sees)
@require_safe
def publications(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Where every standard in force can be read, and the log."""
    found, day = unit_of(unit), today()
    versions = keeping.versions_in_force(found, day)
    shown = list(keeping.shown_on(found, day))
    holding = keeping.maklumat_on(found, day)
    page = Paginator(keeping.publications_of(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    portal = {one.service.pk: one for one in in_portal([found.pk], day).get(found.pk, ())}
    matrix = Paginator(versions, SERVICES_A_PAGE).get_page(request.GET.get("layanan"))
    context = {
        "unit": found,
        "name": unit_name(found),
        "matrix": _matrix(list(matrix), shown, portal, holding) if versions or holding else None,
        "matrix_page": matrix,
        "old": sum(outdated(one, day) for one in shown),
        "portal_page": portal_page(found.pk),
        "page": page,
        "table": shown_table(page, day),
        "note": note().say(get_language() or "id"),
        "maklumat": holding,
        "versions": bool(versions),
        "keeps": may_write(request, found),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, "publications"),
    }
    return render(request, "standards/keeping/publications.html", context)


@policy(sees)
@require_safe
def publications_csv(request: HttpRequest, unit: int) -> HttpResponseBase:
    """The whole log as a table for office programs."""
    found, day = unit_of(unit), today()
    rows = [
        {
            _("yang ditampilkan"): thing_of(one),
            _("media"): medium_name(one.medium),
            _("tempat"): one.place,
            _("alamat internet"): one.address,
            _("sejak"): one.published_on.isoformat(),
            _("sampai"): one.withdrawn_on.isoformat() if one.withdrawn_on else "",
            _("komponen"): " ".join(str(by_code()[code].number) for code in one.components),
            _("bukti"): one.proof.proof.title if one.proof else proof_state(one).word,
            _("keadaan"): shown_state(one, day).word,
        }
        for one in keeping.publications_of(found)
    ]
    headers = {"Content-Disposition": 'attachment; filename="publikasi.csv"'}
    return StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8", headers=headers)


def _matrix(
    versions: Sequence[StandardVersion],
    shown: Sequence[Publication],
    portal: Mapping[int, OnPortal],
    holding: Maklumat | None,
) -> Table:
    """A row a service and one for the maklumat; a column a medium that is used, and SIPPN, as its register tells."""
    used = {one.medium for one in shown} | {Medium.SIPPN.value}
    order = [one.value for one in Medium if one.value in used]
    columns = [Column(_("Layanan"), "link"), *(Column(medium_name(key), "status") for key in order)]
    rows: list[Sequence[object]] = []
    if holding is not None:
        mine = [one for one in shown if one.maklumat_id]
        page = reverse("standards-maklumat", args=[holding.unit_id])
        cells = [_cell([one for one in mine if one.medium == key], maklumat=holding.pk) for key in order]
        if cells[order.index(Medium.SIPPN)].tone == "neutral":
            cells[order.index(Medium.SIPPN)] = State("–")
        rows.append((Link(_("Maklumat pelayanan"), page), *cells))
    by_service: dict[int, list[Publication]] = {}
    for one in shown:
        if one.version is not None:
            by_service.setdefault(one.version.service_id, []).append(one)
    for version in versions:
        mine = by_service.get(version.service_id, [])
        cells = [_cell([one for one in mine if one.medium == key], version=version.pk) for key in order]
        cells[order.index(Medium.SIPPN)] = _portal_cell(portal.get(version.service_id), version)
        rows.append((Link(version.service.called, reverse("standards-version", args=[version.pk])), *cells))
    return Table(_("Di mana saja standar ini dipasang"), columns, rows, caption_hidden=True)


def _cell(rows: Sequence[Publication], *, version: int = 0, maklumat: int = 0) -> State:
    if not rows:
        return State(_("belum"), "neutral")
    now = [
        one
        for one in rows
        if (version and one.version_id == version) or (maklumat and one.maklumat_id == maklumat)
    ]
    if not now:
        return State(_("versi lama"), "bad")
    bare = not any(one.proved for one in now)
    if maklumat:
        return unproved_state() if bare else State(_("ada"), "good")
    codes = {code for one in now for code in one.components}
    wanted = len(published())
    if len(codes) == wanted:
        return unproved_state() if bare else State(_("utuh"), "good")
    return State(_("%(n)d dari %(total)d") % {"n": len(codes), "total": wanted}, "caution")


def _portal_cell(one: OnPortal | None, version: StandardVersion) -> State:
    if one is None:
        return State(_("belum"), "neutral")
    if one.version_id != version.pk:
        return State(_("versi lama"), "bad")
    if one.seen_on is None:
        return State(_("belum dilihat"), "caution")
    proved = open_to_check(Medium.SIPPN, picture=one.proof_id is not None, address=one.address)
    return State(_("utuh"), "good") if proved else unproved_state()


@policy(sees)
@require_safe
def publication(request: HttpRequest, publication: int) -> HttpResponseBase:
    """One publication: what, where, since when, with its picture."""
    found = there(keeping.publication_at(publication))
    day = today()
    context = {
        "publication": found,
        "name": unit_name(found.unit),
        "thing": thing_of(found),
        "state": shown_state(found, day),
        "outdated": outdated(found, day),
        "bare": not found.proved,
        "facts": _facts(found),
        "keeps": may_write(request, found.unit) and found.withdrawn_on is None,
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found.unit, "publications", Link(thing_of(found))),
    }
    return render(request, "standards/keeping/publication.html", context)


def _facts(one: Publication) -> list[Fact]:
    facts = [Fact(_("Media"), medium_name(one.medium))]
    if one.place:
        facts.append(Fact(_("Tempat"), one.place))
    if one.address:
        facts.append(Fact(_("Alamat internet"), one.address, Link(_("Buka"), one.address)))
    facts.append(Fact(_("Sejak"), date_format(one.published_on)))
    if one.withdrawn_on:
        facts.append(Fact(_("Terbaca sampai"), date_format(one.withdrawn_on)))
    thing = one.version or one.maklumat
    if until := ends_on(thing):
        facts.append(Fact(_("Yang ditampilkan berlaku sampai"), date_format(until)))
    if one.components:
        language = get_language() or "id"
        names = [by_code()[code].numbered.say(language) for code in one.components if code in by_code()]
        facts.append(Fact(_("Komponen yang terbaca"), "; ".join(names)))
    proof = one.proof
    facts.append(
        Fact(_("Bukti"), proof.proof.title, Link(_("Buka bukti"), proofs.address(proof)))
        if proof
        else Fact(_("Bukti"), proof_state(one).word)
    )
    return facts


@policy(keeps)
@METHODS
def publish(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Note where standards are shown; many on one board at once."""
    found = unit_of(unit)
    versions = keeping.versions_in_force(found, today())
    form = PublishForm(
        request.POST or None,
        request.FILES or None,
        proofs=proofs.choices(found),
        versions=versions,
        initial={"published_on": today(), "versions": request.GET.getlist("versi")},
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        wanted = set(given.pop("versions"))
        components = given.pop("components")
        with transaction.atomic():
            made = actions.publish_standards(
                unit=found,
                versions=[one for one in versions if str(one.pk) in wanted],
                components=components,
                showing=_showing(request, found, given),
                **who(request),
            )
        if len(made) == 1 and made[0].pk:
            return saved(reverse("standards-publication", args=[made[0].pk]))
        return saved(page_of(found, "publications"))

    lead = _("Satu papan, brosur, atau halaman dapat menampilkan beberapa standar sekaligus.")
    asked = question(
        request, found, "publications", _("Catat publikasi standar"), lead, _("Simpan publikasi")
    )
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


@policy(keeps)
@METHODS
def publish_maklumat(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Note where the maklumat that holds is shown."""
    found = unit_of(unit)
    holding = keeping.maklumat_on(found, today())
    if holding is None:
        return HttpResponseRedirect(page_of(found, "maklumat"))
    form = ShownForm(
        request.POST or None,
        request.FILES or None,
        proofs=proofs.choices(found),
        initial={"published_on": today()},
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        with transaction.atomic():
            showing = _showing(request, found, given)
            actions.publish_maklumat(unit=found, maklumat=holding, showing=showing, **who(request))
        return saved(page_of(found, "maklumat"))

    lead = _("Maklumat dipasang di tempat yang terlihat dan di media elektronik.")
    asked = question(request, found, "maklumat", _("Catat publikasi maklumat"), lead, _("Simpan publikasi"))
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


def _showing(request: HttpRequest, unit: OrganizationUnit, given: dict[str, Any]) -> Showing:
    title = _("Publikasi di %(medium)s %(place)s") % {
        "medium": medium_name(given["medium"]),
        "place": given["place"] or given["address"],
    }
    kind = Kind.PHOTO if given["place"] else Kind.SCREENSHOT
    proof: ProofVersion | None = proofs.chosen(
        unit, given, title, kind, by=whoever(request), now=timezone.now()
    )
    return Showing(given["medium"], given["published_on"], given["place"], given["address"], proof)


@policy(keeps)
@METHODS
def show_proof(request: HttpRequest, publication: int) -> HttpResponseBase:
    """Add the picture of a publication that was noted without one."""
    found = there(keeping.publication_at(publication))
    back = reverse("standards-publication", args=[found.pk])
    if found.proof_id:
        return HttpResponseRedirect(back)
    form = ProofForm(request.POST or None, request.FILES or None, proofs=proofs.choices(found.unit))

    def act(given: dict[str, Any]) -> HttpResponseBase:
        title = _("Publikasi di %(medium)s %(place)s") % {
            "medium": medium_name(found.medium),
            "place": found.place or found.address,
        }
        kind = Kind.PHOTO if found.place else Kind.SCREENSHOT
        with transaction.atomic():
            proof = proofs.chosen(found.unit, given, title, kind, **who(request))
            actions.show_proof(publication=found, proof=proof, **who(request))
        return saved(back)

    asked = question(
        request,
        found.unit,
        "publications",
        _("Lampirkan bukti"),
        _("Foto atau tangkapan layar yang menunjukkan bahwa ini terbaca di sana."),
        _("Simpan bukti"),
        back=back,
        over=thing_of(found),
    )
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")


@policy(keeps)
@METHODS
def take_down(request: HttpRequest, publication: int) -> HttpResponseBase:
    """It is not shown there any more."""
    found = there(keeping.publication_at(publication))
    form = TakeDownForm(request.POST or None, initial={"withdrawn_on": today()})
    back = reverse("standards-publication", args=[found.pk])

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.take_down(publication=found, **given, **who(request))
        return saved(back)

    lead = _("Catatan publikasi tidak dihapus: yang pernah terpasang tetap terbaca.")
    title = _("Turunkan publikasi")
    asked = question(
        request,
        found.unit,
        "publications",
        title,
        lead,
        _("Catat sudah diturunkan"),
        back=back,
        over=thing_of(found),
    )
    return ask(request, asked, form, act)

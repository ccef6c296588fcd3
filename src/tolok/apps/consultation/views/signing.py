"""Who signed the minutes, how that is proved, and the scan of the signed paper."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.consultation import actions, policies
from tolok.apps.consultation.actions import Signed
from tolok.apps.consultation.forms.agreeing import NO_SCAN, ScanForm, SignatureForm
from tolok.apps.consultation.models import Forum, Side, Signature
from tolok.apps.consultation.selectors import standing_of
from tolok.apps.consultation.selectors.choices import scan_named, scans
from tolok.apps.consultation.selectors.minutes import minutes_of, scanned, unproved
from tolok.apps.consultation.views.asking import METHODS, change, confirm, take_away
from tolok.apps.consultation.views.doors import (
    crumbs,
    heads_forum,
    keeps,
    keeps_forum,
    names_forum,
    part_of,
    sees_forum,
    today,
    who,
    whoever,
    whole_of,
    work_url,
)
from tolok.apps.consultation.views.words import element_word, hidden
from tolok.rules.forums.states import AGREED, LISTENING
from tolok.web.access import policy
from tolok.web.shapes import Column, Link, State, Table


def signed_tag(found: Forum) -> State:
    """How far the signatures of a `whole` forum are proved, in a word."""
    now = standing_of(found)
    if not (now.heads and now.community):
        return State(_("belum ditandatangani kedua pihak"), "neutral")
    if now.changed:
        return State(_("isi berubah setelah ditandatangani"), "bad")
    if now.unproven:
        return State(_("dicatat oleh operator, belum ada pindaian"), "caution")
    return State(_("ditandatangani, pindaian terlampir") if now.scanned else _("ditandatangani"), "good")


@policy(sees_forum)
@require_safe
def signatures(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Who signed, for which side, and what proves it."""
    found = whole_of(forum)
    keeper = keeps(request, found.unit)
    edits = keeper and found.state in LISTENING
    now, minutes = standing_of(found), minutes_of(found)
    leads = policies.heads(whoever(request), found.unit, today())
    context = {
        "forum": found,
        "table": _signed(found, edits=edits),
        "head": now.heads,
        "community": now.community,
        "scan": minutes.scan if minutes else None,
        "scan_url": _proof_url(found),
        "missing": unproved(found),
        "changed": now.changed,
        "attach": work_url(found, "scan") if keeper and minutes and found.state in LISTENING | AGREED else "",
        "closed": found.signed_on is not None,
        "own": work_url(found, "sign-as-head") if edits and leads and minutes else "",
        "edits": edits,
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, Link(_("Tanda tangan"), current=True)),
    }
    return render(request, "consultation/signatures.html", context)


def _proof_url(found: Forum) -> str:
    minutes = minutes_of(found)
    if minutes is None or minutes.scan is None:
        return ""
    return reverse("evidence-proof", args=[found.unit_id, minutes.scan.proof_id])


def _signed(found: Forum, *, edits: bool) -> Table:
    columns = [
        Column(_("Untuk")),
        Column(_("Siapa")),
        Column(_("Tanggal")),
        Column(_("Dasar"), "status"),
    ]
    rows: list[tuple[object, ...]] = []
    for one in found.signatures.all():
        community = one.side == Side.COMMUNITY
        name = f"{hidden(one.name)}, {element_word(one.element)}" if community else f"{one.name}, {one.post}"
        row: tuple[object, ...] = (
            str(one.get_side_display()),
            name.strip(", "),
            date_format(one.signed_on),
            _ground(found, one),
        )
        rows.append((*row, Link(_("Hapus"), work_url(found, "unsign", one.pk))) if edits else row)
    if edits:
        columns.append(Column(_("Ubah"), "link"))
    return Table(_("Tanda tangan"), columns, rows, empty=_("Belum ada."), caption_hidden=True)


def _ground(found: Forum, one: Signature) -> State:
    """What a signature rests on."""
    if one.own:
        return State(_("dengan akun sendiri"), "good")
    if scanned(found):
        return State(_("ada di pindaian"), "good")
    return State(_("dicatat oleh operator, belum ada pindaian"), "caution")


@policy(heads_forum)
@METHODS
def sign_as_head(request: HttpRequest, forum: int) -> HttpResponseBase:
    """The head of the unit signs under their own account."""
    found = whole_of(forum)
    return confirm(
        request,
        found,
        _("Tanda tangani sebagai pimpinan unit"),
        _(
            "Tanda tangan ini berlaku untuk isi berita acara yang sekarang. Bila isinya berubah sesudah ini, Anda perlu menandatangani lagi."
        ),
        actions.sign_as_head,
        send=_("Tanda tangani"),
        back=work_url(found, "signatures"),
    )


@policy(names_forum)
@METHODS
def put_signature(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Note a signature; the list of names to choose from is a look at names."""
    found = whole_of(forum)
    people = {str(one.pk): one for one in found.participants.all() if one.name}
    if request.method == "GET":
        actions.names_read(forum=found, **who(request))

    def act(given: dict[str, Any]) -> object:
        person = people.get(given["participant"])
        signed = Signed(given["side"], given["name"], given["post"], person)
        return actions.put_signature(forum=found, signed=signed, signed_on=given["signed_on"], **who(request))

    names = [(pk, f"{one.name} ({element_word(one.element)})") for pk, one in people.items()]
    return change(
        request,
        found,
        _("Catat tanda tangan di kertas"),
        _(
            "Catatan ini baru berlaku bersama pindaian berita acara. Sedikitnya satu dari pimpinan dan satu dari masyarakat; sebaiknya satu dari setiap unsur."
        ),
        SignatureForm,
        act,
        back=work_url(found, "signatures"),
        initial={"signed_on": found.held_on or today(), "side": Side.COMMUNITY},
        choices={"participant": [("", _("bukan peserta")), *names]},
    )


@policy(keeps_forum)
@METHODS
def unsign(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """Take a signature back that was noted wrongly."""
    found = whole_of(forum)
    one = part_of(found.signatures.all(), row)
    return take_away(
        request,
        found,
        _("Hapus catatan tanda tangan"),
        str(one.get_side_display()),
        partial(actions.take_back, signature=one),
        work_url(found, "signatures"),
    )


@policy(keeps_forum)
@METHODS
def scan(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Attach the signed paper."""
    found = whole_of(forum)
    proofs = {str(one.pk): one for one in scans(found)}

    def act(given: dict[str, Any]) -> None:
        file, chosen = given["file"], proofs.get(given["scan"])
        if file is not None:
            chosen = actions.bring_scan(forum=found, name=file.name, content=file, **who(request))
        assert chosen is not None  # the form asks for one of the two
        actions.attach_scan(forum=found, scan=chosen, **who(request))

    return change(
        request,
        found,
        _("Lampirkan pindaian"),
        _("Cetak berita acara dari halaman forum, minta kedua pihak menandatangani, lalu pindai."),
        ScanForm,
        act,
        back=work_url(found, "signatures"),
        choices={"scan": [NO_SCAN, *((pk, scan_named(one)) for pk, one in proofs.items())]},
    )

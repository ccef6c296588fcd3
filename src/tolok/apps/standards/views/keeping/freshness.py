"""How fresh public channels are, and which links are broken."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tolok.apps.evidence.models import Kind
from tolok.apps.standards.actions import publishing as actions
from tolok.apps.standards.forms.publishing import UpdateForm
from tolok.apps.standards.models import ContentUpdate, LinkCheck
from tolok.apps.standards.selectors import keeping
from tolok.apps.standards.selectors.links import checks_of
from tolok.apps.standards.selectors.naming import Naming, named_in
from tolok.apps.standards.views.doors import today, unit_name, unit_of, who
from tolok.apps.standards.views.keeping import proofs
from tolok.apps.standards.views.keeping.doors import crumbs, keeps, may_write, page_of, question, saved, sees
from tolok.apps.standards.views.keeping.words import medium_name
from tolok.rules.standards.freshness import Freshness, Step, freshness, note, steps
from tolok.web.access import policy
from tolok.web.asking import ask
from tolok.web.shapes import Column, Link, State, Table

METHODS = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE = 50
#: Of many updates only the latest days decide; several a day are one.
LOOKED_AT = 200


@policy(sees)
@require_safe
def fresh(request: HttpRequest, unit: int) -> HttpResponseBase:
    """The step the latest updates reach, the updates themselves, and links that do not open."""
    found, day = unit_of(unit), today()
    rows = keeping.updates_of(found)
    reached = freshness(rows.values_list("published_on", flat=True)[:LOOKED_AT], day)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    checks = checks_of(found.pk, day)
    bad = [one for one in checks if not one.good]
    namings = named_in(found.pk, [one.address for one in bad], day) if bad else {}
    context = {
        "unit": found,
        "name": unit_name(found),
        "reached": reached,
        "said": said_of(reached),
        "ladder": _ladder(reached),
        "page": page,
        "table": _updates(list(page)),
        "checked": len(checks),
        "broken": _broken(bad, namings),
        "note": note().say(get_language() or "id"),
        "keeps": may_write(request, found),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, "freshness"),
    }
    return render(request, "standards/keeping/freshness.html", context)


def said_of(reached: Freshness | None) -> str:
    """How often, in a few words."""
    if reached is None:
        return _("belum ada pemutakhiran tercatat")
    if reached.step is None:
        return _("terakhir %(day)s, lebih dari setahun yang lalu") % {"day": date_format(reached.days[0])}
    return reached.step.name.say(get_language() or "id")


def _ladder(reached: Freshness | None) -> Table:
    language = get_language() or "id"
    columns = [Column(_("Selang")), Column(_("Bukti yang diminta")), Column(_("Keadaan"), "status")]
    order = [one.key for one in steps()]
    at = order.index(reached.step.key) if reached and reached.step else len(order)
    lines = [
        (
            one.name.say(language),
            _wanted(one),
            State(_("tercapai"), "good") if place >= at else State(_("belum"), "neutral"),
        )
        for place, one in enumerate(steps())
    ]
    return Table(_("Tingkat kemutakhiran"), columns, lines, caption_hidden=True)


def _wanted(one: Step) -> str:
    if one.posts == 1:
        return _("satu pemutakhiran dalam %(days)d hari terakhir") % {"days": one.every}
    return _("%(posts)d pemutakhiran berturut-turut, masing-masing dalam %(days)d hari") % {
        "posts": one.posts,
        "days": one.every,
    }


def _updates(rows: list[ContentUpdate]) -> Table:
    columns = [
        Column(_("Yang dimutakhirkan")),
        Column(_("Kanal")),
        Column(_("Tayang")),
        Column(_("Halaman"), "link"),
    ]
    columns.append(Column(_("Bukti")))
    lines = [
        (
            one.title,
            medium_name(one.medium),
            date_format(one.published_on),
            Link(_("buka"), one.address),
            one.proof.proof.title if one.proof else _("belum ada"),
        )
        for one in rows
    ]
    return Table(_("Pemutakhiran"), columns, lines, caption_hidden=True)


def _broken(rows: list[LinkCheck], namings: Mapping[str, Sequence[Naming]]) -> Table:
    columns = [
        Column(_("Alamat internet"), "link"),
        Column(_("Betulkan di"), "link"),
        Column(_("Sejak")),
        Column(_("Jawaban")),
    ]
    lines = [
        (
            Link(one.address, one.address),
            _mend(namings.get(one.address, ())),
            date_format(one.broken_since, "DATETIME_FORMAT") if one.broken_since else "–",
            _("menjawab %(status)d") % {"status": one.status}
            if one.status
            else one.words.get(get_language() or "id", one.words.get("id", "–")),
        )
        for one in rows
    ]
    return Table(_("Tautan yang tidak dapat dibuka"), columns, lines, caption_hidden=True)


def _mend(named: Sequence[Naming]) -> Link:
    """The first record that names the address, and how many more do."""
    if not named:
        return Link(_("pemutakhiran"), "#pemutakhiran")
    one = named[0]
    titles = {
        "service": _("layanan %(name)s") % {"name": one.name},
        "profile": _("profil unit"),
        "publication": _("publikasi %(name)s") % {"name": one.name or _("maklumat")},
        "update": _("pemutakhiran %(name)s") % {"name": one.name},
        "portal": _("SIPP Nasional: %(name)s") % {"name": one.name},
    }
    pages = {
        "service": "standards-change",
        "profile": "standards-profile",
        "publication": "standards-publication",
    }
    url = reverse(pages[one.kind], args=[one.row]) if one.kind in pages else one.page or "#pemutakhiran"
    more = len(named) - 1
    rest = ngettext("dan %(n)d lainnya", "dan %(n)d lainnya", more) % {"n": more} if more else ""
    return Link(f"{titles[one.kind]} {rest}".strip(), url)


@policy(keeps)
@METHODS
def note_update(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Note a dated update of a public channel."""
    found = unit_of(unit)
    form = UpdateForm(
        request.POST or None,
        request.FILES or None,
        proofs=proofs.choices(found),
        initial={"published_on": today()},
    )

    def act(given: dict[str, Any]) -> HttpResponseBase:
        with transaction.atomic():
            proof = proofs.chosen(found, given, given["title"], Kind.SCREENSHOT, **who(request))
            actions.note_update(unit=found, proof=proof, **given, **who(request))
        return saved(page_of(found, "freshness"))

    lead = _("Satu baris satu pemutakhiran, dengan tanggal tayangnya.")
    asked = question(request, found, "freshness", _("Catat pemutakhiran"), lead, _("Simpan pemutakhiran"))
    return ask(request, asked, form, act, "standards/keeping/ask_proof.html")

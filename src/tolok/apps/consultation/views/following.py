"""Action rows, publication, telling people back, and the end."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Row
from tolok.apps.consultation.forms.agreeing import RowForm
from tolok.apps.consultation.forms.ending import PublicationForm, ToldForm
from tolok.apps.consultation.forms.fields import WhyForm
from tolok.apps.consultation.models import ActionRow, Forum
from tolok.apps.consultation.selectors.standing import is_open
from tolok.apps.consultation.tasks import send_results
from tolok.apps.consultation.views.asking import METHODS, change, confirm, saved, take_away
from tolok.apps.consultation.views.doors import (
    crumbs,
    keeps,
    keeps_forum,
    part_of,
    sees_forum,
    today,
    who,
    whoever,
    whole_of,
    work_url,
)
from tolok.apps.consultation.views.words import fate_of
from tolok.rules.forums.clocks import clocks
from tolok.rules.forums.states import AGREED, LISTENING
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Link, Table


@policy(sees_forum)
@require_safe
def rows(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Every action row with its state."""
    found = whole_of(forum)
    edits = keeps(request, found.unit)
    context = {
        "forum": found,
        "rows": [_row(found, one, edits=edits) for one in found.rows.all()],
        "add": work_url(found, "row-add") if edits and found.state in LISTENING | AGREED else "",
        "check": edits and found.state in AGREED,
        "checked": found.checked_on,
        "clock": say(clocks().all["check"].name),
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, Link(_("Rencana aksi"), current=True)),
    }
    return render(request, "consultation/rows.html", context)


def _row(found: Forum, one: ActionRow, *, edits: bool) -> dict[str, Any]:
    promised = one.commitment
    going = edits and found.state in LISTENING | AGREED and promised is None
    due = promised.due_on if promised else one.due_on
    page = reverse("commitments-commitment", args=[promised.office_id, promised.pk]) if promised else ""
    return {
        "row": one,
        "tag": fate_of(one, today()),
        "due": date_format(due) if due else "–",
        "promise": page,
        "change": work_url(found, "row", one.pk) if going else "",
        "remove": work_url(found, "row-remove", one.pk) if going and found.state in LISTENING else "",
        "carry": work_url(found, "row-carry", one.pk)
        if edits and found.state in AGREED and is_open(one) and one.whole
        else "",
    }


def _choices(found: Forum) -> list[tuple[str, str]]:
    inputs = [(str(one.pk), f"{one.number}. {one.text[:80]}") for one in found.inputs.all()]
    return [("", _("tidak menjawab satu masukan")), *inputs]


def _asked(found: Forum, given: dict[str, Any]) -> Row:
    said = {str(one.pk): one for one in found.inputs.all()}
    return Row(**{**given, "input": said.get(given["input"])})


@policy(keeps_forum)
@METHODS
def add_row(request: HttpRequest, forum: int) -> HttpResponseBase:
    """One more action row."""
    found = whole_of(forum)
    return change(
        request,
        found,
        _("Tambah rencana aksi"),
        _("Tanpa penanggung jawab, tenggat, dan ukuran, forum nanti tidak dapat ditutup."),
        RowForm,
        lambda given: actions.add_row(forum=found, row=_asked(found, given), **who(request)),
        back=work_url(found, "rows"),
        choices={"input": _choices(found)},
    )


@policy(keeps_forum)
@METHODS
def change_row(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """Tell a row anew."""
    found = whole_of(forum)
    one = part_of(found.rows.all(), row)
    initial = {name: getattr(one, name) for name in ("what", "owner", "due_on", "measure", "target")}
    initial["input"] = str(one.input_id or "")
    return change(
        request,
        found,
        _("Ubah rencana aksi %(n)s") % {"n": one.number},
        _("Setelah menjadi janji, perubahan dicatat di halaman tindak lanjut."),
        RowForm,
        lambda given: actions.change_row(row=one, told=_asked(found, given), **who(request)),
        back=work_url(found, "rows"),
        initial=initial,
        choices={"input": _choices(found)},
    )


@policy(keeps_forum)
@METHODS
def remove_row(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """Take a row back."""
    found = whole_of(forum)
    one = part_of(found.rows.all(), row)
    return take_away(
        request,
        found,
        _("Hapus rencana aksi %(n)s") % {"n": one.number},
        one.what,
        partial(actions.remove_row, row=one),
        work_url(found, "rows"),
    )


@policy(keeps_forum)
@METHODS
def carry_row(request: HttpRequest, forum: int, row: int) -> HttpResponseBase:
    """It goes on after the forum is closed."""
    found = whole_of(forum)
    one = part_of(found.rows.all(), row)
    return change(
        request,
        found,
        _("Alihkan rencana aksi %(n)s") % {"n": one.number},
        _("Janjinya tetap berjalan dan tetap dapat diikuti umum. Tulis ke mana dilanjutkan dan mengapa."),
        WhyForm,
        lambda given: actions.carry_over(row=one, **given, **who(request)),
        back=work_url(found, "rows"),
        initial={"why": one.carried_why},
    )


@policy(keeps_forum)
@require_POST
def check_rows(request: HttpRequest, forum: int) -> HttpResponseBase:
    """The quarterly look."""
    found = whole_of(forum)
    if found.state in AGREED:
        actions.check_rows(forum=found, **who(request))
    return saved(work_url(found, "rows"))


@policy(sees_forum)
@require_safe
def publications(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Where results and follow-up were made public."""
    found = whole_of(forum)
    columns = [
        Column(_("Yang dipublikasikan")),
        Column(_("Media")),
        Column(_("Alamat atau tempat")),
        Column(_("Tanggal")),
    ]
    lines = [
        (
            str(one.get_outcome_display()),
            str(one.get_medium_display()),
            one.address or one.place,
            date_format(one.published_on),
        )
        for one in found.publications.all()
    ]
    table = Table(_("Publikasi"), columns, lines, empty=_("Belum ada yang dicatat."), caption_hidden=True)
    context = {
        "forum": found,
        "table": table,
        "clock": say(clocks().all["publication"].name),
        "add": work_url(found, "publish") if keeps(request, found.unit) and found.state in AGREED else "",
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, Link(_("Publikasi"), current=True)),
    }
    return render(request, "consultation/publications.html", context)


@policy(keeps_forum)
@METHODS
def publish(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Note a medium; with the first one the forum counts as published."""
    found = whole_of(forum)
    page = request.build_absolute_uri(reverse("consultation-forum", args=[found.pk]))
    return change(
        request,
        found,
        _("Catat publikasi"),
        _("Halaman umum forum ini sudah memuat hasilnya; alamatnya sudah diisi di bawah."),
        PublicationForm,
        lambda given: actions.publish(forum=found, **given, **who(request)),
        back=work_url(found, "publications"),
        initial={"published_on": today(), "medium": "website", "address": page},
    )


@policy(keeps_forum)
@METHODS
def follow(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Published → follow-up."""
    found = whole_of(forum)
    return confirm(
        request,
        found,
        _("Mulai tindak lanjut"),
        _("Rencana aksi diperiksa setiap triwulan sampai semuanya selesai atau dialihkan."),
        actions.follow,
    )


@policy(sees_forum)
@require_safe
def tell(request: HttpRequest, forum: int) -> HttpResponseBase:
    """How people were told what became of what they said."""
    return _tell(request, whole_of(forum))


def _tell(request: HttpRequest, found: Forum, problem: str = "") -> HttpResponseBase:
    columns = [Column(_("Cara")), Column(_("Tanggal")), Column(_("Orang"), "number"), Column(_("Keterangan"))]
    lines = [
        (
            str(one.get_how_display()),
            date_format(one.told_on),
            "–" if one.people is None else str(one.people),
            one.text or "–",
        )
        for one in found.told.all()
    ]
    edits = keeps(request, found.unit) and found.state in AGREED
    context = {
        "forum": found,
        "table": Table(_("Disampaikan kembali"), columns, lines, empty=_("Belum ada."), caption_hidden=True),
        "addresses": len(found.addresses.all()),
        "edits": edits,
        "problem": problem,
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(request, found, Link(_("Sampaikan kembali"), current=True)),
    }
    return render(request, "consultation/tell.html", context, status=422 if problem else 200)


@policy(keeps_forum)
@require_POST
def tell_by_mail(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Send the results to whoever left an address."""
    found = whole_of(forum)
    try:
        actions.may_mail(found)
    except ProblemsError as error:
        return _tell(request, found, say(error.problems[0].text))
    send_results.enqueue(found.pk, whoever(request).pk)
    return saved(work_url(found, "tell"))


@policy(keeps_forum)
@METHODS
def tell_otherwise(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Note another way."""
    found = whole_of(forum)
    return change(
        request,
        found,
        _("Catat penyampaian hasil"),
        _("Peserta perlu tahu apa yang terjadi dengan masukan mereka."),
        ToldForm,
        lambda given: actions.tell_otherwise(forum=found, **given, **who(request)),
        back=work_url(found, "tell"),
        initial={"told_on": today()},
    )


@policy(keeps_forum)
@METHODS
def close(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Follow-up → closed."""
    found = whole_of(forum)
    return confirm(
        request,
        found,
        _("Tutup forum"),
        _(
            "Semua tindakan punya penanggung jawab, tenggat, dan ukuran; semuanya selesai atau dialihkan; semua masukan dijawab dan hasilnya disampaikan kembali."
        ),
        actions.close,
    )

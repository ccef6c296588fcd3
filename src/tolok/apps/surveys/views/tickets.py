"""Tickets: make them in one of four ways, see how many were used, void a batch."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.apps.notices.selectors import mail_is_set_up
from tolok.apps.surveys import actions, tasks
from tolok.apps.surveys.actions import Code, Made
from tolok.apps.surveys.forms.rating import WhyForm
from tolok.apps.surveys.forms.ways import CountForm, InviteForm, QueueForm
from tolok.apps.surveys.models import Survey, TicketBatch
from tolok.apps.surveys.selectors import ways
from tolok.apps.surveys.views.doors import enters_paper, moment, survey_of, unit_name
from tolok.apps.surveys.views.ways import day_in_words, pdf, posted, public_address, question, way_back, who
from tolok.papers.handouts.slips import Slip, survey_slips
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import policy, today
from tolok.web.asking import ask
from tolok.web.printing import printed
from tolok.web.shapes import Column, Link, State, Table

Channel = TicketBatch.Channel
METHODS = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE = 25
#: Messages to copy that one page shows; the file holds them all.
SHOWN = 100
#: Slips of one file: sixteen pages of twelve, made in less than a second.
SLIPS_A_FILE = 192


@dataclass(frozen=True, slots=True)
class Message:
    """One text to send, and the address that opens WhatsApp with it."""

    number: int
    label: str
    text: str = field(repr=False)
    whatsapp: str = field(repr=False)


@policy(enters_paper)
@require_safe
def tickets(request: HttpRequest, survey: int) -> HttpResponseBase:
    """The batches of a survey, and the ways to make another."""
    found = survey_of(survey)
    page = Paginator(ways.batches_of(found), ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "survey": found,
        "name": unit_name(found),
        "over": found.over(moment()),
        "mail": mail_is_set_up(),
        "page": page,
        "table": _table(found, list(page)),
        "saved": "tersimpan" in request.GET,
        "crumbs": way_back(found, Link(_("Tiket"), current=True)),
    }
    return render(request, "surveys/ways/tickets.html", context)


def _table(survey: Survey, batches: list[TicketBatch]) -> Table:
    columns = (
        Column(_("Dibuat")),
        Column(_("Cara")),
        Column(_("Keadaan"), "status"),
        Column(_("Tiket"), "number"),
        Column(_("Dibuka"), "number"),
        Column(_("Terpakai"), "number"),
        Column(_("Sisa"), "number"),
        Column(_("Tindakan"), "link"),
    )
    return Table(
        _("Tiket yang sudah dibuat"), columns, [_row(survey, one) for one in batches], caption_hidden=True
    )


def _row(survey: Survey, batch: Any) -> tuple[object, ...]:
    void = batch.voided_at is not None
    left = batch.made - batch.used - batch.void
    link = Link(
        _("Batalkan #%(n)s") % {"n": batch.pk}, reverse("surveys-tickets-void", args=[survey.pk, batch.pk])
    )
    return (
        f"#{batch.pk} · {date_format(localtime(batch.made_at), 'DATETIME_FORMAT')}",
        _channel(batch),
        _state(batch),
        printed(batch.size, 0),
        printed(batch.opened, 0),
        printed(batch.used, 0),
        printed(left, 0),
        "" if void or not (left or batch.waiting) else link,
    )


def _channel(batch: TicketBatch) -> str:
    if batch.channel != Channel.EMAIL:
        return str(Channel(batch.channel).label)
    counts = {"sent": batch.sent, "failed": batch.failed, "waiting": len(batch.waiting)}
    if not any(counts.values()):  # its tickets went out by other ways than from here
        return str(Channel(batch.channel).label)
    return _("surel: %(sent)s terkirim, %(failed)s gagal, %(waiting)s menunggu") % counts


def _state(batch: TicketBatch) -> State:
    if batch.voided_at is not None:
        return State(_("dibatalkan"), "bad")
    if batch.expires_at < moment():
        return State(_("kedaluwarsa"))
    return State(_("berlaku sampai %(day)s") % {"day": date_format(localtime(batch.expires_at))}, "good")


@policy(enters_paper)
@never_cache
@METHODS
def make(request: HttpRequest, survey: int, channel: str) -> HttpResponseBase:
    """Make tickets. The answer of this request is the only place where their codes stand."""
    if channel not in WORDS:
        raise Http404
    found = survey_of(survey)
    title, lead, kind = WORDS[channel]
    form = kind(posted(request), survey=found)

    def act(_given: dict[str, Any]) -> HttpResponseBase:
        made = actions.make_tickets(
            survey=found, channel=Channel(channel), expires_at=form.expires_at, **form.wanted, **who(request)
        )
        return _made(request, found, made)

    return ask(request, question(found, str(title()), str(lead()), _("Buat tiket"), _list(found)), form, act)


def _list(survey: Survey) -> Link:
    return Link(_("Tiket"), reverse("surveys-tickets", args=[survey.pk]))


def _made(request: HttpRequest, survey: Survey, made: Made) -> HttpResponseBase:
    whatsapp = made.batch.channel == Channel.WHATSAPP
    messages = _messages(request, survey, made.batch, made.codes) if whatsapp else []
    context = {
        "survey": survey,
        "name": unit_name(survey),
        "batch": made.batch,
        "whatsapp": whatsapp,
        "codes": " ".join(one.code for one in made.codes),
        "parts": [] if whatsapp else _parts(made.codes),
        "messages": messages[:SHOWN],
        "more": max(0, len(messages) - SHOWN),
        "back": _list(survey).url,
        "crumbs": way_back(survey, _list(survey), Link(_("Tiket baru"), current=True)),
    }
    return render(request, "surveys/ways/made.html", context)


@dataclass(frozen=True, slots=True)
class Part:
    """Slips that are made in one file: the first and the last of them, counted from 1, and their codes."""

    first: int
    last: int
    codes: str


def _parts(codes: Sequence[Code]) -> list[Part]:
    """The files of slips. Codes stand nowhere but on the page, so no worker can make slips while a person waits;
    each file is small enough to be made in the request instead."""
    return [
        Part(at + 1, at + len(some), " ".join(one.code for one in some))
        for at in range(0, len(codes), SLIPS_A_FILE)
        if (some := codes[at : at + SLIPS_A_FILE])
    ]


def _messages(
    request: HttpRequest, survey: Survey, batch: TicketBatch, codes: tuple[Code, ...]
) -> list[Message]:
    words = {"unit": unit_name(survey), "until": day_in_words(batch.expires_at)}
    told = []
    for number, one in enumerate(codes, start=1):
        link = public_address(request, "surveys-ticket", one.code)
        text = (
            "Bagaimana layanan {unit}? Nilai di sini, beberapa menit saja, tanpa nama. "
            "Tautan ini untuk Anda sendiri, sekali pakai, sampai {until}: {link}"
        ).format(link=link, **words)
        told.append(Message(number, one.label, text, f"https://wa.me/?{urlencode({'text': text})}"))
    return told


@policy(enters_paper)
@never_cache
@require_POST
def slips(request: HttpRequest, survey: int, batch: int) -> HttpResponseBase:
    """Slips to cut, from the codes the page of new tickets sends back."""
    found, made, codes = _sent_back(request, survey, batch)
    if len(codes) > SLIPS_A_FILE:
        return HttpResponse(status=413)
    first = request.POST.get("first", "")
    return pdf(
        survey_slips(
            unit=unit_name(found),
            office=found.unit.office.name,
            slips=[
                Slip(public_address(request, "surveys-ticket", one.code), one.code, one.label)
                for one in codes
            ],
            until=day_in_words(made.expires_at),
            printed_on=today(),
        ),
        f"slip-{made.pk}-{first}" if first.isdigit() else f"slip-{made.pk}",
        found,
    )


@policy(enters_paper)
@never_cache
@require_POST
def messages_csv(request: HttpRequest, survey: int, batch: int) -> HttpResponseBase:
    """The same as a file: a line a ticket, with its text to send."""
    found, made, codes = _sent_back(request, survey, batch)
    rows = (
        {
            "no": one.number,
            "nomor antrean": one.label,
            "kode": code.code,
            "tautan": public_address(request, "surveys-ticket", code.code),
            "pesan": one.text,
            "berlaku sampai": localtime(made.expires_at).date().isoformat(),
        }
        for one, code in zip(_messages(request, found, made, codes), codes, strict=True)
    )
    headers = {
        "Content-Disposition": f'attachment; filename="tiket-{made.pk}.csv"',
        "Cache-Control": "no-store",
    }
    return StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8", headers=headers)


def _sent_back(request: HttpRequest, survey: int, batch: int) -> tuple[Survey, TicketBatch, tuple[Code, ...]]:
    """A batch with its codes, if they are its own; else there is nothing here."""
    found = survey_of(survey)
    made = ways.batch_in(found, batch)
    codes = request.POST.get("codes", "").split()
    labels = ways.labels_of(made, codes) if made is not None and made.voided_at is None else None
    if made is None or labels is None:
        raise Http404
    return found, made, tuple(Code(code, label) for code, label in zip(codes, labels, strict=True))


@policy(enters_paper)
@METHODS
def invite(request: HttpRequest, survey: int) -> HttpResponseBase:
    """Invite by e-mail, sent by the worker."""
    found = survey_of(survey)
    form = InviteForm(posted(request), survey=found)

    def act(_given: dict[str, Any]) -> HttpResponseBase:
        actions.invite(survey=found, addresses=form.wanted, expires_at=form.expires_at, **who(request))
        tasks.send_waiting_invitations.enqueue()
        return HttpResponseRedirect(f"{_list(found).url}?tersimpan")

    lead = _(
        "Setiap alamat mendapat satu surel dengan tautan sekali pakai. Alamat tidak disimpan: begitu surelnya terkirim alamatnya dihapus, paling lambat sesudah satu hari. Yang tinggal hanya berapa yang terkirim dan berapa yang gagal."
    )
    asked = question(found, _("Undang lewat surel"), lead, _("Kirim undangan"), _list(found))
    if not mail_is_set_up():
        context = {"title": asked.title, "name": asked.over, "back": asked.back, "crumbs": asked.crumbs}
        return render(request, "surveys/ways/no_mail.html", context, status=200 if form.data == {} else 409)
    return ask(request, asked, form, act)


@policy(enters_paper)
@METHODS
def void(request: HttpRequest, survey: int, batch: int) -> HttpResponseBase:
    """Void what is left of a batch."""
    found = survey_of(survey)
    made = ways.batch_in(found, batch)
    if made is None:
        raise Http404

    def act(given: dict[str, Any]) -> HttpResponseBase:
        actions.void_batch(batch=made, **given, **who(request))
        return HttpResponseRedirect(f"{_list(found).url}?tersimpan")

    title = _("Batalkan tiket #%(n)s") % {"n": made.pk}
    lead = _("Tiket yang belum terpakai tidak dapat dipakai lagi. Jawaban yang sudah masuk tetap dihitung.")
    asked = question(found, title, lead, _("Batalkan tiket"), _list(found), danger=True)
    return ask(request, asked, WhyForm(posted(request)), act)


Words = tuple[Callable[[], str], Callable[[], str], type[CountForm] | type[QueueForm]]
WORDS: Mapping[str, Words] = {
    Channel.SLIP.value: (
        lambda: _("Buat slip"),
        lambda: _("Slip kecil untuk dibagikan di loket: dua belas di setiap halaman A4, digunting sendiri."),
        CountForm,
    ),
    Channel.WHATSAPP.value: (
        lambda: _("Buat pesan WhatsApp"),
        lambda: _(
            "Satu pesan dengan tautan sendiri untuk setiap orang. Nomor telepon tidak ditanyakan dan tidak disimpan."
        ),
        CountForm,
    ),
    Channel.QUEUE.value: (
        lambda: _("Buat tiket nomor antrean"),
        lambda: _(
            "Slip dengan nomor antrean, supaya setiap yang dilayani mendapat satu. Nomor antrean tidak pernah terhubung dengan jawabannya."
        ),
        QueueForm,
    ),
}

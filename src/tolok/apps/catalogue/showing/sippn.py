"""How far services are on their way into the national portal, in words."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.catalogue.selectors.sippn import Carried
from tolok.rules.sippn import Progress, Template, changes
from tolok.web.printing import say
from tolok.web.shapes import Column, Fact, Link, State, Table, Tone


def state_of(progress: Progress) -> State:
    """The word and the tone of a state."""
    words: dict[Progress, tuple[str, Tone]] = {
        "not_yet": (_("belum"), "neutral"),
        "prepared": (_("disiapkan"), "info"),
        "uploaded": (_("diunggah"), "info"),
        "verified": (_("terlihat di portal"), "good"),
        "outdated": (_("usang: di sini sudah berubah"), "caution"),
    }
    return State(*words[progress])


def table_of(rows: Sequence[Carried]) -> Table:
    """The services of a unit, each with its state."""
    columns = [Column(_("Layanan"), "link"), Column(_("Kode")), Column(_("Keadaan"), "status")]
    columns += [Column(_("Diunggah")), Column(_("Terlihat"))]
    lines = [
        (
            Link(one.service.called, reverse("catalogue-sippn-service", args=[one.service.pk])),
            one.service.code,
            state_of(one.progress) if one.has_standard else State(_("standar belum ada"), "neutral"),
            date_format(one.row.uploaded_on) if one.row and one.row.uploaded_on else "–",
            date_format(one.row.verified_on) if one.row and one.row.verified_on else "–",
        )
        for one in rows
    ]
    return Table(_("Layanan di SIPP Nasional"), columns, lines, caption_hidden=True)


def summary_of(rows: Sequence[Carried]) -> list[Fact]:
    """How many services are in which state."""
    states: tuple[Progress, ...] = ("verified", "uploaded", "outdated", "prepared", "not_yet")
    counts = [(state_of(state).word, sum(one.progress == state for one in rows)) for state in states]
    return [Fact(word.capitalize(), str(n)) for word, n in counts if n]


def facts_of(one: Carried) -> list[Fact]:
    """What is noted about one service."""
    row = one.row
    if row is None:
        return [Fact(_("Keadaan"), state_of("not_yet").word)]
    found = [
        Fact(_("Keadaan"), state_of(one.progress).word),
        Fact(_("Disiapkan"), date_format(row.prepared_on)),
    ]
    if row.uploaded_on:
        found.append(Fact(_("Diunggah"), date_format(row.uploaded_on)))
    if row.verified_on:
        found.append(
            Fact(_("Terlihat di portal"), date_format(row.verified_on), Link(_("Buka"), row.address))
        )
    if row.proof is not None:
        address = reverse("evidence-proof", args=[row.proof.proof.unit_id, row.proof.proof_id])
        found.append(Fact(_("Tangkapan layar"), row.proof.proof.title, Link(_("Buka bukti"), address)))
    if row.by is not None:
        found.append(Fact(_("Dicatat oleh"), row.by.name))
    if row.note:
        found.append(Fact(_("Catatan"), row.note))
    return found


def differences_of(template: Template, one: Carried) -> Table | None:
    """What the portal says otherwise than what holds here; None before the first upload."""
    if one.row is None or not one.row.digest:
        return None
    lines = [(column.heading, say(text)) for column, text in changes(template, one.row.sent, one.line)]
    columns = [Column(_("Kolom")), Column(_("Beda"))]
    return Table(
        _("Beda dengan yang terakhir diunggah"),
        columns,
        lines,
        empty=_("Tidak ada beda: isi portal sama dengan yang berlaku di sini."),
        caption_hidden=True,
    )

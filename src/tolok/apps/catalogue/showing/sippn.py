"""How far services are on their way into the national portal, in words."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.catalogue.models import SippnUpload
from tolok.apps.catalogue.selectors.sippn import Carried
from tolok.rules.sippn import Progress, Template, changes
from tolok.web.printing import say
from tolok.web.shapes import Column, Fact, Link, State, Table, Tone

#: Columns that are filled in the service and in the profile of its unit; every other comes from the standard.
OF_SERVICE = frozenset({"nama", "kode", "ringkasan", "bidang"})
OF_PROFILE = frozenset({"unit", "instansi", "alamat", "jam", "telepon", "surel"})


def state_of(progress: Progress) -> State:
    """The word and the tone of a state."""
    words: dict[Progress, tuple[str, Tone]] = {
        "not_yet": (_("belum"), "neutral"),
        "prepared": (_("disiapkan"), "info"),
        "uploaded": (_("diunggah"), "info"),
        "claimed": (_("terlihat di portal, tanpa tangkapan layar"), "caution"),
        "verified": (_("terlihat di portal"), "good"),
        "replaced": (_("usang: standarnya sudah berganti"), "bad"),
        "outdated": (_("usang: keterangannya sudah berubah"), "caution"),
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
            state_of(one.progress) if one.version or one.upload else State(_("standar belum ada"), "neutral"),
            date_format(one.upload.uploaded_on) if one.upload else "–",
            date_format(one.upload.verified_on) if one.upload and one.upload.verified_on else "–",
        )
        for one in rows
    ]
    return Table(_("Layanan di SIPP Nasional"), columns, lines, caption_hidden=True)


def summary_of(rows: Sequence[Carried]) -> list[Fact]:
    """How many services are in which state."""
    states: tuple[Progress, ...] = (
        *("verified", "claimed", "uploaded", "replaced", "outdated"),
        *("prepared", "not_yet"),
    )
    counts = [(state_of(state).word, sum(one.progress == state for one in rows)) for state in states]
    return [Fact(word.capitalize(), str(n)) for word, n in counts if n]


def lacking_of(rows: Sequence[Carried]) -> Table | None:
    """The services whose sheet would have empty required columns, each with the way to fill them; None for none."""
    lines = [
        (
            Link(_("Lengkapi %(service)s") % {"service": one.service.called}, _mend(one)),
            one.service.code,
            ", ".join(column.heading for column in one.lacks),
        )
        for one in rows
        if one.lacks and one.version
    ]
    if not lines:
        return None
    columns = [Column(_("Layanan"), "link"), Column(_("Kode")), Column(_("Masih kosong"))]
    return Table(_("Yang masih kosong di lembar"), columns, lines, caption_hidden=True)


def _mend(one: Carried) -> str:
    """Where the first empty column is filled: the service, the profile of the unit, or its standard."""
    source = one.lacks[0].source
    if source in OF_SERVICE:
        return reverse("standards-change", args=[one.service.pk])
    if source in OF_PROFILE:
        return reverse("standards-profile", args=[one.service.unit_id])
    return reverse("standards-service", args=[one.service.pk])


def facts_of(template: Template, one: Carried) -> list[Fact]:
    """What is noted about one service."""
    found = [Fact(_("Keadaan"), state_of(one.progress).word)]
    if one.row is not None:
        found.append(Fact(_("Disiapkan"), date_format(one.row.prepared_on)))
    return found if one.upload is None else [*found, *_carried(template, one.upload)]


def _carried(template: Template, row: SippnUpload) -> Iterator[Fact]:
    yield Fact(_("Diunggah"), date_format(row.uploaded_on))
    if row.verified_on:
        yield Fact(_("Terlihat di portal"), date_format(row.verified_on), Link(_("Buka"), row.address))
    if row.address and not in_host(row.address, template.host):
        said = _("%(found)s, bukan %(host)s") % {"found": row.address, "host": template.host}
        yield Fact(_("Periksa alamatnya"), said)
    if row.proof is not None:
        address = reverse("evidence-proof", args=[row.proof.proof.unit_id, row.proof.proof_id])
        yield Fact(_("Tangkapan layar"), row.proof.proof.title, Link(_("Buka bukti"), address))
    elif row.verified_on:
        yield Fact(_("Tangkapan layar"), _("belum ada"))
    if row.by is not None:
        yield Fact(_("Dicatat oleh"), row.by.name)
    if row.note:
        yield Fact(_("Catatan"), row.note)


def in_host(address: str, host: str) -> bool:
    """Whether an address is of the portal."""
    found = (urlsplit(address).hostname or "").rstrip(".")
    return found == host or found.endswith(f".{host}")


def history_of(rows: Sequence[SippnUpload]) -> Table | None:
    """Every carrying of a service; None where there was one or none."""
    if len(rows) < 2 and not any(row.gone_on for row in rows):
        return None
    columns = [
        Column(_("Diunggah")),
        Column(_("Versi standar")),
        Column(_("Terlihat")),
        Column(_("Tangkapan layar")),
    ]
    columns.append(Column(_("Tidak ada lagi sejak")))
    lines = [
        (
            date_format(row.uploaded_on),
            str(row.version.number) if row.version else "–",
            date_format(row.verified_on) if row.verified_on else "–",
            _("ada") if row.proof_id else _("belum ada"),
            date_format(row.gone_on) if row.gone_on else "–",
        )
        for row in rows
    ]
    return Table(_("Riwayat unggahan"), columns, lines, caption_hidden=True)


def differences_of(template: Template, one: Carried) -> Table | None:
    """What the portal says otherwise than what holds here; None before the first upload."""
    if one.upload is None or not one.upload.digest:
        return None
    lines = [(column.heading, say(text)) for column, text in changes(template, one.upload.sent, one.line)]
    columns = [Column(_("Kolom")), Column(_("Beda"))]
    return Table(
        _("Beda dengan yang terakhir diunggah"),
        columns,
        lines,
        empty=_("Tidak ada beda: isi portal sama dengan yang berlaku di sini."),
        caption_hidden=True,
    )

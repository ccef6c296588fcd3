"""Instruments as pages: what the law asks, how sure we are, and what makes a level."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.charts.ruler import Band, Ruler
from tolok.rules import packs
from tolok.rules.bands import Bands
from tolok.rules.instruments.values import SURENESS, Aspect, Header, Indicator, Instrument, Sureness
from tolok.rules.surveys.instruments import Element, Integrity, Satisfaction
from tolok.rules.texts import Text
from tolok.web.printing import percent, printed, say, short
from tolok.web.shapes import Column, Fact, Link, State, Table


def kind_words(kind: str) -> str:
    """What a kind of pack is for."""
    return {
        "weighted": _("Evaluasi kinerja pelayanan (PEKPPP)"),
        "satisfaction": _("Survei kepuasan masyarakat"),
        "integrity": _("Persepsi kualitas dan antikorupsi"),
    }.get(kind, kind)


def validity(header: Header) -> str:
    """From when to when the instrument holds, in words."""
    first = date_format(header.valid_from, "DATE_FORMAT")
    if header.valid_to is None:
        return _("sejak %(first)s") % {"first": first}
    return _("%(first)s sampai %(last)s") % {
        "first": first,
        "last": date_format(header.valid_to, "DATE_FORMAT"),
    }


def sure_state(sure: Sureness) -> State:
    """How sure a fact is, as a tag: word and shape."""
    word = say(SURENESS[sure])
    return State(word[:1].upper() + word[1:], "good" if sure == "verified" else "caution")


def unsure(sure: Sureness) -> str:
    """The mark of a fact that is not verified, empty for one that is."""
    return "" if sure == "verified" else say(SURENESS[sure])


def header_facts(header: Header) -> list[Fact]:
    """Validity, author, checker, next review and content hash."""
    review = header.review
    checker = review.checker or _("belum ada; isi paket ini belum diperiksa orang kedua")
    return [
        Fact(_("Berlaku"), validity(header)),
        Fact(_("Ditulis oleh"), review.author),
        Fact(_("Diperiksa oleh"), checker),
        Fact(_("Ditinjau lagi"), date_format(review.next_review, "DATE_FORMAT")),
        Fact(_("Nama paket"), header.id),
        Fact(_("Sidik isi (SHA-256)"), header.hash),
    ]


def basis_table(header: Header) -> Table:
    """The legal basis with how sure each text is."""
    rows = [
        (f"{item.title} {item.article}".strip(), say(item.about), sure_state(item.sure))
        for item in header.basis
    ]
    columns = (Column(_("Peraturan")), Column(_("Tentang")), Column(_("Seberapa yakin"), "status"))
    return Table(_("Dasar hukum"), columns, rows, caption_hidden=True)


def bands_ruler(bands: Bands, low: Fraction, high: Fraction, name: str) -> Ruler:
    """The categories on an empty ruler."""
    rising = list(reversed(bands.bands))
    shown = tuple(
        Band(band.letter, low if place == 0 else Fraction(band.lower), say(band.word))
        for place, band in enumerate(rising)
    )
    return Ruler(low, high, name, bands=shown, withheld=_("batas setiap kategori"))


def bands_table(bands: Bands) -> Table:
    """Letters, words and printed intervals."""
    rows = []
    for band in bands.bands:
        first, last = (printed(part, bands.decimals) for part in band.printed.split(".."))
        rows.append((band.letter, say(band.word), f"{first}–{last}"))
    columns = (Column(_("Huruf")), Column(_("Sebutan")), Column(_("Nilai"), "number"))
    return Table(_("Batas kategori"), columns, rows)


def forms_table(found: Instrument) -> Table:
    """Which form has which share of the index, and how sure that is."""
    rows = []
    for term in found.index.terms:
        form = found.forms[term.form]
        name = say(form.name)
        note = say(term.note) if term.note else unsure(term.sure)
        rows.append((name[:1].upper() + name[1:], percent(term.weight), note or "–"))
    columns = (Column(_("Bagian")), Column(_("Bobot"), "number"), Column(_("Catatan")))
    return Table(_("Bagian indeks"), columns, rows, caption_hidden=True)


def aspect_table(aspect: Aspect, address: str) -> Table:
    """The indicators of an aspect with their weight in the aspect and in the form."""
    rows = [
        (
            Link(f"{row.code} {say(row.title)}", f"{address}{row.code}/"),
            f"{short(row.weight)} %",
            f"{short(row.weight * aspect.weight / 100)} %",
        )
        for row in aspect.indicators
    ]
    columns = (
        Column(_("Indikator"), "link"),
        Column(_("Bobot dalam aspek"), "number"),
        Column(_("Bobot dalam F-02"), "number"),
    )
    empty = _("Lembar aspek ini belum pernah terlihat, jadi indikatornya tidak diketahui.")
    return Table(say(aspect.name), columns, rows, caption_hidden=True, empty=empty)


def items_table(name: str, items: Iterable[tuple[str, str]]) -> Table:
    """Statements that users rate."""
    return Table(name, (Column(_("Kode")), Column(_("Pernyataan"))), list(items), caption_hidden=True)


def levels_table(row: Indicator) -> Table:
    """The words of every level, highest first."""
    rows = [(str(level.value), say(level.text)) for level in reversed(row.levels)]
    empty = _("Teks level instrumen ini belum pernah terlihat.")
    return Table(
        _("Arti setiap level"),
        (Column(_("Level")), Column(_("Artinya"))),
        rows,
        caption_hidden=True,
        empty=empty,
    )


def questions_of(row: Indicator) -> list[tuple[str, list[str]]]:
    """What the unit is asked, with the options."""
    return [(say(item.text), [say(option.text) for option in item.options]) for item in row.questions]


def elements_table(elements: Iterable[Element]) -> Table:
    """What respondents rate, with the words of the scale."""
    rows = [
        (
            f"{item.key}",
            say(item.name),
            " · ".join(say(label) for label in item.labels) or "–",
            unsure(item.sure) or "–",
        )
        for item in elements
    ]
    columns = (
        Column(_("Kunci")),
        Column(_("Unsur")),
        Column(_("Pilihan, dari terendah")),
        Column(_("Catatan")),
    )
    return Table(_("Unsur yang dinilai"), columns, rows, caption_hidden=True)


def integrity_table(found: Integrity) -> Table:
    """The conversions from six points to four, each named, and the minima."""
    rows = [
        (say(item.name), say(item.note), unsure(item.sure) or "–")
        for item in (*found.conversions.values(), *found.points.values())
    ]
    return Table(
        _("Konversi yang dipakai"),
        (Column(_("Konversi")), Column(_("Keterangan")), Column(_("Seberapa yakin"))),
        rows,
        caption_hidden=True,
    )


def notes(found: Iterable[Text]) -> list[str]:
    """Several notes in the reader's language."""
    return [say(note) for note in found]


def headers() -> list[Header]:
    """Every shipped pack, newest first."""
    found = [packs.header(pack_id) for pack_id in packs.ids()]
    return sorted(found, key=lambda header: header.valid_from, reverse=True)


def overdue(header: Header, today: date) -> bool:
    """Whether the pack should have been looked at again."""
    return header.review.next_review < today


Whole = Instrument | Satisfaction | Integrity


def whole(header: Header) -> Whole:
    """The pack, read whole."""
    if header.kind == "weighted":
        return packs.instrument(header.id)
    return packs.satisfaction(header.id) if header.kind == "satisfaction" else packs.integrity(header.id)

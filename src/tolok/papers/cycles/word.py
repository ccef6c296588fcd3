"""LHE and minutes as Word documents, from a template that an office can replace with its own."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, cast

from tolok.papers.cycles.lhe import LheValues, lhe_data
from tolok.papers.cycles.minutes import minutes_data
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.word.filling import filled, flat
from tolok.rules.cycles.papers import CycleResults
from tolok.rules.texts import Text

#: What a template of the LHE may name, and what stands there.
LHE_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        "title": Text("judul dokumen", "title of the document"),
        "kind": Text("nama laporan", "name of the report"),
        "name": Text("nama unit", "name of the unit"),
        "office": Text("nama instansi", "name of the office"),
        "kop_institution": Text("baris pertama kop", "first line of the kop"),
        "kop_office": Text("baris kedua kop", "second line of the kop"),
        "kop_address": Text("daftar baris kop selebihnya", "list of the other lines of the kop"),
        "dated": Text("tempat dan tanggal", "place and day"),
        "number": Text("nomor surat", "number of the letter"),
        "nature": Text("sifat surat", "nature of the letter"),
        "attachment": Text("lampiran", "attachments"),
        "subject": Text("hal surat", "subject"),
        "addressee": Text("daftar baris alamat tujuan", "list of lines of the addressee"),
        "body": Text("daftar alinea surat", "list of paragraphs of the letter"),
        "signer": Text("penanda tangan: title, mark, daftar lines", "signatory: title, mark, list of lines"),
        "copies": Text("daftar tembusan", "list of copies"),
        "facts": Text("baris keterangan: [0] label, [1] isi", "rows of facts: [0] label, [1] words"),
        "hero": Text("gambar mistar indeks", "picture of the ruler"),
        "code": Text(
            "gambar kode QR; kosong tanpa alamat", "picture of the QR code; empty without an address"
        ),
        "summary": Text("daftar kalimat ringkasan", "list of sentences of the summary"),
        "cautions": Text("daftar hal yang perlu diperhatikan", "list of cautions"),
        "strongest": Text("daftar indikator terkuat", "list of the strongest indicators"),
        "weakest": Text("daftar indikator terlemah", "list of the weakest indicators"),
        "bases": Text("baris dasar hukum: title, about, sure", "rows of legal texts: title, about, sure"),
        "notes": Text("daftar catatan paket instrumen", "list of the pack's notes"),
        "review": Text("siapa menulis dan memeriksa paket", "who wrote and checked the pack"),
        "scope": Text("daftar kalimat ruang lingkup", "list of sentences of the scope"),
        "parts": Text(
            "baris bagian: name, why, value, factor, contribution",
            "rows of parts: name, why, value, factor, contribution",
        ),
        "total": Text(
            "indeks: [0] nama, [2] nilai, [4] nilai panjang", "index: [0] name, [2] value, [4] long value"
        ),
        "rounding": Text("cara membulatkan", "how figures are rounded"),
        "calendar": Text("baris tahapan: [0] tahap, [1] waktu", "rows of phases: [0] phase, [1] time"),
        "panel": Text("baris panel: name, part, nip", "rows of the panel: name, part, nip"),
        "judged": Text(
            "formulir: title, total, aspects (name, reason, value, weight, contribution)",
            "forms: title, total, aspects (name, reason, value, weight, contribution)",
        ),
        "indicators": Text(
            "aspek: title, rows (code, title, text, claim, level, weight, settled, reason, proofs, daftar recommendations)",
            "aspects: title, rows (code, title, text, claim, level, weight, settled, reason, proofs, list recommendations)",
        ),
        "general": Text("daftar rekomendasi umum", "list of general recommendations"),
        "followed_up": Text(
            "baris tindak lanjut: text, owner, due, state", "rows of follow-up: text, owner, due, state"
        ),
        "proofs": Text(
            "baris bukti: number, title, version, sha256, used",
            "rows of proof: number, title, version, sha256, used",
        ),
        "address": Text("alamat hasil di situs", "address of the result"),
        "command": Text("perintah hitung ulang", "command that computes it again"),
        "hash": Text("sidik instrumen", "content hash of the instrument"),
    }
)


def lhe_docx(
    values: LheValues, letterhead: Letterhead, printed_on: date, template: bytes | None = None
) -> bytes:
    """The report of one unit as DOCX; same input, template and day, same bytes.

    Without `template` ours is used, on the paper, margins and font of `letterhead`; a template of the office keeps
    its own. Raises ProblemsError for a template that cannot be used.
    """
    data = {
        **lhe_data(values, letterhead, printed_on),
        **flat(letterhead),
        "address": values.unit.address,
    }
    letter = cast(dict[str, Any], data["letter"])
    rows = dict(letter["rows"])
    data |= {
        "dated": letter["dated"],
        "addressee": letter["to"],
        "body": letter["body"],
        "number": rows["Nomor"],
        "nature": rows["Sifat"],
        "attachment": rows["Lampiran"],
        "subject": rows["Hal"],
    }
    from tolok.papers.cycles.word_templates import lhe_template

    return filled(lhe_template(), template, data, letterhead, printed_on)


def minutes_docx(
    values: CycleResults, letterhead: Letterhead, printed_on: date, template: bytes | None = None
) -> bytes:
    """The minutes of the panel as DOCX, see `lhe_docx`."""
    from tolok.papers.cycles.word_templates import minutes_template

    data = {**minutes_data(values, letterhead, printed_on), **flat(letterhead)}
    return filled(minutes_template(), template, data, letterhead, printed_on)

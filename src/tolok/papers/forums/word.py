"""The papers of a public consultation as Word documents, from templates that an office can replace with its own."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from tolok.papers.forums.papers import attendance_data, invitation_data, minutes_data, report_data
from tolok.papers.forums.values import ForumValues
from tolok.papers.frame import Data
from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.word.filling import filled, flat
from tolok.rules.texts import Text

MadeOf = Callable[[ForumValues, Letterhead, date, bytes | None], bytes]


def forum_invitation_docx(
    values: ForumValues,
    letterhead: Letterhead,
    number: str,
    printed_on: date,
    template: bytes | None = None,
) -> bytes:
    """The letters as DOCX; same input, template and day, same bytes.

    Without `template` ours is used, on the paper, margins and font of `letterhead`; a template of the office keeps
    its own. Raises ProblemsError for a template that cannot be used.
    """
    from tolok.papers.forums.word_templates import invitation_template

    data = invitation_data(values, letterhead, number, printed_on)
    return _made(invitation_template(), template, data, letterhead, printed_on)


def forum_attendance_docx(
    values: ForumValues, letterhead: Letterhead, printed_on: date, template: bytes | None = None
) -> bytes:
    """The attendance list as DOCX, see `forum_invitation_docx`."""
    from tolok.papers.forums.word_templates import attendance_template

    data = attendance_data(values, letterhead, printed_on)
    return _made(attendance_template(), template, data, letterhead, printed_on)


def forum_minutes_docx(
    values: ForumValues, letterhead: Letterhead, printed_on: date, template: bytes | None = None
) -> bytes:
    """The berita acara as DOCX, see `forum_invitation_docx`."""
    from tolok.papers.forums.word_templates import minutes_template

    data = minutes_data(values, letterhead, printed_on)
    return _made(minutes_template(), template, data, letterhead, printed_on)


def forum_report_docx(
    values: ForumValues, letterhead: Letterhead, printed_on: date, template: bytes | None = None
) -> bytes:
    """The report as DOCX, see `forum_invitation_docx`."""
    from tolok.papers.forums.word_templates import report_template

    return _made(
        report_template(), template, report_data(values, letterhead, printed_on), letterhead, printed_on
    )


def _made(ours: bytes, theirs: bytes | None, data: Data, letterhead: Letterhead, printed_on: date) -> bytes:
    return filled(ours, theirs, {**data, **flat(letterhead)}, letterhead, printed_on)


_COMMON: Mapping[str, Text] = {
    "title": Text("judul dokumen", "title of the document"),
    "kind": Text("nama dokumen", "name of the paper"),
    "name": Text("topik forum", "topic of the forum"),
    "unit": Text("nama unit", "name of the unit"),
    "office": Text("nama instansi", "name of the office"),
    "kop": Text("daftar baris kop", "list of the lines of the kop"),
    "kop_institution": Text("baris pertama kop", "first line of the kop"),
    "kop_office": Text("baris kedua kop", "second line of the kop"),
    "kop_address": Text("daftar baris kop selebihnya", "list of the other lines of the kop"),
    "foot": Text("unit dan tanggal dibuat", "unit and day of printing"),
    "dated": Text("tanggal dokumen", "day of the paper"),
}
_WHEN = Text("baris waktu dan tempat: [0] label, [1] isi", "rows of time and place: [0] label, [1] words")
_TALKED: Mapping[str, Text] = {
    "bases": Text("daftar dasar hukum", "list of legal bases"),
    "agenda": Text("daftar acara", "list of the agenda"),
    "services": Text(
        "baris layanan: [0] nomor, [1] layanan, [2] versi standar",
        "rows of services: [0] number, [1] service, [2] version of the standard",
    ),
    "presented": Text(
        "gambaran layanan: name, rows ([0] label, [1] isi)",
        "services as presented: name, rows ([0] label, [1] words)",
    ),
    "inputs": Text(
        "baris masukan: [0] nomor, [1] tentang, [2] masukan, [3] dari siapa, [4] tanggapan, [5] alasan",
        "rows of inputs: [0] number, [1] about, [2] input, [3] from whom, [4] answer, [5] reason",
    ),
    "agreements": Text("daftar butir kesepakatan", "list of agreements"),
    "actions": Text(
        "baris aksi: [0] nomor, [1] tindakan, [2] penanggung jawab, [3] tenggat, [4] ukuran, [5] keadaan",
        "action rows: [0] number, [1] what, [2] owner, [3] due, [4] measure, [5] state",
    ),
    "elements": Text(
        "baris unsur masyarakat: [0] unsur, [1] diundang, [2] hadir",
        "rows of elements of society: [0] element, [1] invited, [2] came",
    ),
    "present": Text("kalimat jumlah yang hadir", "sentence that counts who came"),
    "answered": Text("daftar peringatan yang dijelaskan", "list of warnings with their answers"),
    "summary": Text("daftar alinea jalannya forum", "list of paragraphs on how it went"),
    "parts": Text(
        "nomor bagian menurut kunci, seperti parts.inputs",
        "numbers of the parts by key, such as parts.inputs",
    ),
}

#: What a template of each paper may name, and what stands there.
INVITATION_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        **_COMMON,
        "letters": Text("surat: daftar baris alamat tujuan", "letters: list of lines of the addressee"),
        "letter": Text(
            "isi surat: dated, rows ([0] label, [1] isi), daftar body",
            "the letter: dated, rows ([0] label, [1] words), list body",
        ),
        "when": _WHEN,
        "agenda": _TALKED["agenda"],
        "closing": Text("daftar alinea penutup", "list of closing paragraphs"),
        "signer": Text("penanda tangan: title, mark, daftar lines", "signatory: title, mark, list of lines"),
        "copies": Text("daftar tembusan", "list of copies"),
    }
)
ATTENDANCE_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        **_COMMON,
        "when": _WHEN,
        "rows": Text(
            "baris peserta: [0] nomor, [1] nama, [2] lembaga, [3] unsur",
            "rows of participants: [0] number, [1] name, [2] body, [3] element",
        ),
        "names": Text("daftar unsur masyarakat", "list of the elements of society"),
        "privacy": Text("kalimat tentang data pribadi", "sentence about personal data"),
    }
)
MINUTES_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        **_COMMON,
        "identity": Text("baris identitas: [0] label, [1] isi", "rows of identity: [0] label, [1] words"),
        "opening": Text("kalimat pembuka", "opening sentence"),
        **_TALKED,
        "absent": Text(
            "daftar yang diundang dari unsur yang tidak hadir",
            "list of those invited for elements nobody came for",
        ),
        "closing": Text("kalimat penutup", "closing sentence"),
        "head": Text(
            "pimpinan unit: title, mark, daftar lines", "head of the unit: title, mark, list of lines"
        ),
        "minute_taker": Text(
            "notulis: title, mark, daftar lines", "minute taker: title, mark, list of lines"
        ),
        "community": Text(
            "baris wakil masyarakat: [0] nomor, [1] nama dan lembaga, [2] unsur",
            "rows of the community: [0] number, [1] name and body, [2] element",
        ),
        "attachments": Text("daftar lampiran yang ada", "list of attachments that exist"),
    }
)
REPORT_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        **_COMMON,
        "purpose": Text("daftar alinea latar belakang", "list of paragraphs on the purpose"),
        "conduct": Text("baris pelaksanaan: [0] label, [1] isi", "rows on conduct: [0] label, [1] words"),
        "materials": Text("daftar bahan", "list of materials"),
        "team": Text("baris tim: [0] peran, [1] nama", "rows of the team: [0] role, [1] name"),
        **_TALKED,
        "published": Text(
            "baris publikasi: [0] media, [1] tempat, [2] tanggal",
            "rows of publications: [0] medium, [1] place, [2] day",
        ),
        "told": Text(
            "baris penyampaian kembali: [0] cara, [1] keterangan, [2] tanggal",
            "rows of telling back: [0] how, [1] words, [2] day",
        ),
        "notes": Text("daftar catatan", "list of notes"),
    }
)

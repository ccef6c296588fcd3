"""The survey report as a Word document, from a template that an office can replace with its own."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from tolok.papers.letters.letterhead import Letterhead
from tolok.papers.surveys.full_report import report_data
from tolok.papers.surveys.values import SurveyReportValues
from tolok.papers.word.filling import filled, flat
from tolok.rules.texts import Text


def full_survey_docx(
    values: SurveyReportValues, letterhead: Letterhead, printed_on: date, template: bytes | None = None
) -> bytes:
    """The report as DOCX; same input, template and day, same bytes.

    Without `template` ours is used, on the paper, margins and font of `letterhead`; a template of the office keeps
    its own. Raises ProblemsError for a template that cannot be used.
    """
    from tolok.papers.surveys.word_template import survey_template

    data = {**report_data(values, letterhead, printed_on), **flat(letterhead)}
    return filled(survey_template(), template, data, letterhead, printed_on)


#: What a template of the survey report may name, and what stands there.
SURVEY_PLACEHOLDERS: Mapping[str, Text] = MappingProxyType(
    {
        "title": Text("judul dokumen", "title of the document"),
        "kind": Text("nama laporan", "name of the report"),
        "name": Text("unit dan layanan", "unit and service"),
        "unit": Text("nama unit", "name of the unit"),
        "service": Text(
            "nama layanan; kosong untuk semua layanan", "name of the service; empty for all services"
        ),
        "period": Text("periode yang dinilai", "the period that was rated"),
        "office": Text("nama instansi", "name of the office"),
        "dated": Text("tanggal laporan", "day of the report"),
        "kop": Text("daftar baris kop", "list of the lines of the kop"),
        "kop_institution": Text("baris pertama kop", "first line of the kop"),
        "kop_office": Text("baris kedua kop", "second line of the kop"),
        "kop_address": Text("daftar baris kop selebihnya", "list of the other lines of the kop"),
        "place_year": Text("tempat dan tahun di sampul", "place and year on the cover"),
        "approval": Text("kalimat pengesahan", "sentence of approval"),
        "approved": Text("tempat, bulan, dan tahun pengesahan", "place, month and year of approval"),
        "signer": Text("penanda tangan: title, mark, daftar lines", "signatory: title, mark, list of lines"),
        "preface": Text("daftar alinea kata pengantar", "list of paragraphs of the preface"),
        "background": Text("daftar alinea latar belakang", "list of paragraphs of the background"),
        "aims": Text("daftar maksud dan tujuan", "list of aims"),
        "bases": Text("baris dasar hukum: title, about, sure", "rows of legal texts: title, about, sure"),
        "conduct": Text("baris pelaksanaan: [0] label, [1] isi", "rows of conduct: [0] label, [1] words"),
        "respondents": Text("daftar kalimat jumlah responden", "list of sentences on respondents"),
        "ways": Text(
            "baris cara menjawab: [0] cara, [1] diundang, [2] menolak, [3] menjawab",
            "rows of ways: [0] way, [1] invited, [2] refused, [3] answered",
        ),
        "profile": Text(
            "kelompok profil: title, rows ([0] jawaban, [1] responden, [2] bagian), words",
            "groups of the profile: title, rows ([0] answer, [1] respondents, [2] share), words",
        ),
        "blocks": Text(
            "bagian kuesioner: title, hero, summary, cautions, rows (code, name, why, mean, interval, n, grade), "
            "verdicts, levels (name, counts, n)",
            "parts of the questionnaire: title, hero, summary, cautions, rows (code, name, why, mean, interval, n, "
            "grade), verdicts, levels (name, counts, n)",
        ),
        "services": Text(
            "baris layanan: [0] nama, [1] responden, [2] nilai, [3] mutu",
            "rows of services: [0] name, [1] respondents, [2] value, [3] grade",
        ),
        "strong": Text("daftar unsur tertinggi", "list of the highest elements"),
        "weak": Text("daftar unsur yang didahulukan", "list of the elements that come first"),
        "order_words": Text("seberapa pasti urutan itu", "how sure that order is"),
        "plan": Text(
            "baris rencana: number, element, title, when, owner, measure, fate, proof",
            "rows of the plan: number, element, title, when, owner, measure, fate, proof",
        ),
        "trend": Text("baris tren: name, value, cut", "rows of the trend: name, value, cut"),
        "trend_words": Text("kalimat tren", "sentences on the trend"),
        "conclusion": Text("daftar kalimat kesimpulan", "list of sentences of the conclusion"),
        "questions": Text(
            "kuesioner: title, sure, rows (number, text, points)",
            "questionnaire: title, sure, rows (number, text, points)",
        ),
        "own": Text("pertanyaan unit sendiri: text, choices", "the unit's own questions: text, choices"),
        "matrices": Text(
            "jawaban responden: title, head, lines (empat jawaban sebaris), n",
            "answers: title, head, lines (four answers a line), n",
        ),
        "late": Text("jumlah jawaban terlambat", "number of late answers"),
        "excluded": Text(
            "baris pengecualian: [0] alasan, [1] jumlah", "rows of exclusions: [0] reason, [1] number"
        ),
        "told": Text(
            "baris publikasi: [0] media, [1] tempat, [2] tanggal",
            "rows of publication: [0] medium, [1] place, [2] day",
        ),
        "earlier": Text(
            "tindak lanjut periode sebelumnya, seperti plan", "follow-up of the period before, as plan"
        ),
        "earlier_period": Text("periode sebelumnya", "the period before"),
        "progress": Text(
            "tindak lanjut periode ini dengan keadaannya, seperti plan; kosong bila belum dimulai",
            "follow-up of this period with its state, as plan; empty while nothing has begun",
        ),
        "first_time": Text("benar bila tidak ada survei sebelumnya", "true when there was no survey before"),
        "method": Text("daftar kalimat cara menghitung", "list of sentences on the method"),
        "notes": Text("daftar catatan instrumen", "list of the pack's notes"),
        "review": Text("siapa menulis dan memeriksa paket", "who wrote and checked the pack"),
        "address": Text(
            "alamat hasil di situs; kosong sebelum terbit", "address of the result; empty before publication"
        ),
        "code": Text(
            "gambar kode QR; kosong tanpa alamat", "picture of the QR code; empty without an address"
        ),
        "result": Text("nomor dan sidik hasil", "number and hash of the result"),
        "why": Text("alasan dihitung ulang", "why it was computed anew"),
        "hash": Text("sidik instrumen", "content hash of the instrument"),
    }
)

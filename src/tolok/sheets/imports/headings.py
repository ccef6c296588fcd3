"""What a column most likely holds, from its heading alone: how forms, exports and offices head their columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tolok.rules.questionnaires import Questionnaire
from tolok.rules.texts import Text
from tolok.sheets.cells import Value
from tolok.sheets.imports.form_names import form_name
from tolok.sheets.imports.lexicon import Lexicon
from tolok.sheets.imports.profiles import AGE, EDUCATION, OCCUPATION, SEX
from tolok.sheets.imports.values import Format
from tolok.sheets.questionnaires import UNCLEAR
from tolok.sheets.tables import heading

#: How sure a guess is: ``sure`` needs nobody, ``likely`` a look, ``unsure`` a decision.
Sure = Literal["sure", "likely", "unsure"]

#: What a column may hold besides items (``item:waktu``) and the office's own questions (``own:parking``).
IGNORE, COMMENT, TIME, STARTED, SECONDS = "ignore", "comment", "time", "started", "seconds"
SOURCE, SERVICE, MODE, VERSION = "source", "service", "mode", "version"
PROFILE = tuple(f"profile:{part}" for part in (AGE, SEX, EDUCATION, OCCUPATION))

#: Headings that say what they are, by the program that writes them; `heading` makes them comparable.
KNOWN: Mapping[Format, Mapping[str, tuple[str, ...]]] = {
    "google": {
        TIME: ("timestamp", "cap waktu", "stempel waktu", "tanda waktu", "waktu pengisian"),
        IGNORE: ("score", "skor", "email address", "alamat email", "username", "nama pengguna"),
    },
    "limesurvey": {
        SOURCE: ("id", "response id", "id respons", "id tanggapan"),
        TIME: ("submitdate", "date submitted", "tanggal dikirim", "tanggal kirim"),
        STARTED: ("startdate", "date started", "tanggal mulai"),
        SECONDS: ("interviewtime", "total time", "waktu total"),
        IGNORE: (
            *(
                "lastpage",
                "last page",
                "startlanguage",
                "start language",
                "seed",
                "datestamp",
                "token",
                "refurl",
            ),
            *("date last action", "ipaddr", "ip address", "referrer url", "access code", "halaman terakhir"),
            *("bahasa awal", "tanggal tindakan terakhir", "firstname", "lastname", "email", "kode akses"),
        ),
    },
    "kobo": {
        SOURCE: ("_uuid", "meta/instanceid", "meta-instanceid", "instanceid", "key"),
        TIME: ("end", "_submission_time", "submissiondate"),
        STARTED: ("start",),
        SERVICE: ("service_code",),
        VERSION: ("questionnaire_version",),
        IGNORE: (
            *(
                "_id",
                "_validation_status",
                "_notes",
                "_status",
                "_submitted_by",
                "__version__",
                "_version_",
                "_tags",
            ),
            *(
                "_index",
                "_parent_index",
                "_parent_table_name",
                "formhub/uuid",
                "uuid",
                "today",
                "deviceid",
                "username",
            ),
            *(
                "phonenumber",
                "simserial",
                "subscriberid",
                "meta/rootuuid",
                "_attachments",
                "_geolocation",
                "_xform_id",
            ),
            *(
                "submitterid",
                "submittername",
                "attachmentspresent",
                "attachmentsexpected",
                "status",
                "reviewstate",
            ),
            *(
                "deviceid",
                "edits",
                "formversion",
                "_bamboo_dataset_id",
                "ticket_hash",
                "meta/instancename",
                "service_has_tariff",
            ),
        ),
    },
    "tolok": {
        SOURCE: ("answer_id",),
        TIME: ("given_at",),
        SECONDS: ("seconds",),
        MODE: ("mode",),
        COMMENT: ("comment",),
        SERVICE: ("service",),
        VERSION: ("questionnaire",),
        IGNORE: ("month", "counts"),
    },
    "raw": {},
    "recap": {},
    "unsent": {},
}

#: Headings of any file: whole, in small letters.
COMMON: Mapping[str, tuple[str, ...]] = {
    COMMENT: (
        *(
            "saran",
            "kritik",
            "kritik dan saran",
            "saran dan kritik",
            "saran/masukan",
            "saran dan masukan",
            "masukan",
        ),
        *(
            "komentar",
            "comment",
            "comments",
            "kritik/saran",
            "kritik & saran",
            "saran & masukan",
            "saran perbaikan",
        ),
        *("kesan dan pesan", "harapan", "ulasan"),
    ),
    TIME: ("tanggal survei", "tanggal", "date", "tanggal pengisian", "waktu survei", "tgl", "tgl survei"),
    SERVICE: (
        "jenis layanan",
        "layanan",
        "nama layanan",
        "jenis pelayanan",
        "layanan yang diterima",
        "service",
    ),
    "profile:sex": ("jenis kelamin", "kelamin", "l/p", "sex", "gender", "jk"),
    "profile:age_band": ("usia", "umur", "age", "kelompok umur", "kelompok usia", "rentang usia"),
    "profile:education": ("pendidikan", "pendidikan terakhir", "education", "tingkat pendidikan"),
    "profile:occupation": ("pekerjaan", "pekerjaan utama", "occupation", "profesi"),
    IGNORE: (
        *("no", "no.", "nomor", "no resp", "no. resp", "no responden", "no. responden", "nomor responden"),
        *(
            "no urut",
            "no. urut",
            "responden",
            "id responden",
            "jam survei",
            "jam",
            "keterangan",
            "jumlah",
            "total",
        ),
    ),
}
#: The codes of our own profile columns, as our export and our XLSForm head them.
OWN_PROFILE = {part: f"profile:{part}" for part in (AGE, SEX, EDUCATION, OCCUPATION)}

#: Words inside longer headings, after which a guess is likely but wants a look.
PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (COMMENT, re.compile(r"\b(saran|kritik|masukan|komentar|harapan|pesan)\b")),
    ("profile:sex", re.compile(r"\bkelamin\b|\bgender\b")),
    ("profile:age_band", re.compile(r"\b(usia|umur)\b")),
    ("profile:education", re.compile(r"\bpendidikan\b")),
    ("profile:occupation", re.compile(r"\b(pekerjaan|profesi)\b")),
    (
        SERVICE,
        re.compile(r"\b(jenis|nama) (layanan|pelayanan)\b.{0,20}$|layanan (apa|yang (di|anda|saudara))"),
    ),
    (TIME, re.compile(r"^(tanggal|hari)\b.{0,30}$")),
)
#: What personal data is headed; such a column is never read.
PERSONAL = re.compile(
    r"\b(nik|nip|ktp|nama( lengkap| responden)?|no\.? ?(hp|telp|telepon|wa|whatsapp)|nomor (hp|telepon|whatsapp|wa|induk)"
    r"|whatsapp|telepon|handphone|e-?mail|surel|alamat|address|phone|ip address)\b"
)
NOT_PERSONAL = re.compile(r"\bnama (layanan|unit|instansi|opd|kuesioner)\b")

#: Words of the nine elements of a satisfaction survey inside questions as offices word them.
ELEMENTS: Mapping[str, re.Pattern[str]] = {
    "persyaratan": re.compile(r"\b(per)?syarat"),
    "prosedur": re.compile(r"\bprosedur|\bmekanisme|\balur\b"),
    "waktu": re.compile(
        r"\bkecepatan|\bcepat|\bwaktu (penyelesaian|pelayanan|layanan|dalam)|\btepat waktu|\bketepatan waktu"
    ),
    "biaya": re.compile(r"\bbiaya|\btarif\b|\bongkos"),
    "produk": re.compile(r"\bproduk|\bhasil (pe)?layanan"),
    "kompetensi": re.compile(r"\bkompeten|\bkemampuan|\bkeahlian|\bketerampilan|\bkecakapan"),
    "perilaku": re.compile(r"\bperilaku|\bsopan|\bkesopanan|\bramah|\bkeramahan|\bsikap"),
    "pengaduan": re.compile(r"\bpengaduan|\bkeluhan"),
    "sarpras": re.compile(r"\bsarana|\bprasarana|\bfasilitas|\bsarpras"),
}
BRACKETS = re.compile(r"^(?P<outer>.*?)\s*\[(?P<inner>[^\]]+)\]\s*$")
NUMBERED = re.compile(r"^\d{1,2}\s*[.)]\s*")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column may hold, how sure that is, and why."""

    target: str
    sure: Sure
    why: Text


def guess(written: Value, kind: Format, known: Lexicon) -> Guess:
    """The best guess from a heading."""
    found = (
        step(written, kind, known) for step in (_by_program, _by_name, _personal, _by_question, _by_word)
    )
    return next((one for one in found if one), Guess(IGNORE, "unsure", UNKNOWN))


def spellings(written: Value, kind: Format) -> Iterator[str]:
    """A heading, and what is left of it without groups, brackets and numbers."""
    text = heading(written)
    yield text
    if kind == "kobo":
        parts = text.split("/")
        yield from ("/".join(parts[at:]) for at in range(1, len(parts)))
        yield from (text[found.end() :] for found in re.finditer("-", text))
    if found := BRACKETS.match(text):
        yield from (found["inner"].strip(), found["outer"].strip())
    if numbered := NUMBERED.match(text):
        yield text[numbered.end() :]


def _by_program(written: Value, kind: Format, known: Lexicon) -> Guess | None:
    for name in spellings(written, kind):
        for target, names in KNOWN[kind].items():
            if name in names:
                return Guess(target, "sure", PROGRAM)
        if name in OWN_PROFILE and kind in ("tolok", "kobo"):
            return Guess(OWN_PROFILE[name], "sure", PROGRAM)
        if kind == "kobo" and name == "comment":
            return Guess(COMMENT, "sure", PROGRAM)
    return None


def _by_name(written: Value, kind: Format, known: Lexicon) -> Guess | None:
    own = {heading(text): one.key for one in known.asked.own for text in (one.key, one.text.id, one.text.en)}
    formed = {form_name(key).casefold(): key for key in known.asked.by_key} if kind == "kobo" else {}
    own |= {form_name(one.key).casefold(): one.key for one in known.asked.own} if kind == "kobo" else {}
    for name in spellings(written, kind):
        key = formed.get(name) or known.key(name)
        if key is not None:
            return Guess(f"item:{key}", "unsure" if key.startswith(UNCLEAR) else "sure", NAME)
        if name in own:
            return Guess(f"own:{own[name]}", "sure", NAME)
        for target, names in COMMON.items():
            if name in names:
                return Guess(target, "sure", NAME)
    return None


def _personal(written: Value, kind: Format, known: Lexicon) -> Guess | None:
    text = heading(written).replace("_", " ")
    long = len(text.split()) > 6 or NOT_PERSONAL.search(text)
    return Guess(IGNORE, "sure", PERSONAL_DATA) if PERSONAL.search(text) and not long else None


def _by_question(written: Value, kind: Format, known: Lexicon) -> Guess | None:
    keys = _nine(known.asked)
    text = heading(written).replace("_", " ")
    found = [key for element, key in keys.items() if ELEMENTS[element].search(text)]
    if len(found) == 1:
        return Guess(f"item:{found[0]}", "likely", WORD)
    return Guess(f"item:{found[0]}", "unsure", WORDS) if found else None


def _nine(asked: Questionnaire) -> dict[str, str]:
    """The item for every element whose words are known."""
    return {
        item.element: key
        for key, (block, item) in asked.by_key.items()
        if block.purpose == "skm" and item.element in ELEMENTS and not item.replaced
    }


def _by_word(written: Value, kind: Format, known: Lexicon) -> Guess | None:
    text = heading(written).replace("_", " ")
    return next((Guess(target, "likely", WORD) for target, words in PARTS if words.search(text)), None)


PROGRAM = Text(
    "Program pembuat berkas menamai kolomnya begitu.", "The program that wrote the file names it so."
)
NAME = Text("Judulnya sama dengan nama yang dikenal.", "The heading is a known name.")
WORD = Text("Satu kata di judulnya cocok.", "One word of the heading fits.")
WORDS = Text("Judulnya cocok dengan lebih dari satu unsur.", "The heading fits more than one element.")
UNKNOWN = Text("Judul ini tidak dikenal.", "The heading is not known.")
PERSONAL_DATA = Text(
    "Kolom data pribadi tidak dibaca dan tidak disimpan.",
    "A column of personal data is neither read nor kept.",
)

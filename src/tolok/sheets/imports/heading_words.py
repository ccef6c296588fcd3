"""How programs and offices head their columns: the words behind every guess, and no logic."""

import re
from collections.abc import Mapping

from tolok.sheets.imports.profiles import AGE, EDUCATION, OCCUPATION, SEX
from tolok.sheets.imports.values import Format

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

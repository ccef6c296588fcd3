"""The published result of one survey as open data: the index, every element, metadata, DCAT.

Rows are plain values; numbers stand with all their digits and a decimal point, what is withheld is said so. The
fields are described in docs/reference/survey-open-data.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tolok.rules.texts import Text
from tolok.sheets.opened.metadata import CONTEXT, MEDIA
from tolok.sheets.outcomes import to_csv


@dataclass(frozen=True, slots=True)
class OpenSurvey:
    """What everybody may take of one result. `indices`, `elements` and `profile` are rows by field name."""

    identifier: str
    title: str
    office: str
    unit: str
    service: str
    kind: str
    start: date
    end: date
    number: int
    digest: str
    instrument: str
    instrument_hash: str
    method: Sequence[str]
    indices: Sequence[Mapping[str, Any]]
    elements: Sequence[Mapping[str, Any]]
    profile: Sequence[Mapping[str, Any]]
    excluded: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Publishing:
    """Where the result stands, under which licence, since when, and its files by name."""

    address: str
    licence: str
    contact: str
    on: date
    files: Mapping[str, str]


def csv_of(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV with the fields of all of them."""
    names = list({name: None for row in rows for name in row})
    return to_csv([{name: row.get(name, "") for name in names} for row in rows])


def as_data(survey: OpenSurvey) -> dict[str, Any]:
    """Everything as one JSON object."""
    return {
        "pengenal": survey.identifier,
        "judul": survey.title,
        "instansi": survey.office,
        "unit": survey.unit,
        "layanan": survey.service,
        "jenis": survey.kind,
        "periode": {"mulai": survey.start.isoformat(), "selesai": survey.end.isoformat()},
        "nomor_hasil": survey.number,
        "sidik": survey.digest,
        "instrumen": {"paket": survey.instrument, "sidik": survey.instrument_hash},
        "indeks": [dict(row) for row in survey.indices],
        "unsur": [dict(row) for row in survey.elements],
        "profil": [dict(row) for row in survey.profile],
        "dikeluarkan": [dict(row) for row in survey.excluded],
    }


def metadata(survey: OpenSurvey, publishing: Publishing) -> dict[str, Any]:
    """Activity, variables and indicator in the words of Satu Data Indonesia."""
    return {
        "ms_kegiatan": {
            "judul": survey.title,
            "penyelenggara": survey.office,
            "unit": survey.unit,
            "cara_pengumpulan": list(survey.method),
            "periode": [survey.start.isoformat(), survey.end.isoformat()],
            "lisensi": publishing.licence,
            "kontak": publishing.contact,
            "tanggal_terbit": publishing.on.isoformat(),
        },
        "ms_variabel": [
            {"nama": name, "definisi": about.id, "definisi_en": about.en, "kosong_berarti": EMPTY.id}
            for name, about in FIELDS.items()
        ],
        "ms_indikator": [
            {"kode": row["blok"], "nama": row["nama"], "satuan": f"{row['terendah']}–{row['tertinggi']}"}
            for row in survey.indices
        ],
    }


def catalogue(survey: OpenSurvey, publishing: Publishing) -> dict[str, Any]:
    """The dataset in the words of DCAT 2 (JSON-LD), as portals harvest it."""
    return {
        "@context": CONTEXT,
        **dataset(survey.title, survey.identifier, survey.office, (survey.start, survey.end), publishing),
    }


def dataset(
    title: str, identifier: str, office: str, period: tuple[date, date], publishing: Publishing
) -> dict[str, Any]:
    """One entry of a catalogue."""
    return {
        "@id": publishing.address,
        "@type": "dcat:Dataset",
        "dct:title": {"@value": title, "@language": "id"},
        "dct:identifier": identifier,
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": office},
        "dct:issued": {"@value": publishing.on.isoformat(), "@type": "xsd:date"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@value": period[0].isoformat(), "@type": "xsd:date"},
            "dcat:endDate": {"@value": period[1].isoformat(), "@type": "xsd:date"},
        },
        "dct:language": ["id"],
        "dct:license": {"@id": publishing.licence},
        "dcat:contactPoint": {"@type": "vcard:Kind", "vcard:hasEmail": f"mailto:{publishing.contact}"},
        "dcat:keyword": ["survei kepuasan masyarakat", "SKM", "IKM", "pelayanan publik", str(period[1].year)],
        "dcat:landingPage": {"@id": publishing.address},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": name,
                "dcat:downloadURL": {"@id": address},
                "dcat:mediaType": MEDIA.get(name.rpartition(".")[2], "application/octet-stream"),
                "dct:license": {"@id": publishing.licence},
            }
            for name, address in publishing.files.items()
        ],
    }


def whole_catalogue(address: str, title: str, datasets: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Many datasets as one DCAT catalogue."""
    return {
        "@context": CONTEXT,
        "@id": address,
        "@type": "dcat:Catalog",
        "dct:title": {"@value": title, "@language": "id"},
        "dcat:dataset": [dict(one) for one in datasets],
    }


EMPTY = Text("tidak ada atau ditahan, bukan nol", "none or withheld, not zero")
#: Every field of the files.
FIELDS: Mapping[str, Text] = {
    "blok": Text("bagian kuesioner", "part of the questionnaire"),
    "nama": Text("nama indeks atau unsur", "name of the index or element"),
    "nilai": Text("nilai indeks, dibulatkan sekali", "value of the index, rounded once"),
    "mutu": Text("huruf mutu", "letter of the grade"),
    "n": Text("jumlah responden atau jawaban", "respondents or answers"),
    "selang_bawah": Text("ujung bawah selang 95 %", "lower end of the 95 % interval"),
    "selang_atas": Text("ujung atas selang 95 %", "upper end of the 95 % interval"),
    "terendah": Text("ujung bawah skala", "lower end of the scale"),
    "tertinggi": Text("ujung atas skala", "upper end of the scale"),
    "unsur": Text("kunci unsur", "key of the element"),
    "kode": Text("kode unsur dalam kuesioner", "code of the element in the questionnaire"),
    "rata_rata": Text("rata-rata jawaban, angka utuh", "mean of the answers, all digits"),
}

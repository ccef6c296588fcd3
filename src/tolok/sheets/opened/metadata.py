"""Metadata of the open data: activity, variables and indicators as Satu Data Indonesia asks, and a DCAT catalogue.

The three lists follow the division of Perpres 39/2019 and of BPS regulation 5/2020 (MS-Kegiatan, MS-Variabel,
MS-Indikator). The official forms were not read; the fields are those that ministries name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tolok.rules.cycles.values import CycleRecord
from tolok.rules.instruments.values import Instrument
from tolok.rules.texts import Text
from tolok.sheets.opened.fields import INDICATOR, RESULT, Field

Instruments = Mapping[str, Instrument]


@dataclass(frozen=True, slots=True)
class Publishing:
    """How a cycle is published: the address of its page without a slash at the end, the licence's address, whom
    to write to, and the day. `files` are the addresses of the downloads by name (``hasil.csv`` …)."""

    address: str
    licence: str
    contact: str
    on: date
    files: Mapping[str, str]


def activity(record: CycleRecord, instruments: Instruments, publishing: Publishing) -> dict[str, Any]:
    """MS-Kegiatan: what was done, by whom, when, how, on which legal basis."""
    basis = {one.title: None for pack in instruments.values() for one in pack.header.basis}
    return {
        "judul_kegiatan": record.name,
        "tahun": record.year,
        "penyelenggara": record.office,
        "kode_penyelenggara": record.office_code,
        "kontak": publishing.contact,
        "dasar_hukum": list(basis),
        "tujuan": PURPOSE.id,
        "tujuan_en": PURPOSE.en,
        "cara_pengumpulan_data": METHOD.id,
        "cara_pengumpulan_data_en": METHOD.en,
        "unit_pengamatan": UNIT.id,
        "jumlah_unit": len(record.units),
        "instrumen": [
            {"id": pack.id, "judul": pack.header.title.id, "sidik": pack.header.hash}
            for pack in instruments.values()
        ],
        "jadwal": {key: day.isoformat() for key, day in record.dates.items()},
        "nomor_hasil": record.number,
        "mengoreksi_hasil": record.corrects,
        "tanggal_terbit": publishing.on.isoformat(),
        "lisensi": publishing.licence,
    }


def variables(instruments: Instruments) -> list[dict[str, Any]]:
    """MS-Variabel: every column of both tables."""
    tables = (("hasil", RESULT), ("indikator", INDICATOR))
    return [
        _variable(table, field, name)
        for table, fields in tables
        for field in fields
        for name in _names(field, instruments)
    ]


def _names(field: Field, instruments: Instruments) -> Iterator[str]:
    """The columns that a field stands for: one for every aspect or form where it has a place for them."""
    if "{}" not in field.name:
        yield field.name
    elif field.name == "{}":
        yield from {key: None for one in instruments.values() for key in one.forms}
    else:
        keys = {a.key: None for one in instruments.values() for form in one.judged for a in form.aspects}
        yield from (field.name.format(key) for key in keys)


def _variable(table: str, field: Field, name: str) -> dict[str, Any]:
    return {
        "tabel": table,
        "nama": name,
        "definisi": field.about.id,
        "definisi_en": field.about.en,
        "unit_pengamatan": UNIT.id,
        "tipe": field.kind,
        "satuan": field.unit.id,
        "domain_nilai": field.domain,
        "kosong_berarti": "tidak ada atau ditahan, bukan nol",
    }


def indicators(instruments: Instruments) -> list[dict[str, Any]]:
    """MS-Indikator: the index of every instrument and what it is made of."""
    return [_indicator(one) for one in instruments.values()]


def _indicator(instrument: Instrument) -> dict[str, Any]:
    index = instrument.index
    terms = " + ".join(f"{term.weight * term.times} × {term.form}" for term in index.terms)
    return {
        "kode": f"{instrument.id}:{index.key}",
        "nama": index.name.id,
        "nama_en": index.name.en,
        "definisi": FORMULA.id,
        "definisi_en": FORMULA.en,
        "rumus": f"{index.key} = {terms}",
        "ukuran": "indeks",
        "satuan": f"{index.low}–{index.high}",
        "desimal": index.decimals,
        "klasifikasi": [
            {"huruf": band.letter, "nama": band.word.id, "name": band.word.en, "mulai": str(band.lower)}
            for band in index.bands.bands
        ],
        "variabel_pembangun": [term.form for term in index.terms],
        "level_estimasi": UNIT.id,
        "sumber": [f"{one.title} {one.article}".strip() for one in instrument.header.basis],
        "catatan": [note.id for note in (*instrument.header.notes, *index.notes)],
    }


def metadata(record: CycleRecord, instruments: Instruments, publishing: Publishing) -> dict[str, Any]:
    """The three lists as one JSON object."""
    return {
        "ms_kegiatan": activity(record, instruments, publishing),
        "ms_variabel": variables(instruments),
        "ms_indikator": indicators(instruments),
    }


def catalogue(record: CycleRecord, publishing: Publishing) -> dict[str, Any]:
    """A dataset in the words of DCAT 2 (JSON-LD), as portals harvest it."""
    return {
        "@context": CONTEXT,
        "@id": publishing.address,
        "@type": "dcat:Dataset",
        "dct:title": {"@value": f"{record.name}: {record.office}", "@language": "id"},
        "dct:description": [
            {"@value": PURPOSE.id, "@language": "id"},
            {"@value": PURPOSE.en, "@language": "en"},
        ],
        "dct:identifier": f"{record.office_code}-{record.year}-{record.number}",
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": record.office},
        "dct:issued": {"@value": publishing.on.isoformat(), "@type": "xsd:date"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@value": f"{record.year:04}-01-01", "@type": "xsd:date"},
            "dcat:endDate": {"@value": f"{record.year:04}-12-31", "@type": "xsd:date"},
        },
        "dct:language": ["id", "en"],
        "dct:license": {"@id": publishing.licence},
        "dcat:contactPoint": {"@type": "vcard:Kind", "vcard:hasEmail": f"mailto:{publishing.contact}"},
        "dcat:keyword": ["PEKPPP", "Indeks Pelayanan Publik", "pelayanan publik", str(record.year)],
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


MEDIA = {"csv": "text/csv", "json": "application/json", "zip": "application/zip"}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
PURPOSE = Text(
    "Hasil pemantauan dan evaluasi kinerja penyelenggaraan pelayanan publik per unit dan per indikator.",
    "Results of monitoring and evaluating the performance of public services, by unit and by indicator.",
)
METHOD = Text(
    "Evaluator memberi level 0–5 untuk setiap indikator dari bukti dan kunjungan; pengguna menjawab kuesioner.",
    "Evaluators give a level 0–5 for every indicator from proof and visits; users answer a questionnaire.",
)
UNIT = Text("unit pelayanan publik", "public service unit")
FORMULA = Text(
    "Jumlah nilai formulir dikali bobotnya; nilai evaluator adalah jumlah level berbobot, nilai pengguna rata-rata "
    "semua jawaban.",
    "The sum of the forms' values times their weights; the evaluators' value is the weighted sum of levels, the users' "
    "value the mean of all answers.",
)

"""Google Forms: words for points, times of a locale, headings as offices word them; a person decides what is unsure."""

import json
import time
from datetime import UTC, datetime
from random import Random

import pytest

from tests.sheets.imports.forms import (
    KEYS,
    SKM,
    WIB,
    book,
    csv_bytes,
    google_head,
    google_row,
    lines,
    proposed,
    read,
)
from tolok.rules.texts import ProblemsError
from tolok.sheets.books import open_bytes
from tolok.sheets.imports.mapping import mapping_of
from tolok.sheets.imports.proposing import propose_mapping
from tolok.sheets.imports.reading import read_with

RISING = (1, 2, 3, 4, 1, 2, 3, 4, 1)
FILE = (
    google_head(),
    google_row("21/11/2026 14:05:33", RISING, "Ruangnya panas; antreannya lama"),
    google_row(
        "22/11/2026 9.15.00", (4,) * 9, sex="Laki-laki", age="61", school="S1", work="PNS / TNI / Polri"
    ),
)


def test_it_proposes_every_column_and_says_how_sure_it_is() -> None:
    mapping = proposed(book(*FILE), "google")
    assert [one.target for one in mapping.columns] == [
        *("time", "profile:sex", "profile:age_band", "profile:education", "profile:occupation"),
        *(f"item:{key}" for key in (*KEYS[:7], "sarpras", "pengaduan")),
        "comment",
    ]
    assert {one.sure for one in mapping.columns} == {"sure"}
    assert mapping.days == "day-first"


def test_it_reads_words_times_and_profile() -> None:
    opened = book(*FILE)
    found = read(opened, proposed(opened, "google"))
    assert (found.problems, found.warnings) == ((), ())
    first, second = found.answers
    assert first.values == dict(zip((*KEYS[:7], "sarpras", "pengaduan"), RISING, strict=True))
    assert first.given_at == datetime(2026, 11, 21, 7, 5, 33, tzinfo=UTC)
    assert first.comment == "Ruangnya panas; antreannya lama"
    assert first.profile == {"sex": "female", "age_band": "30-44", "education": "senior", "occupation": "own"}
    assert second.profile == {"sex": "male", "age_band": "60-", "education": "degree", "occupation": "civil"}
    assert first.row == 2


def test_it_makes_the_same_identifiers_each_time_and_others_for_another_survey() -> None:
    opened = book(*FILE, FILE[1])
    mapping = proposed(opened, "google")
    once = [one.identifier("7K3QX9PMT") for one in read(opened, mapping).answers]
    again = [one.identifier("7K3QX9PMT") for one in read(book(*FILE, FILE[1]), mapping).answers]
    assert once == again
    assert len(set(once)) == 3
    assert {one.version for one in once} == {7}
    assert not set(once) & {one.identifier("OTHER") for one in read(opened, mapping).answers}


def test_it_keeps_identifiers_when_columns_are_added_moved_or_mapped_anew() -> None:
    opened = book(*FILE)
    mapping = proposed(opened, "google")
    wider = book(*([row[0], *reversed(row[1:]), ""] for row in FILE))
    head = wider.sheets[0].rows[0]
    head[-1:] = ["Catatan admin"]  # type: ignore[index]
    corrected = mapping.with_column("Usia", target="ignore")
    before = [one.identifier("A") for one in read(opened, mapping).answers]
    assert [one.identifier("A") for one in read(opened, corrected).answers] == before
    assert [one.identifier("A") for one in read(wider, mapping).answers] == before


def test_it_keeps_a_mapping_as_plain_data() -> None:
    mapping = proposed(book(*FILE), "google")
    assert mapping_of(json.loads(json.dumps(mapping.to_data())), SKM) == mapping


def test_it_refuses_a_mapping_that_does_not_fit_the_questionnaire() -> None:
    data = proposed(book(*FILE), "google").to_data()
    data["columns"][5] |= {"target": "item:maklumat"}
    data["columns"][6] |= {"words": {"sulit": 5}}
    data["scales"] = {"skm9": {"5": 6}}
    with pytest.raises(ProblemsError) as error:
        mapping_of(data, SKM)
    said = lines(error.value.problems)
    assert "'item:maklumat'" in said
    assert "'5'" in said
    assert "scales.skm9" in said
    with pytest.raises(ProblemsError):
        mapping_of({"format": "lain"}, SKM)


@pytest.mark.parametrize(
    ("stamps", "days", "sure"),
    [
        (["21/11/2026 08:00:00", "01/12/2026 08:00:00"], "day-first", True),
        (["11/21/2026 8:00:00", "12/1/2026 8:00:00"], "month-first", True),
        (["01/02/2026 08:00", "02/02/2026 08:00", "03/02/2026 08:00", "01/03/2026 08:00"], "day-first", True),
        (["01/02/2026 08:00"], "day-first", False),
        (["2026/11/21 2:05:33 PM GMT+7"], None, True),
    ],
)
def test_it_finds_the_order_of_day_and_month_in_the_whole_column(
    stamps: list[str], days: str | None, sure: bool
) -> None:
    mapping = proposed(book(google_head(), *(google_row(stamp, RISING) for stamp in stamps)), "google")
    assert mapping.days == days
    assert (mapping.columns[0].sure == "sure") is sure


def test_it_reads_a_zone_that_a_time_names() -> None:
    opened = book(google_head(), google_row("2026/11/21 2:05:33 PM GMT+8", RISING))
    (one,) = read(opened, proposed(opened, "google")).answers
    assert one.given_at == datetime(2026, 11, 21, 6, 5, 33, tzinfo=UTC)


def test_it_leaves_out_what_is_off_the_scale_and_never_makes_it_zero() -> None:
    opened = book(google_head(), *[["21/11/2026 08:00", "P", "30", "S1", "PNS", 0, 5, "3,5", *[3] * 6, ""]])
    found = read(opened, proposed(opened, "google"))
    assert found.problems == ()
    assert found.answers[0].values == dict.fromkeys(KEYS[3:], 3)
    assert lines(found.warnings).count("dikosongkan; kosong bukan nol") == 3
    assert "baris 2, kolom “2. Bagaimana kemudahan prosedurnya?”" in lines(found.warnings)


def test_it_refuses_words_nobody_explained_and_names_every_cell() -> None:
    head = google_head()
    strange = google_row("21/11/2026 08:00", RISING)
    strange[5], strange[6] = "Bintang 12", "Ya 100%"
    opened = book(head, *FILE[1:], strange)
    found = read(opened, proposed(opened, "google"))
    assert not found.usable
    assert [problem.row for problem in found.problems] == [4, 4]
    assert "Ditemukan: 'Bintang 12'" in lines(found.problems)
    explained = proposed(opened, "google").with_column(head[5], words={"bintang 12": None})
    explained = explained.with_column(head[6], words={"ya 100%": 4})
    found = read(opened, explained)
    assert found.usable
    assert "persyaratan" not in found.answers[2].values
    assert found.answers[2].values["prosedur"] == 4


def test_it_guesses_words_of_other_forms_and_asks_a_person() -> None:
    rows = [google_row("21/11/2026 08:00", RISING), google_row("22/11/2026 08:00", RISING)]
    rows[0][5], rows[1][5] = "Tidak lengkap", "Sangat lengkap"
    opened = book(google_head(), *rows)
    column = proposed(opened, "google").columns[5]
    assert column.words == {"tidak lengkap": 1, "sangat lengkap": 4}
    assert set(column.guessed) == {"tidak lengkap", "sangat lengkap"}
    assert column in proposed(opened, "google").undecided


def test_it_tells_of_words_that_belong_to_another_element() -> None:
    row = google_row("21/11/2026 08:00", RISING)
    row[5] = "Sangat cepat"
    proposal = propose_mapping(book(google_head(), row), "google", SKM)
    assert "milik pilihan unsur waktu" in lines(proposal.warnings)


@pytest.mark.parametrize(("top", "scale"), [(5, "1–5"), (6, "1–6")])
def test_it_refuses_another_scale_until_a_table_is_said(top: int, scale: str) -> None:
    rows = [
        ["21/11/2026 08:00", "P", "30", "S1", "PNS", *[(at + place) % top + 1 for place in range(9)], ""]
        for at in range(20)
    ]
    opened = book(google_head(), *rows)
    proposal = propose_mapping(opened, "google", SKM)
    assert f"Ditemukan: '{scale}'" in lines(proposal.problems)
    assert not read(opened, proposal.mapping).usable
    data = proposal.mapping.to_data()
    data["scales"] = {"skm9": {str(point): min(point, 4) for point in range(1, top + 1)}}
    found = read(opened, mapping_of(data, SKM))
    assert found.usable
    assert found.warnings == ()
    assert found.answers[4].values["persyaratan"] == 4
    assert "dikonversi dari skala lain" in "".join(note.id for note in found.notes)


def test_it_tells_of_a_column_that_was_renamed_since() -> None:
    mapping = proposed(book(*FILE), "google")
    head = google_head()
    head[6] = "Kemudahan alur (baru)"
    found = read(book(head, *FILE[1:]), mapping)
    assert "mungkin judulnya diganti" in lines(found.problems)
    assert "Kolom baru ini belum dipetakan" in lines(found.warnings)


def test_it_never_reads_personal_data() -> None:
    head = [*google_head(), "Nama Lengkap", "Nomor WhatsApp", "Keterangan lain"]
    row = [*google_row("21/11/2026 08:00", RISING), "Seseorang", "081234567890", "3471012345678901"]
    opened = book(head, row)
    proposal = propose_mapping(opened, "google", SKM)
    assert [one.target for one in proposal.mapping.columns[-3:]] == ["ignore"] * 3
    assert proposal.examples["Nama Lengkap", 1] == ()
    assert proposal.examples["Nomor WhatsApp", 1] == ()
    assert proposal.examples["Keterangan lain", 1] == ()
    assert proposal.mapping.undecided == ()
    found = read(opened, proposal.mapping)
    assert "Seseorang" not in repr(found)
    assert "3471012345678901" not in repr(found)


def test_it_ignores_rows_without_ratings_and_empty_rows() -> None:
    blank = ["21/11/2026 08:00", "P", "30", "S1", "PNS", *[""] * 9, "hanya komentar"]
    found = read(opened := book(*FILE, [""] * 15, blank), proposed(opened, "google"))
    assert len(found.answers) == 2
    assert "tidak berisi satu penilaian pun" in lines(found.warnings)


def test_it_tells_of_details_it_does_not_know() -> None:
    opened = book(google_head(), google_row("32/13/2026", RISING, age="20-35", work="Astronot"))
    (one,) = (found := read(opened, proposed(opened, "google"))).answers
    assert one.profile == {"sex": "female", "education": "senior"}
    assert one.given_at is None
    assert len(found.warnings) == 3


def test_it_reads_semicolons_in_an_old_encoding() -> None:
    rows = [google_head(), google_row("21/11/2026 08:00", RISING, "Café ramé")]
    opened = open_bytes("lama.csv", csv_bytes(rows, ";", "cp1252"))
    (one,) = (found := read(opened, proposed(opened, "google"))).answers
    assert one.comment == "Café ramé"
    assert "Windows-1252" in "".join(note.id for note in found.notes)


def test_it_reads_five_thousand_rows_in_two_seconds() -> None:
    random = Random(7)
    rows = [
        google_row(
            f"{1 + at // 200:02}/11/2026 {8 + at % 200 // 30:02}:{at % 30:02}:00",
            [random.randint(1, 4) for _ in range(9)],
            "baik" * (at % 3),
            age=str(random.randint(17, 80)),
        )
        for at in range(5_000)
    ]
    content = csv_bytes([google_head(), *rows])
    start = time.process_time()
    opened = open_bytes("besar.csv", content)
    found = read_with(opened, proposed(opened, "google"), SKM, zone=WIB)
    assert time.process_time() - start < 2
    assert len(found.answers) == 5_000
    assert len({one.identifier("A") for one in found.answers}) == 5_000

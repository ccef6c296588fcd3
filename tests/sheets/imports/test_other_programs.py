"""LimeSurvey, KoboToolbox, ODK and sheets kept by hand: the same answers out of each."""

from datetime import UTC, datetime

import pytest

from tests.sheets.imports.forms import (
    CODES,
    KEYS,
    SKM,
    WHOLE,
    WIB,
    WORDS,
    book,
    csv_bytes,
    google_head,
    lines,
    proposed,
    read,
)
from tests.sheets.making import workbook
from tolok.rules import packs
from tolok.rules.texts import ProblemsError
from tolok.sheets.books import open_bytes
from tolok.sheets.imports.proposing import propose_mapping
from tolok.sheets.imports.reading import read_with
from tolok.sheets.invented.surveys import demonstration_responses, raw_sheet

POINTS = (1, 2, 3, 4, 1, 2, 3, 4, 2)
VALUES = dict(zip(KEYS, POINTS, strict=True))
LIME_HEAD = [
    "id",
    "submitdate",
    "lastpage",
    "startlanguage",
    "seed",
    "startdate",
    "datestamp",
    *KEYS,
    "saran",
]
LIME = ["7", "2026-11-21 14:05:33", "2", "id", "991", "2026-11-21 14:03:33", "2026-11-21 14:05:33"]
KOBO_HEAD: list[object] = [
    "start",
    "end",
    *(f"block_skm9/{key}" for key in KEYS),
    "sex",
    "comment",
    "questionnaire_version",
    "service_code",
    "_id",
    "_uuid",
    "_submission_time",
    "__version__",
    "_index",
]
KOBO_TAIL = [
    "female",
    "baik",
    "v1",
    "ktp",
    9001,
    "0b6c1a52-2f8e-4c39-9a4d-6a1f7f2f6c11",
    "2026-11-21T07:06:00",
    "vX",
    1,
]
KOBO = ["2026-11-21T14:03:33.000+07:00", "2026-11-21T14:05:33.000+07:00", *map(str, POINTS), *KOBO_TAIL]


@pytest.mark.parametrize("code", ["A{}", "AO0{}", "{}", "{}.0"])
def test_it_reads_answer_codes_of_limesurvey(code: str) -> None:
    opened = book(LIME_HEAD, [*LIME, *(code.format(point) for point in POINTS), "bagus"])
    (one,) = (found := read(opened, proposed(opened, "limesurvey"))).answers
    assert found.problems == ()
    assert one.values == VALUES
    assert (one.seconds, one.comment) == (120, "bagus")
    assert one.given_at == datetime(2026, 11, 21, 7, 5, 33, tzinfo=UTC)


def test_it_asks_whether_a1_is_the_worst_answer() -> None:
    mapping = proposed(book(LIME_HEAD, [*LIME, *(f"A{point}" for point in POINTS), ""]), "limesurvey")
    assert {one.item for one in mapping.undecided} == set(KEYS)


def test_it_reads_full_headings_and_words_of_limesurvey() -> None:
    head = ["Response ID", "Date submitted", "Last page", "Start language", "Date started"]
    asked = [f"Nilai layanan kami [{item.name.id}]" for item in SKM.items]
    texts = [item.points[point].id for item, point in zip(SKM.items, POINTS, strict=True)]
    opened = book([*head, *asked], ["7", "2026-11-21 14:05:33", "2", "id", "2026-11-21 14:03:33", *texts])
    (one,) = read(opened, proposed(opened, "limesurvey")).answers
    assert one.values == VALUES


def test_it_leaves_out_answers_nobody_finished_in_limesurvey() -> None:
    unfinished = ["8", "", "1", "id", "992", "2026-11-21 15:00:00", "", *map(str, POINTS), ""]
    opened = book(LIME_HEAD, [*LIME, *map(str, POINTS), ""], unfinished)
    found = read(opened, proposed(opened, "limesurvey"))
    assert [one.row for one in found.answers] == [2]
    assert "1 jawaban yang tidak diselesaikan" in "".join(note.id for note in found.notes)


def test_it_takes_the_anonymous_date_of_limesurvey_for_no_time() -> None:
    row = ["7", "1980-01-01 00:00:00", "2", "id", "991", "", "", *map(str, POINTS), ""]
    (one,) = read(opened := book(LIME_HEAD, row), proposed(opened, "limesurvey")).answers
    assert (one.given_at, one.seconds) == (None, None)


def test_it_tells_two_limesurvey_surveys_apart_that_both_count_from_one() -> None:
    rows: list[list[object]] = [
        [*LIME, *map(str, POINTS), ""],
        [LIME[0], "2026-12-01 09:00:00", *LIME[2:], *map(str, POINTS), ""],
    ]
    first, second = (
        read(opened, proposed(opened, "limesurvey")).answers[0].identifier("A")
        for opened in (book(LIME_HEAD, row) for row in rows)
    )
    assert first != second


def test_it_reads_groups_values_and_meta_columns_of_kobo() -> None:
    opened = book(KOBO_HEAD, KOBO, delimiter=";")
    (one,) = (found := read(opened, proposed(opened, "kobo"), version="v1")).answers
    assert (found.problems, found.warnings) == ((), ())
    assert one.values == VALUES
    assert one.profile == {"sex": "female"}
    assert (one.comment, one.service, one.seconds) == ("baik", "ktp", 120)
    assert one.given_at == datetime(2026, 11, 21, 7, 5, 33, tzinfo=UTC)


def test_it_reads_labels_and_names_of_choices_from_a_kobo_workbook() -> None:
    labels = [item.points[point].id for item, point in zip(SKM.items, POINTS, strict=True)]
    labels[0], labels[2] = "tidak_sesuai", f"3. {labels[2]}"
    rows: list[list[object]] = [KOBO_HEAD, [KOBO[0], KOBO[1], *labels, "Perempuan", *KOBO_TAIL[1:]]]
    opened = open_bytes("kobo.xlsx", workbook(rows))
    (one,) = (found := read(opened, proposed(opened, "kobo"))).answers
    assert found.problems == ()
    assert one.values == VALUES


def test_it_reads_headings_of_groups_in_words() -> None:
    head = ["end", *(f"Kepuasan/{item.name.id}" for item in SKM.items), "_uuid", "_submission_time"]
    opened = book(head, ["2026-11-21T14:05:33+07:00", *POINTS, "u-1", "2026-11-21T07:06:00"])
    (one,) = read(opened, proposed(opened, "kobo")).answers
    assert one.values == VALUES


def test_it_reads_dates_that_a_workbook_keeps_as_dates() -> None:
    rows: list[list[object]] = [["Timestamp", *KEYS], [datetime(2026, 11, 21, 14, 5, 33), *POINTS]]  # noqa: DTZ001
    opened = open_bytes("google.xlsx", workbook(rows))
    (one,) = read(opened, proposed(opened, "google")).answers
    assert one.given_at == datetime(2026, 11, 21, 7, 5, 33, tzinfo=UTC)


def test_it_reads_a_grid_of_google_forms() -> None:
    opened = book(
        ["Timestamp", *(f"Nilai kami [{item.name.id}]" for item in SKM.items)], ["2026-11-21 08:00", *POINTS]
    )
    mapping = proposed(opened, "google")
    assert read(opened, mapping).answers[0].values == VALUES


def test_it_knows_an_answer_by_its_kobo_number_though_it_was_edited() -> None:
    edited = [*KOBO]
    edited[2] = "4"
    first, second = (
        read(opened, proposed(opened, "kobo")).answers[0]
        for opened in (book(KOBO_HEAD, KOBO), book(KOBO_HEAD, edited))
    )
    assert first.identifier("A") == second.identifier("A")
    assert first.values != second.values


def test_it_reads_what_odk_central_exports() -> None:
    head = [
        "SubmissionDate",
        *(f"block_skm9-{key}" for key in KEYS),
        "meta-instanceID",
        "KEY",
        "SubmitterName",
        "ReviewState",
    ]
    key = "uuid:0b6c1a52-2f8e-4c39-9a4d-6a1f7f2f6c11"
    opened = book(head, ["2026-11-21T07:05:33.123Z", *map(str, POINTS), key, key, "petugas", ""])
    (one,) = (found := read(opened, proposed(opened, "kobo"))).answers
    assert found.problems == ()
    assert one.values == VALUES
    assert one.given_at == datetime(2026, 11, 21, 7, 5, 33, tzinfo=UTC)


def test_it_takes_a_kobo_number_once_and_tells_of_another_version() -> None:
    opened = book(KOBO_HEAD, KOBO, KOBO)
    found = read(opened, proposed(opened, "kobo"), version="v2")
    assert len(found.answers) == 1
    assert "nomor yang sama" in lines(found.warnings)
    assert "versi kuesioner lain" in lines(found.warnings)


def test_it_reads_the_sheet_offices_keep_without_its_footers() -> None:
    pack = packs.satisfaction("skm-2017")
    people = demonstration_responses(pack, 40)
    opened = open_bytes("olah.xlsx", raw_sheet(pack, people, "form"))
    proposal = propose_mapping(opened, "raw", SKM)
    assert "U8, U9" in lines(proposal.problems)
    assert not read(opened, proposal.mapping).usable
    found = read(opened, propose_mapping(opened, "raw", SKM, order="form").mapping)
    assert found.problems == ()
    assert [one.values for one in found.answers] == [
        {key: point for key, point in zip(pack.keys, points, strict=True) if point is not None}
        for _, points in people
    ]
    assert {one.service for one in found.answers} == {service for service, _ in people}
    assert "tidak ikut dihitung" in "".join(note.id for note in found.notes)


def test_it_takes_sums_beneath_few_answers_for_no_other_scale() -> None:
    opened = book(["No", *KEYS], [1, *[2] * 9], [2, *[3] * 9], ["Jumlah", *[5] * 9], ["NRR", *["2,5"] * 9])
    proposal = propose_mapping(opened, "raw", SKM)
    found = read(opened, proposal.mapping)
    assert (proposal.problems, found.problems, found.warnings) == ((), (), ())
    assert len(found.answers) == 2


def test_it_reads_the_orders_of_codes_as_a_person_maps_them() -> None:
    opened = book(["No Resp", *CODES], [1, *POINTS])
    mapping = (
        proposed(opened, "raw")
        .with_column("U8", target="item:sarpras")
        .with_column("U9", target="item:pengaduan")
    )
    (one,) = (found := read(opened, mapping)).answers
    assert found.problems == ()
    assert (one.values["sarpras"], one.values["pengaduan"]) == (4, 2)


@pytest.mark.parametrize("head", ["U{}", "u {}", "U.{}", "U-{}", "Unsur {}", "Nilai Unsur {}", "UNSUR U{}"])
def test_it_reads_codes_in_other_dress(head: str) -> None:
    opened = book(["No Resp", *(head.format(place) for place in range(1, 10))], [1, *POINTS])
    assert "Sebutkan urutannya" in lines(propose_mapping(opened, "raw", SKM).problems)
    assert "Sebutkan urutannya" in lines(read(opened, proposed(opened, "raw")).problems)
    mapping = propose_mapping(opened, "raw", SKM, order="rule").mapping
    assert read(opened, mapping).answers[0].values == VALUES


def test_it_keeps_the_paper_of_two_months_apart_when_told() -> None:
    opened = book(["No Resp", *KEYS], [1, *POINTS], [2, *POINTS])
    mapping = proposed(opened, "raw")
    first, second, third = (
        [one.identifier("A") for one in read(opened, mapping, collection=name).answers]
        for name in ("Mei", "Juni", "Mei")
    )
    assert first == third
    assert len({*first, *second}) == 4
    assert "nama kumpulan lain" in "".join(note.id for note in read(opened, mapping).notes)


def test_it_reads_headings_in_two_merged_rows_below_a_title() -> None:
    rows: list[list[object]] = [
        ["REKAPITULASI JAWABAN", *[None] * 10],
        [None] * 11,
        ["No", "NILAI UNSUR PELAYANAN", *[None] * 8, "Saran"],
        [None, *KEYS, None],
        [1, *POINTS, "baik"],
        ["Jumlah", *POINTS, None],
    ]
    opened = open_bytes("olah.xlsx", workbook(rows, merged=["A3:A4", "B3:J3", "K3:K4"]))
    (one,) = (found := read(opened, proposed(opened, "raw"))).answers
    assert found.problems == ()
    assert (one.values, one.comment, one.row) == (VALUES, "baik", 5)


def test_it_refuses_merged_cells_among_answers_and_missing_columns() -> None:
    rows: list[list[object]] = [["No", *KEYS[:-1]], [1, *POINTS[:-1]], [2, *POINTS[:-1]]]
    opened = open_bytes("olah.xlsx", workbook(rows, merged=["B2:B3"]))
    said = lines(read(opened, proposed(opened, "raw")).problems)
    assert "sel yang digabung" in said
    assert "kolom sarpras" in said


def test_it_takes_an_element_that_was_not_asked_as_said() -> None:
    opened = book(["No", *KEYS[:-1]], [1, *POINTS[:-1]])
    data = proposed(opened, "raw").to_data() | {"without": ["sarpras"]}
    from tolok.sheets.imports.mapping import mapping_of

    (one,) = (found := read(opened, mapping_of(data, SKM))).answers
    assert found.problems == ()
    assert set(one.values) == set(KEYS[:-1])


def test_it_reads_several_blocks_on_their_own_scales_and_own_questions() -> None:
    keys = list(WHOLE.by_key)
    opened = book(["No", *keys, "parkir", "Kritik dan saran"], [1, *POINTS, 6, 5, 4, 3, 1, "Ya", ""])
    mapping = propose_mapping(opened, "raw", WHOLE).mapping
    (one,) = (found := read_with(opened, mapping, WHOLE, zone=WIB)).answers
    assert (found.problems, found.warnings) == ((), ())
    assert one.values["spak.diskriminasi"] == 6
    assert one.extra == {"parkir": "ya"}


def test_it_notes_a_block_that_the_file_does_not_hold() -> None:
    opened = book(["No", *KEYS], [1, *POINTS])
    found = read_with(opened, propose_mapping(opened, "raw", WHOLE).mapping, WHOLE, zone=WIB)
    assert found.usable
    assert "spak5" in "".join(note.id for note in found.notes)


def test_it_refuses_a_table_without_answers() -> None:
    with pytest.raises(ProblemsError, match="no columns of survey answers"):
        proposed(book(["nama", "kota"], ["A", "B"]), "raw")
    opened = book(google_head())
    assert "tidak berisi jawaban" in lines(read(opened, proposed(opened, "google")).problems)


def test_it_reads_a_text_file_that_was_saved_with_tabs() -> None:
    rows: list[list[object]] = [
        ["No", *KEYS],
        [1, *(WORDS[at][point - 1] for at, point in zip((0, 1, 2, 3, 4, 5, 6, 8, 7), POINTS, strict=True))],
    ]
    opened = open_bytes("tab.txt", csv_bytes(rows, "\t", "utf-16"))
    (one,) = read(opened, proposed(opened, "raw")).answers
    assert one.values == VALUES

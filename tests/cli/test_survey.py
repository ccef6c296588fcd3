"""``tolok survey``: published figures come out, groups and methods are named, wrong use and wrong data differ."""

import csv
import io
import json
import os
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from threading import Thread

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import run
from tolok.cli import survey_files
from tolok.rules import packs
from tolok.rules.numbers import exact

Capture = pytest.CaptureFixture[str]
PACK = packs.satisfaction("skm-2017")
KEYS = PACK.keys
CODES = [f"U{place}" for place in range(1, 10)]
SKM = ("--instrument", "skm-2017")
FIRST_KEYS = [
    *("group", "n", "elements", "index", "ikm", "ikm_published", "grade", "ci95", "alpha", "straightliners"),
    "warnings",
]


def written(path: Path, rows: Sequence[Sequence[object]], head: Sequence[object] = KEYS) -> Path:
    """A CSV file with semicolons."""
    lines = [head, *rows]
    path.write_text("\n".join(";".join("" if x is None else str(x) for x in line) for line in lines), "utf-8")
    return path


def people(means: Sequence[str], n: int) -> list[list[int]]:
    """`n` respondents whose element means are exactly `means`."""
    totals = [exact(mean) * n for mean in means]
    assert all(total.denominator == 1 for total in totals)
    floors = [int(total) // n for total in totals]
    return [
        [floor + (at < total - floor * n) for floor, total in zip(floors, totals, strict=True)]
        for at in range(n)
    ]


BANTUL = ("3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35")


def test_it_takes_a_missing_file_for_wrong_use(tmp_path: Path, capsys: Capture) -> None:
    found = run(capsys, "survey", tmp_path / "tidak-ada.csv", *SKM)
    assert found.code == 2
    assert "This file does not exist." in found.err


def test_it_shows_the_correlation_of_every_element_with_the_total(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "a.csv", [[1 + at % 4] * 9 for at in range(40)])
    assert (
        run(capsys, "survey", path, *SKM, "--format", "json").data[0]["item_total"]["biaya"]["r"] == "1.0000"
    )
    out = run(capsys, "survey", path, *SKM).out
    assert "r butir-total" in out
    assert "1,000" in out


def test_it_warns_in_both_languages(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        ";".join([*KEYS, "ruang"]).encode() + ("\n" + ";".join("4" * 9) + ";kafé").encode("cp1252")
    )
    (found,) = run(capsys, "survey", path, *SKM, "--format", "json").data
    assert len(found["warnings"]) == len(found["warnings_en"]) > 1
    assert any("Windows-1252" in warning for warning in found["warnings_en"])


def test_it_gives_the_published_index_of_bantul_2023(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "bantul.csv", people(BANTUL, 100))
    (found,) = run(capsys, "survey", path, *SKM, "--format", "json").data
    assert list(found)[:11] == FIRST_KEYS
    assert found["group"] == "all"
    assert found["n"] == 100
    assert found["ikm"] == "87.27777777777777777777777778"
    assert found["ikm_published"] == "87.28"
    assert found["grade"] == "B"
    assert found["elements"]["biaya"] == {"n": 100, "total": 393, "nrr": "3.93", "grade": "A"}
    assert [type(limit) for limit in found["ci95"]] == [str, str]
    assert float(found["ci95"][0]) < 87.27 < float(found["ci95"][1])


def test_it_gives_the_published_index_of_payakumbuh_2020(tmp_path: Path, capsys: Capture) -> None:
    # ten aspects on 1–4, published 3.87
    means = ("3.96", "3.98", "3.94", "3.59", "3.84", "3.86", "3.72", "3.97", "3.93", "3.92")
    path = written(tmp_path / "payakumbuh.csv", people(means, 100), packs.satisfaction("ipk-2014").keys)
    (found,) = run(capsys, "survey", path, "--instrument", "ipk-2014", "--format", "json").data
    assert found["index"] == "3.871"


def test_it_gives_no_category_to_one_respondent(tmp_path: Path, capsys: Capture) -> None:
    # Tulang Bawang Barat 2023: one respondent, all fours
    path = written(tmp_path / "satu.csv", [[4] * 9])
    (found,) = run(capsys, "survey", path, *SKM, "--format", "json").data
    assert found["ikm_published"] == "100.00"
    assert found["grade"] is None
    assert found["ci95"] is None
    assert found["alpha"] is None
    assert found["straightliners"] == 1
    assert any("minimum 30" in warning for warning in found["warnings"])


def test_it_shows_what_a_short_weight_prints(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "a.csv", [[4] * 9] * 30)
    for weight, ikm in (("exact", "100"), ("0.111", "99.9"), ("0.11", "99"), ("0,11", "99")):
        (found,) = run(capsys, "survey", path, *SKM, "--weight", weight, "--format", "json").data
        assert found["ikm"] == ikm
        assert found["weight"] == weight.replace(",", ".")


def test_it_grades_a_single_element_by_the_bands_of_2017(tmp_path: Path, capsys: Capture) -> None:
    # Sidomulyo called 3.40 "very good" and 2.44 "poor"; by the bands it is B, and D
    path = written(tmp_path / "a.csv", people(["3.40", "2.44", *["3"] * 7], 50))
    (found,) = run(capsys, "survey", path, *SKM, "--format", "json").data
    assert found["elements"]["persyaratan"]["grade"] == "B"
    assert found["elements"]["prosedur"]["grade"] == "D"


def test_it_pools_respondents_and_names_every_method(tmp_path: Path, capsys: Capture) -> None:
    rows = [["A", *[4] * 9]] * 30 + [["B", *[2] * 9]] * 90
    path = written(tmp_path / "a.csv", rows, ["Layanan", *KEYS])
    users = ("--population", "a=1000", "--population", "B=1000")
    first, second = run(capsys, "survey", path, *SKM, "--by", "LAYANAN", *users, "--format", "json").data
    assert (first["group"], first["ikm"], second["group"], second["ikm"]) == ("A", "100", "B", "50")
    methods = {name: one["ikm"] for name, one in first["aggregates"].items()}
    assert methods == {"population": "75", "pooled": "62.5", "unweighted": "75"}
    assert first["aggregates"] == second["aggregates"]
    assert first["population"] == 1000


def test_it_narrows_the_interval_by_the_population(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "a.csv", people(BANTUL, 100))
    widths = []
    for options in ((), ("--population", "120"), ("--population", "100")):
        (found,) = run(capsys, "survey", path, *SKM, *options, "--format", "json").data
        widths.append(float(found["ci95"][1]) - float(found["ci95"][0]))
    assert widths[0] > widths[1] > widths[2] == 0


def test_it_resamples_on_request_and_the_same_every_time(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "a.csv", people(BANTUL, 100))
    first, second = (
        run(capsys, "survey", path, *SKM, "--bootstrap", "300", "--format", "json").out for _ in range(2)
    )
    assert first == second
    assert "bootstrap" in json.loads(first)[0]["interval"]


def test_it_wants_an_order_for_codes_and_swaps_by_it(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "u.csv", [[1] * 7 + [4, 2]], CODES)
    refused = run(capsys, "survey", path, *SKM)
    assert refused.code == 2
    assert "--order rule" in refused.err
    assert "Say which order was used." in refused.err
    for order, key in (("rule", "pengaduan"), ("form", "sarpras")):
        (found,) = run(capsys, "survey", path, *SKM, "--order", order, "--format", "json").data
        assert found["elements"][key]["total"] == 4


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--instrument", "skm-1990"], "This instrument is not known."),
        (["--instrument", "pekppp-2022-luring"], "tolok evaluate FILE --instrument pekppp-2022-luring"),
        ([*SKM, "--weight", "0.111", "--without", "waktu"], "does not go with elements left out"),
        ([*SKM, "--weight", "0.1"], "exact, 0.111, 0.11"),
        ([*SKM, "--bootstrap", "banyak"], "--bootstrap"),
        ([*SKM, "--bootstrap", "1"], "--bootstrap"),
        ([*SKM, "--population", "0"], "--population"),
        ([*SKM, "--population", "A=x"], "--population"),
        ([*SKM, "--by", "unit"], "There is no such column to group by."),
        ([*SKM, "--without", "harga"], "--without"),
        ([*SKM, "--conversion", "ratio"], "integrity surveys only"),
        ([*SKM, "--order", "lain"], "not one of the choices"),
        ([], "--instrument"),
        (["--instrument", "spkp-spak-2021", "--weight", "0.11"], "satisfaction surveys only"),
        (["--instrument", "spkp-spak-2021", "--conversion", "x"], "ratio, linear"),
    ],
)
def test_it_refuses_wrong_use(tmp_path: Path, capsys: Capture, options: list[str], said: str) -> None:
    found = run(capsys, "survey", written(tmp_path / "a.csv", [[4] * 9]), *options)
    assert found.code == 2
    assert said in found.err
    assert found.out == ""


def test_it_tells_every_wrong_cell_in_both_languages_and_prints_no_result(
    tmp_path: Path, capsys: Capture
) -> None:
    path = written(tmp_path / "a.csv", [[0, 4, 4, 4, 4, 4, 4, 4, "puas"], [4] * 9])
    found = run(capsys, "survey", path, *SKM, "--format", "json")
    assert found.code == 1
    assert found.out == ""
    assert found.err.splitlines() == [
        "a.csv, baris 2, kolom “persyaratan”: Jawaban di luar skala. Ditemukan: '0'. Diminta: bilangan bulat 1 sampai 4, label jawaban dari formulir, atau kosong.",
        "  a.csv, row 2, column “persyaratan”: The answer lies outside the scale. Found: '0'. Wanted: a whole number from 1 to 4, a label of the form, or nothing.",
        "a.csv, baris 2, kolom “sarpras”: Jawaban ini tidak dikenal. Ditemukan: 'puas'. Diminta: bilangan bulat 1 sampai 4, label jawaban dari formulir, atau kosong.",
        "  a.csv, row 2, column “sarpras”: This answer is not known. Found: 'puas'. Wanted: a whole number from 1 to 4, a label of the form, or nothing.",
    ]


def test_it_prints_a_hundred_problems_and_counts_the_rest(tmp_path: Path, capsys: Capture) -> None:
    found = run(capsys, "survey", written(tmp_path / "a.csv", [[9] * 9] * 20), *SKM)
    lines = found.err.splitlines()
    assert len(lines) == 202
    assert lines[-2:] == ["… dan 80 masalah lagi.", "  … and 80 more problems."]


def test_it_leaves_an_element_out_on_request(tmp_path: Path, capsys: Capture) -> None:
    keys = [key for key in KEYS if key != "biaya"]
    path = written(tmp_path / "a.csv", [[3] * 8] * 30, keys)
    assert run(capsys, "survey", path, *SKM).code == 1
    (found,) = run(capsys, "survey", path, *SKM, "--without", "biaya", "--format", "json").data
    assert (found["ikm"], found["without"]) == ("75", ["biaya"])
    assert "biaya" not in found["elements"]


def test_it_shows_a_table_with_elements_and_remarks(tmp_path: Path, capsys: Capture) -> None:
    found = run(
        capsys,
        "survey",
        written(tmp_path / "a.csv", [["1", *[4] * 9], ["Jumlah", *[4] * 9]], ["No", *KEYS]),
        *SKM,
    )
    assert found.code == 0
    assert "100,00" in found.out
    assert "Sarana dan prasarana" in found.out
    assert "tidak ikut dihitung" in found.err
    assert "all: Responden hanya 1, minimum 30" in found.err


def test_it_prints_flat_csv(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "a.csv", [["=1+1", *[4] * 9]] * 2, ["unit", *KEYS])
    head, row = run(capsys, "survey", path, *SKM, "--by", "unit", "--format", "csv").out.splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=False))
    assert cells["group"] == "'=1+1"
    assert cells["biaya_total"] == "8"
    assert cells["ikm_published"] == "100.00"


def parquet(path: Path, rows: Sequence[Sequence[object]], head: Sequence[str]) -> Path:
    columns = {key: pa.array([row[at] for row in rows]) for at, key in enumerate(head)}
    pq.write_table(pa.table(columns), path)
    return path


def random_rows(count: int) -> list[list[object]]:
    random = Random(7)
    return [
        [random.choice(("Izin", "KTP", "ktp ", "")), *[random.choice((None, 1, 2, 3, 3, 4, 4)) for _ in KEYS]]
        for _ in range(count)
    ]


@pytest.mark.parametrize("options", [(), ("--by", "layanan"), ("--by", "layanan", "--bootstrap", "150")])
def test_it_gives_the_same_answer_through_columns(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    rows = random_rows(400)
    small = written(tmp_path / "a.csv", rows, ["layanan", *KEYS])
    big = parquet(tmp_path / "a.parquet", rows, ["layanan", *KEYS])
    cells = run(capsys, "survey", small, *SKM, *options, "--format", "json")
    assert cells.code == 0
    assert run(capsys, "survey", big, *SKM, *options, "--format", "json").out == cells.out
    monkeypatch.setattr(survey_files, "MANY_ROWS", 300)
    assert survey_files.is_big(small)
    assert run(capsys, "survey", small, *SKM, *options, "--format", "json").out == cells.out


def test_it_reads_words_and_blanks_of_a_big_file_as_of_a_small_one(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["Sangat sesuai", "4. Sangat mudah", "TB", "gratis", "-", "3,0", "Sopan dan ramah.", " 2 ", ""]
    path = written(tmp_path / "a.csv", [[*words], [3] * 9] * 20)
    cells = run(capsys, "survey", path, *SKM, "--format", "json")
    monkeypatch.setattr(survey_files, "MANY_ROWS", 10)
    columns = run(capsys, "survey", path, *SKM, "--format", "json")
    assert cells.code == 0
    assert columns.out == cells.out


BIG_FILES = {
    "footers": ["layanan;HEAD", "A;3", "B;4", "Jumlah;7", "NRR;3,5", "IKM;87,5", "Mengetahui,;"],
    "subtotals": ["layanan;HEAD", "A;3", "Jumlah;30", "B;4", "Jumlah;40"],
    "units like footers": ["layanan;HEAD", "Nilai Jual;3", "Total Sehat;4", "Nilai Jual;3"],
    "title": ["Hasil SKM 2025;", ";", "layanan;HEAD", "A;3", "B;4"],
    "numbered columns": ["layanan;HEAD", "(1);(2);(3);(4);(5);(6);(7);(8);(9);(10)", "A;3"],
    "names": ["layanan;HEAD", "Straße;3", "STRASSE;4", "-;2", ";1", "nb\u00a0sp;3", "nb sp;4", "a\x1b[31m;4"],
    "blank rows": ["layanan;HEAD", "A;3", ";", "", " ; ", "B;", "C;4"],
    "line breaks": ["layanan;HEAD", '"A\nb, ""c""";3', '"A b, ""c""";4'],
    "private names": ["name;gid;raw;layanan;HEAD", "x;1;y;A;3", "x;2;y;B;4"],
    "trailing": ["layanan;HEAD;", "A;3;", "B;4;;"],
    "spaces": ["layanan;HEAD", "A;3\u00a0", "A; 4 ", "B;+3"],
}
BIG_FAULTS = {
    "doubled": ["layanan;HEAD;persyaratan", "A;3;1"],
    "longer": ["layanan;HEAD", "A;3", "", '"B\nb";4;9', "C;4"],
    "off the scale": ["Judul", "", "layanan;HEAD", "A;3", "", '"B\nb";9', "Jumlah;12"],
    "quotes": ["layanan;HEAD", "A;3", 'B;"4'],
    "no rows": ["layanan;HEAD", ";"],
}


def big_file(path: Path, lines: Sequence[str]) -> Path:
    """Lines in which one cell after the first group stands for nine."""
    keys = ";".join(KEYS)
    out = [line.replace("HEAD", keys) if "HEAD" in line or "(" in line else nine(line) for line in lines]
    path.write_text("\n".join(out) + "\n", "utf-8")
    return path


def nine(line: str) -> str:
    *groups, last = line.split(";")
    extra = []
    if len(groups) > 1 and groups[1] and groups[1] in "0123456789" and len(groups) < 4:
        groups, last, extra = groups[:1], groups[1], [*groups[2:], last]
    return ";".join([*groups, *([last] * 9 if groups else [last]), *extra])


@pytest.mark.parametrize("lines", BIG_FILES.values(), ids=BIG_FILES.keys())
@pytest.mark.parametrize("options", [(), ("--by", "layanan")])
def test_it_reads_a_big_file_as_a_small_one(
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    lines: list[str],
    options: tuple[str, ...],
) -> None:
    path = big_file(tmp_path / "a.csv", lines)
    cells = run(capsys, "survey", path, *SKM, *options, "--format", "json")
    monkeypatch.setattr(survey_files, "MANY_ROWS", 0)
    columns = run(capsys, "survey", path, *SKM, *options, "--format", "json")
    assert cells.code == 0, cells.err
    assert columns.out == cells.out


@pytest.mark.parametrize("lines", BIG_FAULTS.values(), ids=BIG_FAULTS.keys())
def test_it_refuses_a_big_file_as_a_small_one(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    path = big_file(tmp_path / "a.csv", lines)
    cells = run(capsys, "survey", path, *SKM)
    monkeypatch.setattr(survey_files, "MANY_ROWS", 0)
    columns = run(capsys, "survey", path, *SKM)
    assert cells.code == 1
    assert (columns.code, columns.err) == (1, cells.err)


def test_it_groups_by_a_column_named_like_its_own(tmp_path: Path, capsys: Capture) -> None:
    rows = [["A", *[3] * 9], ["B", *[4] * 9]]
    for heading in ("gid", "name", "raw", "place", "k0"):
        path = parquet(tmp_path / "a.parquet", rows, [heading, *KEYS])
        found = run(capsys, "survey", path, *SKM, "--by", heading, "--format", "json").data
        assert [row["group"] for row in found] == ["A", "B"]


def test_it_names_wrong_cells_of_a_big_file(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[list[object]] = [[3] * 9 for _ in range(40)]
    rows[6][0], rows[9][8] = "puas", 5
    path = written(tmp_path / "a.csv", rows)
    cells = run(capsys, "survey", path, *SKM)
    monkeypatch.setattr(survey_files, "MANY_ROWS", 10)
    columns = run(capsys, "survey", path, *SKM)
    assert (cells.code, columns.code) == (1, 1)
    assert columns.err == cells.err
    typed = parquet(tmp_path / "a.parquet", [[3] * 9, [3] * 8 + [7]], list(KEYS))
    found = run(capsys, "survey", typed, *SKM)
    assert found.code == 1
    assert "a.parquet, baris 2, kolom “sarpras”: Jawaban di luar skala. Ditemukan: '7'" in found.err


def test_it_refuses_big_files_that_cannot_be_used(tmp_path: Path, capsys: Capture) -> None:
    broken = tmp_path / "rusak.parquet"
    broken.write_bytes(b"PAR1" + b"x" * 50)
    assert run(capsys, "survey", broken, *SKM).code == 1
    empty = parquet(tmp_path / "kosong.parquet", [], [*KEYS])
    assert run(capsys, "survey", empty, *SKM).code == 1
    partial = parquet(tmp_path / "sebagian.parquet", [[3] * 8], list(KEYS[:8]))
    refused = run(capsys, "survey", partial, *SKM)
    assert refused.code == 1
    assert "sarpras" in refused.err


ZONE = ("--instrument", "spkp-spak-2021")


def zone_file(path: Path, quality: str, integrity: str) -> Path:
    zone = packs.integrity("spkp-spak-2021")
    return written(path, people([quality] * 8 + [integrity] * 5, 50), zone.keys)


@pytest.mark.parametrize(
    ("mean", "conversion", "index", "wbk"),
    [
        ("5.40", "ratio", "3.6", True),
        ("5.40", "linear", "3.64", True),
        ("5.34", "ratio", "3.56", False),
        ("5.34", "linear", "3.604", True),
        ("4.80", "ratio", "3.2", False),
        ("4.80", "linear", "3.28", False),
    ],
)
def test_it_gives_integrity_indices_under_a_named_conversion(
    tmp_path: Path, capsys: Capture, mean: str, conversion: str, index: str, wbk: bool
) -> None:
    path = zone_file(tmp_path / "a.csv", "5.40", mean)
    (found,) = run(capsys, "survey", path, *ZONE, "--conversion", conversion, "--format", "json").data
    assert found["ipak"]["index"] == index
    assert found["ipak"]["verdicts"]["wbk"]["passed"] is wbk
    assert exact(found["ipak"]["points"]) == exact(index) * Fraction(35, 8)
    assert found["predicates"]["wbk"] is wbk
    assert found["conversion"] == conversion
    assert found["n"] == 50


def test_it_shows_integrity_minima_in_words(tmp_path: Path, capsys: Capture) -> None:
    found = run(capsys, "survey", zone_file(tmp_path / "a.csv", "6", "5.34"), *ZONE)
    assert found.code == 0
    assert "WBK tercapai, WBBM tercapai" in found.out
    assert "WBK belum, WBBM belum" in found.out
    assert "bergantung pada konversi" in found.err


def test_it_computes_a_recap_again(tmp_path: Path, capsys: Capture) -> None:
    head = ["OPP", *CODES, "L", "P", "POPULASI", "SAMPEL", "NRR TERTIMBANG", "NILAI IKM", "KATEGORI"]
    rows = [
        ["Dinas A", *[mean.replace(".", ",") for mean in BANTUL], 90, 42, 200, 132, "3,491", "87,28", "B"],
        ["Dinas B", *["4,00"] * 9, 7, 5, 12, 12, "3,96", "99,00", "A"],
    ]
    path = written(tmp_path / "rekap.csv", rows, head)
    assert run(capsys, "survey", path, *SKM).code == 2
    assert "without --by" in run(capsys, "survey", path, *SKM, "--order", "rule", "--by", "OPP").err
    first, second = run(capsys, "survey", path, *SKM, "--order", "rule", "--format", "json").data
    assert list(first)[:11] == FIRST_KEYS
    assert (first["ikm_published"], first["grade"], first["disagreements"]) == ("87.28", "B", [])
    assert first["elements"]["biaya"] == {"n": 132, "total": None, "nrr": "3.93", "grade": "A"}
    assert (first["ci95"], first["alpha"], first["straightliners"]) == (None, None, None)
    assert second["grade"] is None
    assert [one["column"] for one in second["disagreements"]] == ["index", "ikm", "grade"]
    assert second["disagreements"][0]["computed"] == "4"
    together = {name: exact(one["ikm"]) for name, one in first["aggregates"].items()}
    bantul = Fraction(3142, 36)
    wanted = {"unweighted": (bantul + 100) / 2, "pooled": (132 * bantul + 1200) / 144}
    wanted["population"] = (200 * bantul + 1200) / 212
    assert together.keys() == wanted.keys()
    assert all(abs(together[name] - value) < Fraction(1, 10**20) for name, value in wanted.items())
    shown = run(capsys, "survey", path, *SKM, "--order", "rule")
    assert "Dinas B: baris 3: Nilai tercetak cocok dengan bobot 0,11" in shown.err


RECAP_HEAD = ["OPP", *KEYS, "SAMPEL", "NILAI IKM"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--bootstrap", "200"], "for the answers of respondents only"),
        (["--population", "5000"], "each with its own number of users"),
        (["--population", "Zzz=5"], "one of Dinas A=N, Dinas B=N"),
    ],
)
def test_it_refuses_options_that_a_recap_has_no_use_for(
    tmp_path: Path, capsys: Capture, options: list[str], said: str
) -> None:
    rows = [[name, *["3,50"] * 9, 40, "87,5"] for name in ("Dinas A", "Dinas B")]
    found = run(capsys, "survey", written(tmp_path / "rekap.csv", rows, RECAP_HEAD), *SKM, *options)
    assert found.code == 2
    assert said in found.err
    assert found.out == ""


def test_it_refuses_users_of_a_group_that_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path / "a.csv", [["A", *[4] * 9], ["B", *[3] * 9]], ["unit", *KEYS])
    found = run(capsys, "survey", path, *SKM, "--by", "unit", "--population", "C=5")
    assert found.code == 2
    assert "one of A=N, B=N" in found.err
    assert run(capsys, "survey", path, *SKM, "--population", "A=5").code == 2
    assert run(capsys, "survey", path, *SKM, "--by", "unit", "--population", "a=5").code == 0


def test_it_refuses_one_number_of_users_for_many_groups_of_an_integrity_survey(
    tmp_path: Path, capsys: Capture
) -> None:
    rows = [[name, *[5] * 13] for name in ("A", "B")]
    path = written(tmp_path / "a.csv", rows, ["unit", *packs.integrity("spkp-spak-2021").keys])
    assert run(capsys, "survey", path, *ZONE, "--by", "unit", "--population", "90").code == 2
    assert run(capsys, "survey", path, *ZONE, "--population", "90").code == 0


def test_it_groups_respondents_by_their_unit(tmp_path: Path, capsys: Capture) -> None:
    rows = [[at, "AB"[at % 2], *[3] * 9, "lunas"] for at in range(6)]
    path = written(tmp_path / "a.csv", rows, ["responden", "unit", *KEYS, "kategori"])
    found = run(capsys, "survey", path, *SKM, "--by", "unit", "--format", "json").data
    assert [(row["group"], row["n"]) for row in found] == [("A", 3), ("B", 3)]


def test_it_says_why_all_groups_together_have_no_index(tmp_path: Path, capsys: Capture) -> None:
    rows: list[list[object]] = [["A", *["3,50"] * 9, 40, "87,5"], ["B", *[None] * 9, None, None]]
    found = run(capsys, "survey", written(tmp_path / "rekap.csv", rows, RECAP_HEAD), *SKM)
    assert "rata-rata sederhana: Tidak dihitung: 1 kelompok tanpa indeks (B)." in found.err


def test_it_prints_every_column_that_any_group_has(tmp_path: Path, capsys: Capture) -> None:
    keys = packs.integrity("spkp-spak-2021").keys
    rows: list[list[object]] = [["A", *[5] * 8, *[None] * 5]] * 3
    rows += [["B", *[5] * 13]] * 3
    path = written(tmp_path / "a.csv", rows, ["layanan", *keys])
    out = run(capsys, "survey", path, *ZONE, "--by", "layanan", "--format", "csv").out
    _, cells = csv.DictReader(io.StringIO(out))
    found = run(capsys, "survey", path, *ZONE, "--by", "layanan", "--format", "json").data[1]
    assert cells["ipak_index"] == found["ipak"]["index"]
    assert all(f"ipak_conversions_{key}" in cells for key in found["ipak"]["conversions"])


def test_it_reads_from_a_pipe_once(tmp_path: Path, capsys: Capture) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    content = written(tmp_path / "a.csv", [[4] * 9] * 3).read_bytes()
    writer = Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    (found,) = run(capsys, "survey", pipe, *SKM, "--format", "json").data
    writer.join()
    assert found["n"] == 3


def test_it_tells_how_far_it_has_come_only_to_a_person(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.csv", [[f"Unit {at}", *[3] * 9] for at in range(30)], ["unit", *KEYS])
    assert "Kelompok / groups" not in run(capsys, "survey", path, *SKM, "--by", "unit").err
    monkeypatch.setattr("tolok.cli.progress.PAUSE", -1)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    said = run(capsys, "survey", path, *SKM, "--by", "unit").err
    assert "\rKelompok / groups: 30 / 30\n" in said


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    content=st.binary(max_size=300),
    start=st.sampled_from([b"", b"PAR1", b"PK\x03\x04", b"persyaratan;biaya\n"]),
)
def test_it_never_fails_on_any_bytes(tmp_path: Path, capsys: Capture, content: bytes, start: bytes) -> None:
    path = tmp_path / "apa.saja"
    path.write_bytes(start + content)
    found = run(capsys, "survey", path, *SKM)
    assert found.code in (0, 1, 2)
    assert found.err


def test_it_explains_itself(capsys: Capture) -> None:
    found = run(capsys, "survey", "--help")
    assert found.code == 0
    assert "tolok survey jawaban.xlsx --instrument skm-2017 --by layanan" in found.out

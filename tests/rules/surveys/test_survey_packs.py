"""Survey packs: what they hold, what a check refuses, history without gaps."""

import shutil
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.rules.survey_rows import KEYS, SKM
from tolok.rules import packs
from tolok.rules.texts import ProblemsError

SATISFACTION = ("ikm-2004", "ipk-2014", "skm-2014", "skm-2017")
SURVEYS = (*SATISFACTION, "spkp-spak-2021")


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A copy of the pack of 2017 that a test may spoil."""
    folder = tmp_path / "skm-2017"
    shutil.copytree(Path(str(packs.find("skm-2017"))), folder)
    return folder


def spoil(folder: Path, name: str, old: str, new: str) -> list[str]:
    """The English problems after a replacement in one file."""
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    return [problem.say("en") for problem in packs.check(folder)]


@pytest.mark.parametrize("pack_id", SURVEYS)
def test_it_ships_packs_that_agree_with_their_cases(pack_id: str) -> None:
    assert packs.check(packs.find(pack_id)) == []


@pytest.mark.parametrize("pack_id", SURVEYS)
def test_it_carries_cases_basis_and_review(pack_id: str) -> None:
    found = (packs.satisfaction if pack_id in SATISFACTION else packs.integrity)(pack_id)
    assert found.cases
    assert found.header.basis
    assert found.header.review.author
    assert found.header.review.next_review.year >= 2027
    assert len(found.header.hash) == 64


def test_it_covers_the_years_since_2004_without_gap_or_overlap() -> None:
    line = [packs.header(pack_id) for pack_id in ("ikm-2004", "skm-2014", "skm-2017")]
    for before, after in pairwise(line):
        assert before.valid_to is not None
        assert before.valid_to + timedelta(days=1) == after.valid_from
    assert line[-1].valid_to is None


def test_it_has_as_many_elements_as_each_rule_lists() -> None:
    assert [len(packs.satisfaction(pack_id).keys) for pack_id in SATISFACTION] == [14, 10, 9, 9]
    integrity = packs.integrity("spkp-spak-2021")
    assert [len(block.items) for block in integrity.blocks] == [8, 5]
    changed = set(KEYS) ^ set(packs.satisfaction("skm-2014").keys)
    assert changed == {"maklumat", "sarpras"}


def test_it_swaps_u8_and_u9_between_rule_and_form() -> None:
    rule, form = SKM.codes("rule"), SKM.codes("form")
    assert (rule["U8"], rule["U9"]) == ("pengaduan", "sarpras")
    assert (form["U8"], form["U9"]) == ("sarpras", "pengaduan")
    assert {code for code in rule if rule[code] != form[code]} == {"U8", "U9"}
    assert SKM.orders_differ
    assert not packs.satisfaction("ikm-2004").orders_differ


@pytest.mark.parametrize(
    ("key", "label", "point"),
    [
        ("biaya", "Gratis", 4),
        ("biaya", " cukup  MAHAL ", 2),
        ("waktu", "selalu tepat waktu", 4),
        ("pengaduan", "Sangat setuju", 4),
        ("sarpras", "cukup.", 2),
        ("persyaratan", "sangat mudah", None),
    ],
)
def test_it_reads_labels_seen_on_real_forms(key: str, label: str, point: int | None) -> None:
    assert SKM.point(key, label) == point


def test_it_finds_labels_that_belong_to_another_element() -> None:
    # a form once asked about requirements and answered with the words for speed
    labels = ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat")
    assert SKM.strangers("persyaratan", labels) == labels
    assert SKM.strangers("waktu", labels) == ()


def test_it_keeps_the_printed_bands_for_means() -> None:
    assert SKM.printed_means == {
        "A": "3.5324..4.00",
        "B": "3.0644..3.532",
        "C": "2.60..3.064",
        "D": "1.00..2.5996",
    }


@pytest.mark.parametrize(
    ("name", "old", "new", "wanted"),
    [
        ("pack.toml", 'printed = "76.61..88.30"', 'printed = "76.61..88.29"', "leave a hole or overlap"),
        ("pack.toml", 'lower = "76.61"', 'lower = "76.62"', "leave a hole or overlap"),
        ("pack.toml", 'name = "0.111"', 'name = "0.125"', "not close to 1/k"),
        ("pack.toml", "factor = 25", "factor = 2.5", "key index.factor"),
        ("pack.toml", 'rounding = "half-up"', 'rounding = "half-even"', "key index.rounding"),
        ("pack.toml", 'title = { id = "Survei', 'title = { i = "Survei', "title.id: This text is missing"),
        ("elements.toml", 'key = "prosedur"', 'key = "waktu"', "element key occurs twice"),
        ("elements.toml", "number = 3", "number = 4", "do not run from 1"),
        ("elements.toml", "form_number = 9", "form_number = 8", "do not run from 1"),
        ("elements.toml", '"sulit", ', "", "Not one label for each point"),
        ("elements.toml", '"sulit", ', '"mudah", ', "means two points"),
        ("elements.toml", "question = ", "pertanyaan = ", "pertanyaan: This key is unknown"),
        (
            "cases/published.toml",
            'ikm_published = "87.28"',
            'ikm_published = "87.29"',
            "differs from the case",
        ),
        ("cases/published.toml", 'grade = "B"', 'grade = "A"', "differs from the case"),
        ("cases/bounds.toml", 'near = "C"', 'near = "B"', "differs from the case"),
        ("cases/bounds.toml", 'index = "64.99"', 'index = "64,99"', "Not an exact number"),
        (
            "cases/published.toml",
            'mean = "3.40"',
            'means = { harga = "3" }',
            "input of this case is not valid",
        ),
    ],
)
def test_it_refuses_a_faulty_pack_with_file_and_key(
    edited: Path, name: str, old: str, new: str, wanted: str
) -> None:
    problems = spoil(edited, name, old, new)
    assert any(wanted in problem for problem in problems), problems
    assert all("skm-2017" in problem for problem in problems)


def test_it_refuses_a_pack_without_its_elements(edited: Path) -> None:
    (edited / "elements.toml").unlink()
    assert any("elements.toml" in problem.say("en") for problem in packs.check(edited))


def test_it_refuses_minima_that_contradict_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "spkp-spak-2021"
    shutil.copytree(Path(str(packs.find("spkp-spak-2021"))), folder)
    assert any("do not agree" in p for p in spoil(folder, "pack.toml", 'points = "14.00"', 'points = "1.50"'))


def test_it_says_which_kind_a_pack_is_not() -> None:
    with pytest.raises(ProblemsError, match="Not a satisfaction survey"):
        packs.satisfaction("spkp-spak-2021")
    with pytest.raises(ProblemsError, match="Not an integrity survey"):
        packs.integrity("skm-2017")

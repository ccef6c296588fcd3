"""Papers in the libraries of invented units: each in its own words, but for three copies and one regulation."""

from io import BytesIO
from itertools import combinations

import pypdfium2
import pytest

from tolok.apps.demonstration.invented import files
from tolok.apps.demonstration.invented.province import JUDGED
from tolok.rules.statistics.sketches import NEAR, likeness, sketch_of

NAMES = {unit.code: unit.name for unit in JUDGED}


def _words(paper: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(paper))
    return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]


def test_only_what_was_copied_is_nearly_the_same() -> None:
    near = set()
    for file in files.papers():
        papers = {code: files.content(file, code, name, 2026) for code, name in NAMES.items()}
        sketches = {code: sketch_of(" ".join(_words(paper))) for code, paper in papers.items()}
        assert all(sketches.values()), f"{file.title} says too little to be compared"
        near |= {
            (file.number, one, other)
            for one, other in combinations(sketches, 2)
            if likeness(sketches[one], sketches[other]) >= NEAR
        }
    assert near == {
        (number, min(code, author), max(code, author)) for (code, number), author in files.COPIED.items()
    }


@pytest.mark.parametrize("file", files.papers(), ids=lambda file: file.title)
def test_a_paper_has_the_pages_it_is_cited_for_and_names_its_unit(file: files.InventedFile) -> None:
    pages = _words(files.content(file, "03", "Dinas Contoh", 2026))
    assert {page for _indicator, page in file.cited} <= set(range(1, len(pages) + 1))
    assert all("Dinas Contoh" in page and "Contoh rekaan" in page for page in pages)


def test_the_first_year_lies_in_one_file_with_a_page_of_everything() -> None:
    pages = _words(files.bundle("03", "Dinas Contoh", 2025))
    assert len(pages) == len(files.papers())
    assert all(file.pages[0][0] in page for file, page in zip(files.papers(), pages, strict=True))


def test_a_small_file_is_enough() -> None:
    assert all(len(files.content(file, "03", "Dinas Contoh", 2026)) < 5000 for file in files.papers())

"""Frozen packs: the same numbers from the kept texts alone, and no changed text goes unseen."""

from pathlib import Path

import pytest

from tolok.rules import packs
from tolok.rules.frozen import Texts, freeze, thaw
from tolok.rules.index.weighted import Given, evaluate
from tolok.rules.texts import ProblemsError

WEIGHTED = [pack_id for pack_id in packs.ids() if packs.header(pack_id).kind == "weighted"]
LURING = "pekppp-2022-luring"


@pytest.mark.parametrize("pack_id", packs.ids())
def test_it_keeps_every_file_but_the_worked_cases(pack_id: str) -> None:
    frozen = freeze(pack_id)
    assert frozen.hash == packs.header(pack_id).hash
    assert "pack.toml" in frozen.files
    assert all("/" not in name and name.endswith(".toml") for name in frozen.files)


@pytest.mark.parametrize("pack_id", WEIGHTED)
def test_it_thaws_into_the_instrument_that_was_frozen(pack_id: str) -> None:
    frozen = freeze(pack_id)
    thawed = thaw(frozen.files, frozen.id, frozen.hash)
    assert thawed == packs.instrument(pack_id)
    assert thawed.header.hash == frozen.hash
    unit = Given("unit", dict.fromkeys(thawed.scales, 3))
    assert evaluate(thawed, unit) == evaluate(packs.instrument(pack_id), unit)


def test_it_reads_the_same_texts_once_in_any_order() -> None:
    frozen = freeze(LURING)
    backwards = dict(sorted(frozen.files.items(), reverse=True))
    assert thaw(frozen.files, LURING, frozen.hash) is thaw(backwards, LURING, frozen.hash)


def test_it_refuses_texts_that_were_changed_after_freezing() -> None:
    frozen = freeze(LURING)
    thaw(frozen.files, LURING, frozen.hash)
    text = frozen.files["pack.toml"]
    assert 'lower = "4.51"' in text
    changed = {**frozen.files, "pack.toml": text.replace('key = "ipp"', 'key = "ipq"')}
    with pytest.raises(ProblemsError) as caught:
        thaw(changed, LURING, frozen.hash)
    (problem,) = caught.value.problems
    assert problem.text.en == "The kept instrument is no longer the one that was frozen."
    assert frozen.hash in problem.say("id")


def test_it_reads_on_when_only_the_end_or_the_review_became_known() -> None:
    frozen = freeze(LURING)
    text = frozen.files["pack.toml"].replace(
        "valid_from = 2022-01-01", "valid_from = 2022-01-01\nvalid_to = 2030-12-31"
    )
    assert thaw({**frozen.files, "pack.toml": text}, LURING, frozen.hash).header.valid_to is not None


@pytest.mark.parametrize("files", [{}, {"pack.toml": "id = "}, {"aspect-1.toml": ""}])
def test_it_tells_what_is_wrong_with_texts_that_are_no_pack(files: dict[str, str]) -> None:
    with pytest.raises(ProblemsError):
        thaw(files, LURING, "0" * 64)


def test_it_refuses_a_pack_that_is_not_weighted() -> None:
    frozen = freeze("skm-2017")
    with pytest.raises(ProblemsError, match="Not an instrument of weighted levels"):
        thaw(frozen.files, frozen.id, frozen.hash)


def test_it_needs_no_shipped_pack(tmp_path: Path) -> None:
    frozen = freeze(LURING)
    files = {**frozen.files, "pack.toml": frozen.files["pack.toml"].replace(LURING, "gone-2020")}
    for name, text in files.items():
        (tmp_path / "gone-2020").mkdir(exist_ok=True)
        (tmp_path / "gone-2020" / name).write_text(text, "utf-8")
    expected = packs.read(tmp_path / "gone-2020")
    assert thaw(files, "gone-2020", expected.header.hash) == expected


def test_the_folder_in_memory_is_a_folder_of_files() -> None:
    folder = Texts("map", {"pack.toml": "id = 1"})
    assert folder.is_dir()
    assert not folder.is_file()
    file = folder / "pack.toml"
    assert file.is_file()
    assert file.read_bytes() == b"id = 1"
    with file.open() as stream:
        assert stream.read() == "id = 1"
    with file.open("rb") as stream:
        assert stream.read() == b"id = 1"
    missing = folder / "cases"
    assert not missing.is_dir()
    assert not missing.is_file()
    with pytest.raises(FileNotFoundError):
        missing.read_text()

"""``tolok verify``: equal packages pass, every difference is named, and no damage ends in a traceback."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import run
from tests.rules.closed_cycles import regency
from tolok.cli import main
from tolok.sheets.cycles import files as names
from tolok.sheets.cycles.package import package_files, sums, write_package

Capture = pytest.CaptureFixture[str]
Files = Mapping[str, bytes]
FUZZ = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@cache
def files() -> Files:
    return package_files(regency(5))


@cache
def package() -> bytes:
    return write_package(regency(5))


def zipped(path: Path, files: Files, honest: bool = True) -> Path:
    """A package of these files; `honest` = with sums that fit them."""
    whole = dict(files)
    if honest and names.SUMS in whole:
        whole[names.SUMS] = sums({name: content for name, content in whole.items() if name != names.SUMS})
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in whole.items():
            archive.writestr(name, content)
    return path


def changed(name: str, change: Callable[[bytes], bytes]) -> dict[str, bytes]:
    return {**files(), name: change(files()[name])}


def result_changed(change: Callable[[dict[str, Any]], None]) -> dict[str, bytes]:
    data = json.loads(files()[names.RESULTS])
    change(data["units"][0])
    return {**files(), names.RESULTS: json.dumps(data).encode()}


def test_it_says_that_an_untouched_package_is_equal(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(package())
    said = run(capsys, "verify", path)
    assert said.code == 0
    assert "5 unit dihitung ulang tanpa perbedaan" in said.out
    assert "5 units were computed again without a difference" in said.out


def test_it_prints_what_was_verified_for_programs(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(package())
    found = run(capsys, "verify", path, "--format", "json").data
    assert (found["equal"], found["differences"], found["units"]) == (True, [], 5)
    assert len(found["fingerprint"]) == 64


def test_it_names_the_unit_the_value_found_and_the_value_expected(tmp_path: Path, capsys: Capture) -> None:
    path = zipped(tmp_path / "a.zip", result_changed(lambda unit: unit.update(shown="4.99")))
    said = run(capsys, "verify", path, "--format", "json")
    assert said.code == 1
    (difference,) = said.data["differences"]
    assert (difference["unit"], difference["part"]) == ("U-000", "results.json: shown")
    expected = str(regency(5).units[0].result.shown)
    assert (difference["found"], difference["wanted"]) == ("4.99", expected)


def test_it_tells_people_in_both_languages(tmp_path: Path, capsys: Capture) -> None:
    path = zipped(tmp_path / "a.zip", result_changed(lambda unit: unit.update(category="F")))
    said = run(capsys, "verify", path)
    assert said.code == 1
    assert "Hitungan ulang memberi nilai lain." in said.out
    assert "Computing again gives another value." in said.err


def test_it_writes_differences_as_csv(tmp_path: Path, capsys: Capture) -> None:
    path = zipped(tmp_path / "a.zip", result_changed(lambda unit: unit.update(category="F")))
    said = run(capsys, "verify", path, "--format", "csv")
    assert said.code == 1
    assert said.out.splitlines()[0] == "unit,part,found,wanted,text,text_en"
    assert "U-000,results.json: category,F," in said.out


def test_it_names_a_file_that_changed_after_its_sum_was_written(tmp_path: Path, capsys: Capture) -> None:
    dishonest = changed(names.UNITS, lambda content: content.replace(b"other", b"otter"))
    said = run(capsys, "verify", zipped(tmp_path / "a.zip", dishonest, honest=False), "--format", "json")
    assert said.code == 1
    assert [one["part"] for one in said.data["differences"]] == [names.UNITS]


def test_it_names_a_weight_that_differs_from_the_published_instrument(
    tmp_path: Path, capsys: Capture
) -> None:
    name = "packs/pekppp-2022-luring/pack.toml"
    altered = changed(
        name, lambda content: content.replace(b'"0.75"', b'"0.80"').replace(b'"0.25"', b'"0.20"')
    )
    said = run(capsys, "verify", zipped(tmp_path / "a.zip", altered), "--format", "json")
    assert said.code == 1
    told = [one["text"]["en"] for one in said.data["differences"]]
    assert "The instrument is not the one whose fingerprint was recorded." in told
    assert "The instrument with this id differs from the one that Tolok publishes." in told
    assert any(one["part"] == "results.json: index" for one in said.data["differences"])


def test_it_compares_proof_in_a_folder_whatever_it_is_called(tmp_path: Path, capsys: Capture) -> None:
    path, folder = tmp_path / "a.zip", tmp_path / "bukti"
    path.write_bytes(package())
    (folder / "dalam").mkdir(parents=True)
    for place, unit in enumerate(regency(5).units):
        (folder / "dalam" / f"{place}.pdf").write_bytes(unit.name.encode())
    assert run(capsys, "verify", path, "--files", folder).code == 0

    (folder / "dalam" / "3.pdf").write_bytes(b"other")
    said = run(capsys, "verify", path, "--files", folder, "--format", "json")
    assert said.code == 1
    assert [one["unit"] for one in said.data["differences"]] == ["U-003"]


@pytest.mark.parametrize("words", [["tidak-ada.zip"], ["{package}", "--files", "tidak-ada"], []])
def test_it_calls_wrong_use_wrong_use(tmp_path: Path, capsys: Capture, words: list[str]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(package())
    assert run(capsys, "verify", *(word.format(package=path) for word in words)).code == 2


@pytest.mark.parametrize("name", names.REQUIRED)
def test_it_says_which_file_is_missing(tmp_path: Path, capsys: Capture, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {key: value for key, value in files().items() if key != name})
    said = run(capsys, "verify", path)
    assert said.code == 1
    assert name in said.err


def test_it_does_not_load_django_or_duckdb(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(package())
    code = (
        "import sys; sys.modules['django'] = None; from tolok.cli import main;"
        f"code = main(['verify', {str(path)!r}]);"
        "print(code, sorted({'duckdb', 'pyarrow', 'typst'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"


def verified(path: Path) -> int:
    """The exit code of a run; anything raised is a failure of the test."""
    return main(["verify", str(path), "--format", "json"])


@FUZZ
@given(data=st.data())
def test_it_survives_any_flipped_byte_of_the_archive(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(package())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    # a flipped day or comment of the archive itself changes nothing of what is in it
    assert verified(path) in (0, 1)


@FUZZ
@given(length=st.integers(0, 60_000))
def test_it_survives_a_package_cut_short(tmp_path: Path, length: int) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(package()[: min(length, len(package()) - 1)])
    assert verified(path) == 1


@FUZZ
@given(name=st.sampled_from(sorted(files().keys() - {names.SUMS})), data=st.data())
def test_it_survives_and_tells_any_changed_byte_of_a_file(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    content = bytearray(files()[name])
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    assert verified(zipped(tmp_path / "a.zip", {**files(), name: bytes(content)}, honest=False)) == 1
    assert verified(zipped(tmp_path / "b.zip", {**files(), name: bytes(content)})) in (0, 1)


WEIRD: list[Any] = [
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    "1/0",
    "9" * 5000,
    "1e999999999",
    [],
    [1, 2],
    {},
    {"a": []},
]


def paths_of(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    pairs = (
        value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    )
    for key, part in pairs:
        found += paths_of(part, (*path, key))
    return found


@pytest.mark.parametrize("name", [names.MANIFEST, names.RESULTS])
@FUZZ
@given(data=st.data())
def test_it_survives_any_value_in_the_place_of_another(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    whole = json.loads(files()[name])
    path = data.draw(st.sampled_from(paths_of(whole)))
    weird = data.draw(st.sampled_from(WEIRD))
    if not path:
        whole = weird
    else:
        inner = whole
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = weird
    assert verified(zipped(tmp_path / "a.zip", {**files(), name: json.dumps(whole).encode()})) in (0, 1)


@FUZZ
@given(
    name=st.sampled_from([names.UNITS, names.LEVELS, names.RESPONDENTS, names.PROOFS]),
    word=st.sampled_from(["", "-1", "9" * 5000, "1e9", "½", "\x00", '"', "'", "n/a", "٣", "=1+1", "U-001"]),
    data=st.data(),
)
def test_it_survives_any_cell(tmp_path: Path, name: str, word: str, data: st.DataObject) -> None:
    lines = files()[name].decode().split("\r\n")
    at = data.draw(st.integers(0, min(len(lines) - 1, 60)))
    cells = lines[at].split(",")
    cells[data.draw(st.integers(0, len(cells) - 1))] = word
    lines[at] = ",".join(cells)
    assert verified(zipped(tmp_path / "a.zip", {**files(), name: "\r\n".join(lines).encode()})) in (0, 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (names.MANIFEST, b"[" * 100_000),
        (names.MANIFEST, b'{"a": ' * 50_000),
        (names.MANIFEST, b'{"year": NaN}'),
        (names.MANIFEST, b'{"year": ' + b"9" * 100_000 + b"}"),
        (names.RESULTS, "{}".encode("utf-16")),
        (names.UNITS, b"\xff\xfe\x00"),
        (names.LEVELS, b'"never closed'),
        (names.UNITS, b"unit,name,kind,pack\r\n" + b"x" * 2_000_000),
        ("packs/pekppp-2022-luring/pack.toml", b"a = " + b"[" * 50_000),
        ("packs/pekppp-2022-luring/pack.toml", b"a = 1e999999999999"),
        ("packs/pekppp-2022-luring/pack.toml", b'id = "x"\nlow = "1e99999999"'),
        ("packs/pekppp-2022-luring/pack.toml", b"id = 99999999999999999999999999"),
    ],
)
def test_it_refuses_what_would_fill_memory_or_stack(
    tmp_path: Path, capsys: Capture, name: str, content: bytes
) -> None:
    path = zipped(tmp_path / "a.zip", {**files(), name: content})
    said = run(capsys, "verify", path)
    assert said.code == 1
    assert said.err


def archive_of(*entries: tuple[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "name", ["../cycle.json", "/cycle.json", "packs/../x.toml", "packs/a/b/c.toml", "makro.exe"]
)
def test_it_refuses_a_file_it_does_not_know(tmp_path: Path, capsys: Capture, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {**files(), name: b"x"})
    said = run(capsys, "verify", path)
    assert said.code == 1
    assert "A package of a cycle has no such file." in said.err


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_it_refuses_a_file_that_occurs_twice(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive_of(*files().items(), (names.MANIFEST, b"{}")))
    said = run(capsys, "verify", path)
    assert said.code == 1
    assert "This file occurs twice in the package." in said.err


def test_it_does_not_unpack_a_bomb(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tolok.sheets.cycles.archive.MOST_UNPACKED", 1_000_000)
    path = tmp_path / "a.zip"
    path.write_bytes(archive_of(*({**files(), names.PROOFS: b"0" * 2_000_000}).items()))
    said = run(capsys, "verify", path)
    assert said.code == 1
    assert "unpacks to far more than the limit" in said.err


@pytest.mark.parametrize("kind", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_it_reads_one_way_of_compression_only(tmp_path: Path, capsys: Capture, kind: int) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive_of(*files().items(), kind=kind))
    assert run(capsys, "verify", path).code == 1


def test_it_reads_a_package_that_somebody_unpacked_and_packed_again(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.zip"
    folders = [("packs/", b""), ("packs/pekppp-2022-luring/", b"")]
    path.write_bytes(archive_of(*folders, *sorted(files().items(), reverse=True)))
    assert run(capsys, "verify", path).code == 0

"""``tolok`` itself: help and wrong use in both languages, streams that break, exit codes that stay."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import run
from tolok.cli import COMMANDS, parsers

Capture = pytest.CaptureFixture[str]
FULL = Path("/dev/full")
TOLOK = [sys.executable, "-c", "import sys; from tolok.cli import main; sys.exit(main())"]


def started(*words: str, out: int, encoding: str = "utf-8") -> tuple[int, str]:
    """Exit code and standard error of a real process whose standard output is the file `out`."""
    done = subprocess.run(
        [*TOLOK, *words],
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    return done.returncode, done.stderr.decode(errors="replace")


def test_it_runs_as_a_module_of_python() -> None:
    done = subprocess.run([sys.executable, "-m", "tolok", "--version"], capture_output=True, check=False)
    assert (done.returncode, done.stdout.split()[0]) == (0, b"tolok")


@pytest.mark.parametrize(
    ("words", "indonesian", "english"),
    [
        (["evaluate", "a.csv"], "Ada isian wajib", "Something required is missing. Wanted: --instrument."),
        (["evaluate", "a.csv", "--instrument"], "--instrument: Isi pilihan ini belum", "option is missing"),
        (
            ["packs", "list", "--format", "xml"],
            "tolok packs list --format: Isi ini tidak termasuk pilihan yang ada. Ditemukan: 'xml'. "
            "Diminta: table, json, csv.",
            "This is not one of the choices. Found: 'xml'. Wanted: table, json, csv.",
        ),
        (["hitung"], "Isi ini tidak termasuk", "Found: 'hitung'. Wanted: evaluate, survey, national"),
        (["due", "--kalender", "id"], "Ada isian wajib", "Wanted: --from, --working-days."),
        (["packs", "list", "--kalender"], "tidak dikenal. Ditemukan: '--kalender'", "is not known."),
        (["serve", "--workers", "dua"], "--workers: Isi ini tidak dapat dibaca", "Found: 'dua'."),
        (["packs"], "Ada isian wajib", "Something required is missing."),
        (["packs", "list", "--help=ya"], "--help: Pilihan ini tidak memakai isi", "takes no value"),
    ],
)
def test_it_says_wrong_use_in_both_languages(
    capsys: Capture, words: list[str], indonesian: str, english: str
) -> None:
    found = run(capsys, *words)
    assert found.code == 2
    assert indonesian in found.err
    assert english in found.err
    assert "--help" in found.err.splitlines()[-1]
    assert found.out == ""


def test_it_repeats_a_message_it_does_not_know() -> None:
    option, fault, found, wanted = parsers.read("something new")
    assert (option, found, wanted) == ("", "something new", "")
    assert fault[0] != fault[1]


def test_it_shows_examples_and_every_command(capsys: Capture) -> None:
    found = run(capsys, "--help")
    assert found.code == 0
    assert "tolok demo contoh" in found.out
    assert "cara pakai / usage: tolok" in found.out
    assert all(name in found.out for name in COMMANDS)


def test_it_shows_its_help_when_nothing_is_asked(capsys: Capture) -> None:
    found = run(capsys)
    assert found.code == 2
    assert "tolok demo contoh" in found.err


@pytest.mark.parametrize("name", COMMANDS)
def test_it_speaks_both_languages_in_every_help(capsys: Capture, name: str) -> None:
    found = run(capsys, name, "--help")
    assert found.code == 0
    assert "tampilkan bantuan ini / show this help" in found.out
    assert "contoh / example:" in found.out


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("words", [("packs", "list"), ("--help",), ("packs", "show", "skm-2017")])
def test_it_says_that_the_disk_is_full(words: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        code, told = started(*words, out=full.fileno())
    assert code == 1
    assert "Keluaran tidak dapat ditulis" in told
    assert "The output cannot be written" in told
    assert "Traceback" not in told
    assert "Exception ignored" not in told


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_it_speaks_utf8_on_an_old_code_page(encoding: str, tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        code, told = started("survey", "--help", out=out.fileno(), encoding=encoding)
    assert (code, told) == (0, "")
    assert "6→4" in (tmp_path / "out").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [(("packs", "list"), 0), (("packs", "check", "salah"), 1), (("packs", "list", "--x"), 2)],
)
def test_it_keeps_its_exit_code_when_nobody_reads(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    (tmp_path / "salah").mkdir()
    (tmp_path / "salah" / "pack.toml").write_text('id = "x"', "utf-8")
    asked = [str(tmp_path / word) if word == "salah" else word for word in words]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*TOLOK, *asked], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_it_keeps_its_exit_code_when_nobody_reads_what_is_wrong() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    words = [*TOLOK, "evaluate", "tidak-ada.csv", "--instrument", "pekppp-2022-luring"]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=writer, check=False)
    os.close(writer)
    assert done.returncode == 2

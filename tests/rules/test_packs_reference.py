"""The page on packs tells the truth: its example is a pack, its keys are read, and no key is left out."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tolok.rules import packs
from tolok.rules.instruments.reading import QUESTIONS
from tolok.rules.instruments.rule_packs import LIMITS
from tolok.rules.instruments.values import SURENESS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "packs.md"
#: Words of the page in backticks that name something else than a key, by the heading they stand under.
NOT_KEYS_BELOW = {"How sure a fact is"}


@cache
def sections() -> dict[str, str]:
    """The page by heading."""
    parts = re.split(r"^## (.+)$", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def files() -> dict[str, str]:
    """The files of the example by name."""
    found = re.findall(
        r"^`([\w/.]+)`:\n\n```toml\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    return dict(found)


def write(folder: Path) -> Path:
    """The example as a folder."""
    pack = folder / "example-2026"
    for name, text in files().items():
        path = pack / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return pack


def keys_in(value: Any) -> Iterator[str]:
    """Every key of a TOML value, at any depth; words and levels by code are not keys of the format."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"id", "en"} or not isinstance(inner, str):
                yield key
            yield from keys_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_in(inner)


def keys_of_packs() -> set[str]:
    """Keys of all shipped packs and of the example, cases left out."""
    texts = [text for name, text in files().items() if not name.startswith("cases/")]
    for pack_id in packs.ids():
        folder = packs.find(pack_id)
        texts += [item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".toml")]
    return {"id"} | {key for text in texts for key in keys_in(tomllib.loads(text))}


def named_in_tables() -> set[str]:
    """Keys in the first column of the page's tables."""
    rows = [
        row.split("|")[1]
        for heading, text in sections().items()
        if heading not in {*NOT_KEYS_BELOW, "Questions"}
        for row in text.splitlines()
        if row.startswith("| `")
    ]
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


def named_anywhere() -> set[str]:
    """All words of the page in backticks outside code."""
    text = re.sub(r"^```.*?^```", "", PAGE.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return set(re.findall(r"`([^`]+)`", text))


def test_its_example_is_a_pack_and_its_case_is_right(tmp_path: Path) -> None:
    assert len(files()) == 5
    assert [problem.say("en") for problem in packs.check(write(tmp_path))] == []


def test_its_example_counts(tmp_path: Path) -> None:
    pack = write(tmp_path)
    path = pack / "cases" / "worked.toml"
    path.write_text(path.read_text("utf-8").replace("86.5", "86.4"), "utf-8")
    assert packs.check(pack)


def test_every_key_it_names_is_read() -> None:
    cases = set(keys_in(tomllib.loads(files()["cases/worked.toml"])))
    assert named_in_tables() - keys_of_packs() - cases == set()


def test_it_names_every_key_that_packs_use() -> None:
    assert keys_of_packs() - named_anywhere() == set()


def test_it_lists_the_marks_of_sureness() -> None:
    rows = re.findall(r"^\| `([^`]+)`", sections()["How sure a fact is"], re.MULTILINE)
    assert rows == list(SURENESS)


@pytest.mark.parametrize("heading", ["Conditions", "Questions"])
def test_it_lists_what_the_reader_knows(heading: str) -> None:
    wanted = {"Conditions": (*LIMITS, "fact", "has", "count", "number", "share", "all", "any", "none")}
    firsts = [row.split("|")[1] for row in sections()[heading].splitlines() if row.startswith("| `")]
    named = {key for row in firsts for key in re.findall(r"`([^`]+)`", row)}
    assert set(wanted.get(heading, QUESTIONS)) <= named

"""The papers of the repository against the code: commands, options, links, and what must never be written."""

import argparse
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import tolok
from tolok.cli import COMMANDS, errors

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference" / "commands.md"
READMES = (ROOT / "README.md", ROOT / "README.id.md")

FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(<?([^)>\s]+)>?\)")
COMMAND = re.compile(r"^\| `tolok ([a-z ]+?)` \|", re.MULTILINE)
#: A folder of one machine: at the start of a word, never inside an address or a longer path.
MACHINE = re.compile(r"(?<![\w./<$}~*-])/(?:work|root|tmp|home/\w+)(?![\w-])")
REGISTRY = re.compile(
    r"https?://[^\s\"'<>)]*(?:pypi|pythonhosted|npmjs|crates)\.(?:org|io|com)"
    r"|--(?:(?:extra-)?index-url|find-links|trusted-host)\b|\b(?:PIP|UV)_(?:EXTRA_)?INDEX_URL"
)


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control that is there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return tuple(path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file())


def pages() -> tuple[Path, ...]:
    return tuple(path for path in tracked() if path.suffix == ".md")


def text_of(path: Path) -> str:
    """The text of a file; nothing for one that is not text."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command with its parser; commands that have actions by action too (``packs list``)."""
    for name in COMMANDS:
        parser = argparse.ArgumentParser(name)
        import_module(f"tolok.cli.{name}").arguments(parser)
        yield name, parser
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for word, inner in action.choices.items():
                    yield f"{name} {word}", inner


def sections() -> dict[str, str]:
    """The parts of the reference by command."""
    parts = re.split(r"^#{2,3} `tolok ([a-z ]+)`$", REFERENCE.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}


def positionals_of(parser: argparse.ArgumentParser) -> set[str]:
    return {
        str(action.metavar or action.dest).upper()
        for action in parser._actions
        if not action.option_strings and not isinstance(action, argparse._SubParsersAction)
    }


def commands_in(readme: Path) -> list[str]:
    return COMMAND.findall(readme.read_text("utf-8"))


def test_it_describes_every_command_and_no_other() -> None:
    assert sorted(sections()) == sorted(name for name, _ in parsers())


def test_it_describes_every_option_and_argument_of_every_command() -> None:
    missing = []
    for name, parser in parsers():
        section = sections()[name]
        missing += [f"{name} {option}" for option in options_of(parser) if f"`{option}" not in section]
        missing += [f"{name} {word}" for word in positionals_of(parser) if f"| `{word}` |" not in section]
    assert missing == []


def test_it_describes_no_option_that_is_gone() -> None:
    known = dict(parsers())
    strange = [
        f"{name} {option}"
        for name, section in sections().items()
        for row in re.findall(r"^\| (`-.*?) \|", section, re.MULTILINE)
        for option in re.findall(r"`(--?[a-z-]+)", row)
        if option not in options_of(known[name])
    ]
    assert strange == []


def test_it_shows_the_example_that_help_shows() -> None:
    for name in COMMANDS:
        assert import_module(f"tolok.cli.{name}").EXAMPLE in sections()[name]


def test_it_tells_the_exit_codes() -> None:
    codes = re.findall(r"^\| (\d) \|", REFERENCE.read_text("utf-8"), re.MULTILINE)
    assert codes == [str(code) for code in (errors.DONE, errors.WRONG_DATA, errors.WRONG_USE)]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_it_names_every_command_in_each_readme(readme: Path) -> None:
    known = [name for name, _ in parsers() if name not in ("packs", "cycle")]
    assert sorted(commands_in(readme)) == sorted(known)


def test_it_says_the_same_in_both_languages() -> None:
    blocks, links = [], []
    for readme in READMES:
        whole = readme.read_text("utf-8")
        commands = [
            line.split("#")[0].strip() for block in FENCED.findall(whole) for line in block.split("\n")
        ]
        blocks.append((commands, re.findall(r"`tolok [^`]+`", whole)))
        links.append({link for link in LINK.findall(whole) if not link.startswith("README")})
    assert blocks[0] == blocks[1]
    assert links[0] == links[1]


@pytest.mark.parametrize("page", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_it_links_to_files_that_are_there(page: Path) -> None:
    links = [link for link in LINK.findall(FENCED.sub("", text_of(page))) if "://" not in link]
    lost = [link for link in links if not (page.parent / (link.split("#")[0] or page.name)).exists()]
    assert lost == []


def test_it_names_only_routines_the_makefile_has() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    known = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    code = [
        part
        for page in pages()
        for part in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", text_of(page), re.M)
    ]
    named = {word for words in code for word in words if word}
    assert named - known == set()
    assert {"run", "test"} <= named


def test_it_dates_every_decision_and_says_its_three_parts() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    for path in decisions:
        text = path.read_text("utf-8")
        assert re.search(r"^Date: \d{4}-\d\d-\d\d\.", text, re.MULTILINE), path.name
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], (
            path.name
        )


def test_it_tells_catalogues_the_version_and_files_that_are_there() -> None:
    publiccode = (ROOT / "publiccode.yml").read_text("utf-8")
    assert f'softwareVersion: "{tolok.__version__}"' in publiccode
    assert "license: Apache-2.0" in publiccode
    for line in re.findall(r"shortDescription: (.+)", publiccode):
        assert len(line) <= 150, "publiccode.yml allows 150 characters"
    pictures = re.findall(r"- (\S+\.(?:png|jpg|svg))$", publiccode, re.MULTILINE)
    assert pictures
    assert [name for name in pictures if not (ROOT / name).is_file()] == []


def test_it_carries_the_whole_licence() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


@pytest.mark.parametrize(
    ("pattern", "what"),
    [(MACHINE, "a path of one machine"), (REGISTRY, "a package registry")],
    ids=["machine", "registry"],
)
def test_it_keeps_machines_and_registries_out_of_tracked_files(pattern: re.Pattern[str], what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        for match in pattern.finditer(text_of(path))
    ]
    assert found == [], f"{what} is written in a tracked file"


@pytest.mark.parametrize(
    ("pattern", "line", "seen"),
    [
        (MACHINE, "see §tmp§draft", True),
        (MACHINE, 'Path("§work§main")', True),
        (MACHINE, "§root", True),
        (MACHINE, "§home§ani§x", True),
        (MACHINE, "https:§§example.org§work§x", False),
        (MACHINE, "{% url %}§tmpl", False),
        (MACHINE, "<§root>", False),
        (MACHINE, "§workbook", False),
        (REGISTRY, "https:§§files.pythonhosted.org/packages/x", True),
        (REGISTRY, "pip install --index§url x".replace("§", "-"), True),
        (REGISTRY, "a package from PyPI", False),
    ],
)
def test_it_knows_such_a_line_when_it_sees_one(pattern: re.Pattern[str], line: str, seen: bool) -> None:
    # § stands for a slash, so that this file does not hold what it looks for
    assert bool(pattern.search(line.replace("§", "/"))) is seen

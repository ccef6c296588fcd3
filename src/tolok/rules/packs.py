"""Packs on disk: finding, reading and checking them. An error names file, key and what was expected."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from tolok.rules.instruments.headers import content_hash, read_header
from tolok.rules.instruments.reading import read_instrument
from tolok.rules.instruments.values import Header, Instrument
from tolok.rules.nodes import Node
from tolok.rules.surveys.instruments import Integrity, Satisfaction
from tolok.rules.surveys.packs import read_integrity, read_satisfaction
from tolok.rules.texts import Problem, ProblemsError, Text

SHIPPED = files("tolok.rules") / "packs"

Tables = dict[str, dict[str, Any]]


def ids(root: Traversable = SHIPPED) -> tuple[str, ...]:
    """The ids of all packs under `root`, sorted."""
    return tuple(sorted(folder.name for folder in root.iterdir() if (folder / "pack.toml").is_file()))


def find(pack_id: str, root: Traversable = SHIPPED) -> Traversable:
    """The folder of a pack; ProblemsError naming the packs there are when it does not exist."""
    known = ids(root)
    if pack_id not in known:
        listed = ", ".join(known)
        raise ProblemsError(
            [
                Problem(
                    Text("Instrumen ini tidak dikenal.", "This instrument is not known."),
                    found=pack_id,
                    wanted=Text(f"salah satu dari {listed}", f"one of {listed}"),
                )
            ]
        )
    return root / pack_id


def read_tables(folder: Traversable, problems: list[Problem]) -> Tables:
    """Every TOML file of a folder by name; unreadable files become problems."""
    tables: Tables = {}
    for item in (item for item in folder.iterdir() if item.name.endswith(".toml")):
        try:
            tables[item.name] = tomllib.loads(item.read_text("utf-8"))
        except UnicodeDecodeError as error:
            text = Text("Bukan berkas UTF-8.", "Not a UTF-8 file.")
            problems.append(Problem(text, file=f"{folder.name}/{item.name}", found=str(error)))
        except tomllib.TOMLDecodeError as error:
            text = Text("Bukan TOML yang sah.", "Not valid TOML.")
            problems.append(Problem(text, file=f"{folder.name}/{item.name}", found=str(error)))
    return tables


def read_cases(folder: Traversable, problems: list[Problem]) -> tuple[Mapping[str, Any], ...]:
    """The worked cases beside a pack: every table under `cases` in the files of its folder `cases`."""
    if not (folder / "cases").is_dir():
        return ()
    tables = read_tables(folder / "cases", problems)
    return tuple(case for name in sorted(tables) for case in tables[name].get("cases", []))


def open_pack(folder: Traversable, problems: list[Problem]) -> tuple[Node, Header, dict[str, Node]]:
    """The nodes of a pack's files and its header; problems are collected in `problems`."""
    tables = read_tables(folder, problems)
    digest = content_hash(tables)
    nodes = {name: Node(table, f"{folder.name}/{name}", "", problems) for name, table in tables.items()}
    pack = nodes.pop("pack.toml", None) or Node({}, f"{folder.name}/pack.toml", "", problems)
    return pack, read_header(pack, folder.name, digest), nodes


@cache
def header(pack_id: str, root: Traversable = SHIPPED) -> Header:
    """A pack's header, without reading it whole."""
    problems: list[Problem] = []
    found = open_pack(find(pack_id, root), problems)[1]
    if problems:
        raise ProblemsError(problems)
    return found


def _whole(folder: Traversable) -> Instrument | Satisfaction | Integrity:
    """The pack in `folder` as its kind says, with its cases; ProblemsError with everything that is wrong."""
    problems: list[Problem] = []
    pack, head, parts = open_pack(folder, problems)
    found: Instrument | Satisfaction | Integrity
    if head.kind == "satisfaction":
        found = read_satisfaction(pack, head, parts)
    elif head.kind == "integrity":
        found = read_integrity(pack, head, parts)
    else:
        found = read_instrument(pack, head, parts)
    pack.close()
    cases = read_cases(folder, problems)
    if problems:
        raise ProblemsError(problems)
    return replace(found, cases=cases)


def _not(kind: Text, folder: Traversable, found: str) -> ProblemsError:
    return ProblemsError([Problem(kind, file=f"{folder.name}/pack.toml", key="kind", found=found)])


def read(folder: Traversable) -> Instrument:
    """The weighted instrument in `folder`; ProblemsError with everything that is wrong with it."""
    found = _whole(folder)
    if not isinstance(found, Instrument):
        kind = Text("Bukan instrumen berbobot level.", "Not an instrument of weighted levels.")
        raise _not(kind, folder, found.header.kind)
    return found


def read_survey(folder: Traversable) -> Satisfaction:
    """The satisfaction survey in `folder`; ProblemsError with everything that is wrong with it."""
    found = _whole(folder)
    if not isinstance(found, Satisfaction):
        raise _not(Text("Bukan survei kepuasan.", "Not a satisfaction survey."), folder, found.header.kind)
    return found


def read_integrity_survey(folder: Traversable) -> Integrity:
    """The integrity survey in `folder`; ProblemsError with everything that is wrong with it."""
    found = _whole(folder)
    if not isinstance(found, Integrity):
        raise _not(Text("Bukan survei integritas.", "Not an integrity survey."), folder, found.header.kind)
    return found


def check(folder: Traversable) -> list[Problem]:
    """Everything wrong with the pack in `folder`, whatever its kind, its worked cases included."""
    # every calculator there is, which reading a pack does not need: a fifth of the start of most commands
    from tolok.rules.cases.surveys import check_survey_cases
    from tolok.rules.cases.weighted import check_cases

    try:
        found = _whole(folder)
    except ProblemsError as error:
        return list(error.problems)
    return check_cases(found) if isinstance(found, Instrument) else check_survey_cases(found)


@cache
def instrument(pack_id: str) -> Instrument:
    """The shipped weighted instrument with that id, read once."""
    return read(find(pack_id))


def weighted() -> Iterator[Instrument]:
    """Every shipped weighted instrument."""
    return (instrument(pack_id) for pack_id in ids() if header(pack_id).kind == "weighted")


@cache
def satisfaction(pack_id: str) -> Satisfaction:
    """The shipped satisfaction survey with that id, read once."""
    return read_survey(find(pack_id))


@cache
def integrity(pack_id: str) -> Integrity:
    """The shipped integrity survey with that id, read once."""
    return read_integrity_survey(find(pack_id))

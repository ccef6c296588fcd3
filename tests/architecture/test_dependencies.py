"""What pyproject.toml declares, what the code imports and what requirements/ pins are one and the same."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
EXTRAS = PROJECT["project"]["optional-dependencies"]
#: Spark is too heavy for the ordinary environment: `make test-spark` has its own, with its own pins.
EXTRA = [Requirement(line) for name, lines in EXTRAS.items() if name != "spark" for line in lines]
DEV = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]
#: The Python that the pins are made with.
PYTHON = {"python_version": "3.11", "python_full_version": "3.11.0"}
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9.+!]+")


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a pin file that are not comments."""
    written = (ROOT / "requirements" / name).read_text("utf-8").splitlines()
    return tuple(line for line in written if line and not line.startswith("#"))


def pins(name: str) -> dict[str, str]:
    return {canonicalize_name(part): version for part, version in (line.split("==") for line in lines(name))}


def needed(requirements: Iterable[Requirement]) -> set[str]:
    """The names of `requirements` and of all they require in turn, on the Python of the pins."""
    found: set[str] = set()
    waiting = [(one.name, frozenset(one.extras)) for one in requirements]
    seen = set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        found.add(canonicalize_name(name))
        for line in distribution(name).requires or ():
            one = Requirement(line)
            if one.marker is None or any(one.marker.evaluate({**PYTHON, "extra": e}) for e in ("", *extras)):
                waiting.append((one.name, frozenset(one.extras)))
    return found


def modules_in(path: Path) -> Iterator[str]:
    """Top-level names that a file imports, or names in a text: a setting, a middleware, ``python -m``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.partition(".")[0]


def imported_in(path: Path) -> set[str]:
    """Top-level names that a file really imports."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    froms = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.partition(".")[0] for name in plain | froms}


def packages(modules: Iterable[str]) -> set[str]:
    """The distributions that bring `modules`."""
    known: Mapping[str, list[str]] = packages_distributions()
    return {canonicalize_name(name) for module in modules for name in known.get(module, ())}


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "spark.txt"])
def test_a_pin_is_a_name_and_a_version_and_nothing_else(name: str) -> None:
    assert lines(name)
    assert [line for line in lines(name) if not PIN.fullmatch(line)] == []


def test_every_requirement_and_what_it_requires_is_pinned_and_nothing_more() -> None:
    assert set(pins("run.txt")) == needed(RUN)
    assert set(pins("run.txt")) | set(pins("dev.txt")) == needed([*RUN, *EXTRA, *DEV])
    assert set(pins("run.txt")) & set(pins("dev.txt")) == set()


def test_every_pin_is_a_version_that_is_declared() -> None:
    pinned = {**pins("run.txt"), **pins("dev.txt")}
    wrong = [
        str(one) for one in (*RUN, *EXTRA, *DEV) if pinned[canonicalize_name(one.name)] not in one.specifier
    ]
    assert wrong == []


def test_spark_pins_agree_with_the_others_and_bring_the_declared_client() -> None:
    known = {**pins("run.txt"), **pins("dev.txt")}
    assert {
        name for name in pins("spark.txt") if known.get(name, "") not in ("", pins("spark.txt")[name])
    } == set()
    (client,) = (Requirement(line) for line in EXTRAS["spark"])
    # PySpark holds the same client as the part that is only the client
    assert pins("spark.txt")[client.name.removesuffix("-client")] in client.specifier


def test_every_declared_part_is_used() -> None:
    used = packages({name for path in (ROOT / "src").rglob("*.py") for name in modules_in(path)})
    declared = {canonicalize_name(one.name) for one in RUN}
    assert declared - used == set(), "remove it from pyproject.toml until it is used"


def test_every_imported_part_is_declared() -> None:
    imported = {name for path in (ROOT / "src").rglob("*.py") for name in imported_in(path)}
    declared = {canonicalize_name(one.name) for one in (*RUN, *EXTRA)}
    assert packages(imported - set(sys.stdlib_module_names) - {"tolok"}) - declared == set()


def test_every_declared_part_has_its_reason_beside_it() -> None:
    written = re.findall(
        r'^  "[A-Za-z][^"]*[<>=][^"]*",?(.*)$', (ROOT / "pyproject.toml").read_text("utf-8"), re.M
    )
    assert len(written) >= len(RUN) + len(DEV)
    assert [rest for rest in written if not re.match(r"\s*# \S+", rest)] == []

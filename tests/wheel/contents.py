"""Looks into a wheel: what must be there is there, what is for developers is not.

`python tests/wheel/contents.py WHEEL`
"""

import sys
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZipFile

#: Kinds of files that a Python-only build forgets; as many as the checkout has must be in the wheel.
KINDS = (
    "rules/packs/*/*.toml",
    "rules/calendars/*.toml",
    "rules/regions/*.toml",
    "*/templates/*.html",
    "web/static/*",
    "web/styles/*.css",
    "locale/*/LC_MESSAGES/*.mo",
    "papers/*.typ",
    "*/migrations/*.py",
    "py.typed",
)
UNWANTED = (
    *("tests/*", "benchmarks/*", "docs/*", "requirements/*", "*/tests/*", "*/test_*.py", "*/conftest.py"),
    *("*.pyc", "*.sqlite3", "*/.*", "*.orig", "*.rej"),
)
SOURCE = Path(__file__).parents[2] / "src" / "tolok"


def wrong(names: list[str], sources: list[str]) -> list[str]:
    """What is wrong with a wheel of files `names`, where `sources` are the files of the package in the checkout."""
    packed = {name.removeprefix("tolok/") for name in names if name.startswith("tolok/")}
    found = []
    for kind in KINDS:
        wanted = [name for name in sources if fnmatch(name, kind)]
        if not wanted:
            found.append(f"the checkout has no {kind}")
        found += [f"missing: {name}" for name in wanted if name not in packed]
    found += [f"missing: {name}" for name in sources if name.endswith(".py") and name not in packed]
    found += [f"not wanted: {name}" for name in names if any(fnmatch(name, kind) for kind in UNWANTED)]
    strange = [name for name in names if not name.startswith(("tolok/", "tolok-"))]
    return found + [f"beside the package: {name}" for name in strange]


def main(wheel: str) -> int:
    """Say what is wrong with the wheel; exit code 1 if anything is."""
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    sources = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    problems = wrong(names, sources)
    print("\n".join(problems) or f"{len(names)} files, nothing missing, nothing for developers")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

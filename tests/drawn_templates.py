"""Every template of ours is drawn by some test: after a whole run, those never drawn fail it.

Each process writes the names it saw into one folder; the process that started the others adds them up. A run
of chosen files or tests is not judged.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "tolok"


def our_templates() -> set[str]:
    """Return the names of all templates in the package, as the loader knows them."""
    return {
        str(path.relative_to(folder)) for folder in ROOT.rglob("templates") for path in folder.rglob("*.html")
    }


class DrawnTemplates:
    """Records the templates drawn in this process."""

    def __init__(self, config: pytest.Config, *, worker: bool) -> None:
        self.worker = worker
        self.whole = _is_whole(config)
        self.names: set[str] = set()
        self.folder = Path()

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Make the folder before the workers start, which then find its name in their environment."""
        from django.test.signals import template_rendered

        if not self.worker:
            os.environ["TOLOK_TEST_TEMPLATES"] = tempfile.mkdtemp(prefix="tolok-templates-")
        self.folder = Path(os.environ["TOLOK_TEST_TEMPLATES"])
        template_rendered.connect(self.drawn, weak=False)

    def drawn(self, template: object, **_: object) -> None:
        """Note the template's name; templates made from strings have none."""
        self.names.add(str(getattr(template, "name", "")))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder / str(os.getpid())).write_text("\n".join(sorted(self.names)), encoding="utf-8")
        if not self.worker and self.missing() and session.exitstatus == 0:
            session.exitstatus = 1

    def missing(self) -> list[str]:
        """Return our templates that no process drew; none unless the whole suite ran."""
        if not self.whole:
            return []
        drawn = {
            name for path in self.folder.iterdir() for name in path.read_text(encoding="utf-8").splitlines()
        }
        return sorted(our_templates() - drawn)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        missing = self.missing()
        if missing:
            terminalreporter.section("templates no test has drawn", red=True)
            terminalreporter.write_line("\n".join(missing))

    def pytest_unconfigure(self) -> None:
        if not self.worker and self.folder.name.startswith("tolok-templates-"):
            shutil.rmtree(self.folder, ignore_errors=True)


def _is_whole(config: pytest.Config) -> bool:
    chosen = ("keyword", "markexpr", "ignore", "ignore_glob", "deselect", "lf", "collectonly", "maxfail")
    return config.args == config.getini("testpaths") and not any(
        config.getoption(one, None) for one in chosen
    )

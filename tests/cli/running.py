"""Running a command as a person does, and what it said."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from tolok.cli import main


@dataclass(frozen=True)
class Said:
    """Exit code, standard output and standard error of one run."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON that was printed."""
        return json.loads(self.out)


def run(capsys: pytest.CaptureFixture[str], *words: object) -> Said:
    """Run ``tolok WORDS``; argparse's own exits count as exit codes, any other exception is a failure."""
    try:
        code = main([str(word) for word in words])
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return Said(code, told.out, told.err)

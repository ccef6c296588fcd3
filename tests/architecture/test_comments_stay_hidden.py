"""What somebody wrote in a survey is read by the program that masks it, and shown by nobody."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "tolok"
#: Files that hold the words of a comment: where it comes in, where it is masked, where signals compare it.
MAY_HOLD = {
    "api/groups/answers.py",  # what a program sends
    "apps/surveys/actions/answering.py",
    "apps/surveys/actions/import_reading.py",  # what a file brings
    "apps/surveys/actions/comments.py",
    "apps/surveys/actions/signals.py",
    "apps/surveys/selectors/comments.py",
    "apps/surveys/selectors/signals.py",
}
ROOMS = ("api", "apps", "cli", "papers", "project")
SHOWN = re.compile(r"(?<!form)(?<!asked)\.comment\b")


#: What is being sent in, and whether a questionnaire asks for a comment: no answer that was kept.
NO_ANSWERS = {"given", "asked", "form", "sheet"}
ROWS = {"values", "values_list", "only"}


def read_by(text: str) -> Iterator[int]:
    """Lines that take the comment of an answer, as an attribute or as a column."""
    for node in ast.walk(ast.parse(text)):
        if _attribute(node) or _column(node):
            yield getattr(node, "lineno", 0)


def _attribute(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Attribute) and node.attr == "comment" and isinstance(node.ctx, ast.Load)):
        return False
    return not (isinstance(node.value, ast.Name) and node.value.id in NO_ANSWERS)


def _column(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ROWS):
        return False
    return any(isinstance(part, ast.Constant) and part.value == "comment" for part in node.args)


FILES = sorted(path for room in ROOMS for path in (SOURCE / room).rglob("*.py"))
TEMPLATES = sorted(path for path in (SOURCE / "apps").rglob("*.html"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_door_takes_the_words_of_a_comment(path: Path) -> None:
    if str(path.relative_to(SOURCE)) not in MAY_HOLD:
        assert list(read_by(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_prints_a_comment(path: Path) -> None:
    assert SHOWN.findall(path.read_text("utf-8")) == []


def test_there_are_files_to_look_at() -> None:
    assert FILES
    assert TEMPLATES
    assert all((SOURCE / name).exists() for name in MAY_HOLD)


def test_a_door_that_prints_a_comment_would_be_noticed() -> None:
    assert list(read_by("def view(answer):\n    return answer.comment\n")) == [2]
    assert list(read_by("rows = answers.values_list('pk', 'comment')\n")) == [1]
    assert SHOWN.search("{{ answer.comment|linebreaks }}")
    assert not SHOWN.search("{% field form.comment %}")

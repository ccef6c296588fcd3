"""Word papers of forums from an office's own templates."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.papers.documents import a_template, said
from tests.papers.forums.test_forum_papers import VALUES
from tests.papers.reading import DAY
from tests.papers.written_standards import LETTERHEAD
from tolok.papers.forums.word import (
    forum_attendance_docx,
    forum_invitation_docx,
    forum_minutes_docx,
    forum_report_docx,
)
from tolok.papers.office_templates import KINDS, our_template, problems_of
from tolok.rules.texts import ProblemsError

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "consultation-templates.md"
PAPERS: dict[str, Callable[[bytes | None], bytes]] = {
    "forum_invitation": lambda t: forum_invitation_docx(VALUES, LETTERHEAD, "005/1", DAY, t),
    "forum_attendance": lambda t: forum_attendance_docx(VALUES, LETTERHEAD, DAY, t),
    "forum_minutes": lambda t: forum_minutes_docx(VALUES, LETTERHEAD, DAY, t),
    "forum_report": lambda t: forum_report_docx(VALUES, LETTERHEAD, DAY, t),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_our_template_names_only_what_is_listed(kind: str) -> None:
    assert problems_of(kind, our_template(kind)) == []


@pytest.mark.parametrize("kind", PAPERS)
def test_an_office_replaces_a_template(kind: str) -> None:
    assert "Isi: Kecamatan Tolok Hulu" in said(PAPERS[kind](a_template("Isi: {{ unit }}")))
    with pytest.raises(ProblemsError):
        PAPERS[kind](a_template("{{ unit"))
    assert problems_of(kind, a_template("{{ rahasia }}"))


@pytest.mark.parametrize("kind", PAPERS)
def test_every_listed_placeholder_can_be_filled(kind: str) -> None:
    names = [f"{{% if {name} is defined %}}ada{{% endif %}}" for name in KINDS[kind].placeholders]
    assert said(PAPERS[kind](a_template(*names))).split() == ["ada"] * len(names)


@pytest.mark.parametrize("kind", PAPERS)
def test_the_reference_lists_every_placeholder(kind: str) -> None:
    part = PAGE.read_text("utf-8").split(f"## {KINDS[kind].name.en}")[1].split("\n## ")[0]
    for name, text in KINDS[kind].placeholders.items():
        assert f"| `{name}` | {text.en} |" in part

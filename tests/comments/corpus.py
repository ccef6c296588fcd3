"""The invented comments of comments.toml: as written, as they must be masked, and how well masking does, by words."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tolok.comments.masking import mask

FILE = tomllib.loads((Path(__file__).parent / "comments.toml").read_text("utf-8"))
STAFF = tuple(FILE["staff"])
MARKED = re.compile(r"«([^:»]+):([^»]+)»")
WORD = re.compile(r"[^\s\[\]]+")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, what it must become, and whether it is one of those that are known to be read wrongly."""

    text: str
    wanted: str
    known_wrong: bool
    personal: Counter[str]


def _comment(marked: str, known_wrong: bool) -> Comment:
    personal = Counter(word for part in MARKED.findall(marked) for word in WORD.findall(part[1]))
    wanted = MARKED.sub(lambda part: f"[{part[1]}]", marked)
    return Comment(MARKED.sub(r"\2", marked), wanted, known_wrong, personal)


COMMENTS = [_comment(row["text"], row.get("wrong", False)) for row in FILE["comments"]]


def _words(text: str) -> Counter[str]:
    return Counter(word.strip(".,!?") for word in WORD.findall(text))


def measured() -> dict[str, float]:
    """Words that are personal, hidden, and hidden rightly, over all comments; precision and recall from them."""
    personal = hidden = right = 0
    for comment in COMMENTS:
        words = Counter(word.strip(".,!?") for word in comment.personal.elements())
        gone = _words(comment.text) - _words(re.sub(r"\[[^\]]+\]", " ", mask(comment.text, STAFF).text))
        personal, hidden, right = (
            personal + words.total(),
            hidden + gone.total(),
            right + (gone & words).total(),
        )
    return {"personal": personal, "hidden": hidden, "precision": right / hidden, "recall": right / personal}

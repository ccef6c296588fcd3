"""A questionnaire as plain data: frozen from the form of a pack, read back for pages and checks.

Content: {"title", "form", "notes"?, "low", "high", "items": [{"code", "number", "text"}], "labels": [{"value",
"text"}], "labels_sure"}; every text is {"id", "en"}.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tolok.rules import packs
from tolok.rules.instruments import SURENESS, Form, Sureness
from tolok.rules.texts import Problem, ProblemsError, Text

#: The form of a weighted pack that users fill.
F03 = "f03"


@dataclass(frozen=True, slots=True)
class Question:
    """One statement to rate."""

    code: str
    number: int
    text: Text


@dataclass(frozen=True, slots=True)
class Asked:
    """A frozen questionnaire. `labels` say what each rating means, worst first; `sure` is how sure those words are."""

    title: Text
    low: int
    high: int
    items: tuple[Question, ...]
    labels: Mapping[int, Text]
    sure: Sureness

    @property
    def unsure(self) -> Text | None:
        """The mark to show beside the words of the ratings; None when they were read in an official text."""
        return None if self.sure == "verified" else SURENESS[self.sure]

    def faults(self, values: Mapping[str, object]) -> list[Problem]:
        """Everything wrong with the ratings of one respondent."""
        codes = {item.code for item in self.items}
        found = [Problem(UNKNOWN_ITEM, key=code, found=code) for code in values if code not in codes]
        found += [
            Problem(OFF_SCALE, key=code, found=str(value))
            for code, value in values.items()
            if code in codes and not self._on_scale(value)
        ]
        return found if values else [Problem(NOTHING_RATED)]

    def _on_scale(self, value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high


def freeze(pack_id: str, key: str) -> tuple[str, dict[str, Any]]:
    """The hash of a pack and the content of its users' form; ProblemsError when it has none that can be asked."""
    instrument = packs.instrument(pack_id)
    form = instrument.forms.get(key)
    if form is None or form.kind != "answers" or not form.items or not form.labels:
        raise ProblemsError([Problem(NO_FORM, key="pack_id", found=pack_id)])
    return instrument.header.hash, _content(instrument.header.title, form)


def _content(title: Text, form: Form) -> dict[str, Any]:
    return {
        "title": _words(title),
        "form": _words(form.name),
        "low": int(form.low),
        "high": int(form.high),
        "items": [{"code": one.code, "number": one.number, "text": _words(one.text)} for one in form.items],
        "labels": [{"value": one.value, "text": _words(one.text)} for one in form.labels],
        "labels_sure": form.labels_sure,
    }


def digest_of(pack_hash: str, key: str, content: Mapping[str, Any]) -> str:
    """SHA-256, in hexadecimal, of a pack's hash with the questions as they are asked."""
    text = json.dumps([pack_hash, key, content], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def asked(content: Mapping[str, Any]) -> Asked:
    """Frozen content as a value."""
    return Asked(
        title=_text(content["title"]),
        low=content["low"],
        high=content["high"],
        items=tuple(Question(one["code"], one["number"], _text(one["text"])) for one in content["items"]),
        labels={one["value"]: _text(one["text"]) for one in content["labels"]},
        sure=content["labels_sure"],
    )


def _words(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}


def _text(words: Mapping[str, str]) -> Text:
    return Text(words["id"], words["en"])


NO_FORM = Text(
    "Instrumen ini tidak memuat formulir pengguna (F-03) yang dapat ditanyakan.",
    "This instrument has no users' form (F-03) that could be asked.",
)
UNKNOWN_ITEM = Text("Pernyataan ini tidak ada di formulirnya.", "This statement is not on the form.")
OFF_SCALE = Text("Penilaian ini di luar skala.", "This rating lies off the scale.")
NOTHING_RATED = Text(
    "Nilailah sedikitnya satu pernyataan; jawaban tanpa penilaian tidak dapat dihitung.",
    "Rate at least one statement; an answer without a rating cannot be counted.",
)

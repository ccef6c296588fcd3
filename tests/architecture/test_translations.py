"""Every text people read has its English, and the compiled catalogue is the written one."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[2] / "src" / "tolok"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES"

MARKED = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
_STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_CALL = re.compile(rf"\bn?gettext\(({_STRING})")


def in_python(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if name in MARKED and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def in_template(path: Path) -> Iterator[str]:
    for found in _CALL.findall(templatize(path.read_text(encoding="utf-8"))):
        yield ast.literal_eval(found)


def texts() -> set[str]:
    python = {text for path in SOURCE.rglob("*.py") for text in in_python(path)}
    templates = {
        text
        for folder in SOURCE.rglob("templates")
        for path in folder.rglob("*.html")
        for text in in_template(path)
    }
    return python | templates


def compiled() -> dict[str, list[str]]:
    """Return msgid → its translations, one or two, from the compiled catalogue."""
    with (CATALOGUE / "django.mo").open("rb") as stream:
        catalogue: dict[str | tuple[str, int], str] = gettext.GNUTranslations(stream)._catalog  # type: ignore[attr-defined]
    found: dict[str, list[str]] = {}
    for key, translation in catalogue.items():
        found.setdefault(key if isinstance(key, str) else key[0], []).append(translation)
    found.pop("", None)
    return found


def written() -> dict[str, list[str]]:
    """Return msgid → its translations from the catalogue people write; an empty one is not there."""
    found: dict[str, list[str]] = {}
    for entry in (CATALOGUE / "django.po").read_text(encoding="utf-8").split("\n\n"):
        parts: list[tuple[str, str]] = re.findall(
            r'^(msg\w+)(?:\[\d\])? ((?:"[^\n]*"\n?)+)', entry, re.MULTILINE
        )
        words = [
            (kind, "".join(ast.literal_eval(line) for line in text.splitlines())) for kind, text in parts
        ]
        singular = next((text for kind, text in words if kind == "msgid"), "")
        context = next((f"{text}\x04" for kind, text in words if kind == "msgctxt"), "")
        translations = [text for kind, text in words if kind == "msgstr"]
        if singular and all(translations) and ", fuzzy" not in entry:
            found[context + singular] = translations
    return found


def test_there_are_texts_to_look_for() -> None:
    assert {"Halaman tidak ditemukan", "Hitung indeks"} <= texts()


def test_every_text_has_its_english() -> None:
    missing = sorted(texts() - set(compiled()))

    assert missing == [], "run `make messages`, translate src/tolok/locale/en, run it again"


def test_the_compiled_catalogue_is_the_written_one() -> None:
    assert compiled() == written()


def test_english_keeps_the_places_for_numbers_and_names() -> None:
    for text, translations in written().items():
        for translation in translations:
            assert set(re.findall(r"%\(\w+\)s", translation)) == set(re.findall(r"%\(\w+\)s", text)), text

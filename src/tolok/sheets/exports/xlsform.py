"""A questionnaire as an XLSForm, for ODK Collect, KoboToolbox and Enketo: what they collect is read back by `imports`."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from tolok.rules.questionnaires.values import Block, Item, Questionnaire
from tolok.rules.texts import Text
from tolok.sheets.imports.form_names import form_name
from tolok.sheets.imports.profiles import CODES, TITLES

#: The languages of a form as ODK names them; the first is the one it opens in.
INDONESIAN, ENGLISH = "Bahasa Indonesia (id)", "English (en)"
#: The element that is only asked where a service has a tariff.
COST = "biaya"
HAS_TARIFF = "service_has_tariff"

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class FormService:
    """A service that respondents may have used."""

    code: str
    name: Text
    has_tariff: bool = True


def xlsform(
    asked: Questionnaire, *, form_id: str, version: str, services: Sequence[FormService] = ()
) -> bytes:
    """The workbook with the sheets survey, choices and settings. `version` is the identifier of `asked`.

    With one service its code is written into the form, with several the respondent chooses; without any, the field is
    left for the address of the form to fill. The cost is asked only where the service has a tariff.
    """
    languages = {INDONESIAN: "id", ENGLISH: "en", **{name: name for name in asked.others or {}}}
    survey = [*_hidden(version, services), *_questions(asked, services)]
    settings = {
        "form_title": asked.title.id,
        "form_id": form_name(form_id),
        "version": version[:40],
        "default_language": INDONESIAN,
    }
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        said = [f"label::{name}" for name in languages]
        columns = ["type", "name", *said, "required", "relevant", "calculation", "default", "appearance"]
        _sheet(book, "survey", columns, [_worded(row, asked, languages) for row in survey])
        choices = [_worded(row, asked, languages) for row in _choices(asked, services)]
        _sheet(book, "choices", ["list_name", "name", *said], choices)
        _sheet(book, "settings", list(settings), [settings])
    return out.getvalue()


def _hidden(version: str, services: Sequence[FormService]) -> Iterator[Row]:
    yield {"type": "start", "name": "start"}
    yield {"type": "end", "name": "end"}
    yield {"type": "hidden", "name": "questionnaire_version", "default": version}
    yield {"type": "hidden", "name": "ticket_hash"}
    if len(services) > 1:
        yield {
            "type": "select_one services",
            "name": "service_code",
            "id": SERVICE.id,
            "en": SERVICE.en,
            "required": "yes",
        }
        charged = [f"${{service_code}} = '{form_name(one.code)}'" for one in services if one.has_tariff]
        yield {
            "type": "calculate",
            "name": HAS_TARIFF,
            "calculation": f"if({' or '.join(charged)}, '1', '0')" if charged else "'0'",
        }
    else:
        code = services[0].code if services else ""
        yield {"type": "hidden", "name": "service_code", "default": code}
        has = "0" if services and not services[0].has_tariff else "1"
        yield {"type": "hidden", "name": HAS_TARIFF, "default": has}


def _questions(asked: Questionnaire, services: Sequence[FormService]) -> Iterator[Row]:
    for block in asked.blocks:
        yield {
            "type": "begin_group",
            "name": form_name(f"block_{block.key}"),
            "id": block.title.id,
            "en": block.title.en,
        }
        yield from (_item(item) for item in block.items)
        yield {"type": "end_group", "name": ""}
    for own in asked.own:
        kind = "text" if own.kind == "text" else f"select_one {form_name(own.key)}"
        yield {"type": kind, "name": form_name(own.key), "id": own.text.id, "en": own.text.en, "key": own.key}
    for part in TITLES if asked.profile else ():
        yield {"type": f"select_one {part}", "name": part, "id": TITLES[part].id, "en": TITLES[part].en}
    if asked.comment:
        yield {
            "type": "text",
            "name": "comment",
            "id": COMMENT.id,
            "en": COMMENT.en,
            "appearance": "multiline",
        }


def _item(item: Item) -> Row:
    """One item; none is required, as on our own page: who cannot say leaves it out."""
    row = {"type": f"select_one {form_name(item.key)}", "name": form_name(item.key), "key": item.key}
    row |= {"id": item.text.id, "en": item.text.en, "required": "no"}
    asks_cost = item.element == COST and not item.replaced
    return row | ({"relevant": f"${{{HAS_TARIFF}}} != '0'"} if asks_cost else {})


def _choices(asked: Questionnaire, services: Sequence[FormService]) -> Iterator[Row]:
    for block in asked.blocks:
        for item in block.items:
            for point, words in _points(block, item):
                row = {"list_name": form_name(item.key), "name": str(point), "key": f"{item.key}={point}"}
                yield row | {"id": words.id, "en": words.en}
    for own in asked.own:
        for key, words in own.choices.items():
            yield {"list_name": form_name(own.key), "name": form_name(key), "id": words.id, "en": words.en}
    if asked.profile:
        for part, codes in CODES.items():
            for code, words in codes.items():
                yield {"list_name": part, "name": code, "id": words.id, "en": words.en}
    if len(services) > 1:
        for one in services:
            yield {"list_name": "services", "name": form_name(one.code), "id": one.name.id, "en": one.name.en}


def _points(block: Block, item: Item) -> Iterator[tuple[int, Text]]:
    """Every point of the block's scale with its words, or its number where it has none."""
    for point in range(block.low, block.high + 1):
        yield point, item.points.get(point, Text(str(point), str(point)))


def _worded(row: Row, asked: Questionnaire, languages: Mapping[str, str]) -> Row:
    """A row with its words in every language; Indonesian where a further language lacks them."""
    if "id" not in row:
        return row
    others = asked.others or {}
    said = {
        f"label::{name}": row.get(code) or others.get(name, {}).get(row.get("key", ""), row["id"])
        for name, code in languages.items()
    }
    return {**row, **said}


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, bold)
        sheet.set_column(place, place, 46 if column.startswith("label") else 22)
    for at, row in enumerate(rows, 1):
        for place, column in enumerate(columns):
            if text := row.get(column):
                sheet.write_string(at, place, text)
    sheet.freeze_panes(1, 0)


SERVICE = Text("Layanan apa yang Anda terima?", "Which service did you use?")
COMMENT = Text(
    "Saran atau keluhan. Jangan menulis nama atau nomor siapa pun.",
    "Suggestions or complaints. Please write no names or numbers of anybody.",
)

"""A questionnaire as an XLSForm: pyxform accepts it, and what it collects reads back."""

import io
import xml.etree.ElementTree as ET

import openpyxl
from pyxform.xls2xform import convert

from tests.sheets.imports.forms import PARKING, SKM, WIB, book
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.texts import Text
from tolok.sheets.exports.xlsform import FormService, xlsform
from tolok.sheets.imports.form_names import form_name
from tolok.sheets.imports.proposing import propose_mapping
from tolok.sheets.imports.reading import read_with

CARD = FormService("KTP-1", Text("Kartu tanda penduduk", "Identity card"), has_tariff=False)
PERMIT = FormService("IMB", Text("Izin bangunan", "Building permit"))
EVERYTHING = compose(
    Text("Survei", "Survey"),
    [block("skm9"), block("f03-a"), block("spkp8"), block("spak5")],
    own=[PARKING],
    others={"Basa Sunda (su)": {"persyaratan": "Kumaha saratna?", "persyaratan=4": "Cocog pisan"}},
)


def form(asked: Questionnaire, *services: FormService) -> bytes:
    return xlsform(asked, form_id="skm-2026", version="v1", services=services)


def xform(content: bytes) -> str:
    found = convert(io.BytesIO(content), file_type=".xlsx", validate=False)
    assert found.warnings == []
    return str(found.xform)


def sheet(content: bytes, name: str) -> list[dict[str, object]]:
    page = openpyxl.load_workbook(io.BytesIO(content))[name]
    head, *rows = list(page.iter_rows(values_only=True))
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_it_is_accepted_by_pyxform_with_every_block() -> None:
    for services in ((), (CARD,), (CARD, PERMIT)):
        assert ET.fromstring(xform(form(EVERYTHING, *services)).encode()) is not None


def test_it_has_nine_questions_with_choices_of_their_own() -> None:
    content = form(SKM)
    asked = [
        row
        for row in sheet(content, "survey")
        if str(row["type"]).startswith("select_one") and row["required"]
    ]
    assert [row["type"] for row in asked] == [f"select_one {key}" for key in SKM.by_key]
    choices = sheet(content, "choices")
    for key in SKM.by_key:
        assert [row["name"] for row in choices if row["list_name"] == key] == ["1", "2", "3", "4"]
    best = next(row for row in choices if (row["list_name"], row["name"]) == ("biaya", "4"))
    assert best["label::Bahasa Indonesia (id)"] == "Gratis"
    assert best["label::English (en)"] == "Free of charge"


def test_it_hides_version_service_and_ticket() -> None:
    rows = {row["name"]: row for row in sheet(form(SKM, PERMIT), "survey")}
    assert (rows["questionnaire_version"]["type"], rows["questionnaire_version"]["default"]) == (
        "hidden",
        "v1",
    )
    assert (rows["service_code"]["type"], rows["service_code"]["default"]) == ("hidden", "IMB")
    assert rows["ticket_hash"]["type"] == "hidden"
    (settings,) = sheet(form(SKM), "settings")
    assert settings["default_language"] == "Bahasa Indonesia (id)"
    assert settings["form_id"] == "skm-2026"


def test_it_asks_the_cost_only_where_a_service_has_a_tariff() -> None:
    rows = {row["name"]: row for row in sheet(form(SKM, CARD, PERMIT), "survey")}
    assert rows["biaya"]["relevant"] == "${service_has_tariff} != '0'"
    assert rows["service_has_tariff"]["calculation"] == "if(${service_code} = 'IMB', '1', '0')"
    assert [name for name, row in rows.items() if row["relevant"]] == ["biaya"]
    replaced = compose(Text("S", "S"), [block("skm9", replacing=["biaya"])])
    assert [row for row in sheet(form(replaced), "survey") if row["relevant"]] == []
    free = {row["name"]: row for row in sheet(form(SKM, CARD), "survey")}
    assert free["service_has_tariff"]["default"] == "0"


def test_it_carries_further_languages() -> None:
    rows = {row["name"]: row for row in sheet(form(EVERYTHING), "survey")}
    assert rows["persyaratan"]["label::Basa Sunda (su)"] == "Kumaha saratna?"
    assert rows["waktu"]["label::Basa Sunda (su)"] == rows["waktu"]["label::Bahasa Indonesia (id)"]


def test_it_is_read_back_from_what_the_form_collects() -> None:
    names = [
        str(row["name"])
        for row in sheet(form(EVERYTHING), "survey")
        if row["type"] not in (None, "end_group")
    ]
    tops = {form_name(key): one.high for key, (one, _) in EVERYTHING.by_key.items()}
    said = {
        "parkir": "tidak",
        "sex": "male",
        "age_band": "60-",
        "comment": "baik",
        "questionnaire_version": "v1",
        "end": "2026-11-21T14:05:33+07:00",
        "service_code": "IMB",
        "service_has_tariff": "1",
    }
    cells = [str(tops.get(name, said.get(name, ""))) for name in names if not name.startswith("block_")]
    heads = [f"grup/{name}" if name in tops else name for name in names if not name.startswith("block_")]
    opened = book([*heads, "_uuid", "_submission_time"], [*cells, "u-1", "2026-11-21T07:06:00"])
    found = read_with(
        opened, propose_mapping(opened, "kobo", EVERYTHING).mapping, EVERYTHING, zone=WIB, version="v1"
    )
    assert (found.problems, found.warnings) == ((), ())
    (one,) = found.answers
    assert one.values == {key: one.high for key, (one, _) in EVERYTHING.by_key.items()}
    assert one.extra == {"parkir": "tidak"}
    assert (one.profile, one.comment, one.service) == ({"sex": "male", "age_band": "60-"}, "baik", "IMB")

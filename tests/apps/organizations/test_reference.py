"""docs/reference/units.md against the code."""

from pathlib import Path

from tolok.rules.offices import SERVICE_GROUPS, UNIT_KINDS, OfficeKind, unit_kinds
from tolok.sheets.offices import regions, units

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "units.md").read_text("utf-8")
COLUMNS: dict[OfficeKind, int] = {"province": 2, "regency": 3, "city": 3, "ministry": 4, "agency": 4}


def test_it_names_every_column_and_its_other_names() -> None:
    for table in (units.HEADINGS, regions.HEADINGS):
        for first, *others in table.values():
            row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{first}` |"))
            assert [name for name in others if name not in row] == []


def test_it_names_every_kind_and_the_offices_that_may_have_it() -> None:
    rows = [line.split("|") for line in PAGE.splitlines() if line.startswith("| ") and line.count("|") == 5]
    for kind, words in UNIT_KINDS.items():
        (row,) = [
            row
            for row in rows
            if words.id in row[1].replace("balai, kantor", "balai; kantor").replace(";", ",")
        ]
        for office, column in COLUMNS.items():
            said = row[column].strip() == "yes"
            assert said is (kind in unit_kinds(office, "64")), (kind, office)


def test_it_names_every_service_group() -> None:
    assert [text.id for text in SERVICE_GROUPS.values() if text.id not in PAGE] == []

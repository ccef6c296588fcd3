"""Files as offices send them, for the tests of Hitung Indeks."""

from collections.abc import Mapping, Sequence

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tolok.apps.calculation.models import Calculation
from tolok.rules import packs
from tolok.sheets.instruments.templates import levels_workbook

LURING = "pekppp-2022-luring"


def levels(value: int, **others: int | None) -> dict[str, int | None]:
    """A level for every indicator; `others` by code with underscores for points."""
    found: dict[str, int | None] = dict.fromkeys(packs.instrument(LURING).indicators, value)
    return found | {code.replace("_", "."): level for code, level in others.items()}


def workbook(
    units: Mapping[str, dict[str, int | None]], users: Sequence[tuple[str, tuple[int | None, ...]]] = ()
) -> SimpleUploadedFile:
    """A filled workbook of form A."""
    content = levels_workbook(packs.instrument(LURING), tuple(units.items()), tuple(users))
    return SimpleUploadedFile("isian.xlsx", content)


def csv(text: str, name: str = "isian.csv") -> SimpleUploadedFile:
    """A CSV file."""
    return SimpleUploadedFile(name, text.encode())


def send(client: Client, file: SimpleUploadedFile, instrument: str = LURING, **fields: object) -> Calculation:
    """Upload through the page and return what was stored at the address it leads to."""
    response = client.post(f"/hitung/{instrument}/", {"file": file, **fields})
    assert response.status_code == 302, response.content.decode()
    return Calculation.objects.get(token=response["Location"].split("/")[3])

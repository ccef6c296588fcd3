"""An office comes to be: its first administrator by command, its units and people from workbooks."""

from io import StringIO

from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.whole_cycle.world import (
    ADMIN,
    EVALUATORS,
    MODERATOR,
    OVERSIGHT,
    UNITS,
    World,
    email,
)
from tests.people import PASSWORD, code_for
from tests.sheets.making import workbook
from tolok.rules.offices import ServiceGroup, UnitKind, unit_kinds
from tolok.sheets.offices.unit_templates import ListedUnit, units_template

KINDS: dict[str, tuple[UnitKind, ServiceGroup]] = {
    "1": ("department", "other"),
    "2": ("health_center", "health"),
    "3": ("technical_unit", "permits"),
}
WHY = "SK Bupati 12/2026"


def found_office(world: World) -> None:
    """Two commands let the first administrator in, who sets up a code app in a browser and signs in."""
    said = StringIO()
    call_command("invite", email(ADMIN), ADMIN, stdout=said)
    _accept_and_sign_in(world.desk, said.getvalue().split("\n")[0])
    call_command(
        "found_office",
        "Kabupaten Tolok",
        "--kind=regency",
        "--region=64.01",
        f"--admin={email(ADMIN)}",
        stdout=StringIO(),
    )


def _accept_and_sign_in(page: Page, invitation: str) -> None:
    page.goto(invitation)
    page.get_by_label("Kata sandi baru").fill(PASSWORD)
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Ke halaman masuk").click()
    page.get_by_label("Surel").fill(email(ADMIN))
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Masuk").click()
    page.get_by_text("Tidak dapat memindai? Ketik kuncinya").click()
    page.get_by_label("Kode", exact=True).fill(code_for(page.locator("code").inner_text()))
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kode cadangan")


def bring_units(world: World) -> None:
    """The units of the office from an XLSX, looked through before they are kept."""
    listed = [
        ListedUnit(code, name, KINDS[code][0], "", KINDS[code][1], "")
        for code, (name, _form, _clerk, _head) in UNITS.items()
    ]
    listed.append(ListedUnit(OVERSIGHT[0], OVERSIGHT[1], "inspectorate", "", "other", ""))
    content = units_template(unit_kinds("regency", "64.01"), listed)
    page = world.at_desk(ADMIN, "/organisasi/")
    page.get_by_role("link", name="Kabupaten Tolok").click()
    page.goto(f"{page.url}impor/")
    _upload(page, "Daftar unit yang sudah diisi", "unit.xlsx", content)
    page.get_by_label("Alasan atau dasar hukum").fill("Perda 5/2026")
    page.get_by_role("button", name="Periksa dulu").click()
    expect(page.get_by_text("unit.xlsx mengubah 4 unit.")).to_be_visible()
    page.get_by_role("button", name="Terapkan semua").click()
    expect(page.get_by_role("link", name=UNITS["2"][0])).to_be_visible()


def _upload(page: Page, label: str, name: str, content: bytes) -> None:
    page.get_by_label(label).set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def invite_everybody(world: World) -> None:
    """Clerks, heads, two evaluators and the moderator from a workbook."""
    head = ("surel", "nama", "NIP", "peran", "kode unit")
    rows = [
        row
        for code, (_name, _form, clerk, chief) in UNITS.items()
        for row in (
            (email(clerk), clerk, "", "operator unit", code),
            (email(chief), chief, "", "kepala unit", code),
        )
    ]
    rows += [(email(one), one, "", "operator unit", OVERSIGHT[0]) for one in EVALUATORS[:2]]
    rows.append((email(MODERATOR), MODERATOR, "", "kepala unit", OVERSIGHT[0]))
    page = world.at_desk(ADMIN, f"/organisasi/{world.office.pk}/orang/impor/")
    _upload(page, "Daftar orang yang sudah diisi", "orang.xlsx", workbook([head, *rows]))
    page.get_by_label("Dasar penugasan").fill(WHY)
    page.get_by_role("button", name="Periksa dulu").click()
    expect(page.get_by_text(f"memberi {len(rows)} peran")).to_be_visible()
    page.get_by_role("button", name="Terapkan semua").click()
    expect(page.get_by_text("hanya ditampilkan sekali")).to_be_visible()
    links = page.locator("li code").all_inner_texts()
    assert len(links) == len(rows)
    _accept_on_a_phone(world.phone, links[0])
    for address, row in zip(links[1:], rows[1:], strict=True):
        accept(address, str(row[1]))


def _accept_on_a_phone(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Kata sandi baru").fill(PASSWORD)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Akun Anda siap")


def accept(address: str, name: str) -> None:
    """The others send the same form without a window."""
    path = f"/undangan/{address.split('/undangan/')[1]}"
    assert Client().post(path, {"name": name, "password": PASSWORD}).status_code == 200

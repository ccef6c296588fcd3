"""The Biro opens a cycle, chooses units and forms, brings in the panel, seats everybody and moves on."""

import re
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.whole_cycle.founding import accept
from tests.browser.whole_cycle.world import ADMIN, EVALUATORS, MODERATOR, OVERSIGHT, UNITS, World, email
from tolok.apps.evaluation.models import Seat

#: Phase → first and last day, counted from today: filling has begun, the rest is to come.
SPANS = {
    "briefing": (-10, -4),
    "filling": (-3, 10),
    "judging": (11, 20),
    "clarifying": (21, 25),
    "objecting": (26, 32),
}
#: Per cent of units judged twice: two of three.
TWICE = "67"
COACHING_BELOW = "C"


def open_cycle(world: World) -> None:
    """From the desk to a draft with its instruments frozen and its calendar."""
    page = world.at_desk(ADMIN, reverse("cycles"))
    page.get_by_role("link", name="Buka siklus baru").click()
    page.get_by_label("Nama siklus").fill("PEKPPP Mandiri 2026")
    page.get_by_label("Instrumen formulir A").select_option("pekppp-2022-luring")
    page.get_by_label("Instrumen formulir B").select_option("pekppp-2022-daring")
    today = timezone.localdate()
    for phase, span in SPANS.items():
        for end, days in zip(("from", "to"), span, strict=True):
            page.locator(f"[name={phase}_{end}]").fill(_day(today, days))
    page.get_by_label("Bagian unit yang dinilai dua evaluator").fill(TWICE)
    page.get_by_label("Prioritas pembinaan").select_option(COACHING_BELOW)
    page.get_by_role("button", name="Buka siklus").click()
    choose_units(page)


def _day(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


def choose_units(page: Page) -> None:
    """Three of the four units, each with its form."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Pilih unit")
    for name, letter, _clerk, _head in UNITS.values():
        page.get_by_label(name).first.check()
        page.get_by_label(f"Formulir untuk {name}").select_option(letter)
    page.get_by_role("button", name="Tambahkan yang dicentang").click()
    expect(page.get_by_text("3 unit sudah ada dalam siklus ini.")).to_be_visible()


def bring_in_the_panel(world: World) -> None:
    """Three evaluators and a moderator; everybody states their ties; all are seated at once."""
    panel = reverse("cycles-panel", args=[world.cycle.pk])
    page = world.at_desk(ADMIN, panel)
    for name in (*EVALUATORS[:2], MODERATOR):
        _add(page, name)
        page.get_by_label("Unit asal").select_option(label=OVERSIGHT[1])
        page.get_by_role("button", name="Simpan anggota").click()
        expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    _invite_from_outside(page)
    for name in EVALUATORS:
        _state_ties(world, name)
    page = world.at_desk(ADMIN, panel)
    expect(page.get_by_text("3 unit belum punya evaluator.")).to_be_visible()
    page.get_by_role("link", name="Bagi penugasan").click()
    page.get_by_role("button", name="Bagi sekarang").click()
    expect(page.get_by_text("belum punya evaluator")).to_have_count(0)
    assert Seat.objects.filter(order=1).count() == 3
    assert Seat.objects.filter(order=2).exists()


def _add(page: Page, name: str) -> None:
    page.get_by_role("link", name="Tambah anggota panel").click()
    page.get_by_label("Surel").fill(email(name))
    page.get_by_label("Moderator" if name == MODERATOR else "Evaluator", exact=True).check()


def _invite_from_outside(page: Page) -> None:
    """The third evaluator has no account and no role in the office: the panel is their only door."""
    _add(page, EVALUATORS[2])
    page.get_by_label(re.compile("^Nama")).fill(EVALUATORS[2])
    page.get_by_role("button", name="Simpan anggota").click()
    accept(page.locator("main code").inner_text(), EVALUATORS[2])


def _state_ties(world: World, name: str) -> None:
    page = world.on_phone(name, reverse("cycles"))
    page.get_by_role("link", name="Nyatakan benturan kepentingan").click()
    page.get_by_label("Saya menyatakan tidak punya hubungan lain").check()
    page.get_by_role("button", name="Simpan pernyataan").click()
    expect(page.get_by_role("link", name="Nyatakan benturan")).to_have_count(0)


def move_on(world: World, to: str) -> None:
    """The Biro moves the cycle on until it stands at `to`, a word of the page."""
    page = world.at_desk(ADMIN, reverse("cycles-calendar", args=[world.cycle.pk]))
    for _ in range(9):
        if page.get_by_text(f"Sekarang: {to}.").count():
            return
        with page.expect_navigation():
            page.get_by_role("button", name=re.compile("^Maju ke")).click()
        expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    expect(page.get_by_text(f"Sekarang: {to}.")).to_be_visible()

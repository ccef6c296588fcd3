"""The result is proposed by one person, locked by another, published, printed, and followed up."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.looking import axe, scrolls_sideways
from tests.browser.whole_cycle import opening
from tests.browser.whole_cycle.filling import PAGE, colour_of
from tests.browser.whole_cycle.judging import ADVICE, judged_twice
from tests.browser.whole_cycle.world import ADMIN, MODERATOR, UNITS, World
from tolok.apps.commitments.models import Coaching, Commitment
from tolok.apps.evaluation.models import Result


def propose_and_lock(world: World) -> None:
    """The Biro computes; it cannot lock its own proposal; the moderator does."""
    results = reverse("results", args=[world.cycle.pk])
    page = world.at_desk(ADMIN, results)
    page.get_by_role("button", name="Hitung dan usulkan hasil").click()
    expect(page.get_by_text("Anda yang mengusulkan hasil ini")).to_be_visible()
    expect(page.get_by_role("button", name="Kunci hasil ini")).to_have_count(0)
    page = world.at_desk(MODERATOR, results)
    page.get_by_role("button", name="Kunci hasil ini").click()
    expect(page.get_by_role("button", name="Kunci hasil ini")).to_have_count(0)
    assert Result.objects.get().locked_by == world.person(MODERATOR)
    opening.move_on(world, "Final")
    page = world.at_desk(ADMIN, results)
    page.get_by_role("button", name="Terbitkan untuk umum").click()
    expect(page.get_by_text("Perubahan tersimpan.")).to_be_visible()
    opening.move_on(world, "Publikasi")


def three_clicks_to_the_page(world: World) -> None:
    """A head asks why: from the index to the page of proof in three clicks, on a telephone."""
    locus = world.locus(judged_twice())
    page = world.on_phone(UNITS[locus.code][3], reverse("results-unit", args=[locus.cycle_id, 1, locus.pk]))
    axe(page)
    assert not scrolls_sideways(page)
    clicks = _open_down_to_the_page(page)
    assert clicks <= 3, clicks
    picture = page.get_by_role("main").get_by_role("img").first.evaluate("one => one.src")
    with Image.open(BytesIO(page.request.get(picture).body())) as seen:
        colour = seen.convert("RGB").getpixel((seen.width // 2, seen.height // 2))
    wanted = colour_of(locus.code, PAGE)
    assert isinstance(colour, tuple)
    assert all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True)), colour


def _open_down_to_the_page(page: Page) -> int:
    """Press what is closed above the first link to the page, from the outside in, then the link; how many presses."""
    link = page.get_by_role("link", name=f"Buka halaman {PAGE}", include_hidden=True).first
    pressed = 0
    while not link.is_visible():
        link.locator("xpath=ancestor::details[not(@open)]").first.locator("> summary").click()
        pressed += 1
    with page.expect_navigation():
        link.click()
    return pressed + 1


def read_in_public(world: World, evaluated: Mapping[str, tuple[str, str]]) -> None:
    """Whoever passes by finds every unit with the index and the category that ``tolok evaluate`` computed."""
    page = world.phone
    page.context.clear_cookies()
    page.goto(reverse("publication-results"))
    with page.expect_navigation():
        page.get_by_role("link", name=world.cycle.name).click()
    listed = page.url
    for code, (index, category) in evaluated.items():
        page.goto(listed)
        page.get_by_role("link", name=UNITS[code][0]).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(UNITS[code][0])
        main = page.get_by_role("main")
        expect(main).to_contain_text(f"{index.replace('.', ',')} dari 5, kategori {category} ")
    axe(page)
    assert not scrolls_sideways(page)
    assert not page.context.cookies()


def take_papers(world: World, folder: Path) -> None:
    """The LHE of every unit is ordered, made in the background, and downloaded."""
    page = world.at_desk(ADMIN, reverse("results-papers", args=[world.cycle.pk, 1]))
    row = page.locator(".paper-row").filter(has=page.get_by_role("heading", name="LHE setiap unit (PDF)"))
    row.get_by_role("button", name="Buat berkas ini").click()
    expect(page.get_by_role("heading", name="LHE setiap unit", exact=True)).to_be_visible()
    with page.expect_download() as kept:
        page.locator("section[aria-labelledby=lhe]").get_by_role("link").first.click()
    path = folder / "lhe.pdf"
    kept.value.save_as(path)
    assert path.read_bytes().startswith(b"%PDF")


def follow_up(world: World) -> None:
    """The advice became a promise of the unit; a unit below the line is to be coached."""
    opening.move_on(world, "Tindak lanjut")
    assert Commitment.objects.filter(title=ADVICE).exists()
    office = world.office.pk
    page = world.at_desk(ADMIN, reverse("commitments-office", args=[office]))
    expect(page.get_by_role("link", name=ADVICE)).to_be_visible()
    page.goto(reverse("commitments-coachings", args=[office]))
    expect(page.get_by_role("link", name=UNITS["3"][0]).first).to_be_visible()
    assert Coaching.objects.filter(unit=world.locus("3").unit).exists()

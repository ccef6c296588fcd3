"""A question is answered; the unit objects to a level and somebody who did not give it decides."""

from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.looking import axe, scrolls_sideways
from tests.browser.whole_cycle.filling import TITLE
from tests.browser.whole_cycle.judging import QUESTION, judged_twice
from tests.browser.whole_cycle.world import ADMIN, UNITS, World
from tolok.apps.evaluation.models import Clarification, Objection

OBJECTION = "Pemantauan berkala ada pada bagian kedua keputusan itu."


def answer_the_question(world: World) -> None:
    """The clerk is led from the desk to the question and answers it once, on a telephone."""
    code = judged_twice()
    page = world.on_phone(UNITS[code][2], reverse("cycles"))
    with page.expect_navigation():
        page.get_by_role("link", name="Jawab klarifikasi").click()
    if page.get_by_role("link", name="Jawab", exact=True).count():
        page.get_by_role("link", name="Jawab", exact=True).click()
    expect(page.get_by_text(QUESTION)).to_be_visible()
    page.get_by_label("Jawaban unit").fill("Halaman dua, pada bagian ketiga.")
    page.get_by_label(TITLE).check()
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_text("Jawaban terkirim.")).to_be_visible()
    assert not scrolls_sideways(page)
    assert Clarification.objects.get().proofs.count() == 1


def object_and_decide(world: World) -> None:
    """The clerk sees levels and reasons, and objects; the Biro sees what a level would do, and decides."""
    locus = world.locus(judged_twice())
    where = [locus.cycle_id, locus.pk]
    page = world.on_phone(UNITS[locus.code][2], reverse("disputes-objections", args=where))
    page.get_by_role("link", name="Sanggah level ini").nth(1).click()
    expect(page.get_by_role("heading", name="Akibat setiap level")).to_be_visible()
    page.get_by_role("radio").last.check()
    page.get_by_label("Mengapa").fill(OBJECTION)
    page.get_by_label(TITLE).check()
    page.get_by_role("button", name="Kirim sanggah").click()
    expect(page.get_by_text("Sanggah terkirim.")).to_be_visible()
    assert not scrolls_sideways(page)
    page = world.at_desk(ADMIN, reverse("disputes-inbox", args=where[:1]))
    page.locator("main table").get_by_role("link").first.click()
    expect(page.get_by_text(OBJECTION)).to_be_visible()
    axe(page)
    wanted = Objection.objects.get().wanted
    page.locator(f"[name=level][value='{wanted}']").check()
    page.get_by_label("Alasan putusan").fill("Halaman dua memang menunjukkannya.")
    page.get_by_role("button", name="Simpan putusan").click()
    expect(page.get_by_text("Putusan tersimpan.")).to_be_visible()
    assert Objection.objects.get().level == wanted

"""F-01: a clerk on a telephone, one proof cited for many indicators, the head, the receipt.

A few indicators go through the windows; the rest of the same forms is sent by the client, to the same addresses.
"""

import hashlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.looking import scrolls_sideways
from tests.browser.whole_cycle.world import UNITS, World
from tolok.apps.evaluation.models import Claim, Locus, Submission
from tolok.apps.evaluation.selectors.claims import places
from tolok.apps.evidence.models import Proof, ProofVersion
from tolok.rules.instruments.values import Indicator, Question

TITLE = "Keputusan Standar Pelayanan 2026"
#: The page of the proof that shows it.
PAGE = 2
IN_WINDOWS = 3


def colour_of(unit: str, page: int) -> tuple[int, int, int]:
    """The colour of a page, by which it is known again."""
    return (200, 60 * page, 40 * int(unit))


def a_decree(unit: str) -> bytes:
    """Three scanned pages as a PDF; every unit has its own."""
    sheets = [Image.new("RGB", (120, 170), colour_of(unit, page)) for page in (1, 2, 3)]
    kept = BytesIO()
    sheets[0].save(kept, "PDF", save_all=True, append_images=sheets[1:])
    return kept.getvalue()


def asked(locus: Locus) -> list[Indicator]:
    """The indicators a unit must answer."""
    return [indicator for indicator, _aspect, required in places(locus.form.instrument) if required]


def fill_in_windows(world: World, code: str) -> None:
    """The clerk uploads a decree once and cites it; a few indicators by hand, the others by post."""
    locus, clerk = world.locus(code), UNITS[code][2]
    home = reverse("claims-list", args=[locus.cycle_id, locus.pk])
    page = world.on_phone(clerk, reverse("cycles"))
    page.get_by_role("link", name=f"{UNITS[code][0]}, ").click()
    page.get_by_role("link", name="F-01, isian unit").click()
    page.get_by_role("link", name="Mulai mengisi").click()
    _upload_here(page, a_decree(code))
    for place, indicator in enumerate(asked(locus)[:IN_WINDOWS]):
        _answer(page, indicator)
        page.get_by_role("button", name="Simpan", exact=True).click()
        expect(page.get_by_text("Tersimpan.", exact=True)).to_be_visible()
        if place:
            page.get_by_role("button", name=f"Kutip {TITLE}").click()
        expect(page.get_by_role("button", name=f"Lepaskan {TITLE}")).to_be_visible()
        page.get_by_label(f"Halaman {TITLE}").fill(str(PAGE))
        with page.expect_navigation():
            page.get_by_role("button", name=f"Simpan halaman {TITLE}").click()
        expect(page.get_by_label(f"Halaman {TITLE}")).to_have_value(str(PAGE))
        page.goto(home)
        with page.expect_navigation():
            page.get_by_role("link", name="Lanjutkan").click()
    assert not scrolls_sideways(page)
    assert Proof.objects.filter(unit=locus.unit).count() == 1
    _post_the_rest(world, locus, clerk)
    assert Claim.objects.filter(locus=locus).count() == len(asked(locus))


def _upload_here(page: Page, content: bytes) -> None:
    page.get_by_text("Unggah bukti baru").click()
    page.get_by_label("Berkas", exact=True).set_input_files(
        {"name": "sk.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    page.get_by_label("Judul bukti").fill(TITLE)
    page.get_by_role("button", name="Unggah dan kutip").click()
    expect(page.get_by_role("button", name=f"Lepaskan {TITLE}")).to_be_visible()


def _answer(page: Page, indicator: Indicator) -> None:
    """Every question of the indicator, as somebody presses and types."""
    for question in indicator.questions:
        given = sent(question)
        for value in given if isinstance(given, list) else [given]:
            field = page.locator(f"[name='jawab-{question.key}']")
            if question.kind in ("yesno", "one", "many"):
                page.locator(f"[name='jawab-{question.key}'][value='{value}']").check()
            else:
                field.fill(value)


def sent(question: Question) -> str | list[str]:
    """An answer as a form sends it: yes, everything, the last option, twelve."""
    if question.kind == "many":
        return [option.key for option in question.options]
    if question.kind == "one":
        return question.options[-1].key
    return {"yesno": "ya", "date": "2024-03-01", "text": "Antar jemput berkas"}.get(question.kind, "12")


def _post_the_rest(world: World, locus: Locus, clerk: str) -> None:
    """What a window would send for the indicators that are still open."""
    client = world.by_post(clerk)
    version = ProofVersion.objects.get(proof__unit=locus.unit)
    there = set(Claim.objects.filter(locus=locus).exclude(answers={}).values_list("code", flat=True))
    for indicator in asked(locus):
        where = [locus.cycle_id, locus.pk, indicator.code]
        if indicator.code not in there:
            given = {f"jawab-{one.key}": sent(one) for one in indicator.questions}
            versi = Claim.objects.filter(locus=locus, code=indicator.code).count()
            data = {**given, "note": "", "versi": str(versi)}
            assert client.post(reverse("claims-indicator", args=where), data).status_code == 302
            cited = {"versi-bukti": str(version.pk), "page": str(PAGE)}
            assert client.post(reverse("claims-cite", args=where), cited).status_code == 302


def fill_by_post(world: World, code: str) -> None:
    """The other units send the same forms to the same addresses, up to the receipt."""
    locus, clerk, head = world.locus(code), UNITS[code][2], UNITS[code][3]
    where = [locus.cycle_id, locus.pk]
    first = asked(locus)[0].code
    file = SimpleUploadedFile("sk.pdf", a_decree(code), "application/pdf")
    data = {"file": file, "title": TITLE, "page": str(PAGE)}
    answer = world.by_post(clerk).post(reverse("claims-upload", args=[*where, first]), data)
    assert answer.status_code == 302
    _post_the_rest(world, locus, clerk)
    assert world.by_post(head).post(reverse("claims-approve", args=where)).status_code == 302
    assert world.by_post(clerk).post(reverse("claims-submit", args=where)).status_code == 302


def approve_and_submit(world: World, code: str) -> None:
    """The clerk tells the head, the head approves, the clerk hands in and keeps the receipt."""
    locus, (_name, _letter, clerk, head) = world.locus(code), UNITS[code]
    check = reverse("claims-check", args=[locus.cycle_id, locus.pk])
    page = world.on_phone(clerk, check)
    page.get_by_role("button", name="Beri tahu kepala unit").click()
    expect(page.get_by_text("Kepala unit diberi tahu")).to_be_visible()
    page = world.on_phone(head, check)
    page.get_by_role("button", name="Setujui isian ini").click()
    expect(page.get_by_text("Siap dikirim")).to_be_visible()
    page = world.on_phone(clerk, check)
    with page.expect_navigation():
        page.get_by_role("button", name="Kirim F-01").click()
    receipt = Submission.objects.get(locus=locus)
    expect(page.get_by_text(receipt.hash)).to_be_visible()
    address = page.url
    with page.expect_download() as kept:
        page.get_by_role("link", name="Unduh isian untuk arsip").click()
    assert hashlib.sha256(kept.value.path().read_bytes()).hexdigest() == receipt.hash
    again = world.by_post(clerk).post(reverse("claims-submit", args=[locus.cycle_id, locus.pk]))
    assert address.endswith(again.headers["Location"])
    assert Submission.objects.filter(locus=locus).count() == 1

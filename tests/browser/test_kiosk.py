"""A kiosk and an officer's tablet: large, quiet, and with nothing left of whoever was there before."""

import pytest
from playwright.sync_api import Page, expect

from tests.apps.surveys.sittings import OWN, a_device, an_skm, unit, with_f03
from tests.browser.answering import emptied, held, press, rate
from tests.browser.conftest import OpenPage
from tests.browser.looking import CITIZEN_BYTES, CITIZEN_REQUESTS, axe, in_every_window, visit, weigh
from tolok.apps.surveys.models import Answer, Approach, DeviceKind, Survey

LARGE = 64


@pytest.fixture
def survey(transactional_db: None) -> Survey:
    """An open SKM of a health centre."""
    return an_skm(unit(), own=OWN)


@pytest.fixture
def kiosk(survey: Survey, open_page: OpenPage) -> Page:
    """A kiosk that waits for somebody."""
    _device, key = a_device(survey)
    page = open_page(1280)
    visit(page, f"/k/{key}/")
    return page


def begin(page: Page) -> None:
    page.get_by_role("button", name="Mulai").click()


def waits(page: Page) -> None:
    """The start screen, and nothing else."""
    expect(page.get_by_role("button", name="Mulai")).to_be_visible()
    expect(page.get_by_role("button", name="Kirim jawaban")).to_be_hidden()
    assert page.locator("form :checked:not(option):not([type=hidden])").count() == OWN_UNTOUCHED
    assert page.get_by_label("Apa yang perlu diubah?").input_value() == ""


#: The own question that starts at "not answered".
OWN_UNTOUCHED = 1


@pytest.mark.journey
def test_one_after_the_other_answers_and_nothing_is_left(kiosk: Page) -> None:
    for _ in range(2):
        waits(kiosk)
        begin(kiosk)
        rate(kiosk)
        kiosk.get_by_label("Apa yang perlu diubah?").fill("Kursinya kurang.")
        press(kiosk)
        expect(kiosk.get_by_role("heading", name="Terima kasih")).to_be_visible()
        expect(kiosk.get_by_text("Sudah diterima.", exact=True)).to_be_visible()
        kiosk.get_by_role("button", name="Selesai").click()
    waits(kiosk)
    assert Answer.objects.filter(mode="kiosk").values("uuid").distinct().count() == 2
    assert Approach.objects.get().opened == 2
    assert held(kiosk) == []
    kiosk.go_back()
    assert kiosk.locator("textarea").count() == 0 or kiosk.locator("textarea").first.input_value() == ""


def test_it_empties_itself_after_a_minute_and_says_so_before(survey: Survey, open_page: OpenPage) -> None:
    _device, key = a_device(survey)
    page = open_page(1280)
    page.clock.install()
    page.goto(f"/k/{key}/")
    begin(page)
    rate(page)
    page.get_by_label("Apa yang perlu diubah?").fill("Kursinya kurang.")
    # The clock runs on beside what it is moved by, so every step leaves room for a slow machine.
    page.clock.run_for(30_000)
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    page.clock.run_for(20_000)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Saya masih di sini").click()
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    page.clock.run_for(50_000)
    expect(page.get_by_role("alertdialog")).to_contain_text("Isian dihapus dalam")
    page.clock.run_for(11_000)
    waits(page)
    assert held(page) == []
    assert not Answer.objects.exists()


def test_the_thanks_leave_after_ten_seconds(survey: Survey, open_page: OpenPage) -> None:
    _device, key = a_device(survey)
    page = open_page(1280)
    page.clock.install()
    page.goto(f"/k/{key}/")
    begin(page)
    rate(page)
    press(page)
    expect(page.get_by_text("Sudah diterima.", exact=True)).to_be_visible()
    page.clock.run_for(2_000)
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    page.clock.run_for(9_000)
    waits(page)


def test_it_goes_on_without_a_network_and_staff_see_how_many_wait(kiosk: Page) -> None:
    kiosk.context.set_offline(True)
    for count in (1, 2):
        begin(kiosk)
        rate(kiosk)
        press(kiosk)
        expect(kiosk.get_by_text("Tersimpan di perangkat ini.", exact=True)).to_be_visible()
        kiosk.get_by_role("button", name="Selesai").click()
        expect(kiosk.locator("[data-kiosk-staff] summary")).to_have_text(f"Belum terkirim: {count}")
    assert len({one["uuid"] for one in held(kiosk)}) == 2
    kiosk.locator("[data-kiosk-staff] summary").click()
    axe(kiosk)
    take = kiosk.get_by_role("button", name="Simpan ke berkas")
    kiosk.get_by_label("Enam huruf terakhir").fill("AAAAAA")
    expect(take).to_be_hidden()
    kiosk.get_by_label("Enam huruf terakhir").fill(kiosk.url.rstrip("/")[-6:])
    with kiosk.expect_download() as got:
        take.click()
    assert b"tolok-unsent/1" in got.value.path().read_bytes()
    kiosk.context.set_offline(False)
    expect(kiosk.locator("[data-kiosk-staff]")).to_be_hidden()
    assert Answer.objects.count() == 2


def test_everything_that_is_touched_is_large(kiosk: Page) -> None:
    begin(kiosk)
    for name in (".choice", "form .button", "summary:visible"):
        for one in kiosk.locator(name).all():
            if one.is_visible():
                box = one.bounding_box()
                assert box is not None
                assert box["height"] >= LARGE, name


def test_it_speaks_english_to_one_person_only(kiosk: Page) -> None:
    kiosk.get_by_role("link", name="English").click()
    expect(kiosk.locator("html")).to_have_attribute("lang", "en")
    kiosk.locator("[data-kiosk-begin]").click()
    rate(kiosk)
    kiosk.locator("form[data-kiosk-form] .button").last.click()
    expect(kiosk.locator("[data-kept-said=received]")).to_be_visible()
    kiosk.locator("[data-kiosk-done]").click()
    waits(kiosk)
    expect(kiosk.locator("html")).to_have_attribute("lang", "id")
    assert Answer.objects.get().language == "en"


def test_an_officers_tablet_counts_who_says_no(survey: Survey, open_page: OpenPage) -> None:
    _device, key = a_device(survey, DeviceKind.OFFICER)
    page = open_page(320)
    visit(page, f"/k/{key}/")
    expect(page.get_by_text("Seorang petugas memegang perangkat ini.")).to_be_visible()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="Tidak bersedia").click()
    emptied(page)
    assert Approach.objects.values_list("mode", "refused").get() == ("officer", 1)


def test_the_share_is_drawn_anew_for_everybody(transactional_db: None, open_page: OpenPage) -> None:
    skm, f03 = with_f03(share=100)
    _device, key = a_device(skm)
    page = open_page(1280)
    visit(page, f"/k/{key}/")
    begin(page)
    rate(page)
    press(page)
    expect(page.get_by_text("Sudah diterima.", exact=True)).to_be_visible()
    assert set(Answer.objects.values_list("survey", flat=True)) == {skm.pk, f03.pk}


def test_it_works_without_javascript(survey: Survey, open_page: OpenPage) -> None:
    _device, key = a_device(survey)
    page = open_page(1280, javascript=False)
    page.goto(f"/k/{key}/")
    rate(page)
    press(page)
    expect(page.get_by_role("heading", name="Jawaban Anda kami terima")).to_be_visible()
    page.get_by_role("link", name="Selesai").click()
    assert page.locator("form[data-kiosk-form] [type=radio]:checked").count() == OWN_UNTOUCHED
    assert Answer.objects.get().mode == "kiosk"


def test_the_screens_are_in_order(survey: Survey, open_page: OpenPage) -> None:
    _device, key = a_device(survey, DeviceKind.OFFICER)
    page = open_page(320)
    weight = weigh(page, f"/k/{key}/")
    assert weight.bytes <= CITIZEN_BYTES, weight.parts
    assert weight.requests <= CITIZEN_REQUESTS, weight.parts
    in_every_window(page, "kiosk-start")
    begin(page)
    in_every_window(page, "kiosk-form")
    page.evaluate("document.querySelector('[data-kiosk-idle]').hidden = false")
    in_every_window(page, "kiosk-idle")
    rate(page)
    press(page)
    expect(page.get_by_text("Sudah diterima.", exact=True)).to_be_visible()
    in_every_window(page, "kiosk-thanks")

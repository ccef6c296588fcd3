"""F-02: evaluators judge with the keyboard beside the proof; two differ and the moderator settles it.

Each evaluator gives the first levels in a window; the rest is sent by the client to the same addresses.
"""

from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.looking import axe, scrolls_sideways
from tests.browser.whole_cycle.filling import PAGE, TITLE
from tests.browser.whole_cycle.world import MODERATOR, UNITS, World
from tolok.apps.evaluation.models import Judgement, Locus, Seat
from tolok.apps.evaluation.selectors.judging import codes_of, scale_of

#: Unit → the level most of its indicators get; every other one is a level higher.
LEVELS = {"1": 4, "2": 3, "3": 1}
IN_WINDOWS = 2
QUESTION = "Di halaman berapa jangka waktu layanan tertulis?"
ADVICE = "Umumkan standar pelayanan di loket dan di situs."
MEASURE = "Foto papan pengumuman di pustaka bukti."


def seats(code: str) -> list[Seat]:
    """The seats at a unit, the first judgement first."""
    found = Seat.objects.filter(locus__code=code, left_at=None).select_related(
        "user", "locus__form", "locus__cycle__office", "locus__unit"
    )
    return list(found.order_by("order"))


def judged_twice() -> str:
    """The first unit that two evaluators judge; the draw decides which."""
    return next(code for code in UNITS if len(seats(code)) == 2)


def level_for(seat: Seat, place: int, code: str) -> int:
    """What an evaluator gives: the same from both, but one level less for the fourth from the second."""
    scale = scale_of(seat.locus, code)
    given = LEVELS[seat.locus.code] + place % 2 - (seat.order == 2 and place == 3)
    return min(max(given, scale[0]), scale[-1])


def judge(world: World) -> None:
    """Every seat is judged and handed in; the first of the unit judged twice also asks and advises."""
    for code in UNITS:
        for seat in seats(code):
            first = code == judged_twice() and seat.order == 1
            if first:
                _judge_in_a_window(world, seat)
            _post_the_rest(world, seat)
            (_hand_in if first else _hand_in_by_post)(world, seat)


def _judge_in_a_window(world: World, seat: Seat) -> None:
    page = world.at_desk(seat.user.name, reverse("cycles"))
    page.get_by_role("link", name=f"Nilai {seat.locus.name}").click()
    page.get_by_role("link", name="Mulai menilai").click()
    codes = codes_of(seat)
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    axe(page)
    _ask_and_advise(page)
    for place in range(IN_WINDOWS):
        page.get_by_role("heading", level=1).click()
        page.keyboard.press(str(level_for(seat, place, codes[place])))
        page.get_by_label("Alasan").fill("Terlihat di halaman 2.")
        page.get_by_label("Bukti yang menentukan").select_option(label=f"{TITLE}, versi 1")
        page.get_by_label("Halaman bukti").fill(str(PAGE))
        with page.expect_navigation():
            page.get_by_role("button", name="Simpan dan lanjut").click()
        expect(page.get_by_text("Level sebelumnya tersimpan.")).to_be_visible()
    assert not scrolls_sideways(page)
    assert Judgement.objects.filter(seat=seat).count() == IN_WINDOWS


def _ask_and_advise(page: Page) -> None:
    page.get_by_text("Tanyakan kepada unit").click()
    page.get_by_label("Pertanyaan Anda").fill(QUESTION)
    page.get_by_role("button", name="Kirim pertanyaan").click()
    expect(page.get_by_text("Menunggu jawaban")).to_be_visible()
    page.get_by_text("Tambah rekomendasi").click()
    page.get_by_role("textbox", name="Rekomendasi").fill(ADVICE)
    page.get_by_label("Tanda bahwa sudah dikerjakan").fill(MEASURE)
    page.get_by_role("button", name="Simpan rekomendasi").click()
    expect(page.get_by_text(MEASURE)).to_be_visible()


def _where(seat: Seat) -> list[int]:
    return [seat.locus.cycle_id, seat.locus_id, seat.pk]


def _post_the_rest(world: World, seat: Seat) -> None:
    client = world.by_post(seat.user.name)
    there = set(Judgement.objects.filter(seat=seat).values_list("code", flat=True))
    for place, code in enumerate(codes_of(seat)):
        if code not in there:
            data = {"level": str(level_for(seat, place, code)), "reason": "Terlihat di lokasi.", "versi": ""}
            answer = client.post(reverse("judging-indicator", args=[*_where(seat), code]), data)
            assert answer.status_code == 302, answer.content.decode()


def _hand_in(world: World, seat: Seat) -> None:
    page = world.at_desk(seat.user.name, reverse("judging-seat", args=_where(seat)))
    page.get_by_role("link", name="Periksa dan serahkan").click()
    page.get_by_role("button", name="Serahkan penilaian").click()
    expect(page.get_by_text("Penilaian Anda sudah kami terima")).to_be_visible()


def _hand_in_by_post(world: World, seat: Seat) -> None:
    answer = world.by_post(seat.user.name).post(reverse("judging-hand-in", args=_where(seat)))
    assert answer.status_code == 302


def moderate(world: World) -> None:
    """The moderator sees both reasons and what each level would do, and settles every difference."""
    page = world.at_desk(MODERATOR, reverse("judging-moderation", args=[world.cycle.pk]))
    for _ in [code for code in UNITS if len(seats(code)) == 2]:
        page.locator("main table").first.get_by_role("link").first.click()
        expect(page.get_by_role("heading", name="Level dari para evaluator")).to_be_visible()
        page.get_by_role("radio").last.check()
        page.get_by_label("Alasan", exact=True).fill("Diumumkan di dua media; lihat halaman 2.")
        page.get_by_role("button", name="Tetapkan level").click()
        expect(page.get_by_text("Level ditetapkan.")).to_be_visible()
    expect(page.get_by_text("Tidak ada yang menunggu moderasi.")).to_be_visible()
    assert not Locus.objects.filter(disputed__gt=0).exists()

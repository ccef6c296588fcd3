"""The map of duties, one duty, and files that are alike: in every window, by keyboard, without JavaScript."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.apps.evaluation.cast import NOW, Cast, a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today, a_proof
from tests.browser.conftest import OpenPage
from tests.browser.entering import enter
from tests.browser.looking import sound
from tolok.apps.evaluation.actions import duty_answers, records
from tolok.apps.evaluation.models import Cycle, DutyLetter, DutyStatement, Said
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import AlikeGroup
from tolok.rules.gathering.duties import Kept


@pytest.fixture(autouse=True)
def home(transactional_db: None, settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


def read(cast: Cast) -> Cycle:
    """A cycle whose duties were read."""
    cycle = a_cycle_today(cast)
    row = records.order_sweep(cycle=cycle, by=None, today=timezone.localdate(), now=timezone.now())
    records.sweep(pk=row.pk, now=timezone.now())
    return cycle


def test_every_page_fits_and_is_accessible(open_page: OpenPage, live_server: LiveServer) -> None:
    cast = a_cast()
    cycle = read(cast)
    locus, other = (locus_of(cycle, unit) for unit in cast.units[:2])
    for one in (a_proof(cast, locus), a_proof(cast, other)):
        evidence.look(version=one, now=NOW)
    group = AlikeGroup.objects.get()
    window = open_page(320)
    enter(window, live_server, cast.admin)
    sound(window, reverse("readying-office", args=[cycle.pk]), "duty-map")
    sound(window, reverse("evidence-alike", args=[cast.office.pk]), "alike")
    sound(window, reverse("evidence-alike-group", args=[cast.office.pk, group.pk]), "alike-group")
    sound(window, reverse("evidence-alike-mark", args=[cast.office.pk, group.pk]), "alike-mark")
    enter(window, live_server, cast.operator)
    sound(window, reverse("readying-unit", args=[cycle.pk, locus.pk]), "readiness")
    sound(window, reverse("readying-duty", args=[cycle.pk, locus.pk, "facilities"]), "duty")
    sound(window, reverse("readying-state", args=[cycle.pk, locus.pk, "facilities"]), "duty-statement")
    letter = DutyLetter.objects.create(
        locus=locus,
        cycle=cycle,
        number=1,
        duties={"standard": Kept.MISSING, "facilities": Kept.PARTLY},
        as_of=timezone.localdate(),
        due_on=timezone.localdate() + timedelta(days=14),
        at=timezone.now(),
    )
    planned = duty_answers.Given(Said.PLANNED, "Jalur kursi roda dipasang bulan Desember.")
    duty_answers.answer(letter=letter, given={"facilities": planned}, by=cast.operator, now=timezone.now())
    sound(window, reverse("readying-answer", args=[cycle.pk, locus.pk, 1]), "duty-letter")


def test_the_map_scrolls_within_itself_by_keyboard_and_its_first_column_stays(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    cast = a_cast()
    cycle = read(cast)
    window = open_page(320)
    enter(window, live_server, cast.admin)
    window.goto(reverse("readying-office", args=[cycle.pk]))
    region = window.get_by_role("region", name="Sembilan kewajiban setiap unit")
    region.focus()
    name = region.get_by_role("rowheader").first
    before = name.bounding_box()
    for _press in range(4):
        window.keyboard.press("ArrowRight")
    window.wait_for_function("() => document.querySelector('.matrix').scrollLeft > 0")
    after = name.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["x"] - after["x"]) < 2
    assert window.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_all_that_match_get_a_letter_and_a_unit_states_a_duty(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    cast = a_cast()
    cycle = read(cast)
    locus = locus_of(cycle, cast.units[0])
    evidence.look(version=a_proof(cast, locus), now=NOW)
    window = open_page(320, javascript=False)
    enter(window, live_server, cast.admin)
    window.goto(reverse("readying-office", args=[cycle.pk]))
    window.get_by_text("Surati unit").click()
    window.get_by_label("Dijawab paling lambat").fill((timezone.localdate() + timedelta(days=9)).isoformat())
    window.get_by_label("Semua unit yang cocok").check()
    window.get_by_role("button", name="Kirim surat ke unit terpilih").click()
    expect(window.get_by_text("3 surat dikirim.")).to_be_visible()
    assert DutyLetter.objects.count() == 3
    enter(window, live_server, cast.operator)
    window.goto(reverse("readying-duty", args=[cycle.pk, locus.pk, "facilities"]))
    window.get_by_role("link", name="Nyatakan dengan bukti").click()
    window.get_by_label("Apa yang dipenuhi").fill("Toilet, ruang tunggu, dan jalur kursi roda tersedia.")
    window.get_by_label("Bukti dari pustaka unit").select_option(index=1)
    window.get_by_role("button", name="Simpan pernyataan").click()
    expect(window.get_by_text("Tersimpan.")).to_be_visible()
    assert DutyStatement.objects.get().duty == "facilities"

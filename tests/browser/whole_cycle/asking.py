"""F-03: users of a unit answer behind its link, one of them while the signal is gone; the others by post."""

from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.whole_cycle.world import UNITS, World
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import Answer, Survey
from tolok.apps.surveys.selectors import questions_of

#: Enough for a category: the packs ask for at least ten.
RESPONDENTS = 12
RATINGS = {"1": 5, "2": 4, "3": 3}


def hear_users(world: World) -> None:
    """Twelve users of every unit."""
    for code in UNITS:
        survey = world.locus(code).survey
        assert survey is not None
        if code == "1":
            _in_a_window(world.phone, survey, offline=False)
            _in_a_window(world.phone, survey, offline=True)
        for number in range(RESPONDENTS - 2 * (code == "1")):
            _by_post(survey, RATINGS[code] - (number % 3 == 0))
        assert Answer.objects.filter(survey=survey).count() == RESPONDENTS


def _in_a_window(page: Page, survey: Survey, *, offline: bool) -> None:
    page.context.clear_cookies()
    page.goto(f"/s/{survey.code}/")
    groups = page.get_by_role("radiogroup").or_(page.locator(".ratings fieldset"))
    for at in range(groups.count()):
        groups.nth(at).get_by_label("Setuju", exact=True).check()
    page.context.set_offline(offline)
    page.get_by_role("button", name="Kirim jawaban").click()
    if offline:
        expect(page.get_by_text("Tersimpan di perangkat ini.", exact=True)).to_be_visible()
        page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Jawaban Anda kami terima")).to_be_visible()


def _by_post(survey: Survey, rating: int) -> None:
    ratings = {f"item_{at}": str(rating) for at, _ in enumerate(questions_of(survey).items)}
    data = {"uuid": str(uuid7(timezone.now())), "way": "link", **ratings}
    assert "kami terima" in Client().post(f"/s/{survey.code}/", data).content.decode()

"""After it was kept: the virus scanner, and pictures of the pages."""

from pathlib import Path

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import (
    VIRUS,
    a_closed_port,
    a_docx,
    a_film,
    a_looked_at,
    a_pdf,
    a_picture,
    a_proof,
    a_scanner,
    an_odt,
)
from tests.apps.organizations.cast import NOW
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.evidence import actions, confined, drawing, reading, refusals, scanner, selectors, store
from tolok.apps.evidence.models import Preview, ProofVersion, State
from tolok.apps.organizations.models import OrganizationUnit


def test_without_a_scanner_a_file_may_be_opened_at_once(unit: OrganizationUnit, operator: User) -> None:
    assert not scanner.configured()
    assert a_looked_at(unit, operator, a_docx(), "a.docx").state == State.CLEAN


@pytest.mark.parametrize("socket", [True, False])
def test_a_clean_file_leaves_quarantine(
    unit: OrganizationUnit, operator: User, settings: Settings, tmp_path: Path, socket: bool
) -> None:
    with a_scanner(tmp_path / "clamd" if socket else None) as address:
        settings.TOLOK_CLAMAV = address
        assert scanner.answers()
        version = a_looked_at(unit, operator, a_pdf())
    assert (version.state, version.preview) == (State.CLEAN, Preview.READY)


def test_an_infected_file_is_refused_in_words_and_removed(
    unit: OrganizationUnit, operator: User, settings: Settings
) -> None:
    with a_scanner() as address:
        settings.TOLOK_CLAMAV = address
        version = a_looked_at(unit, operator, a_pdf() + VIRUS)
    version.refresh_from_db()
    assert version.state == State.REFUSED
    assert version.said == refusals.INFECTED.format(name="Tolok-Test-Virus")
    assert not store.kept_at(version.sha256).exists()
    assert selectors.file_url(version, now=NOW) == ""
    assert selectors.latest_clean_of([version.proof.pk]).get(version.proof.pk) is None
    assert Entry.objects.get(action="evidence.refuse_infected").after["found"] == "Tolok-Test-Virus"


def test_while_the_scanner_is_down_a_file_stays_in_quarantine_and_is_tried_again(
    unit: OrganizationUnit, operator: User, settings: Settings
) -> None:
    settings.TOLOK_CLAMAV = a_closed_port()
    version = a_looked_at(unit, operator, a_pdf())
    assert (version.state, version.said) == (State.QUARANTINED, refusals.SCANNER_DOWN)
    assert selectors.file_url(version, now=NOW) == ""
    assert actions.look_again(now=NOW) == 0
    with a_scanner() as address:
        settings.TOLOK_CLAMAV = address
        assert actions.look_again(now=NOW) == 1
    version.refresh_from_db()
    assert (version.state, version.said, version.preview) == (State.CLEAN, None, Preview.READY)
    assert actions.look_again(now=NOW) == 0


def test_a_file_waits_in_quarantine_until_it_was_scanned(
    unit: OrganizationUnit, operator: User, settings: Settings
) -> None:
    settings.TOLOK_CLAMAV = "wrong"
    version = a_proof(unit, operator)
    assert (version.state, version.may_be_opened) == (State.WAITING, False)
    assert selectors.latest_clean_of([version.proof.pk]).get(version.proof.pk) is None


def test_a_scanner_set_badly_counts_as_down(
    unit: OrganizationUnit, operator: User, settings: Settings
) -> None:
    settings.TOLOK_CLAMAV = "wrong"
    assert not scanner.answers()
    assert a_looked_at(unit, operator).state == State.QUARANTINED


def test_pages_of_a_pdf_are_drawn_light_enough(unit: OrganizationUnit, operator: User) -> None:
    version = a_looked_at(unit, operator, a_pdf(3))
    assert (version.page_count, version.preview) == (3, Preview.READY)
    for page in range(1, 4):
        picture = store.drawn_at(version.sha256) / f"{page}.webp"
        assert picture.stat().st_size <= 200 * 1024
        with Image.open(picture) as opened:
            assert opened.width >= 800
    with Image.open(store.drawn_at(version.sha256) / "thumbnail.webp") as small:
        assert max(small.size) <= drawing.THUMBNAIL


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_has_one_page_and_a_thumbnail(unit: OrganizationUnit, operator: User, form: str) -> None:
    version = a_looked_at(unit, operator, a_picture(form, (900, 600)), f"foto.{form.lower()}")
    assert (version.page_count, version.preview) == (1, Preview.READY)
    assert selectors.thumbnail_url(version, now=NOW)


def test_noise_is_drawn_light_too(tmp_path: Path) -> None:
    noise = Image.effect_noise((1600, 2000), 200)
    noise.save(tmp_path / "noise", "PNG")
    drawn = drawing.draw(tmp_path / "noise", tmp_path / "drawn", "picture")
    assert drawn == drawing.Drawn(1, 1)
    assert (tmp_path / "drawn" / "1.webp").stat().st_size <= 200 * 1024


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", a_docx()), ("a.odt", an_odt()), ("a.mp4", a_film())]
)
def test_other_files_show_their_type_and_facts_only(
    unit: OrganizationUnit, operator: User, name: str, content: bytes
) -> None:
    version = a_looked_at(unit, operator, content, name)
    assert (version.state, version.preview, version.page_count) == (State.CLEAN, Preview.NONE, None)
    assert selectors.page_url(version, 1, now=NOW) == selectors.thumbnail_url(version, now=NOW) == ""


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"%PDF-1.7\n" + bytes(range(256)) * 400])
def test_a_broken_pdf_takes_nothing_down(unit: OrganizationUnit, operator: User, content: bytes) -> None:
    version = a_looked_at(unit, operator, content)
    assert (version.state, version.preview) == (State.CLEAN, Preview.FAILED)
    assert selectors.file_url(version, now=NOW)


def test_a_pdf_that_is_drawn_too_slowly_is_given_up(
    unit: OrganizationUnit, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "PATIENCE", 0)
    assert a_looked_at(unit, operator).preview == Preview.FAILED


def test_a_worker_killed_while_drawing_is_followed_by_another(unit: OrganizationUnit, operator: User) -> None:
    version = a_looked_at(unit, operator, a_pdf())
    ProofVersion.objects.update(preview=Preview.WAITING, page_count=None)
    assert actions.look_again(now=NOW) == 1
    version.refresh_from_db()
    assert (version.preview, version.page_count) == (Preview.READY, 2)


def test_the_worker_looks_at_what_was_kept(
    unit: OrganizationUnit, operator: User, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        version = actions.keep(
            unit=unit, name="a.pdf", content=a_pdf(), title="A", by=operator, today=NOW.date(), now=NOW
        )
    version.refresh_from_db()
    assert version.preview == Preview.READY


def test_a_drawing_that_was_cut_off_is_done_again(unit: OrganizationUnit, operator: User) -> None:
    version = a_looked_at(unit, operator, a_pdf(3))
    folder = store.drawn_at(version.sha256)
    (folder / "pages.json").write_text('{"pages": 3, "drawn": 1}')
    (folder / "3.webp").unlink()
    ProofVersion.objects.update(preview=Preview.WAITING)
    actions.look_again(now=NOW)
    version.refresh_from_db()
    assert (version.page_count, version.pages_drawn) == (3, 3)
    assert (folder / "3.webp").exists()


def test_a_long_pdf_is_drawn_as_far_as_the_limit(
    unit: OrganizationUnit, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = drawing.Drawn(reading.MOST_PAGES + 50, reading.MOST_PAGES)
    assert drawn.whole
    monkeypatch.setattr("tolok.apps.evidence.actions.looking.draw", lambda *_parts: drawn)
    version = a_looked_at(unit, operator)
    assert selectors.page_url(version, reading.MOST_PAGES, now=NOW)
    assert selectors.page_url(version, reading.MOST_PAGES + 1, now=NOW) == ""

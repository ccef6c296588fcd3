import gzip
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tolok.web.stylesheet import COMPONENTS, sources, stylesheet


def test_it_holds_the_css_of_every_component() -> None:
    named = {path.parent.name for path in sources()}

    assert {folder.name for folder in COMPONENTS.iterdir() if list(folder.glob("*.css"))} <= named


def test_it_starts_with_the_theme_and_ends_with_print() -> None:
    assert [sources()[0].name, sources()[-1].name] == ["theme.css", "print.css"]


def test_it_weighs_at_most_12_kilobytes() -> None:
    assert len(gzip.compress(stylesheet().text.encode())) <= 12 * 1024


def test_it_loads_nothing_from_elsewhere() -> None:
    assert "@import" not in stylesheet().text
    assert "url(" not in stylesheet().text


def test_it_may_be_kept_for_ever_under_its_digest(client: Client) -> None:
    response = client.get(reverse("stylesheet", args=[stylesheet().digest]))

    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]


def test_no_other_digest_gets_todays_text(client: Client) -> None:
    response = client.get(reverse("stylesheet", args=["old"]))

    assert response.status_code == 404
    assert response["Cache-Control"] == "no-store"


@pytest.fixture
def fresh() -> None:
    stylesheet.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_another_office_wears_its_own_theme(settings: Settings, tmp_path: Path) -> None:
    ours = stylesheet()
    theme = tmp_path / "theme.css"
    theme.write_text(":root { --ina-primary: #402060; }", encoding="utf-8")
    stylesheet.cache_clear()
    settings.TOLOK_THEME = str(theme)

    theirs = stylesheet()
    stylesheet.cache_clear()

    assert "--ina-primary: #402060" in theirs.text
    assert "--ina-primary: #0b5a66;\n--ina-primary-strong" not in theirs.text
    assert theirs.digest != ours.digest

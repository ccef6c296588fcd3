"""One forum of an invented unit, from its plan to the papers everybody gets."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from tests.papers.reading import words
from tolok.apps.consultation.models import Forum
from tolok.apps.consultation.selectors import whole
from tolok.apps.consultation.selectors.papers import paper_made
from tolok.apps.consultation.selectors.public import inputs_of
from tolok.apps.demonstration import consulted, founding, offering, promised
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented.province import UNITS

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
TODAY = timezone.localdate(NOW)


def _world(code: str) -> World:
    """A province of the office and one unit that promises what it does in the whole."""
    world = founding.found(
        now=datetime(2025, 6, 1, tzinfo=UTC), units=[one for one in UNITS if one.code == code]
    )
    offering.services(world, NOW)
    promised.keep(world, NOW)
    consulted.consult(world, NOW)
    return world


def _forum() -> Forum:
    found = whole(Forum.objects.get().pk)
    assert found is not None
    return found


def test_a_forum_that_was_held_tells_one_story(client: Client) -> None:
    _world("08.4")
    forum = _forum()
    assert forum.signed_on is not None
    letter = words(paper_made(forum, "undangan", "pdf", TODAY))
    assert "Pukul : 09.00–11.30 WIB" in letter
    assert forum.letter in letter
    assert letter.startswith("Pemerintah Provinsi Sagara Raya Laboratorium Kesehatan Daerah Jalan ")
    minutes = words(paper_made(forum, "berita-acara", "pdf", TODAY))
    assert "Tidak ada yang dicatat" not in minutes
    assert "Sebagian contoh air ditolak" in minutes
    page = client.get(f"/konsultasi/{forum.pk}/").content.decode()
    assert "Uji air minum dan sumur: Botol steril" in page
    assert "Pemeriksaan contoh air" not in page, "what the public calls it, everywhere"
    assert len(inputs_of(forum)) == 8


def test_a_forum_to_come_tells_when_where_and_who_may_come(client: Client) -> None:
    _world("13")
    forum = _forum()
    page = client.get(f"/konsultasi/{forum.pk}/").content.decode()
    assert "pukul 09.00–11.30 WIB" in page
    assert "Siapa yang dapat ikut" in page
    assert "dapat mendaftar lewat surel dinas" in page

"""The questions of the measurement are answered, mistyped ones too, by a catalogue like the one that is measured."""

import pytest
from django.utils import timezone

from benchmarks import catalogue
from tolok.apps.catalogue.actions.indexing import refresh
from tolok.apps.catalogue.selectors.searching import Place, search


@pytest.mark.django_db
def test_every_question_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question without an answer would be quick and prove nothing."""
    monkeypatch.setattr(catalogue, "SERVICES", 1_500)
    monkeypatch.setattr(catalogue, "UNITS", 5)
    catalogue._services()
    now = timezone.now()
    assert refresh(now=now, day=timezone.localdate(now)).written == 1_500
    assert [one for one in catalogue.QUESTIONS if not search(one, Place()).services] == []

"""What the invented province promises: standards in every state, forums, the portal, all in an order that could be."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from tolok.apps.catalogue.models import SippnSync, SippnUpload
from tolok.apps.commitments.models import OPEN, Commitment, Source
from tolok.apps.consultation.models import Comment, Forum, Input, Shown, Verdict
from tolok.apps.consultation.models import State as Stage
from tolok.apps.demonstration import consulted, founding, offering, promised
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented.province import UNITS
from tolok.apps.demonstration.moments import working
from tolok.apps.standards.models import (
    HoursCheck,
    Maklumat,
    MaklumatState,
    Publication,
    Service,
    StandardVersion,
    State,
    TimeMeasurement,
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
TODAY = timezone.localdate(NOW)


def _promise(world: World) -> None:
    offering.services(world, NOW)
    promised.keep(world, NOW)
    consulted.consult(world, NOW)


def test_it_has_standards_in_every_state_and_does_nothing_twice() -> None:
    world = founding.found(now=datetime(2025, 6, 1, tzinfo=UTC), units=UNITS)
    _promise(world)
    assert Service.objects.count() == 120
    assert set(StandardVersion.objects.values_list("state", flat=True)) == set(State.values)
    _look_at_forums()
    _look_at_decrees()
    _look_at_what_is_public()
    _look_at_times_and_hours()
    counted = (Service, StandardVersion, Forum, Publication, SippnUpload, TimeMeasurement)
    before = [model._default_manager.count() for model in counted]
    _promise(world)
    assert [model._default_manager.count() for model in counted] == before


def _look_at_forums() -> None:
    assert {Stage.CLOSED, Stage.FOLLOW_UP, Stage.INVITED, Stage.SIGNED} <= set(
        Forum.objects.values_list("state", flat=True)
    )
    assert set(Comment.objects.values_list("state", flat=True)) == set(Shown.values)
    for forum in Forum.objects.exclude(held_on=None).select_related("minutes__scan"):
        assert forum.held_on is not None
        assert forum.held_on == working(forum.held_on), "no forum on a Sunday or a holiday"
        assert forum.invited_on is not None
        assert (forum.held_on - forum.invited_on).days >= 10
        assert forum.minutes.scan is not None
        for row in forum.rows.select_related("input"):
            assert row.whole
            assert row.due_on == working(row.due_on)  # type: ignore[arg-type] # whole
            assert row.input is not None
            assert row.input.verdict != Verdict.REJECTED
        assert forum.rows.exists()
        assert set(forum.inputs.values_list("subject", flat=True)) == set(
            forum.subjects.values_list("pk", flat=True)
        )
    said = Input.objects.values_list("text", flat=True)
    assert len(said) == len(set(said)), "no two forums hear the same"
    promises = Commitment.objects.filter(source=Source.FKP, state__in=OPEN)
    late = promises.filter(due_on__lt=TODAY)
    assert [one.unit.code for one in late] == [consulted.OVERDUE]


def _look_at_decrees() -> None:
    for row in Maklumat.objects.filter(state=MaklumatState.SET).select_related("decree"):
        assert row.decree is not None
        assert row.set_on is not None
        assert "maklumat" in row.decree.about.casefold()
        assert row.decree.signed_on <= row.set_on
    for version in StandardVersion.objects.filter(decree__isnull=False).select_related("decree"):
        assert version.decree is not None
        assert version.effective_from is not None
        assert version.decree.signed_on <= version.effective_from
        assert version.consulted_on is None or version.consulted_on <= version.decree.signed_on
    for shown in Publication.objects.filter(version__isnull=False).select_related("version"):
        assert shown.version is not None
        assert shown.version.effective_from is not None
        assert shown.published_on >= shown.version.effective_from


def _look_at_what_is_public() -> None:
    assert Publication.objects.filter(medium="board", proof__isnull=False).exists()
    assert Publication.objects.filter(medium="board", proof=None).exists()
    uploads = SippnUpload.objects.all()
    assert uploads.filter(verified_on=None).exists()
    assert uploads.filter(proof__isnull=False).exists()
    carried = set(uploads.values_list("service", flat=True))
    assert SippnSync.objects.exclude(service__in=carried).exists(), "some made ready and went no further"
    assert Service.objects.exclude(sippn__isnull=False).exists()


def _look_at_times_and_hours() -> None:
    shares = {one.service.unit.code: one.within / one.n for one in TimeMeasurement.objects.all()}
    assert min(shares, key=lambda code: shares[code]) == "04.3"
    assert sum(share < 0.6 for share in shares.values()) == 2
    found = set(HoursCheck.objects.values_list("found", flat=True))
    assert found == {"serving", "closed", "nobody"}

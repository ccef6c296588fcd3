"""Surveys of the invented province: every kind of survey, every way of answering, results that can be explained."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from tolok.apps.commitments.models import Commitment, Source, State
from tolok.apps.common.selectors import audit_length
from tolok.apps.demonstration import founding, hearing, surveying
from tolok.apps.demonstration.invented.province import UNITS
from tolok.apps.demonstration.rounds import MONTHS
from tolok.apps.surveys.models import (
    Answer,
    AnswerImport,
    ClosedFile,
    CommentReading,
    Mode,
    Publication,
    SavedMapping,
    Survey,
    SurveyResult,
    TicketBatch,
)
from tolok.apps.surveys.selectors import questions_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
FEW = tuple(unit for unit in UNITS if unit.code in ("01", "03", "03.1", "11", "11.2"))


def test_it_holds_every_kind_of_survey_once(tmp_path: Path, settings: Settings) -> None:
    world = founding.found(now=NOW - timedelta(days=800), units=FEW)
    surveying.hold(world, NOW)
    surveys = Survey.objects.select_related("unit", "questionnaire")
    assert surveys.count() == 4 * 4 + MONTHS
    over = [one for one in surveys if one.over(NOW)]
    assert SurveyResult.objects.filter(number=1).count() == len(over)
    running = [one for one in surveys if not one.over(NOW)]
    assert len(running) == 4
    assert all(one.begun(NOW) and one.answers.exists() for one in running)
    assert {len(questions_of(one).blocks) for one in surveys} == {1, 3}
    free = surveys.filter(unit__code="11").first()
    assert free is not None
    assert questions_of(free).main.constant == ("biaya",)
    modes = set(Answer.objects.values_list("mode", flat=True))
    by_hand = {Mode.LINK, Mode.QR, Mode.SLIP, Mode.KIOSK, Mode.OFFICER, Mode.PAPER}
    assert modes == {*by_hand, Mode.WHATSAPP, Mode.EMAIL}
    assert not TicketBatch.objects.exclude(sent=0, waiting=[]).exists(), "nobody was written to"
    assert not Answer.objects.filter(late=True).exists()
    assert CommentReading.objects.exclude(found=[]).exists(), "some name somebody"
    assert CommentReading.objects.filter(hand_over="offered").exists()
    few = SurveyResult.objects.filter(survey__unit__code="11.2").values_list("n", "grade")
    assert set(few) == {(9, "")}, "no grade below the minimum"
    before, after = SurveyResult.objects.filter(survey=surveying.alike_in(world, NOW)).order_by("number")
    assert after.corrects == before
    assert before.n - after.n == sum(count for _, count in after.content["excluded_why"])
    assert before.value is not None
    assert after.value is not None
    assert before.value > after.value, "what an officer ticked had made it look better"
    told = SurveyResult.objects.exclude(published_at=None)
    assert told.count() == 12, "four units, three half years"
    assert after in told
    assert Publication.objects.values("medium").distinct().count() == 4
    kept = set(Commitment.objects.filter(source=Source.SKM).values_list("state", flat=True))
    assert {State.PLANNED, State.DONE} <= kept
    assert surveying.is_done()
    settings.TOLOK_ANSWERS = str(tmp_path)
    surveying.close_files(NOW)
    assert ClosedFile.objects.count() == len(over)
    assert list(tmp_path.rglob("*.parquet")), "the national view has something to read at once"
    entries, answers = audit_length(), Answer.objects.count()
    surveying.hold(world, NOW)
    surveying.close_files(NOW)
    assert (audit_length(), Answer.objects.count()) == (entries, answers), "a second load adds nothing"
    assert timezone.localtime(Answer.objects.earliest("given_at").given_at).hour in range(8, 17)


def test_one_unit_brings_the_file_of_its_own_form() -> None:
    units = tuple(unit for unit in UNITS if unit.code == hearing.BY_FILE)
    world = founding.found(now=NOW - timedelta(days=800), units=units)
    surveying.hold(world, NOW)
    over = [one for one in Survey.objects.all() if one.over(NOW)]
    assert over
    assert AnswerImport.objects.exclude(done_at=None).count() == len(over)
    assert SavedMapping.objects.count() == 1
    for one in over:
        assert set(one.answers.values_list("mode", flat=True)) == {Mode.IMPORT}
        assert not one.answers.filter(late=True).exists()
    assert all(one.n >= 30 and one.value for one in SurveyResult.objects.all())


def test_it_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    hear = hearing.hear
    done: list[int] = []

    def cut_off(world: founding.World, survey: Survey, now: datetime) -> None:
        if len(done) == 2:
            raise KeyboardInterrupt
        hear(world, survey, now)
        done.append(survey.pk)

    world = founding.found(now=NOW - timedelta(days=800), units=FEW[:1] + FEW[3:])
    monkeypatch.setattr(hearing, "hear", cut_off)
    with pytest.raises(KeyboardInterrupt):
        surveying.hold(world, NOW)
    assert not surveying.is_done()
    kept = Answer.objects.count()
    monkeypatch.setattr(hearing, "hear", hear)
    surveying.hold(world, NOW)
    assert surveying.is_done()
    assert Survey.objects.count() == 2 * 4
    assert kept < Answer.objects.count()
    assert not Survey.objects.filter(answers=None).exists()

"""The invented province: made through the actions, the same when loaded twice, going on where it stopped."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from tolok.apps.commitments.models import Coaching, Commitment, Source
from tolok.apps.commitments.models import State as Promised
from tolok.apps.common.selectors import audit_length
from tolok.apps.demonstration import founding, loading, working
from tolok.apps.demonstration.invented.province import JUDGED, UNITS
from tolok.apps.demonstration.selectors import personas
from tolok.apps.evaluation.models import (
    Citation,
    Claim,
    ClaimState,
    Cycle,
    DutyLetter,
    DutyStatement,
    Finding,
    Judgement,
    Locus,
    Reply,
    Stance,
    State,
)
from tolok.apps.evaluation.selectors.claims import standing_submission
from tolok.apps.evaluation.selectors.explaining import to_explain
from tolok.apps.evaluation.selectors.package import locked_result, record_of
from tolok.apps.organizations.selectors import letterhead_of
from tolok.rules.cycles.checks import verify

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
FEW = tuple(unit for unit in UNITS if unit.code in ("01", "01.1", "03", "03.1", "11", "11.2", "14"))


def test_the_province_has_42_units_of_the_four_types_and_others() -> None:
    assert len(JUDGED) == 42
    assert {unit.group for unit in JUDGED} == {"permits", "health", "education", "social", "other"}
    assert all(0 < unit.quality < 1 for unit in UNITS)


def cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load until the third unit is judged, as when the machine is switched off."""
    judge = working.judge
    done: list[int] = []

    def stop(locus: object, at: object) -> None:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(1)
        judge(locus, at)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(working, "judge", stop)
        with pytest.raises(KeyboardInterrupt):
            loading.load(now=NOW, units=FEW)
    assert Claim.objects.exists()
    assert not loading.is_loaded()


def handed_in_on(locus: Locus) -> date:
    submission = standing_submission(locus)
    assert submission is not None
    return timezone.localdate(submission.at)


# One load for what three tests would say: it takes a minute.
@pytest.mark.long
def test_it_shows_a_closed_cycle_and_one_being_judged_though_the_load_was_cut_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cut_off(monkeypatch)
    loading.load(now=NOW, units=FEW)
    this, last = Cycle.objects.order_by("-year")
    assert (last.state, this.state) == (State.FOLLOW_UP, State.JUDGING)
    result = locked_result(last.pk)
    assert result is not None
    assert result.published_at is not None
    assert verify(record_of(result)) == []
    assert result.units.exclude(index="").count() == 5
    promises = list(Commitment.objects.filter(source=Source.PEKPPP))
    assert len(promises) == 15
    assert len({one.state for one in promises}) > 2
    assert sum(one.state == Promised.DONE for one in promises) > 7, "most are kept"
    assert all(one.owner for one in promises)
    coached = Coaching.objects.all()
    assert coached
    assert all(one.visits.count() == 3 for one in coached)
    carried = Claim.objects.filter(locus__cycle=this, carried_from__isnull=False)
    assert {code for code, true in carried.values_list("locus__code", "still_true") if true} == {"03.1"}
    assert not carried.filter(still_true=None).exists(), "records or people confirmed what was carried over"
    accepted = Reply.objects.filter(stance=Stance.ACCEPTED)
    assert set(accepted.values_list("locus__cycle", flat=True)) == {this.pk}
    assert Finding.objects.filter(locus__cycle=this, code="1.a.Ak", level=5).exists()
    handed_in = this.loci.filter(claim_state=ClaimState.SUBMITTED)
    assert handed_in.filter(frozen__submission__isnull=False).count() == handed_in.count() > 0
    differ = {
        (locus.code, one.words.id)
        for cycle in (last, this)
        for locus in cycle.loci.filter(claim_state=ClaimState.SUBMITTED).select_related("form", "cycle")
        for one in to_explain(locus, handed_in_on(locus))
        if not {*one.codes} & set(locus.replies.values_list("code", flat=True))
    }
    assert differ == set(), (
        "answers agree with registers and with each other, where it is not meant otherwise"
    )
    assert letterhead_of(last.office).paper == "F4"
    assert set(DutyStatement.objects.values_list("unit__code", flat=True)) >= {"03", "03.1"}
    letter = DutyLetter.objects.get(cycle=this)
    assert letter.locus.code == "14"
    assert letter.answered_at is not None
    assert letter.printed_number.startswith("000.8.3/")
    cited = Citation.objects.filter(claim__locus__cycle=this, claim__locus__code="03.1")
    assert not cited.filter(version__proof__valid_to__lt=timezone.localdate(NOW)).exists()
    assert Judgement.objects.exists()
    assert loading.is_loaded()
    before = audit_length()
    loading.load(now=NOW, units=FEW)
    assert audit_length() == before, "a second load adds nothing"


@override_settings(TOLOK_DEMONSTRATION=True)
def test_a_visitor_becomes_a_persona_with_one_press(client: Client) -> None:
    founding.found(now=NOW, units=FEW)
    page = client.get(reverse("account_login")).content.decode()
    assert "Ratna Wulansari" in page
    answer = client.post(personas()[0].url, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("cycles")
    assert "Meja kerja" in answer.content.decode()


def test_nobody_becomes_anybody_where_real_people_work(client: Client) -> None:
    founding.found(now=NOW, units=FEW)
    assert "Ratna Wulansari" not in client.get(reverse("account_login")).content.decode()
    assert client.post(reverse("demonstration-become", args=["ratna"])).status_code == 404
    with pytest.raises(CommandError, match="demonstrations only"):
        call_command("load_demonstration")


@override_settings(TOLOK_DEMONSTRATION=True)
def test_somebody_who_is_no_persona_cannot_be_become(client: Client) -> None:
    founding.found(now=NOW, units=FEW)
    assert client.post(reverse("demonstration-become", args=["nobody"])).status_code == 404

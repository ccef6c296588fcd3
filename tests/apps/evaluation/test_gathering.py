"""What records propose: collected from the apps, kept when handed in, accepted or disputed, never scored by itself."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.evaluation.cast import Cast, a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today
from tests.apps.evidence.cast import a_pdf
from tests.apps.surveys.cast import an_skm, closed, rated
from tests.people import signed_in
from tolok.apps.evaluation import refusals
from tolok.apps.evaluation.actions import claims, records
from tolok.apps.evaluation.models import Claim, ClaimState, Cycle, Finding, Locus, Stance, State, Sweep
from tolok.apps.evaluation.selectors import gathering as reads
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence import store
from tolok.apps.evidence.models import Origin
from tolok.apps.surveys import actions

pytestmark = pytest.mark.django_db

DONE, OTHER = "6.a.B", "29.f.B"
ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3)] * 18


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


@pytest.fixture
def cast() -> Cast:
    return a_cast(3)


@pytest.fixture
def cycle(cast: Cast) -> Cycle:
    cycle = a_cycle_today(cast)
    Cycle.objects.filter(pk=cycle.pk).update(year=timezone.localdate().year)
    return cycle


@pytest.fixture
def locus(cast: Cast, cycle: Cycle) -> Locus:
    locus = locus_of(cycle, cast.units[0])
    locus.cycle.refresh_from_db()
    return locus


@pytest.fixture
def page(locus: Locus) -> str:
    return reverse("claims-indicator", args=[locus.cycle_id, locus.pk, DONE])


def surveyed(locus: Locus) -> None:
    now = timezone.now()
    survey = an_skm(locus.unit, now)
    rated(survey, ROWS, now)
    actions.compute(survey=closed(survey, now), by=None, now=now)


def now_of(locus: Locus) -> Finding:
    records.refresh(loci=[locus], day=timezone.localdate(), now=timezone.now())
    return Finding.objects.get(locus=locus, code=DONE)


def test_it_proposes_nothing_where_no_record_answers(locus: Locus) -> None:
    assert {one.proposal for one in reads.findings_now(locus, timezone.localdate()).values()} == {None}
    surveyed(locus)
    found = reads.findings_now(locus, timezone.localdate())
    assert [code for code, one in found.items() if one.facts] == ["6.a.B", "7.a.T", "8.a.Ak", "9.a.Ak"]
    assert found[DONE].level == 1
    assert found[OTHER].proposal is None


def test_the_unit_reads_it_beside_its_own_answer_and_nothing_is_filled_in(
    cast: Cast, locus: Locus, page: str
) -> None:
    client = signed_in(Client(), cast.operator)
    assert "Tolok tidak menyimpan catatan" in client.get(page).content.decode()
    surveyed(locus)
    text = client.get(page).content.decode()
    assert "Usulan dari catatan: level 1" in text
    assert reverse("surveys-result", args=[locus.unit.surveys.get(kind="skm").pk]) in text
    assert not Claim.objects.filter(code=DONE).exclude(answers={}).exists()


def test_accepting_answers_as_the_records_say_and_leaves_the_rest(
    cast: Cast, locus: Locus, page: str
) -> None:
    surveyed(locus)
    client = signed_in(Client(), cast.operator)
    digest = now_of(locus).digest
    assert client.post(f"{page}terima/", {"cap": digest}).status_code == 302
    claim = Claim.objects.get(locus=locus, code=DONE)
    assert claim.answers["survey_done"] is True
    assert claim.proposed == 1
    sheet = claim.citations.get().version
    assert sheet.proof.origin == Origin.GENERATED
    words = " ".join(PdfReader(store.kept_at(sheet.sha256)).pages[0].extract_text().split())
    assert f"Yang dibaca: survei tahun {timezone.localdate().year}." in words
    assert "Diterima" in client.get(page).content.decode()
    assert locus.replies.get().stance == Stance.ACCEPTED


def test_accepting_what_has_changed_is_refused_and_nothing_is_written(
    cast: Cast, locus: Locus, page: str
) -> None:
    surveyed(locus)
    client = signed_in(Client(), cast.operator)
    answer = client.post(f"{page}terima/", {"cap": "0" * 64})
    assert answer.status_code == 422
    assert refusals.RECORDS_CHANGED.id in answer.content.decode()
    assert not Claim.objects.filter(code=DONE).exclude(answers={}).exists()


def test_disputing_needs_a_reason_that_the_evaluator_reads(cast: Cast, locus: Locus, page: str) -> None:
    surveyed(locus)
    client = signed_in(Client(), cast.operator)
    digest = now_of(locus).digest
    empty = client.post(f"{page}bantah/", {"cap": digest, "why": " "})
    assert empty.status_code == 422
    why = "Survei kedua dilakukan dengan aplikasi lain."
    assert client.post(f"{page}bantah/", {"cap": digest, "why": why}).status_code == 302
    assert why in client.get(page).content.decode()


def test_a_reply_says_what_it_did_and_never_that_answers_are_saved(
    cast: Cast, locus: Locus, page: str
) -> None:
    surveyed(locus)
    client = signed_in(Client(), cast.operator)
    digest = now_of(locus).digest
    for way, sent, told in (
        ("bantah", {"why": "Ada survei lain."}, "Bantahan terkirim."),
        ("terima", {}, "Usulan diterima"),
    ):
        answer = client.post(f"{page}{way}/", {"cap": digest, **sent}, follow=True)
        shown = answer.content.decode()
        assert told in shown
        assert "Tersimpan." not in shown
        assert "data-autosave-done" not in shown


@pytest.mark.parametrize("way", ["bantah", "terima"])
def test_a_reply_keeps_what_was_typed_and_sent_along(cast: Cast, locus: Locus, page: str, way: str) -> None:
    surveyed(locus)
    client = signed_in(Client(), cast.operator)
    sent = {"cap": now_of(locus).digest, "why": "Ada survei lain.", "note": "Survei kertas.", "versi": "0"}
    shown = client.post(f"{page}{way}/", sent, follow=True).content.decode()
    assert "Tersimpan." in shown
    assert Claim.objects.get(locus=locus, code=DONE).note == "Survei kertas."
    assert locus.replies.exists()


def test_a_dispute_is_kept_though_somebody_else_changed_the_answers(
    cast: Cast, locus: Locus, page: str
) -> None:
    surveyed(locus)
    now = timezone.now()
    claims.answer(
        locus=locus, code=DONE, answers={}, note="Dari kepala.", seen_version=0, by=cast.head, now=now
    )
    sent = {"cap": now_of(locus).digest, "why": "Ada survei lain.", "note": "Survei kertas.", "versi": "0"}
    answer = signed_in(Client(), cast.operator).post(f"{page}bantah/", sent)
    assert answer.status_code == 409
    assert "Survei kertas." in answer.content.decode()
    assert locus.replies.get().why == "Ada survei lain."


def test_surveys_of_an_earlier_year_are_named_with_why_they_do_not_count(
    cast: Cast, cycle: Cycle, locus: Locus
) -> None:
    surveyed(locus)
    year = timezone.localdate().year
    Cycle.objects.filter(pk=cycle.pk).update(year=year + 1)
    client = signed_in(Client(), cast.operator)
    survey = reverse("surveys-result", args=[locus.unit.surveys.get(kind="skm").pk])
    for code, why in (
        (DONE, f"siklus ini membaca survei tahun {year + 1}"),
        ("7.a.T", f"siklus ini membaca survei tahun {year + 1}"),
        ("8.a.Ak", "tidak ada rencana tindak lanjut sesudah survei lama"),
        ("9.a.Ak", "tidak ada rencana tindak lanjut sesudah survei lama"),
    ):
        shown = client.get(reverse("claims-indicator", args=[cycle.pk, locus.pk, code])).content.decode()
        assert "Tolok tidak menyimpan catatan" not in shown
        assert "Tolok menyimpan 1 survei dari tahun sebelumnya" in shown
        assert why in shown
        assert survey in shown
        assert "Terima usulan ini" not in shown


def test_surveys_of_an_earlier_year_are_silent_beside_those_of_the_year(
    cast: Cast, locus: Locus, page: str
) -> None:
    surveyed(locus)
    assert "survei dari tahun sebelumnya" not in signed_in(Client(), cast.operator).get(page).content.decode()


def test_what_was_kept_stays_once_filling_in_is_over(cast: Cast, locus: Locus) -> None:
    kept = now_of(locus)
    assert not kept.known
    Cycle.objects.filter(pk=locus.cycle_id).update(state=State.JUDGING)
    locus.cycle.refresh_from_db()
    surveyed(locus)
    assert not now_of(locus).known
    page = signed_in(Client(), cast.operator).get(
        reverse("claims-indicator", args=[locus.cycle_id, locus.pk, DONE])
    )
    assert "Tolok tidak menyimpan catatan" in page.content.decode(), "the unit reads what was kept"
    now = timezone.now()
    row = records.order_sweep(cycle=locus.cycle, by=None, today=timezone.localdate(), now=now)
    records.sweep(pk=row.pk, now=now)
    assert not now_of(locus).known, "a renewal reads duties, and leaves the proposals as they were handed in"
    assert Locus.objects.get(pk=locus.pk).duties_on == timezone.localdate()


def test_what_was_handed_in_is_not_renewed_while_others_still_fill_in(locus: Locus, cycle: Cycle) -> None:
    kept = now_of(locus)
    Locus.objects.filter(pk=locus.pk).update(claim_state=ClaimState.SUBMITTED)
    surveyed(locus)
    now = timezone.now()
    cycle.refresh_from_db()
    row = records.order_sweep(cycle=cycle, by=None, today=timezone.localdate(), now=now)
    records.sweep(pk=row.pk, now=now)
    assert Finding.objects.get(pk=kept.pk).digest == kept.digest
    locus.refresh_from_db()
    assert locus.duties, "how the duties stand goes on"


def test_a_renewal_that_was_cut_off_goes_on_where_it_stopped(locus: Locus, cycle: Cycle) -> None:
    cycle.refresh_from_db()
    now = timezone.now()
    row = records.order_sweep(cycle=cycle, by=None, today=timezone.localdate(), now=now)
    assert records.order_sweep(cycle=cycle, by=None, today=timezone.localdate(), now=now) == row
    first = cycle.loci.order_by("pk").first()
    assert first is not None
    Sweep.objects.filter(pk=row.pk).update(last=first.pk, done=1)
    assert records.unfinished_sweeps() == [row.pk]
    records.sweep(pk=row.pk, now=now)
    row.refresh_from_db()
    assert (row.done, row.units, row.finished_at) == (3, 3, now)
    assert set(Finding.objects.values_list("locus", flat=True)) == {
        one.pk for one in cycle.loci.all() if one.pk != first.pk
    }


def test_renewing_takes_the_same_statements_for_one_unit_and_for_three(
    cycle: Cycle, locus: Locus, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    surveyed(locus)
    loci = list(cycle.loci.select_related("form", "unit").order_by("pk"))
    for one in loci:
        one.cycle = locus.cycle
    day = timezone.localdate()
    with django_assert_max_num_queries(40):
        records.refresh(loci=loci, day=day, now=timezone.now())
    written = Finding.objects.count()
    assert written == sum(len(one.form.instrument.indicators) for one in loci)
    with django_assert_max_num_queries(39):
        records.refresh(loci=loci, day=day, now=timezone.now() + timedelta(seconds=5))
    assert Finding.objects.filter(at__gt=timezone.now()).count() == 0


def test_records_count_only_to_the_last_day_of_filling_in(locus: Locus) -> None:
    assert reads.as_of(locus.cycle, date(2020, 1, 1)) == date(2020, 1, 1)
    assert reads.as_of(locus.cycle, date(2999, 1, 1)) < date(2999, 1, 1)


def test_the_page_of_a_proof_tells_for_which_indicator_it_is_cited(cast: Cast, locus: Locus) -> None:
    now = timezone.now()
    version = evidence.keep(
        unit=locus.unit,
        name="sk.pdf",
        content=a_pdf(),
        title="SK",
        by=cast.operator,
        today=now.date(),
        now=now,
    )
    claim = claims.opened(locus=locus, code=DONE, by=cast.operator, now=now)
    claims.cite(claim=claim, version=version, by=cast.operator, now=now)
    address = reverse("evidence-proof", args=[locus.unit_id, version.proof_id])
    page = signed_in(Client(), cast.operator).get(address).content.decode()
    assert reverse("cycle-unit", args=[locus.cycle_id, locus.pk]) in page
    assert DONE in page

"""F-01 through its actions: answering, conflicts, proof, the last cycle, approval and the receipt."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import DAY, NOW, Cast, a_cast, a_cycle, locus_of, move_to
from tests.apps.evaluation.filling import A_YES, a_proof, fill_in
from tests.apps.organizations.cast import someone
from tolok.apps.common.actions import note_outage
from tolok.apps.common.models import Entry
from tolok.apps.evaluation.actions import claims
from tolok.apps.evaluation.actions.claims import ConflictError
from tolok.apps.evaluation.models import Citation, Claim, ClaimState, Cycle, Locus, State, Submission
from tolok.apps.evaluation.readiness import ItemState
from tolok.apps.evaluation.receipts import digest
from tolok.apps.evaluation.selectors import claims as reads
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence import selectors as library
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.evidence.models import State as FileState
from tolok.apps.notices.models import Notice
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db
CODE = "1.a.Ak"
TODAY = timezone.localdate(NOW)


@pytest.fixture
def cast() -> Cast:
    return a_cast()


@pytest.fixture
def cycle(cast: Cast) -> Cycle:
    return a_cycle(cast, State.FILLING)


@pytest.fixture
def locus(cast: Cast, cycle: Cycle) -> Locus:
    return locus_of(cycle, cast.units[0])


def said(error: pytest.ExceptionInfo[ProblemsError]) -> str:
    return " ".join(problem.say("id") for problem in error.value.problems)


def answered(cast: Cast, locus: Locus, seen: int = 0, **more: object) -> Claim:
    given = {"answers": A_YES, "note": "", **more}
    return claims.answer(locus=locus, code=CODE, seen_version=seen, by=cast.operator, now=NOW, **given)  # type: ignore[arg-type]


def test_the_first_answer_makes_the_row_and_proposes_a_level(cast: Cast, locus: Locus) -> None:
    claim = answered(cast, locus)
    assert (claim.version, claim.proposed, claim.answers["service_kinds"]) == (1, 5, "12")
    locus.refresh_from_db()
    assert locus.answered == 1
    entry = Entry.objects.get(action="evaluation.answer")
    assert (entry.who_name, entry.after["proposed"]) == ("Oki", 5)


def test_a_number_is_kept_exactly_and_read_as_indonesians_write_it(cast: Cast, locus: Locus) -> None:
    claim = answered(cast, locus, answers={**A_YES, "service_kinds": "1.250", "standards_written": "3,5"})
    assert (claim.answers["service_kinds"], claim.answers["standards_written"]) == ("1250", "3.5")


def test_every_value_that_cannot_be_kept_is_named_at_once(cast: Cast, locus: Locus) -> None:
    wrong = {"service_kinds": "dua belas", "standards_written": "-1", "standard_made": "mungkin", "zzz": 1}
    with pytest.raises(ProblemsError) as error:
        answered(cast, locus, answers=wrong)
    assert {one.key for one in error.value.problems} == set(wrong)
    assert not Claim.objects.exists()


def test_saving_what_is_kept_already_writes_nothing(cast: Cast, locus: Locus) -> None:
    answered(cast, locus)
    again = answered(cast, locus, seen=0)
    assert again.version == 1
    assert Entry.objects.filter(action="evaluation.answer").count() == 1


def test_nobody_overwrites_another_unseen(cast: Cast, locus: Locus) -> None:
    answered(cast, locus)
    claims.answer(
        locus=locus,
        code=CODE,
        answers={**A_YES, "service_kinds": "14"},
        note="Dua layanan baru.",
        seen_version=1,
        by=cast.head,
        now=NOW,
    )
    with pytest.raises(ConflictError) as error:
        answered(cast, locus, seen=1, answers={**A_YES, "service_kinds": "13"}, note="Satu.")
    assert error.value.claim.edited_by == cast.head
    parts = {part.key: (part.theirs, part.mine) for part in error.value.differences}
    assert parts == {"service_kinds": ("14", "13"), "note": ("Dua layanan baru.", "Satu.")}
    assert "Hana" in said(error)
    assert Claim.objects.get().answers["service_kinds"] == "14"


def test_two_people_who_answer_first_at_once_see_each_other(cast: Cast, locus: Locus) -> None:
    answered(cast, locus)
    with pytest.raises(ConflictError):
        answered(cast, locus, seen=0, answers={"standard_made": False})


@pytest.mark.parametrize("units", [1, 12])
def test_a_save_takes_few_statements_however_many_units(
    units: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = a_cast(units=units)
    locus = locus_of(a_cycle(many, State.FILLING), many.units[0])
    with django_assert_max_num_queries(12):
        answered(many, locus)
    with django_assert_max_num_queries(10):
        answered(many, locus, seen=1, note="Lihat lampiran.")


def test_nothing_is_written_before_filling_begins(cast: Cast) -> None:
    locus = locus_of(a_cycle(cast, State.BRIEFING), cast.units[0])
    with pytest.raises(ProblemsError) as error:
        answered(cast, locus)
    assert "tidak sedang dalam tahap pengisian" in said(error)


def test_after_the_deadline_the_rule_is_told(cast: Cast, locus: Locus) -> None:
    late = NOW + 9 * DAY + timedelta(minutes=1)
    with pytest.raises(ProblemsError) as error:
        claims.answer(locus=locus, code=CODE, answers=A_YES, seen_version=0, by=cast.operator, now=late)
    assert "24 jam" in said(error)


def test_an_outage_in_the_last_day_gives_its_length_back(cast: Cast, locus: Locus) -> None:
    end = NOW + 9 * DAY
    hours = timedelta(hours=3)
    scope = cast.office.audit_scope
    note_outage(start=end - hours, end=end, cause="Listrik padam", by=cast.admin, now=end, scope=scope)
    late = end + timedelta(hours=2)
    claim = claims.answer(locus=locus, code=CODE, answers=A_YES, seen_version=0, by=cast.operator, now=late)
    assert claim.version == 1
    with pytest.raises(ProblemsError):
        claims.answer(
            locus=locus, code=CODE, answers={}, seen_version=1, by=cast.operator, now=end + hours + DAY
        )


def test_one_file_is_cited_for_many_indicators(cast: Cast, locus: Locus) -> None:
    version = a_proof(cast, locus)
    for code in (CODE, "2.a.P"):
        claim = claims.opened(locus=locus, code=code, by=cast.operator, now=NOW)
        claims.cite(claim=claim, version=version, note="Lampiran", by=cast.operator, now=NOW)
    assert Citation.objects.filter(version=version).count() == 2


def test_a_proof_of_another_unit_is_not_cited(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    version = a_proof(cast, locus_of(cycle, cast.units[1]))
    claim = answered(cast, locus)
    with pytest.raises(ProblemsError) as error:
        claims.cite(claim=claim, version=version, by=cast.operator, now=NOW)
    assert "unit lain" in said(error)


def test_a_withdrawn_proof_and_a_page_before_the_first_are_refused_together(cast: Cast, locus: Locus) -> None:
    version = a_proof(cast, locus)
    evidence.withdraw(proof=version.proof, by=cast.operator, why="Keliru", now=NOW)
    with pytest.raises(ProblemsError) as error:
        claims.cite(claim=answered(cast, locus), version=version, page=0, by=cast.operator, now=NOW)
    assert [one.key for one in error.value.problems] == ["version", "page"]


def test_a_cited_proof_can_be_taken_off(cast: Cast, locus: Locus) -> None:
    claim = answered(cast, locus)
    citation = claims.cite(claim=claim, version=a_proof(cast, locus), by=cast.operator, now=NOW)
    claims.uncite(citation=citation, by=cast.operator, now=NOW)
    assert not Citation.objects.exists()
    assert ProofVersion.objects.exists()


def test_a_level_without_proof_needs_words_and_a_link_is_no_word(cast: Cast, locus: Locus) -> None:
    def state(note: str, seen: int) -> ItemState:
        answered(cast, locus, seen=seen, note=note)
        item = reads.item_of(locus, CODE, TODAY)
        assert item is not None
        return item.state

    assert state("", 0) is ItemState.BARE
    assert state("https://drive.example.go.id/folders/standar-pelayanan lihat di sini", 1) is ItemState.BARE
    assert state("Naskah aslinya rusak saat banjir Januari 2026.", 2) is ItemState.EXPLAINED


def test_a_level_of_zero_needs_no_proof(cast: Cast, locus: Locus) -> None:
    answered(cast, locus, answers={"standard_made": False})
    item = reads.item_of(locus, CODE, TODAY)
    assert item is not None
    assert (item.claim and item.claim.proposed, item.state) == (0, ItemState.COMPLETE)


def test_everything_missing_is_told_at_once(cast: Cast, locus: Locus) -> None:
    answered(cast, locus)
    with pytest.raises(ProblemsError) as error:
        claims.approve(locus=locus, by=cast.head, now=NOW)
    codes = [one.key for one in error.value.problems]
    assert len(codes) == 30
    assert len(set(codes)) == 30
    assert "INF" not in codes


def test_only_the_head_approves(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    with pytest.raises(ProblemsError) as error:
        claims.approve(locus=locus, by=cast.operator, now=NOW)
    assert "kepala unit" in said(error)


def test_a_change_takes_the_approval_back(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=NOW)
    claim = Claim.objects.get(code=CODE)
    answered(cast, locus, seen=claim.version, answers=claim.answers, note="Satu kalimat lagi di sini.")
    locus.refresh_from_db()
    assert (locus.claim_state, locus.approved_by) == (ClaimState.OPEN, None)
    with pytest.raises(ProblemsError) as error:
        claims.submit(locus=locus, by=cast.operator, now=NOW)
    assert "belum menyetujui" in said(error)


def test_submitting_twice_gives_one_receipt(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=NOW)
    stale = locus_of(locus.cycle, cast.units[0])
    first = claims.submit(locus=locus, by=cast.operator, now=NOW)
    second = claims.submit(locus=stale, by=cast.head, now=NOW + DAY)
    assert first.pk == second.pk
    assert Submission.objects.count() == 1
    assert Entry.objects.filter(action="evaluation.submit").count() == 1


def test_the_receipt_can_be_made_again_from_its_content(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus, notes={CODE: "Layanan “terpadu” – lantai 1"})
    claims.approve(locus=locus, by=cast.head, now=NOW)
    receipt = claims.submit(locus=locus, by=cast.operator, now=NOW)
    kept = Submission.objects.get(pk=receipt.pk)
    assert digest(kept.content) == kept.hash
    text = json.dumps(kept.content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert sha256(text.encode()).hexdigest() == kept.hash
    row = kept.content["indicators"][0]
    assert row["proofs"][0]["sha256"] == ProofVersion.objects.get().sha256
    assert len(kept.content["indicators"]) == 30


def test_a_file_in_quarantine_stops_handing_in(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=NOW)
    ProofVersion.objects.update(state=FileState.QUARANTINED, words={"id": "Pemeriksa mati.", "en": "Down."})
    with pytest.raises(ProblemsError) as error:
        claims.submit(locus=locus, by=cast.operator, now=NOW)
    assert "karantina" in said(error)
    assert "Pemeriksa mati." in said(error)


def test_handed_in_nothing_changes_until_the_biro_gives_it_back(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=NOW)
    first = claims.submit(locus=locus, by=cast.operator, now=NOW)
    with pytest.raises(ProblemsError) as error:
        answered(cast, locus, seen=1, answers={})
    assert "sudah dikirim" in said(error)
    with pytest.raises(ProblemsError):
        claims.return_submission(locus=locus, why=" ", by=cast.admin, now=NOW)
    claims.return_submission(locus=locus, why="Bukti nomor 4 terbalik", by=cast.admin, now=NOW)
    assert locus.claim_state == ClaimState.OPEN
    claims.approve(locus=locus, by=cast.head, now=NOW)
    second = claims.submit(locus=locus, by=cast.operator, now=NOW)
    assert (first.number, second.number) == (1, 2)
    assert first.hash != second.hash


def test_after_the_deadline_it_goes_back_only_with_a_new_date(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=NOW)
    claims.submit(locus=locus, by=cast.operator, now=NOW)
    with pytest.raises(ProblemsError) as error:
        claims.return_submission(locus=locus, why="Perbaiki", by=cast.admin, now=NOW + 20 * DAY)
    assert "Pindahkan dulu" in said(error)


def following(cast: Cast, before: Cycle) -> Locus:
    """The first unit in the cycle that follows `before`, being filled in."""
    cycle = a_cycle(cast, name="PEKPPP Mandiri 2027")
    Cycle.objects.filter(pk=cycle.pk).update(previous=before)
    cycle.refresh_from_db()
    return locus_of(move_to(cycle, State.FILLING, cast.admin), cast.units[0])


def test_answers_and_valid_proof_come_along_and_must_be_confirmed(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    old = a_proof(cast, locus, "Keputusan yang habis masanya", valid_to=TODAY - timedelta(days=1))
    claims.cite(claim=Claim.objects.get(code=CODE), version=old, by=cast.operator, now=NOW)
    new = following(cast, locus.cycle)
    answered(cast, new, answers={"standard_made": True})
    copied = claims.carry_over(locus=new, from_cycle=locus.cycle, by=cast.operator, now=NOW)
    assert len(copied) == 29
    assert CODE not in {claim.code for claim in copied}
    sheet = reads.sheet(new, TODAY)
    item = sheet.item("2.a.P")
    assert item is not None
    assert item.claim is not None
    assert (item.state, item.claim.still_true) == (ItemState.CONFIRM, None)
    assert [one.version.proof.title for one in item.citations] == ["Keputusan Standar Pelayanan"]
    with pytest.raises(ProblemsError):
        claims.approve(locus=new, by=cast.head, now=NOW)


def test_proof_that_no_longer_holds_stays_behind(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    old = a_proof(cast, locus, "Keputusan yang habis masanya", valid_to=TODAY - timedelta(days=1))
    claims.cite(claim=Claim.objects.get(code=CODE), version=old, by=cast.operator, now=NOW)
    new = following(cast, locus.cycle)
    claims.carry_over(locus=new, from_cycle=locus.cycle, by=cast.operator, now=NOW)
    titles = Citation.objects.filter(claim__locus=new).values_list("version__proof__title", flat=True)
    assert set(titles) == {"Keputusan Standar Pelayanan"}


def test_what_is_no_longer_true_must_be_changed(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    new = following(cast, locus.cycle)
    claims.carry_over(locus=new, from_cycle=locus.cycle, by=cast.operator, now=NOW)

    def state() -> ItemState:
        item = reads.item_of(new, CODE, TODAY)
        assert item is not None
        return item.state

    claim = Claim.objects.get(locus=new, code=CODE)
    claims.confirm(claim=claim, still_true=False, seen_version=1, by=cast.operator, now=NOW)
    assert state() is ItemState.CHANGE
    answered(cast, new, seen=2, answers={**A_YES, "service_kinds": "15"})
    assert state() is ItemState.COMPLETE


def test_what_is_still_true_is_complete_once_confirmed(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    new = following(cast, locus.cycle)
    claims.carry_over(locus=new, from_cycle=locus.cycle, by=cast.operator, now=NOW)
    for claim in Claim.objects.filter(locus=new):
        claims.confirm(claim=claim, still_true=True, seen_version=1, by=cast.operator, now=NOW)
    claims.approve(locus=new, by=cast.head, now=NOW)
    assert new.claim_state == ClaimState.APPROVED


def test_copying_takes_few_statements_and_twice_copies_nothing(
    cast: Cast, locus: Locus, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill_in(cast, locus)
    new = following(cast, locus.cycle)
    with django_assert_max_num_queries(14):
        claims.carry_over(locus=new, from_cycle=locus.cycle, by=cast.operator, now=NOW)
    assert claims.carry_over(locus=new, from_cycle=locus.cycle, by=cast.operator, now=NOW) == []


def test_a_unit_without_a_past_is_told_so(cast: Cast, locus: Locus) -> None:
    new = following(cast, locus.cycle)
    with pytest.raises(ProblemsError) as error:
        claims.carry_over(locus=new, from_cycle=locus.cycle, by=cast.operator, now=NOW)
    assert "tidak punya isian" in said(error)


def test_the_sheet_is_read_in_two_statements(
    cast: Cast, locus: Locus, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill_in(cast, locus)
    with django_assert_max_num_queries(2):
        sheet = reads.sheet(locus, TODAY)
        assert (sheet.done, sheet.required, sheet.problems) == (30, 30, [])


def test_an_indicator_of_the_other_form_does_not_exist_here(cast: Cast, locus: Locus) -> None:
    with pytest.raises(ProblemsError) as error:
        claims.answer(locus=locus, code="14.c.As", answers={}, seen_version=0, by=someone("Dodi"), now=NOW)
    assert "tidak punya indikator" in said(error)


def test_people_of_the_unit_are_told_what_happened(cast: Cast, locus: Locus) -> None:
    with pytest.raises(ProblemsError):
        claims.ask_approval(locus=locus, by=cast.operator, now=NOW)
    fill_in(cast, locus)
    for _time in range(2):
        assert claims.ask_approval(locus=locus, by=cast.operator, now=NOW) == 1
    assert [one.words_id for one in Notice.objects.filter(user=cast.head)] == [
        "F-01 Dinas D01 sudah lengkap dan menunggu persetujuan Anda."
    ]
    claims.approve(locus=locus, by=cast.head, now=NOW)
    claims.submit(locus=locus, by=cast.operator, now=NOW)
    claims.return_submission(locus=locus, why="Bukti terbalik", by=cast.admin, now=NOW)
    said_to = [one.words_id for one in Notice.objects.filter(user=cast.operator).order_by("pk")]
    assert [words.split()[3:5] for words in said_to] == [["sudah", "diterima."], ["dikembalikan", "untuk"]]


def test_the_library_knows_how_often_a_proof_is_cited(cast: Cast, locus: Locus) -> None:
    fill_in(cast, locus)
    proof = ProofVersion.objects.get().proof_id
    assert library.uses([proof]) == {proof: 30}

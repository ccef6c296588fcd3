"""What the records of a unit said when it handed in stays readable as it was, whatever happens to them."""

import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import DAY, NOW, Cast, a_moderator, judged, locus_of, move_to
from tests.apps.evaluation.filling import a_proof, fill_in, hand_in
from tests.apps.evaluation.judging_cast import Judging, entered
from tests.apps.evaluation.records_cast import judged_on_records, keeping_records, seated
from tests.people import signed_in
from tolok.apps.evaluation.actions import claims, freezing, records, results
from tolok.apps.evaluation.models import FrozenRecords, RecordCopy, State, Submission
from tolok.apps.evaluation.selectors import copies as reads
from tolok.apps.evaluation.selectors import trail
from tolok.apps.evaluation.selectors.package import locked_result, record_of
from tolok.apps.evaluation.selectors.results import inputs_of
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.actions import decrees
from tolok.apps.standards.models import Decree, Publication
from tolok.rules.cycles.checks import verify
from tolok.rules.days import day_first
from tolok.rules.digests import digest
from tolok.sheets.cycles.package import write_package
from tolok.sheets.cycles.reading import read_package

pytestmark = pytest.mark.django_db

SAME = "Tidak ada yang berbeda"
#: Statements of handing in; PostgreSQL needs one more.
MOST = 63
NUMBER, CORRECTED = "188/4/2025", "188/4.1/2025"


@pytest.fixture
def judging() -> Judging:
    return judged_on_records()


def page_of(judging: Judging, origin: str = "", name: str = "judging-record", *more: str) -> str:
    return judging.unit_url(name, origin or f"standards.decree:{Decree.objects.get().pk}", *more)


def text_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return " ".join(answer.content.decode().split())


def corrected(cast: Cast, scan: ProofVersion | None = None) -> None:
    """The decree bears another number than what was entered."""
    decree = Decree.objects.get()
    decrees.correct(
        decree=decree,
        number=CORRECTED,
        about=decree.about,
        signed_on=decree.signed_on,
        signer=decree.signer,
        scan=scan or decree.scan,
        by=cast.operator,
        why="Salah ketik",
        now=NOW + timedelta(hours=3),
    )


def printed_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_every_row_that_a_kept_proposal_names_is_frozen_at_hand_in(judging: Judging) -> None:
    kept = FrozenRecords.objects.get()
    rows = {origin for origin, one in trail.named(judging.locus).items() if not one.grouped}
    assert set(kept.records) == rows
    assert set(kept.records.values()) == set(RecordCopy.objects.values_list("pk", flat=True))
    for one in RecordCopy.objects.all():
        assert digest(one.content) == one.pk


def test_the_receipt_stands_for_what_was_frozen(judging: Judging) -> None:
    receipt, kept = Submission.objects.get(), FrozenRecords.objects.get()
    assert kept.submission == receipt
    assert receipt.content["records"] == kept.digest == digest(kept.records)
    assert digest(receipt.content) == receipt.hash


def test_the_list_on_the_receipt_is_the_file_that_the_package_names(judging: Judging) -> None:
    client = signed_in(Client(), judging.cast.operator)
    page = judging.unit_url("claims-receipt", 1)
    url = judging.unit_url("claims-receipt-records", 1)
    kept = FrozenRecords.objects.get()
    text = text_of(client, page)
    assert url in text
    assert kept.digest in text
    content = client.get(url).content
    found = inputs_of(judging.cycle)[0].proofs[-1]
    assert (found.code, found.version, found.size) == ("*", 1, len(content))
    assert sha256(content).hexdigest() == found.sha256 == kept.digest
    assert client.get(judging.unit_url("claims-receipt-records", 2)).status_code == 404


def test_the_package_carries_the_fingerprint_and_is_computed_again(judging: Judging, tmp_path: Path) -> None:
    judged(judging.seats[0], 3)
    cast, cycle = judging.cast, judging.cycle
    moderator = a_moderator(cast, cycle)
    move_to(cycle, State.OBJECTING, cast.admin)
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    results.lock(result=result, by=moderator, now=NOW)
    found = locked_result(cycle.pk)
    assert found is not None
    path = tmp_path / "siklus.zip"
    path.write_bytes(write_package(record_of(found)))
    record = read_package(path).record
    assert verify(record) == []
    lists = [one.sha256 for unit in record.units for one in unit.proofs if one.code == "*"]
    assert lists == [FrozenRecords.objects.get().digest]


def test_the_page_shows_what_was_handed_in_and_says_that_nothing_differs(
    judging: Judging, client: Client
) -> None:
    entered(client, judging.seats[0].user)
    text = text_of(client, page_of(judging))
    assert "Seperti saat isian diserahkan" in text
    assert NUMBER in text
    assert SAME in text
    for name, key in (("judging-record-printed", ()), ("judging-record-paper", ("lampiran",))):
        assert page_of(judging, "", name, *key) in text


def test_what_is_edited_afterwards_is_told_field_by_field_beneath_the_copy(
    judging: Judging, client: Client
) -> None:
    entered(client, judging.seats[0].user)
    corrected(judging.cast)
    text = text_of(client, page_of(judging))
    assert SAME not in text
    assert "bagian berbeda hari ini" in text
    before, today = text.index(f"Keputusan {NUMBER}"), text.index(f"Keputusan {CORRECTED}")
    assert before < text.index("Yang berbeda hari ini") < today
    assert "membetulkan keputusan" in text
    assert NUMBER in printed_of(client, page_of(judging, "", "judging-record-printed"))


def test_a_record_that_is_gone_is_read_as_it_was(judging: Judging, client: Client) -> None:
    entered(client, judging.seats[0].user)
    row = Publication.objects.get(medium="website", version__service__code="01")
    origin = f"standards.publication:{row.pk}"
    group = next(key for key, one in trail.named(judging.locus).items() if origin in one.grouped)
    row.delete()
    text = text_of(client, page_of(judging, origin))
    assert "https://unit.tolok.example.go.id/website" in text
    assert "Catatan ini tidak ada lagi" in text
    assert "tidak ada lagi" in text_of(client, page_of(judging, group))
    assert "Layanan 01" in printed_of(client, page_of(judging, origin, "judging-record-printed"))


def test_the_papers_of_a_record_are_made_of_today_and_say_so(judging: Judging, client: Client) -> None:
    entered(client, judging.seats[0].user)
    paper = page_of(judging, "", "judging-record-paper", "lampiran")
    assert f"dibuat {day_first(localdate())}" in printed_of(client, paper), "it bears the day it is made on"


def test_the_printed_record_says_of_which_day_it_is(judging: Judging, client: Client) -> None:
    entered(client, judging.seats[0].user)
    words = printed_of(client, page_of(judging, "", "judging-record-printed"))
    assert "Seperti saat isian diserahkan" in words


def test_a_proof_that_was_replaced_still_opens_and_its_file_is_told(judging: Judging, client: Client) -> None:
    entered(client, judging.seats[0].user)
    old = Decree.objects.get().scan
    assert old is not None
    corrected(judging.cast, scan=a_proof(judging.cast, judging.locus, "Keputusan Standar, pindai ulang"))
    text = text_of(client, page_of(judging))
    assert old.sha256 in text
    assert "Keputusan Standar, pindai ulang" not in text, (
        "what was never put before the evaluator is not told"
    )
    assert "Ada bukti yang dilampirkan sesudah catatan ini dibaca" in text
    assert client.get(judging.unit_url("judging-proof", old.pk)).status_code == 200


def test_a_proof_that_is_renamed_is_told_as_it_was_and_as_it_is(judging: Judging, client: Client) -> None:
    entered(client, judging.seats[0].user)
    scan = Decree.objects.get().scan
    assert scan is not None
    scan.proof.title = "SK yang dinamai ulang"
    scan.proof.save(update_fields=["title"])
    text = text_of(client, page_of(judging))
    assert "SK standar, versi 1" in text
    assert "SK yang dinamai ulang, versi 1" in text


def test_the_copy_can_be_taken_away_and_hashed(judging: Judging, client: Client) -> None:
    entered(client, judging.seats[0].user)
    corrected(judging.cast)
    origin = f"standards.decree:{Decree.objects.get().pk}"
    answer = client.get(page_of(judging, origin, "judging-record-copy"))
    assert sha256(answer.content).hexdigest() == FrozenRecords.objects.get().records[origin]
    assert NUMBER in json.loads(answer.content)["title"][0]


def test_english_readers_read_the_copy_in_english(judging: Judging, client: Client) -> None:
    kept = FrozenRecords.objects.get()
    origin = f"standards.decree:{Decree.objects.get().pk}"
    title = reads.copies(kept, [origin])[origin]["title"]
    assert isinstance(title, list)
    assert title[1].startswith("Decree")


def test_before_the_hand_in_the_row_is_told_as_now_and_not_frozen() -> None:
    cast, locus = keeping_records()
    records.refresh(loci=[locus], day=NOW.date(), now=NOW)
    client = signed_in(Client(), cast.operator)
    text = text_of(client, page_of(Judging(cast, locus.cycle, locus, [])))
    assert "belum dibekukan, karena isian belum diserahkan" in text
    assert SAME not in text
    copy = page_of(Judging(cast, locus.cycle, locus, []), "", "judging-record-copy")
    assert client.get(copy).status_code == 404


def test_what_is_handed_in_again_gets_its_own_copy_and_the_former_stays(client: Client) -> None:
    cast, locus = keeping_records()
    hand_in(cast, locus)
    origin = f"standards.decree:{Decree.objects.get().pk}"
    once = RecordCopy.objects.count()
    claims.return_submission(locus=locus, why="Nomor keputusan salah", by=cast.admin, now=NOW)
    corrected(cast)
    claims.approve(locus=locus, by=cast.head, now=NOW + timedelta(hours=4))
    claims.submit(locus=locus, by=cast.operator, now=NOW + timedelta(hours=4))
    judging = seated(cast, locus)

    second, first = FrozenRecords.objects.order_by("-pk")
    assert [one.submission.number for one in (second, first) if one.submission] == [2, 1]
    assert second.records[origin] != first.records[origin]
    assert once < RecordCopy.objects.count() < 2 * once, "what says the same is kept once"
    entered(client, judging.seats[0].user)
    text = text_of(client, page_of(judging, origin))
    assert CORRECTED in text
    former = f"{page_of(judging, origin)}?salinan={first.pk}"
    assert former in text
    text = text_of(client, former)
    assert "tanda terima nomor 1" in text
    assert f"Keputusan {NUMBER}" in text
    assert client.get(f"{page_of(judging, origin)}?salinan=99999").status_code == 404


def test_units_that_never_handed_in_are_frozen_when_filling_is_over(client: Client) -> None:
    cast, locus = keeping_records()
    records.refresh(loci=[locus], day=NOW.date(), now=NOW)
    cycle = locus.cycle
    assert freezing.freeze_due(now=NOW) == 0, "it can still be filled in"
    move_to(cycle, State.JUDGING, cast.admin)
    assert freezing.freeze_due(now=NOW + DAY) == 1
    assert freezing.freeze_due(now=NOW + 2 * DAY) == 0, "once"
    judging = seated(cast, locus_of(cycle, cast.units[0]))
    entered(client, judging.seats[0].user)
    corrected(cast)
    text = text_of(client, page_of(judging))
    assert "Seperti saat dibekukan sesudah pengisian berakhir" in text
    assert f"Keputusan {NUMBER}" in text


def test_moving_a_cycle_on_to_judging_freezes_what_was_left() -> None:
    cast, locus = keeping_records()
    records.refresh(loci=[locus], day=NOW.date(), now=NOW)
    client = signed_in(Client(), cast.admin)
    client.post(reverse("cycles-advance", args=[locus.cycle_id]), {"ke": "judging"})
    kept = FrozenRecords.objects.get()
    assert (kept.locus, kept.submission) == (locus, None)
    assert f"standards.decree:{Decree.objects.get().pk}" in kept.records


def test_what_was_handed_in_before_copies_were_kept_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast, locus = keeping_records()
    keeps_nothing: Callable[..., Any] = lambda taken, **more: None  # noqa: E731
    monkeypatch.setattr(freezing, "keep", keeps_nothing)
    hand_in(cast, locus)
    judging = seated(cast, locus)
    entered(client, judging.seats[0].user)
    corrected(cast)
    text = text_of(client, page_of(judging))
    assert "disimpan sebelum salinan beku ada" in text
    assert CORRECTED in text, "the row as it is now"
    assert "membetulkan keputusan" in text, "and what the audit knows"
    assert SAME not in text
    assert "Keadaan dibaca pada" in text
    assert "saat isian diserahkan." not in text, "what is read now is not called the hand-in's"


@pytest.mark.parametrize("model", [RecordCopy, FrozenRecords])
def test_the_database_itself_refuses_to_change_what_was_handed_in(
    judging: Judging, model: type[RecordCopy] | type[FrozenRecords]
) -> None:
    rows = model.objects.all()
    assert rows.exists()
    field = "content" if model is RecordCopy else "records"
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        rows.update(**{field: {}})
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        rows._raw_delete("default")


@pytest.mark.parametrize("services", [4, 20])
def test_handing_in_takes_as_many_statements_however_many_records_there_are(
    services: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cast, locus = keeping_records(services)
    fill_in(cast, locus)
    claims.approve(locus=locus, by=cast.head, now=NOW)
    with django_assert_max_num_queries(MOST):
        claims.submit(locus=locus, by=cast.operator, now=NOW)
    assert len(FrozenRecords.objects.get().records) > 3 * services


def test_nothing_of_a_record_is_kept_that_its_page_does_not_show(judging: Judging) -> None:
    kept = json.dumps([one.content for one in RecordCopy.objects.all()])
    people = (judging.cast.operator, judging.cast.head, judging.cast.admin)
    for person in people:
        assert person.name not in kept
        assert person.email not in kept
    keys = {"title", "rows", "day", "online", "proofs", "related"}
    assert all(set(one.content) == keys for one in RecordCopy.objects.all())

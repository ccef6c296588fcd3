"""An answer that was changed after the unit accepted what its records say no longer reads as accepted, to nobody."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.evaluation.cast import Cast
from tests.apps.evaluation.filling import hand_in
from tests.apps.evaluation.judging_cast import entered
from tests.apps.evaluation.records_cast import keeping_records, seated
from tests.people import signed_in
from tolok.apps.evaluation.actions import claims, replies
from tolok.apps.evaluation.models import Claim, Locus
from tolok.apps.evaluation.selectors import gathering as reads

pytestmark = pytest.mark.django_db

CODE = "1.a.Ak"
ALTERED = "diterima, kini berbeda"
NAMED = "Jawaban unit sekarang tidak sama dengan catatan: "


@pytest.fixture
def kept() -> tuple[Cast, Locus]:
    """A unit that accepted what its records say of indicator 1."""
    cast, locus = keeping_records()
    today = timezone.localdate()
    found = reads.findings_now(locus, reads.as_of(locus.cycle, today))[CODE]
    digest = reads.digest_of(found.level, reads.content_of(found))
    replies.accept(
        locus=locus, code=CODE, digest=digest, paper=False, by=cast.operator, today=today, now=timezone.now()
    )
    return cast, locus


def change(cast: Cast, locus: Locus, **answers: object) -> Claim:
    claim = Claim.objects.get(locus=locus, code=CODE)
    return claims.answer(
        locus=locus,
        code=CODE,
        answers={**claim.answers, **answers},
        note=claim.note,
        still_true=None,
        seen_version=claim.version,
        by=cast.operator,
        now=timezone.now(),
    )


def pages(cast: Cast, locus: Locus) -> tuple[str, str]:
    """What the operator reads of the indicator, and the head before approving."""
    item = reverse("claims-indicator", args=[locus.cycle_id, locus.pk, CODE])
    check = reverse("claims-check", args=[locus.cycle_id, locus.pk])
    return (
        signed_in(Client(), cast.operator).get(item).content.decode(),
        signed_in(Client(), cast.head).get(check).content.decode(),
    )


def test_unit_and_head_read_which_answer_is_no_longer_what_was_accepted(kept: tuple[Cast, Locus]) -> None:
    cast, locus = kept
    item, check = pages(cast, locus)
    assert "Diterima" in item
    assert ALTERED not in item + check
    change(cast, locus, standard_made=False)
    for page in pages(cast, locus):
        assert ALTERED in page
        assert f"{NAMED}Standar Pelayanan disusun." in page
    change(cast, locus, standard_made=True)
    assert ALTERED not in "".join(pages(cast, locus))


def test_the_evaluator_reads_it_too(kept: tuple[Cast, Locus], client: Client) -> None:
    cast, locus = kept
    hand_in(cast, locus)  # with other answers than the records have
    judging = seated(cast, locus)
    entered(client, judging.seats[0].user)
    page = client.get(judging.url("judging-indicator", CODE)).content.decode()
    assert ALTERED in page
    assert NAMED in page

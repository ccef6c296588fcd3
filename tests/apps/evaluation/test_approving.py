"""What the head of a unit reads before approving F-01."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.evaluation.cast import a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today, fill_in
from tests.apps.evaluation.test_experience import SLOW, slow_and_shut
from tests.people import signed_in
from tolok.apps.evaluation.actions import replies
from tolok.apps.evaluation.selectors import gathering

pytestmark = pytest.mark.django_db
CODE = "1.a.Ak"


def test_the_head_reads_what_speaks_against_the_answers_and_what_was_disputed(client: Client) -> None:
    cast = a_cast()
    locus = locus_of(a_cycle_today(cast), cast.units[0])
    slow_and_shut(locus.unit)
    fill_in(cast, locus)
    today, now = timezone.localdate(), timezone.now()
    found = gathering.findings_now(locus, today)[CODE]
    digest = gathering.digest_of(found.level, gathering.content_of(found))
    why = "Standar kami masih di buku besar, belum dicatat di Tolok."
    replies.dispute(locus=locus, code=CODE, why=why, digest=digest, by=cast.operator, today=today, now=now)
    signed_in(client, cast.head)
    page = client.get(reverse("claims-check", args=[locus.cycle_id, locus.pk])).content.decode()
    assert page.count(SLOW) == 1
    assert f"Unit membantah usulan dari catatan: {why}" in page

"""Whoever may read what a unit said follows every proposal to its records, and nobody reads anything else there."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import NOW, a_moderator, a_panel, judged
from tests.apps.evaluation.filling import a_picture
from tests.apps.evaluation.judging_cast import Judging, entered
from tests.apps.evaluation.records_cast import judged_on_records
from tests.apps.standards.keeping_cast import a_decree
from tests.people import signed_in
from tolok.apps.common.actions import record
from tolok.apps.evaluation.models import Finding
from tolok.apps.evaluation.selectors import trail
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import Proof, ProofVersion
from tolok.apps.standards.models import Decree, Publication

pytestmark = pytest.mark.django_db

FIRST, SHOWN = "1.a.Ak", "3.a.T"
DAY = NOW.date()
#: Statements of one page.
MOST = 33


@pytest.fixture
def judging() -> Judging:
    """A unit that keeps standards, a decree with its scan, a maklumat and publications, handed in and being judged."""
    return judged_on_records()


def another_proof(judging: Judging) -> ProofVersion:
    """A proof of the unit that nobody cited."""
    return evidence.keep(
        unit=judging.locus.unit,
        name="lain.png",
        content=a_picture("red"),
        title="SK lain",
        by=judging.cast.operator,
        today=DAY,
        now=NOW,
    )


def bases(judging: Judging, client: Client, code: str) -> list[str]:
    """The addresses of the records behind the facts of an indicator, as the evaluator's page has them."""
    text = client.get(judging.url("judging-indicator", code)).content.decode()
    return list(dict.fromkeys(re.findall(r'href="(/siklus/\d+/unit/\d+/catatan/[^"]+)"', text)))


def address(judging: Judging, origin: str) -> str:
    return judging.unit_url("judging-record", origin)


def test_an_evaluator_opens_everything_a_proposal_rests_on(judging: Judging, client: Client) -> None:
    entered(client, judging.seats[0].user)
    for code in (FIRST, SHOWN, "5.a.K"):
        found = bases(judging, client, code)
        assert found, code
        for url in found:
            assert client.get(url).status_code == 200, url


def test_a_group_lists_its_rows_and_each_opens_with_its_proof_and_papers(
    judging: Judging, client: Client
) -> None:
    entered(client, judging.seats[0].user)
    groups = [url for url in bases(judging, client, SHOWN) if "publications" in url]
    assert len(groups) == 2, "one line a medium, not one a publication"
    text = client.get(groups[0]).content.decode()
    rows = re.findall(r'href="(/siklus/\d+/unit/\d+/catatan/standards.publication:\d+/)"', text)
    assert len(rows) == 4
    assert "Layanan 01" in client.get(rows[0]).content.decode()
    printed = client.get(groups[0][:-1] + ".pdf")
    assert printed.content.startswith(b"%PDF")


def test_the_scan_of_a_decree_opens_through_the_door_of_proofs_and_its_annex_is_made(
    judging: Judging, client: Client
) -> None:
    entered(client, judging.seats[0].user)
    decree = Decree.objects.get()
    page = address(judging, f"standards.decree:{decree.pk}")
    text = client.get(page).content.decode()
    proof = judging.unit_url("judging-proof", decree.scan_id)
    assert proof in text
    assert client.get(proof).status_code == 200
    annex = client.get(f"{page}lampiran.pdf")
    assert annex.status_code == 200
    assert annex.content.startswith(b"%PDF")
    assert client.get(f"{page}lain.pdf").status_code == 404
    services = address(judging, f"standards.services:{judging.locus.unit_id}")
    assert "Layanan 04" in client.get(services).content.decode()
    assert client.get(f"{services}daftar-layanan.pdf").content.startswith(b"%PDF")


def test_what_no_proposal_names_is_not_there(judging: Judging, client: Client) -> None:
    entered(client, judging.seats[0].user)
    late = a_decree(judging.locus.unit, "189/1/2026", scan=another_proof(judging))
    foreign = a_decree(judging.cast.units[1], "1/2025")
    for origin in (f"standards.decree:{late.pk}", f"standards.decree:{foreign.pk}", "accounts.user:1", "x"):
        for name in ("judging-record", "judging-record-printed"):
            assert client.get(judging.unit_url(name, origin)).status_code == 404, origin
        paper = judging.unit_url("judging-record-paper", origin, "lampiran")
        assert client.get(paper).status_code == 404, origin
    assert client.get(judging.unit_url("judging-proof", late.scan_id)).status_code == 404


def test_those_who_read_the_claim_read_its_records_and_nobody_else(judging: Judging, client: Client) -> None:
    decree = Decree.objects.get()
    page = address(judging, f"standards.decree:{decree.pk}")
    cast, cycle = judging.cast, judging.cycle
    moderator = a_moderator(cast, cycle)
    for person in (cast.admin, cast.operator, cast.head, cast.auditor, moderator):
        assert entered(Client(), person).get(page).status_code == 200, person.name
    evaluator = a_panel(cast, cycle, 2)[1]
    for person in (cast.stranger, cast.other_operator, evaluator):
        assert entered(Client(), person).get(page).status_code == 404, person.name
    assert client.get(page).status_code == 302


def test_what_changed_after_handing_in_is_said_on_record_and_item(judging: Judging, client: Client) -> None:
    entered(client, judging.seats[0].user)
    decree = Decree.objects.get()
    page = address(judging, f"standards.decree:{decree.pk}")
    item = judging.url("judging-indicator", FIRST)
    assert "Tidak ada perubahan yang tercatat" in client.get(page).content.decode()
    assert "diubah sesudah isian diserahkan" not in client.get(item).content.decode()
    record(
        by=None,
        action="standards.correct_decree",
        target=decree,
        after={"number": "188/5/2025"},
        now=NOW + timedelta(days=2),
        scope="",
    )
    text = client.get(page).content.decode()
    assert "membetulkan keputusan" in text
    assert "Tidak ada yang berbeda" in text, "the audit knows of a change that left every field as it was"
    assert "diubah sesudah isian diserahkan" in client.get(item).content.decode()


def test_publications_that_nobody_can_look_at_are_counted(judging: Judging, client: Client) -> None:
    entered(client, judging.seats[0].user)
    text = client.get(judging.url("judging-indicator", SHOWN)).content.decode()
    assert "4 publikasi tanpa bukti" in text, "those on the board have no picture"
    assert Publication.objects.filter(medium="board", proof=None).count() == 4


def test_moderators_follow_it_on_their_own_page(judging: Judging, client: Client) -> None:
    judged(judging.seats[0], 3)
    entered(client, a_moderator(judging.cast, judging.cycle))
    text = client.get(judging.unit_url("judging-dispute", FIRST)).content.decode()
    assert address(judging, f"standards.decree:{Decree.objects.get().pk}") in text


def test_the_unit_is_led_to_the_same_records_once_it_handed_in(judging: Judging) -> None:
    client = signed_in(Client(), judging.cast.operator)
    page = reverse("claims-indicator", args=[judging.cycle.pk, judging.locus.pk, FIRST])
    assert f"/unit/{judging.locus.pk}/catatan/" in client.get(page).content.decode()


def test_every_origin_that_a_kept_proposal_names_is_told(judging: Judging) -> None:
    known = trail.named(judging.locus)
    rows = {origin for origin, one in known.items() if not one.grouped}
    assert set(trail.told(judging.locus, rows, DAY)) == rows
    assert Finding.objects.filter(locus=judging.locus, known=True).count() >= 3


def test_a_record_takes_few_statements_however_much_is_named(
    judging: Judging, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    entered(client, judging.seats[0].user)
    page = address(judging, f"standards.decree:{Decree.objects.get().pk}")
    client.get(page)
    with django_assert_max_num_queries(MOST):
        client.get(page)
    group = next(url for url in bases(judging, client, SHOWN) if "publications" in url)
    with django_assert_max_num_queries(MOST):
        client.get(group)


def test_a_proof_that_ends_before_the_cycle_says_so_to_the_evaluator(
    judging: Judging, client: Client
) -> None:
    entered(client, judging.seats[0].user)
    item = judging.url("judging-indicator", FIRST)
    proofs = Proof.objects.filter(unit=judging.locus.unit)
    assert "kedaluwarsa" not in client.get(item).content.decode()
    proofs.update(valid_to=DAY - timedelta(days=1))
    assert "kedaluwarsa sejak" in client.get(item).content.decode()
    proofs.update(valid_to=DAY + timedelta(days=1))
    assert "sebelum siklus selesai" in client.get(item).content.decode()

"""An evaluator is told that other units have the file of a proof, and who, as far as they may see."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import NOW, locus_of
from tests.apps.evaluation.filling import TODAY, a_picture
from tests.apps.evaluation.judging_cast import FIRST, Judging, being_judged, entered
from tolok.apps.evaluation.actions import panel
from tolok.apps.evaluation.models import Citation, Claim, Locus
from tolok.apps.evaluation.selectors.alike import cited_codes, versions_cited
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import Outcome, ProofVersion, Sketch
from tolok.apps.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def judging() -> Judging:
    return being_judged(sent=True)


@pytest.fixture
def other(judging: Judging) -> Locus:
    return locus_of(judging.cycle, judging.cast.units[1])


@pytest.fixture
def theirs(judging: Judging, other: Locus) -> ProofVersion:
    """The same file in the library of another unit, cited there too."""
    made = evidence.keep(
        unit=other.unit,
        name="bukti.png",
        content=a_picture(),
        title="Keputusan kami",
        by=judging.cast.other_operator,
        today=TODAY,
        now=NOW,
    )
    evidence.look(version=made, now=NOW)
    person = judging.cast.other_operator
    claim = Claim.objects.create(locus=other, code=FIRST, edited_by=person, edited_at=NOW)
    Citation.objects.create(claim=claim, version=made)
    return made


def mine(judging: Judging) -> ProofVersion:
    found = Citation.objects.filter(claim__locus=judging.locus, claim__code=FIRST).first()
    assert found is not None
    return found.version


def test_it_stands_beside_the_proof_with_a_way_to_the_group(
    client: Client, judging: Judging, other: Locus, theirs: ProofVersion
) -> None:
    entered(client, judging.seats[0].user)
    page = client.get(judging.url("judging-indicator", FIRST)).content.decode()
    address = reverse("judging-alike", args=[judging.cycle.pk, judging.locus.pk, mine(judging).pk])
    assert "Berkas yang sama persis ada di 1 unit lain" in page
    assert address in page
    inside = client.get(address).content.decode()
    assert other.name not in inside, "where the evaluator does not sit, only the number is told"
    person = judging.seats[0].user
    panel.seat(locus=other, user=person, order=1, by=judging.cast.admin, now=NOW)
    assert other.name in client.get(address).content.decode()


def test_an_evaluator_who_may_see_no_other_unit_asks_the_biro_with_one_press(
    client: Client, judging: Judging, other: Locus, theirs: ProofVersion
) -> None:
    person = judging.seats[0].user
    address = judging.unit_url("judging-alike", mine(judging).pk)
    page = entered(client, person).get(address).content.decode()
    assert "Biro atau Bagian Organisasi melihat semua unit" in page
    asking = judging.unit_url("judging-alike-ask", mine(judging).pk)
    assert asking in page
    assert client.post(asking)["Location"] == address
    client.post(asking)
    told = Notice.objects.get(user=judging.cast.admin, key__startswith="evaluation.alike:")
    assert mine(judging).proof.title in told.words_id
    after = client.get(address).content.decode()
    assert "Biro sudah Anda minta" in after
    assert asking not in after
    assert other.name not in after
    assert other.name not in told.words_id
    biro = entered(client, judging.cast.admin)
    assert other.name in biro.get(told.path).content.decode(), "there the Biro compares them"
    assert told.path in biro.get(address).content.decode()
    assert biro.post(asking).status_code == 403


def test_only_evaluators_of_the_unit_ask_and_the_unit_is_told_who_sees_it(
    client: Client, judging: Judging, other: Locus, theirs: ProofVersion
) -> None:
    asking = judging.unit_url("judging-alike-ask", mine(judging).pk)
    assert entered(client, judging.cast.other_operator).post(asking).status_code == 404
    own = entered(client, judging.cast.operator)
    assert own.post(asking).status_code == 403
    page = own.get(judging.unit_url("judging-alike", mine(judging).pk)).content.decode()
    assert "Unit lain tidak disebut kepada Anda" in page
    assert "yang Anda nilai" not in page
    assert asking not in page
    assert not Notice.objects.filter(key__startswith="evaluation.alike:").exists()


def test_a_proof_that_was_not_compared_says_so_and_why(
    client: Client, judging: Judging, other: Locus, theirs: ProofVersion
) -> None:
    entered(client, judging.seats[0].user)
    address = judging.url("judging-indicator", FIRST)
    Sketch.objects.update(outcome=Outcome.WAITING)
    inside = judging.unit_url("judging-alike", mine(judging).pk)
    assert (
        "belum dibandingkan dengan berkas unit lain: menunggu giliran" in client.get(address).content.decode()
    )
    assert "masih menunggu dibandingkan" in client.get(inside).content.decode()
    for version in ProofVersion.objects.select_related("proof__unit"):
        evidence.look(version=version, now=NOW)
    assert "teks atau gambarnya terlalu sedikit" in client.get(address).content.decode()
    assert "masih menunggu dibandingkan" not in client.get(inside).content.decode()


def test_who_reads_all_sees_every_unit_and_the_unit_only_how_many(
    client: Client, judging: Judging, other: Locus, theirs: ProofVersion
) -> None:
    address = judging.unit_url("judging-alike", mine(judging).pk)
    assert other.name in entered(client, judging.cast.admin).get(address).content.decode()
    told = entered(client, judging.cast.operator).get(address)
    assert told.status_code == 200
    assert other.name not in told.content.decode()
    assert entered(client, judging.cast.other_operator).get(address).status_code == 404


def test_a_proof_that_stands_alone_has_no_such_page(client: Client, judging: Judging) -> None:
    entered(client, judging.seats[0].user)
    assert client.get(judging.unit_url("judging-alike", mine(judging).pk)).status_code == 404


def test_the_list_of_an_office_narrows_by_indicator(
    client: Client, judging: Judging, theirs: ProofVersion
) -> None:
    entered(client, judging.cast.admin)
    office = judging.cast.office
    group = theirs.alike.get().group_id
    address = reverse("evidence-alike", args=[office.pk])
    inside = reverse("evidence-alike-group", args=[office.pk, group])
    pack = judging.locus.form.pack
    assert inside in client.get(address, {"indikator": f"{pack}:{FIRST}"}).content.decode()
    assert inside not in client.get(address, {"indikator": f"{pack}:99.z.Zz"}).content.decode()
    assert inside not in client.get(address, {"indikator": FIRST}).content.decode()


def test_the_same_number_of_two_forms_is_two_indicators(
    judging: Judging, other: Locus, theirs: ProofVersion, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    form_b = judging.cycle.forms.get(letter="B")
    other.form = form_b
    other.save(update_fields=["form"])
    claim = Claim.objects.get(locus=other)
    claim.code = "4.a.K"
    claim.save(update_fields=["code"])
    person = judging.cast.operator
    ours, _made = Claim.objects.get_or_create(
        locus=judging.locus, code="4.a.K", defaults={"edited_by": person, "edited_at": NOW}
    )
    Citation.objects.get_or_create(claim=ours, version=mine(judging))
    office = judging.cast.office.pk
    with django_assert_num_queries(2):
        told = dict(cited_codes(office))
    a, b = (f"{form.pack}:4.a.K" for form in (judging.locus.form, form_b))
    titles = [form.instrument.indicators["4.a.K"].title.id for form in (judging.locus.form, form_b)]
    assert titles[0] != titles[1]
    assert [told[a], told[b]] == [f"Formulir A, 4.a.K {titles[0]}", f"Formulir B, 4.a.K {titles[1]}"]
    assert theirs in versions_cited(office, b)
    assert theirs not in versions_cited(office, a)

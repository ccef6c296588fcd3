"""An evaluator is told that other units have the file of a proof, and who, as far as they may see."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.evaluation.cast import NOW, locus_of
from tests.apps.evaluation.filling import TODAY, a_picture
from tests.apps.evaluation.judging_cast import FIRST, Judging, being_judged, entered
from tolok.apps.evaluation.actions import panel
from tolok.apps.evaluation.models import Citation, Claim, Locus
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import ProofVersion

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
    assert inside in client.get(address, {"indikator": FIRST}).content.decode()
    assert inside not in client.get(address, {"indikator": "99.z.Zz"}).content.decode()

"""What a unit states about a duty with a proof: kept, told apart from records, expiring, taken back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.evaluation.cast import Cast, a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today, a_proof
from tests.people import signed_in
from tolok.apps.common.models import Entry
from tolok.apps.evaluation.models import Cycle, DutyStatement, Locus, State
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import Proof, ProofVersion
from tolok.rules.gathering.duties import Kept

pytestmark = pytest.mark.django_db

WORDS = "Toilet, ruang tunggu, dan jalur kursi roda tersedia di lantai satu."


@pytest.fixture
def cast() -> Cast:
    return a_cast(2)


@pytest.fixture
def cycle(cast: Cast) -> Cycle:
    return a_cycle_today(cast)


@pytest.fixture
def locus(cast: Cast, cycle: Cycle) -> Locus:
    return locus_of(cycle, cast.units[0])


@pytest.fixture
def version(cast: Cast, locus: Locus) -> ProofVersion:
    return a_proof(cast, locus, "Foto sarana")


@pytest.fixture
def client(cast: Cast) -> Client:
    return signed_in(Client(), cast.operator)


def address(locus: Locus, name: str = "readying-duty", *more: object, key: str = "facilities") -> str:
    return reverse(name, args=[locus.cycle_id, locus.pk, key, *more])


def given(version: ProofVersion, **other: object) -> dict[str, object]:
    today = timezone.localdate().isoformat()
    return {"words": WORDS, "stated_on": today, "proof": version.proof_id} | other


def stands(locus: Locus, key: str = "facilities") -> str:
    return str(Locus.objects.get(pk=locus.pk).duties[key])


def stated(client: Client, locus: Locus, version: ProofVersion) -> DutyStatement:
    assert client.post(address(locus, "readying-state"), given(version)).status_code == 302
    return DutyStatement.objects.get()


def test_a_duty_that_tolok_cannot_record_is_cleared_by_a_statement_with_a_proof(
    client: Client, cast: Cast, locus: Locus, version: ProofVersion
) -> None:
    made = stated(client, locus, version)
    assert made.expires_on > made.stated_on + timedelta(days=360)
    assert stands(locus) == Kept.STATED
    assert Entry.objects.filter(action="evaluation.state_duty").exists()
    page = client.get(address(locus)).content.decode()
    assert "dinyatakan, berbukti" in page
    assert WORDS in page
    unit = client.get(reverse("readying-unit", args=[locus.cycle_id, locus.pk])).content.decode()
    assert "berlaku sampai" not in unit.partition("Sembilan kewajiban")[2]
    office = signed_in(Client(), cast.admin).get(reverse("readying-office", args=[locus.cycle_id]))
    assert "dinyatakan, berbukti" in office.content.decode()


def test_it_can_be_stated_after_filling_in_is_over(
    client: Client, cycle: Cycle, locus: Locus, version: ProofVersion
) -> None:
    Cycle.objects.filter(pk=cycle.pk).update(state=State.JUDGING)
    stated(client, locus, version)
    assert stands(locus) == Kept.STATED


@pytest.mark.parametrize("end", ["expired", "proof withdrawn", "proof expired"])
def test_a_statement_ends_with_its_day_and_with_its_proof(
    client: Client, cast: Cast, locus: Locus, version: ProofVersion, end: str
) -> None:
    made = stated(client, locus, version)
    yesterday = timezone.localdate() - timedelta(days=1)
    if end == "expired":
        DutyStatement.objects.update(stated_on=yesterday - timedelta(days=9), expires_on=yesterday)
    elif end == "proof expired":
        Proof.objects.filter(pk=made.version.proof_id).update(valid_to=yesterday)
    else:
        evidence.withdraw(proof=made.version.proof, by=cast.operator, why="Salah foto", now=timezone.now())
    page = client.get(address(locus)).content.decode()
    assert "dinyatakan, berbukti" not in page


def test_a_unit_takes_its_word_back_with_a_reason_and_it_stays_to_be_read(
    client: Client, locus: Locus, version: ProofVersion
) -> None:
    made = stated(client, locus, version)
    page = address(locus, "readying-withdraw", made.pk)
    assert client.post(page, {"why": " "}).status_code == 422
    assert client.post(page, {"why": "Toilet dibongkar"}).status_code == 302
    assert stands(locus) != Kept.STATED
    shown = client.get(address(locus)).content.decode()
    assert "Toilet dibongkar" in shown
    assert WORDS in shown
    assert client.post(page, {"why": "Sekali lagi"}).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": "ada"},
        {"words": ""},
        {"stated_on": (timezone.localdate() + timedelta(days=2)).isoformat()},
        {"stated_on": (timezone.localdate() - timedelta(days=800)).isoformat()},
        {"proof": ""},
        {"proof": "999999"},
    ],
)
def test_a_statement_needs_words_a_day_and_a_proof_of_its_own(
    client: Client, locus: Locus, version: ProofVersion, wrong: dict[str, object]
) -> None:
    assert client.post(address(locus, "readying-state"), given(version, **wrong)).status_code == 422
    assert not DutyStatement.objects.exists()


def test_a_proof_that_no_longer_holds_is_refused(client: Client, locus: Locus, version: ProofVersion) -> None:
    Proof.objects.filter(pk=version.proof_id).update(valid_to=timezone.localdate() - timedelta(days=1))
    answer = client.post(address(locus, "readying-state"), given(version))
    assert answer.status_code == 422
    assert "habis masa berlakunya" in answer.content.decode()


def test_only_the_unit_states_and_only_it_takes_back(
    client: Client, cast: Cast, locus: Locus, version: ProofVersion
) -> None:
    made = stated(client, locus, version)
    pages = (address(locus, "readying-state"), address(locus, "readying-withdraw", made.pk))
    for person in (cast.admin, cast.other_operator, cast.stranger):
        other = signed_in(Client(), person)
        assert all(other.post(page, given(version)).status_code in (403, 404) for page in pages)
    assert client.get(address(locus, key="no-such-duty")).status_code == 404
    assert client.get(address(locus, "readying-withdraw", made.pk, key="staff")).status_code == 404

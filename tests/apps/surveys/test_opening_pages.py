"""The wizard that opens surveys: who may, what each page keeps, and the whole way through."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import a_unit, an_admin, an_office, someone
from tests.apps.surveys.cast import a_member
from tests.apps.surveys.planning import a_plan, services_of
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.standards.actions import Offered
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Survey, SurveyPlan
from tolok.apps.surveys.urls import opening as urls_opening

pytestmark = pytest.mark.django_db

ADDRESSES = [one.name for one in urls_opening.addresses if one.name != "surveys-plans"]
POSTED = ("surveys-plan-open", "surveys-plan-give-up")


@pytest.fixture
def unit() -> OrganizationUnit:
    unit = a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")
    services_of(unit)
    return unit


def address_of(name: str, plan: SurveyPlan) -> str:
    parts = {"plan": plan.pk, "item": "waktu", "language": "jv"}
    pattern = next(one for one in urls_opening.addresses if one.name == name)
    return reverse(name, kwargs={key: parts[key] for key in pattern.pattern.converters})


def neighbour(unit: OrganizationUnit) -> User:
    return a_member(a_unit(unit.office, "2"), name="Wati")


def reader(unit: OrganizationUnit) -> User:
    return a_member(unit, Role.READER, "Rara")


def elsewhere(unit: OrganizationUnit) -> User:
    return an_admin(an_office("Kota Tolok", "city", "64.72"), "Budi")


def nobody(unit: OrganizationUnit) -> User:
    return someone("Rudi")


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("stranger", [neighbour, reader, elsewhere, nobody])
def test_a_stranger_learns_nothing_of_a_plan(
    client: Client, unit: OrganizationUnit, name: str, stranger: Callable[[OrganizationUnit], User]
) -> None:
    plan = a_plan(unit, own=True)
    page = address_of(name, plan)
    nowhere = page.replace(f"/{plan.pk}/", "/999999/", 1)
    for method in (client.get, client.post):
        assert method(page).status_code == method(nowhere).status_code == 302
        assert "/masuk/" in method(page)["Location"]
    signed_in(client, stranger(unit))
    for method in (client.get, client.post):
        answer, other = method(page), method(nowhere)
        assert answer.status_code == other.status_code == 404
        assert "loket pagi" not in answer.content.decode()
    assert "loket pagi" not in client.get("/survei/buka/").content.decode()
    assert not Survey.objects.exists()


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("role", [Role.UNIT_OPERATOR, Role.UNIT_HEAD])
def test_who_runs_the_unit_works_on_its_plan_but_not_on_the_offices(
    client: Client, unit: OrganizationUnit, name: str, role: Role
) -> None:
    signed_in(client, a_member(unit, role))
    mine, offices = a_plan(unit, own=True), a_plan(unit, by=an_admin(unit.office, "Dewi"))
    status = 405 if name in POSTED else 200
    assert client.get(address_of(name, mine)).status_code == status
    assert client.get(address_of(name, offices)).status_code == 404


def moment(days: int) -> str:
    return timezone.localtime(timezone.now() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def test_the_newest_periods_come_first_by_kind_and_the_hours_are_proposed(
    client: Client, unit: OrganizationUnit
) -> None:
    signed_in(client, an_admin(unit.office))
    client.post("/survei/buka/", {"name": "SKM", "whom": f"o{unit.office_id}", "like": ""})
    text = client.get(f"/survei/buka/{SurveyPlan.objects.get().pk}/periode/").content.decode()
    assert text.count("<optgroup") == 4
    year = timezone.localdate().year
    places = [
        text.index(f'value="triwulan-{one}"') for one in (f"{year + 1}-4", f"{year + 1}-1", f"{year}-4")
    ]
    assert places == sorted(places)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert f'value="{tomorrow}T08:00"' in text
    assert f'value="{tomorrow + timedelta(days=30)}T16:00"' in text


def test_the_whole_way_from_nothing_to_open_surveys(client: Client, unit: OrganizationUnit) -> None:
    signed_in(client, an_admin(unit.office))
    whom = f"o{unit.office_id}"
    sent = client.post("/survei/buka/", {"name": "SKM triwulan", "whom": whom, "like": ""})
    plan = SurveyPlan.objects.get()
    stem = f"/survei/buka/{plan.pk}/"
    assert sent["Location"] == f"{stem}pertanyaan/"
    asked = {"blocks": ["spak5", "skm9"], "comment": "on", "free": "constant", "online": "keep"}
    year = timezone.localdate().year
    when = {"period": f"triwulan-{year}-2", "opens_at": moment(-1), "closes_at": moment(9)}
    keys = [f"s{one.pk}" for one in unit.services.all()]
    steps: list[tuple[str, Mapping[str, object], str]] = [
        ("pertanyaan/", asked, "periode/"),
        ("periode/", when, "untuk/"),
        ("untuk/", {"picked": keys[:2], "lanjut": "1"}, "pengguna/"),
        ("pengguna/", {keys[0]: "2940", "source": "Register", "lines": "", "lanjut": "1"}, "sasaran/"),
        ("sasaran/", {"rule": "km", "within": "2", "minimum": "30", "lanjut": "1"}, ""),
    ]
    for step, data, following in steps:
        assert client.get(f"{stem}{step}").status_code == 200
        answer = client.post(f"{stem}{step}", data)
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"] == f"{stem}{following}"
    text = client.get(stem).content.decode()
    assert "2 survei di 1 unit" in text
    assert "unsur biaya ditandai tetap" in text
    assert "1 dari 2 diketahui" in text
    client.post(f"{stem}buka/")
    assert set(Survey.objects.values_list("kind", "target")) == {("skm", 340), ("skm", 384)}
    text = client.get(stem).content.decode()
    assert "2 survei dibuka." in text
    assert "Ubah" not in text
    assert client.get(f"{stem}periode/").status_code == 302


def test_an_unfinished_plan_says_what_is_missing_and_cannot_be_opened(
    client: Client, unit: OrganizationUnit
) -> None:
    admin = an_admin(unit.office)
    signed_in(client, admin)
    plan = actions.make_plan(office=unit.office, unit=None, name="SKM", by=admin, now=timezone.now())
    stem = f"/survei/buka/{plan.pk}/"
    text = client.get(stem).content.decode()
    assert "Yang masih kurang" in text
    assert 'action="' + f"{stem}buka/" not in text
    assert client.post(f"{stem}buka/").status_code == 422
    assert client.get(f"{stem}pratinjau/").status_code == 404
    assert "SKM" in client.get("/survei/buka/").content.decode()
    client.post(f"{stem}batal/")
    assert client.get(stem).status_code == 404


def test_what_was_chosen_on_one_page_stays_when_another_is_saved(
    client: Client, unit: OrganizationUnit
) -> None:
    services_of(unit, *(Offered(f"9{at:03}", f"Layanan {at}") for at in range(250)))
    admin = an_admin(unit.office)
    signed_in(client, admin)
    plan = a_plan(unit, by=admin, whom={"level": "service", "chosen": []})
    stem = f"/survei/buka/{plan.pk}/untuk/"

    def chosen() -> list[str]:
        plan.refresh_from_db()
        return list(plan.content["whom"]["chosen"])

    first = f"s{unit.services.get(code='9000').pk}"
    last = f"s{unit.services.get(code='9249').pk}"
    client.post(stem, {"picked": [first], "simpan": "1"})
    client.post(f"{stem}?halaman=2", {"picked": [last], "simpan": "1"})
    assert chosen() == [first, last]
    client.post(stem, {"semua": "1"})
    assert len(chosen()) == 253
    assert client.post(stem, {"kosong": "1"}).status_code == 302
    assert chosen() == []
    assert client.post(stem, {"lanjut": "1"}).status_code == 422


def test_pasted_numbers_reach_every_page_and_strange_codes_are_told(
    client: Client, unit: OrganizationUnit
) -> None:
    admin = an_admin(unit.office)
    signed_in(client, admin)
    plan = a_plan(unit, by=admin)
    page = f"/survei/buka/{plan.pk}/pengguna/"
    answer = client.post(page, {"lines": "kode;layanan;jumlah\n1;01;1.250\n1;77;4", "lanjut": "1"})
    assert answer.status_code == 422
    assert "Baris 3" in answer.content.decode()
    client.post(page, {"lines": "1;01;1.250\n1;02;80", "lanjut": "1"})
    plan.refresh_from_db()
    assert sorted(plan.content["users"]["counts"].values()) == [80, 1250]


def test_own_questions_words_and_languages_reach_the_preview(client: Client, unit: OrganizationUnit) -> None:
    admin = an_admin(unit.office)
    signed_in(client, admin)
    stem = f"/survei/buka/{a_plan(unit, by=admin).pk}/"
    own = {"text_id": "Loket mana?", "kind": "choice", "choices": "Loket 1 | Counter 1\nLoket 2"}
    assert client.post(f"{stem}pertanyaan-sendiri/", {**own, "choices": "Satu"}).status_code == 422
    client.post(f"{stem}pertanyaan-sendiri/", own)
    text = client.get(f"{stem}kata/waktu/").content.decode()
    assert "Pertanyaan" in text
    names = client.get(f"{stem}bahasa/jv/").context["form"].places
    words = {name: ("Kepriye cepete?" if key == "waktu" else "") for name, key in names.items()}
    client.post(f"{stem}bahasa/jv/", words)
    shown = client.get(f"{stem}pratinjau/?bahasa=jv").content.decode()
    assert "Kepriye cepete?" in shown
    assert "Loket mana?" in shown
    assert "disabled" in shown
    client.post(f"{stem}pertanyaan-sendiri/", {"hapus": "own.1"})
    assert "Loket mana?" not in client.get(f"{stem}pratinjau/").content.decode()


def test_faulty_labels_are_shown_and_not_kept(client: Client, unit: OrganizationUnit) -> None:
    admin = an_admin(unit.office)
    signed_in(client, admin)
    plan = a_plan(unit, by=admin)
    page = f"/survei/buka/{plan.pk}/kata/persyaratan/"
    form = client.get(page).context["form"]
    sent = {name: field.initial for name, field in form.fields.items()} | {"why": ""}
    wrong = client.post(page, {**sent, "point_4_id": "Sangat mudah"})
    assert wrong.status_code == 422
    assert "tidak menjawab pertanyaan tentang" in wrong.content.decode()
    plan.refresh_from_db()
    assert "words" not in plan.content


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name not in POSTED])
def test_a_step_costs_the_same_for_three_services_and_three_hundred(
    client: Client, unit: OrganizationUnit, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    admin = an_admin(unit.office)
    signed_in(client, admin)
    page = address_of(name, a_plan(unit, by=admin))
    client.get(page)
    with django_assert_max_num_queries(12) as few:
        client.get(page)
    services_of(unit, *(Offered(f"9{at:03}", f"Layanan {at}") for at in range(300)))
    page = address_of(name, a_plan(unit, by=admin))
    with django_assert_max_num_queries(len(few)):
        client.get(page)

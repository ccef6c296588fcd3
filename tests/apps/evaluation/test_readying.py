"""How ready a unit is, the map of nine duties, and letters about open ones."""

import gzip
import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import Cast, a_cast, locus_of
from tests.apps.evaluation.filling import a_cycle_today
from tests.people import signed_in
from tolok.apps.commitments.actions import Promise, promise
from tolok.apps.evaluation.actions import claims, duty_letters, duty_reading, records
from tolok.apps.evaluation.models import Cycle, DutyLetter, Locus, Sweep
from tolok.apps.evaluation.selectors import duties as duty_selectors
from tolok.apps.evaluation.selectors import readying
from tolok.apps.evaluation.selectors.readying import readiness
from tolok.apps.notices.models import Notice
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.days import day_first
from tolok.rules.gathered import Gathered
from tolok.rules.gathering.duties import Kept, duties
from tolok.rules.texts import Text

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return a_cast(3)


@pytest.fixture
def cycle(cast: Cast) -> Cycle:
    return a_cycle_today(cast)


@pytest.fixture
def locus(cast: Cast, cycle: Cycle) -> Locus:
    return locus_of(cycle, cast.units[0])


def renewed(cycle: Cycle) -> None:
    now = timezone.now()
    row = records.order_sweep(cycle=cycle, by=None, today=timezone.localdate(), now=now)
    records.sweep(pk=row.pk, now=now)


def claimed(cast: Cast, locus: Locus) -> None:
    answers = {"toilet": True, "toilet_conditions": ["separate", "washbasin"]}
    now = timezone.now()
    claims.answer(locus=locus, code="17.c.As", answers=answers, seen_version=0, by=cast.operator, now=now)


def lacking(cast: Cast, locus: Locus) -> None:
    """The same, and the unit says itself that it has nothing for vulnerable people."""
    claimed(cast, locus)
    answers: dict[str, object] = {"vulnerable_facilities": []}
    now = timezone.now()
    claims.answer(locus=locus, code="18.c.K", answers=answers, seen_version=0, by=cast.operator, now=now)


def test_a_unit_reads_its_levels_what_would_raise_them_and_its_duties(cast: Cast, locus: Locus) -> None:
    claimed(cast, locus)
    text = signed_in(Client(), cast.operator).get(reverse("readying-unit", args=[locus.cycle_id, locus.pk]))
    page = text.content.decode()
    assert "Sembilan kewajiban" in page
    assert "level 3: " in page
    assert "Toilet yang layak" in page
    assert "Ada sarana bagi kelompok rentan (belum diketahui)" in page
    assert "Ada toilet yang layak bagi pengguna;" not in page
    assert "sebagian belum diketahui" in page


def test_the_page_of_a_unit_takes_few_statements(
    cast: Cast, locus: Locus, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(Client(), cast.operator)
    address = reverse("readying-unit", args=[locus.cycle_id, locus.pk])
    client.get(address)
    with django_assert_max_num_queries(60):
        client.get(address)


def test_the_map_shows_every_unit_and_filters_by_how_a_duty_stands(
    cast: Cast, cycle: Cycle, locus: Locus, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lacking(cast, locus)
    renewed(cycle)
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    page = client.get(address).content.decode()
    assert all(one.name in page for one in cycle.loci.all())
    with django_assert_max_num_queries(20):
        found = client.get(address, {"kewajiban": "facilities", "keadaan": Kept.PARTLY})
    inside = [one.name for one in cycle.loci.all() if one.name in found.content.decode()]
    assert inside == [locus.name]


def a_day(days: int = 14) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_map_is_a_table_with_heads_totals_and_a_tick_a_unit(
    cast: Cast, cycle: Cycle, locus: Locus
) -> None:
    renewed(cycle)
    page = signed_in(Client(), cast.admin).get(reverse("readying-office", args=[cycle.pk])).content.decode()
    assert page.count('<th scope="col">') == 10
    assert page.count('<th scope="row">') >= 3
    assert "<tfoot>" in page
    assert page.count('name="unit"') == 3
    assert page.index("Kirim surat ke unit terpilih") < page.index('<th scope="col">'), (
        "the form stands above"
    )
    reader = signed_in(Client(), cast.auditor).get(reverse("readying-office", args=[cycle.pk]))
    assert 'name="unit"' not in reader.content.decode()


def test_the_map_begins_with_whom_most_is_missing_and_narrows_by_parent_and_state(
    cast: Cast, cycle: Cycle
) -> None:
    first, second, third = cycle.loci.order_by("code")
    for one, open_ones in ((first, 1), (second, 5), (third, 3)):
        stands = {"standard": Kept.MISSING if one == second else Kept.RECORDED}
        Locus.objects.filter(pk=one.pk).update(duties_open=open_ones, duties=stands)
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    page = client.get(address).content.decode()
    assert page.index(second.name) < page.index(third.name) < page.index(first.name)
    named = client.get(address, {"urut": "kode"}).content.decode()
    assert named.index(first.name) < named.index(second.name) < named.index(third.name)
    lacking = client.get(address, {"keadaan": "open"}).content.decode()
    assert second.name in lacking
    assert first.name not in lacking
    nowhere = client.get(address, {"induk": "999999"}).content.decode()
    assert "Tidak ada unit yang cocok" in nowhere


def test_the_map_is_a_table_to_take_away_as_it_is_filtered(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    renewed(cycle)
    client = signed_in(Client(), cast.admin)
    answer = client.get(reverse("readying-csv", args=[cycle.pk]), {"cari": locus.code})
    rows = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(rows) == 2
    assert "Forum Konsultasi Publik" in rows[0]
    assert locus.name in rows[1]


def test_letters_go_to_units_with_open_duties_and_stay_the_same_file_for_ever(
    cast: Cast, cycle: Cycle, locus: Locus
) -> None:
    lacking(cast, locus)
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    answer = client.post(f"{address}?urut=kode", {"unit": [locus.pk], "due_on": a_day()})
    assert answer.headers["Location"] == f"{address}?urut=kode&terkirim=1"
    letter = DutyLetter.objects.get()
    assert (letter.number, letter.duties["facilities"]) == (1, Kept.PARTLY)
    assert letter.as_of == timezone.localdate(), "who was not read today is read before the letter is written"
    assert Notice.objects.filter(key=f"evaluation.duty_letter:{letter.pk}", user=cast.operator).exists()
    path = reverse("readying-letter", args=[cycle.pk, locus.pk, 1])
    pdf = signed_in(Client(), cast.operator).get(path).content
    words = words_of(pdf)
    assert "Sarana dan prasarana" in words
    assert f"pembacaan pada {day_first(timezone.localdate())}" in words
    assert "Lampiran" not in words, "nothing goes with it"
    letter.refresh_from_db()
    assert letter.sha256 == hashlib.sha256(pdf).hexdigest()
    Locus.objects.filter(pk=locus.pk).update(duties={}, name="Nama baru")
    cast.office.name = "Kabupaten lain"
    cast.office.save()
    assert signed_in(Client(), cast.operator).get(path).content == pdf


@pytest.mark.parametrize("change", [{"due_on": "2030-01-01"}, {"printed": {}}, {"sha256": "0" * 64}])
def test_the_database_refuses_to_change_a_letter_that_was_sent(
    cast: Cast, cycle: Cycle, locus: Locus, change: dict[str, object]
) -> None:
    (letter,) = duty_letters.send(
        cycle=cycle, loci=[locus.pk], due_on=timezone.localdate(), by=cast.admin, now=timezone.now()
    )
    duty_letters.content_of(letter)
    with pytest.raises(DatabaseError), transaction.atomic():
        DutyLetter.objects.filter(pk=letter.pk).update(**change)


def test_a_letter_carries_the_list_of_what_is_lacking_when_asked(
    cast: Cast, cycle: Cycle, locus: Locus
) -> None:
    lacking(cast, locus)
    (letter,) = duty_letters.send(
        cycle=cycle,
        loci=[locus.pk],
        due_on=timezone.localdate(),
        by=cast.admin,
        now=timezone.now(),
        annex=True,
    )
    words = words_of(duty_letters.content_of(letter))
    assert "Lampiran : satu daftar" in words
    assert "Ada sarana bagi kelompok rentan" in words
    assert "Ada toilet yang layak bagi pengguna" not in words, "what the unit says it has is not lacking"


def test_a_letter_calls_nothing_lacking_of_which_nobody_knows(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    claimed(cast, locus)
    sent: dict[str, Any] = {"due_on": timezone.localdate(), "by": cast.admin, "now": timezone.now()}
    (letter,) = duty_letters.send(cycle=cycle, loci=[locus.pk], **sent, annex=True)
    assert letter.duties["facilities"] == Kept.UNSURE
    words = words_of(duty_letters.content_of(letter))
    told, rest = words.split("Kewajiban lain belum cukup kami ketahui dan tidak kami nyatakan kurang:")
    assert "Evaluasi kinerja" in told.partition("belum lengkap:")[2]
    assert "Sarana dan prasarana" not in told.partition("belum lengkap:")[2]
    assert "Sarana dan prasarana" in rest.partition(".")[0]
    assert "Sarana dan prasarana sebagian belum diketahui" in rest


def test_a_number_that_only_the_unit_says_is_called_its_own(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    now = timezone.now()
    numbers = {"1.a.Ak": {"service_kinds": "10"}, "21.d.T": {"sippn_services": "5"}}
    for code, answers in numbers.items():
        claims.answer(locus=locus, code=code, answers=answers, seen_version=0, by=cast.operator, now=now)
    sent: dict[str, Any] = {"due_on": timezone.localdate(), "by": cast.admin, "now": now, "annex": True}
    (letter,) = duty_letters.send(cycle=cycle, loci=[locus.pk], **sent)
    assert "sebagian: 5 dari 10 menurut isian F-01" in words_of(duty_letters.content_of(letter))
    client = signed_in(Client(), cast.operator)
    page = client.get(reverse("readying-unit", args=[cycle.pk, locus.pk])).content.decode()
    assert "standar yang berlaku: 5 dari 10 menurut isian" in page


SEVEN = "7 dari 12 layanan terlihat di SIPPN menurut standar yang berlaku. Belum diunggah: Kartu keluarga."


@pytest.fixture
def seven_of_twelve(monkeypatch: pytest.MonkeyPatch, locus: Locus) -> None:
    """Records tell that seven of twelve services stand in the portal."""
    words = Text(SEVEN, SEVEN)
    kinds = Gathered("service_kinds", 12, Text("12 jenis layanan", "12 kinds of service"))
    facts = {one.key: one for one in (Gathered("sippn_current", 7, words), kinds)}

    def told(units: Sequence[int], day: date, year: int | None = None) -> dict[int, dict[str, Gathered]]:
        return {unit: facts if unit == locus.unit_id else {} for unit in units}

    for module in (duty_reading, duty_selectors, readying):
        monkeypatch.setattr(module, "gathered", told)


@pytest.mark.usefixtures("seven_of_twelve")
def test_a_duty_kept_for_some_services_says_how_many_and_which_are_missing(cast: Cast, locus: Locus) -> None:
    client = signed_in(Client(), cast.operator)
    address = reverse("readying-duty", args=[locus.cycle_id, locus.pk, "information"])
    page = client.get(address).content.decode()
    assert "sebagian" in page
    assert SEVEN in page
    assert reverse("catalogue-sippn", args=[locus.unit_id]) in page, "where it is done"
    ready = client.get(reverse("readying-unit", args=[locus.cycle_id, locus.pk])).content.decode()
    assert "Semua layanan tampil di SIPP Nasional menurut standar yang berlaku: 7 dari 12" in ready


@pytest.mark.usefixtures("seven_of_twelve")
def test_a_letter_says_how_many_and_which_are_missing(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    sent: dict[str, Any] = {
        "due_on": timezone.localdate(),
        "by": cast.admin,
        "now": timezone.now(),
        "annex": True,
    }
    (letter,) = duty_letters.send(cycle=cycle, loci=[locus.pk], **sent)
    words = " ".join(words_of(duty_letters.content_of(letter)).split())
    assert f"sebagian: {SEVEN}" in words


OLD_NEEDS = {one.key: [Kept.MISSING] * len(one.needs) for one in duties()}


@pytest.mark.parametrize("old", [{}, OLD_NEEDS, {"information": []}])
def test_a_reading_of_the_day_by_an_older_list_of_duties_is_read_again(
    cast: Cast, cycle: Cycle, locus: Locus, old: dict[str, list[str]]
) -> None:
    """What a duty needs may change with an update of Tolok; a letter of that day is about what is asked now."""
    lacking(cast, locus)
    renewed(cycle)
    Locus.objects.filter(pk=locus.pk).update(duty_needs=old)
    sent: dict[str, Any] = {
        "due_on": timezone.localdate(),
        "by": cast.admin,
        "now": timezone.now(),
        "annex": True,
    }
    (letter,) = duty_letters.send(cycle=cycle, loci=[locus.pk], **sent)
    locus.refresh_from_db()
    asked = {one.key: [need.fact for need in one.needs] for one in duties()}
    assert {key: [fact for fact, *_ in rows] for key, rows in locus.duty_needs.items()} == asked
    assert "Ada sarana bagi kelompok rentan" in words_of(duty_letters.content_of(letter))


def test_a_letter_of_old_prints_what_it_was_sent_with(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    """Letters from before everything they print was kept bear the duties alone, whatever a duty needs by now."""
    stands = {one.key: Kept.RECORDED for one in duties()} | {"standard": Kept.MISSING}
    today = timezone.localdate()
    old = {"number": 1, "duties": stands, "as_of": today, "due_on": today, "at": timezone.now()}
    letter = DutyLetter.objects.create(locus=locus, cycle=cycle, **old)
    words = words_of(duty_letters.content_of(letter))
    assert "tercatat" in words
    assert "SIPP Nasional menurut standar" not in words


def test_all_that_match_the_filter_get_a_letter_by_one_tick(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    client.post(f"{address}?cari={locus.code}", {"everyone": "on", "due_on": a_day()})
    assert [one.locus_id for one in DutyLetter.objects.all()] == [locus.pk]
    client.post(address, {"everyone": "on", "due_on": a_day()})
    assert DutyLetter.objects.count() == 4


def test_ticks_and_filter_stay_when_a_letter_is_refused(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    client = signed_in(Client(), cast.admin)
    address = f"{reverse('readying-office', args=[cycle.pk])}?urut=nama&cari=Dinas"
    given = {"unit": [locus.pk], "due_on": a_day(-1), "annex": "on", "everyone": "on"}
    refused = client.post(address, given)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert f'value="{locus.pk}" checked' in page, "what was ticked stays ticked"
    assert 'name="everyone" checked' in page
    assert 'value="Dinas"' in page
    assert '<option value="nama" selected>' in page
    assert not DutyLetter.objects.exists()


def test_many_units_of_an_old_reading_are_read_by_the_worker_first(
    cast: Cast, cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duty_letters, "READ_AT_ONCE", 2)
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    refused = client.post(address, {"everyone": "on", "due_on": a_day()})
    assert refused.status_code == 422
    assert "Baca ulang sekarang" in refused.content.decode()
    client.post(reverse("readying-renew", args=[cycle.pk]))
    records.sweep(pk=Sweep.objects.get().pk, now=timezone.now())
    assert client.post(address, {"everyone": "on", "due_on": a_day()}).status_code == 302
    assert DutyLetter.objects.count() == 3


def test_sending_takes_as_many_statements_for_three_units_as_for_one(
    cast: Cast, cycle: Cycle, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    renewed(cycle)
    keys = list(cycle.loci.values_list("pk", flat=True))
    with django_assert_max_num_queries(25):
        duty_letters.send(
            cycle=cycle, loci=keys, due_on=timezone.localdate(), by=cast.admin, now=timezone.now(), annex=True
        )


def test_only_who_manages_may_write_letters_and_renew(cast: Cast, cycle: Cycle) -> None:
    client = signed_in(Client(), cast.operator)
    assert client.get(reverse("readying-office", args=[cycle.pk])).status_code in (403, 404)
    assert client.get(reverse("readying-csv", args=[cycle.pk])).status_code in (403, 404)
    assert client.post(reverse("readying-renew", args=[cycle.pk])).status_code in (403, 404)


def test_a_unit_whose_word_is_all_there_is_gets_no_letter(cast: Cast, cycle: Cycle, locus: Locus) -> None:
    known = dict.fromkeys(("staff", "innovation", "facilities"), Kept.CLAIMED)
    needs = {one.key: [[need.fact, Kept.CLAIMED, ""] for need in one.needs] for one in duties()}
    Locus.objects.filter(pk=locus.pk).update(
        duties=known, duty_needs=needs, duties_open=0, duties_on=timezone.localdate()
    )
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    assert client.post(address, {"unit": [locus.pk], "due_on": a_day()}).status_code == 422
    assert not DutyLetter.objects.exists()


def test_what_is_due_and_every_duty_lead_to_where_they_are_done(cast: Cast, locus: Locus) -> None:
    due_on = timezone.localdate() + timedelta(days=3)
    promised = Promise(locus.unit, "Pasang pegangan di toilet", "pegangan terpasang", due_on)
    made = promise(office=cast.office, promised=promised, by=cast.admin, now=timezone.now())
    client = signed_in(Client(), cast.operator)
    page = client.get(reverse("readying-unit", args=[locus.cycle_id, locus.pk])).content.decode()
    assert reverse("commitments-commitment", args=[made.office_id, made.pk]) in page
    for duty in duties():
        address = reverse("readying-duty", args=[locus.cycle_id, locus.pk, duty.key])
        assert address in page
        assert client.get(address).status_code == 200


def test_the_most_gain_for_the_least_effort_comes_first(cast: Cast, locus: Locus) -> None:
    lacking(cast, locus)
    rows = readiness(locus, timezone.localdate()).rows
    worth = [one for one in rows if one.worth > 0]
    assert all(one.gain is not None and one.effort for one in worth)
    assert {one.worth for one in rows if one.step is None} <= {-1}


def a_thousand(cycle: Cycle, locus: Locus) -> None:
    """So many units in the cycle, each with letters' worth of duties."""
    last = OrganizationUnit.objects.order_by("-pk").values_list("pk", flat=True)[0]
    units = [
        OrganizationUnit(pk=last + number, office=cycle.office, code=f"Z{number:04}")
        for number in range(1, 998)
    ]
    OrganizationUnit.objects.bulk_create(units)
    kept = list(Kept)
    Locus.objects.bulk_create(
        Locus(
            cycle=cycle,
            unit=unit,
            form=locus.form,
            code=unit.code,
            name=f"Kantor Pelayanan Terpadu Wilayah {unit.code}",
            kind=locus.kind,
            group=locus.group,
            search=unit.code.lower(),
            duties={duty.key: kept[(place + at) % 6] for at, duty in enumerate(duties())},
            duties_on=timezone.localdate(),
            duties_open=place % 9,
        )
        for place, unit in enumerate(units)
    )


def test_the_map_of_a_thousand_units_stays_light_and_asks_no_more(
    cast: Cast, cycle: Cycle, locus: Locus, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(Client(), cast.admin)
    address = reverse("readying-office", args=[cycle.pk])
    client.get(address)
    a_thousand(cycle, locus)
    with django_assert_max_num_queries(20):
        answer = client.get(address)
    page = answer.content.decode()
    assert page.count('name="unit"') == 50
    assert "1.000" in page
    assert len(gzip.compress(answer.content)) < 30 * 1024
    with django_assert_max_num_queries(8):
        rows = b"".join(client.get(reverse("readying-csv", args=[cycle.pk])).streaming_content)  # type: ignore[attr-defined]
    assert len(rows.splitlines()) == 1001

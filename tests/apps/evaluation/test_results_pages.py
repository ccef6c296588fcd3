"""Pages of results, through the doors people use."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import (
    DARING,
    LURING,
    NOW,
    Cast,
    a_cast,
    a_cycle,
    a_moderator,
    a_panel,
    ended,
    final,
    heard,
    judged,
    locus_of,
    move_to,
)
from tests.apps.evaluation.filling import a_proof
from tests.people import signed_in
from tolok.apps.evaluation.actions import cycles, disputes, judging, panel, results
from tolok.apps.evaluation.models import Cycle, Result, State
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import Proof

pytestmark = pytest.mark.django_db


def text_of(client: Client, name: str, *parts: object) -> str:
    answer = client.get(reverse(name, args=parts))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def test_one_person_proposes_and_another_locks(client: Client) -> None:
    cast, cycle, moderator = ended()
    signed_in(client, cast.admin)
    assert "Belum ada hasil" in text_of(client, "results", cycle.pk)
    client.post(reverse("results-propose", args=[cycle.pk]))
    page = text_of(client, "results", cycle.pk)
    assert "menunggu orang kedua" in page
    assert "Kunci hasil ini" not in page
    answer = client.post(reverse("results-lock", args=[cycle.pk, 1])).content.decode()
    assert "orang kedua" in answer
    signed_in(client, moderator)
    assert "Kunci hasil ini" in text_of(client, "results", cycle.pk)
    client.post(reverse("results-lock", args=[cycle.pk, 1]))
    assert Result.objects.get().locked_by == moderator
    assert "dikunci" in text_of(client, "results", cycle.pk)


def test_it_shows_everything_that_stands_against_a_proposal(client: Client) -> None:
    cast, cycle, _ = ended()
    for code in ("1.a.Ak", "2.a.As"):
        locus = locus_of(cycle, cast.units[0])
        code = code if code in locus.form.instrument.indicators else list(locus.form.instrument.indicators)[3]
        disputes.object_to(locus=locus, code=code, wanted=5, text="Ada", by=cast.operator, now=NOW)
    signed_in(client, cast.admin)
    page = client.post(reverse("results-propose", args=[cycle.pk])).content.decode()
    assert page.count("belum diputus") == 2
    assert not Result.objects.exists()


def test_a_proposal_is_withdrawn_with_a_reason(client: Client) -> None:
    cast, cycle, _ = ended()
    results.propose(cycle=cycle, by=cast.admin, now=NOW)
    signed_in(client, cast.admin)
    path = reverse("results-withdraw", args=[cycle.pk, 1])
    assert "Tulis alasannya" in client.post(path, {"why": ""}).content.decode()
    client.post(path, {"why": "Salah jadwal"})
    assert Result.objects.get().withdrawn_at is not None


def test_a_correction_is_asked_for_its_reason_and_the_old_result_stays(client: Client) -> None:
    cast, cycle, moderator, _ = final()
    cycles.advance(cycle=cycle, to=State.FINAL, by=cast.admin, now=NOW)
    signed_in(client, cast.admin)
    client.post(reverse("results-publish", args=[cycle.pk, 1]))
    assert Result.objects.get().published_at is not None
    path = reverse("results-propose", args=[cycle.pk])
    assert "Tulis alasannya" in client.post(path, {"why": ""}).content.decode()
    client.post(path, {"why": "Putusan Ombudsman"})
    signed_in(client, moderator)
    client.post(reverse("results-lock", args=[cycle.pk, 2]))
    page = text_of(client, "results", cycle.pk)
    assert "Putusan Ombudsman" in page
    old = text_of(client, "results-one", cycle.pk, 1)
    assert "dikoreksi oleh hasil yang lebih baru" in old


def test_the_list_says_what_a_rank_does_not_mean(client: Client) -> None:
    cast, cycle, _, _ = final()
    signed_in(client, cast.auditor)
    page = text_of(client, "results", cycle.pk)
    assert "Peringkat bukan ukuran mutu" in page
    assert "Dinas D02" in page
    assert "Hitung dan usulkan" not in page


def test_the_list_costs_the_same_for_any_number_of_units(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cast, cycle, _, _ = final(units=12)
    signed_in(client, cast.auditor)
    with django_assert_max_num_queries(24):
        page = text_of(client, "results", cycle.pk)
    assert "Dinas D12" in page


def test_a_unit_opens_its_index_down_to_the_reason_of_its_evaluator(client: Client) -> None:
    cast, cycle, _, result = final()
    locus = locus_of(cycle, cast.units[0])
    signed_in(client, cast.operator)
    page = text_of(client, "results-unit", cycle.pk, result.number, locus.pk)
    assert "Terlihat di lokasi dan di berkas" in page
    assert "Evaluator 1" in page
    step = text_of(client, "results-step", cycle.pk, result.number, locus.pk, "1.a.Ak")
    assert "dinilai satu evaluator" in step
    assert page.count('id="jejak-1-a-ak"') == 1


def test_another_unit_and_a_proposal_stay_hidden_from_staff(client: Client) -> None:
    cast, cycle, moderator = ended()
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    mine, other = (locus_of(cycle, unit).pk for unit in cast.units)
    signed_in(client, cast.operator)
    assert client.get(reverse("results-unit", args=[cycle.pk, 1, mine])).status_code == 404
    results.lock(result=result, by=moderator, now=NOW)
    assert client.get(reverse("results-unit", args=[cycle.pk, 1, mine])).status_code == 200
    assert client.get(reverse("results-unit", args=[cycle.pk, 1, other])).status_code == 404
    assert client.get(reverse("results", args=[cycle.pk])).status_code == 403


def test_a_unit_costs_a_fixed_number_of_statements(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cast, cycle, _, _ = final()
    signed_in(client, cast.operator)
    with django_assert_max_num_queries(24):
        text_of(client, "results-unit", cycle.pk, 1, locus_of(cycle, cast.units[0]).pk)


def following(pack: str = LURING) -> tuple[Cast, Cycle]:
    """A second cycle after a first, both ended, the second with better levels."""
    cast, first, _, _ = final()
    second = cycles.open_cycle(
        office=cast.office,
        name="PEKPPP Mandiri 2027",
        year=2027,
        packs={"A": pack},
        units=[(unit.pk, "A") for unit in cast.units],
        phases={State(one.state): (one.starts_at, one.ends_at) for one in first.phases.all()},
        previous=first,
        by=cast.admin,
        now=NOW,
    )
    move_to(second, State.JUDGING, cast.admin)
    people = a_panel(cast, second)
    for unit in cast.units:
        locus = locus_of(second, unit)
        heard(locus, 12)
        judged(panel.seat(locus=locus, user=people[0], by=cast.admin, now=NOW), 4)
    move_to(second, State.OBJECTING, cast.admin)
    results.propose(cycle=second, by=cast.admin, now=NOW)
    return cast, second


def test_the_year_before_stands_beside_it(client: Client) -> None:
    cast, second = following()
    signed_in(client, cast.admin)
    locus = locus_of(second, cast.units[0])
    page = text_of(client, "results-unit", second.pk, 1, locus.pk)
    assert "Dibanding siklus sebelumnya" in page
    assert "Perubahan indeks" in page
    assert "3,00 menjadi 4,00" in page


def test_two_instruments_are_compared_by_what_they_have_in_common(client: Client) -> None:
    cast, second = following(DARING)
    signed_in(client, cast.admin)
    page = text_of(client, "results-unit", second.pk, 1, locus_of(second, cast.units[0]).pk)
    assert "Instrumen berubah" in page
    assert "Perubahan indeks" not in page


def test_a_unit_supposes_levels_and_sees_the_road(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cast, cycle, _, _ = final()
    locus = locus_of(cycle, cast.units[0])
    signed_in(client, cast.operator)
    path = reverse("results-what-if", args=[cycle.pk, locus.pk])
    with django_assert_max_num_queries(20):
        page = client.get(path).content.decode()
    assert "Jalan termurah ke" in page
    codes = list(locus.form.instrument.indicators)
    best = client.get(path, {f"l-{code}": "5" for code in codes}).content.decode()
    assert "Sekarang: 3," in best
    shown = re.search(r"<strong>([^<]+)</strong>", best)
    assert shown
    assert "kategori A" in shown[1]


def test_efforts_that_are_no_numbers_are_told_all_at_once(client: Client) -> None:
    cast, cycle, _, _ = final()
    locus = locus_of(cycle, cast.units[0])
    signed_in(client, cast.operator)
    path = reverse("results-what-if", args=[cycle.pk, locus.pk])
    first, second, third, *_ = locus.form.instrument.indicators
    wrong = {f"u-{first}": "banyak", f"u-{second}": "-3", f"u-{third}": "1e9"}
    page = client.get(path, wrong).content.decode()
    assert page.count("Tulis angka dari 0 sampai") == 3
    assert "Isi upaya sedikitnya satu" in page


def test_before_levels_are_told_a_unit_supposes_from_its_own_claims(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.JUDGING)
    locus = locus_of(cycle, cast.units[0])
    judged(panel.seat(locus=locus, user=a_panel(cast, cycle)[0], by=cast.admin, now=NOW), 5)
    signed_in(client, cast.operator)
    path = reverse("results-what-if", args=[cycle.pk, locus.pk])
    page = client.get(path).content.decode()
    assert "belum dibuka untuk unit" in page
    assert "5 (sekarang)" not in page
    codes = list(locus.form.instrument.indicators)
    supposed = client.get(path, {**{f"l-{code}": "5" for code in codes}, "pengguna": "4,5"}).content.decode()
    assert "kategori A" in supposed


def test_before_the_lock_a_unit_reads_why_it_stands_where_it_stands(client: Client) -> None:
    cast, cycle, moderator = ended()
    locus = locus_of(cycle, cast.units[0])
    signed_in(client, cast.operator)
    page = text_of(client, "results-now", cycle.pk, locus.pk)
    assert "sementara, belum dikunci" in page
    assert "Terlihat di lokasi dan di berkas" in page
    assert "Mengapa 3," in page
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    results.lock(result=result, by=moderator, now=NOW)
    answer = client.get(reverse("results-now", args=[cycle.pk, locus.pk]))
    assert answer.headers["Location"] == reverse("results-unit", args=[cycle.pk, 1, locus.pk])


def test_levels_are_not_told_before_objections(client: Client) -> None:
    cast = a_cast()
    cycle = a_cycle(cast, State.JUDGING)
    locus = locus_of(cycle, cast.units[0])
    signed_in(client, cast.operator)
    assert client.get(reverse("results-now", args=[cycle.pk, locus.pk])).status_code == 403


def test_a_level_leads_to_the_very_page_of_its_proof(client: Client) -> None:
    cast = a_cast(units=1)
    cycle = a_cycle(cast, State.JUDGING)
    locus = locus_of(cycle, cast.units[0])
    public, private = a_proof(cast, locus), a_proof(cast, locus, "Daftar pengaduan warga")
    evidence.look(version=public, now=NOW)
    Proof.objects.filter(pk=private.proof_id).update(personal_data=True)
    (eva,) = a_panel(cast, cycle, 1)
    seat = panel.seat(locus=locus, user=eva, by=cast.admin, now=NOW)
    first, second, *_ = locus.form.instrument.indicators
    for code, proof, page in ((first, public, 1), (second, private, None)):
        judging.judge(
            seat=seat, code=code, level=4, reason="Lihat lampiran", proof=proof, page=page, by=eva, now=NOW
        )
    levels = {
        code: (4, "Lihat lampiran")
        for code in locus.form.instrument.indicators
        if code not in (first, second)
    }
    judging.judge_many(seat=seat, levels=levels, by=eva, now=NOW)
    judging.hand_in(seat=seat, by=eva, now=NOW)
    move_to(cycle, State.OBJECTING, cast.admin)
    signed_in(client, cast.operator)
    shown = text_of(client, "results-now", cycle.pk, locus.pk)
    links = re.findall(r'href="([^"]+)">Buka (halaman 1|bukti)', shown)
    assert [label for _, label in links] == ["halaman 1", "bukti"]
    opened = client.get(links[0][0]).text
    assert "Halaman 1 dari 1" in opened
    assert f'href="{reverse("results-now", args=[cycle.pk, locus.pk])}"' in opened
    picture = re.search(r'<img src="([^"]+)"', opened)
    assert picture is not None
    image = client.get(picture[1])
    image.close()
    assert image.status_code == 200
    assert links[1][0].startswith(reverse("evidence-proof", args=[locus.unit_id, private.proof_id]))


def test_what_became_of_last_years_advice_stands_beside_it(client: Client) -> None:
    cast, second = following()
    first = second.previous
    assert first is not None
    old = locus_of(first, cast.units[0])
    disputes.recommend(
        locus=old, code="1.a.Ak", text="Perbarui standar pelayanan", by=cast.more["Eva1"], now=NOW
    )
    move_to(first, State.FOLLOW_UP, cast.admin)
    signed_in(client, cast.operator)
    page = text_of(client, "results-now", second.pk, locus_of(second, cast.units[0]).pk)
    assert "Perbarui standar pelayanan" in page
    assert "direncanakan" in page


def test_what_two_evaluators_a_moderator_and_an_objection_made_of_a_level(client: Client) -> None:
    cast = a_cast(units=2)
    cycle = a_cycle(cast, State.JUDGING)
    people, moderator = a_panel(cast, cycle), a_moderator(cast, cycle)
    loci = [locus_of(cycle, unit) for unit in cast.units]
    differing, objected, *_ = loci[0].form.instrument.indicators
    for locus in loci:
        heard(locus, 12)
        judged(panel.seat(locus=locus, user=people[0], by=cast.admin, now=NOW), 3)
    second = panel.seat(locus=loci[0], user=people[1], order=2, by=cast.admin, now=NOW)
    judged(second, 3, {differing: 5})
    judging.moderate(
        locus=loci[0], code=differing, level=4, reason="Dua dari tiga standar", by=moderator, now=NOW
    )
    move_to(cycle, State.OBJECTING, cast.admin)
    mine = locus_of(cycle, cast.units[0])
    objection = disputes.object_to(
        locus=mine, code=objected, wanted=5, text="Survei kedua belum dilihat", by=cast.operator, now=NOW
    )
    disputes.decide(objection=objection, level=4, reason="Survei kedua memang ada", by=cast.admin, now=NOW)
    result = results.propose(cycle=cycle, by=cast.admin, now=NOW)
    results.lock(result=result, by=moderator, now=NOW)
    signed_in(client, cast.operator)
    page = text_of(client, "results-unit", cycle.pk, 1, loci[0].pk)
    for words in ("Dua dari tiga standar", "Survei kedua belum dilihat", "Survei kedua memang ada"):
        assert words in page
    assert "Evaluator 2" in page
    assert "Peluang setiap kategori" in page
    assert "Rentang tempat" in page
    signed_in(client, cast.auditor)
    listed = text_of(client, "results", cycle.pk)
    assert "Kappa berbobot" in listed
    assert "Rentang tempat tidak ada" not in listed


def test_the_biro_says_which_level_of_a_final_result_is_wrong(client: Client) -> None:
    cast, cycle, _, result = final()
    cycles.advance(cycle=cycle, to=State.FINAL, by=cast.admin, now=NOW)
    locus = locus_of(cycle, cast.units[0])
    signed_in(client, cast.admin)
    path = reverse("results-amend", args=[cycle.pk, locus.pk])
    shown = client.get(reverse("results-unit", args=[cycle.pk, result.number, locus.pk]))
    assert path in shown.content.decode()
    given = {"code": "1.a.Ak", "level": "5", "reason": ""}
    assert "Tulis dasar koreksinya" in client.post(path, given).content.decode()
    client.post(path, {**given, "reason": "Putusan Ombudsman 7/2026"})
    assert locus.amendments.get().level == 5

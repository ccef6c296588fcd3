"""Pages of clarification, objections, decisions and what the unit reads of them."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import NOW, a_moderator, heard, judged, move_to
from tests.apps.evaluation.filling import a_picture, a_proof
from tests.apps.evaluation.judging_cast import FIRST, SECOND, Judging, being_judged, entered, objected
from tolok.apps.evaluation.actions import disputes, panel
from tolok.apps.evaluation.models import Clarification, Objection, PanelRole, State
from tolok.apps.evaluation.selectors.disputes import effects_of
from tolok.apps.evaluation.views.judging.words import due_words
from tolok.apps.notices.models import Notice

pytestmark = pytest.mark.django_db


def asked(found: Judging, code: str = FIRST) -> Clarification:
    """A question put this very moment."""
    seat = found.seats[0]
    return disputes.ask(
        seat=seat, code=code, question="Mana salinan keputusannya?", by=seat.user, now=timezone.now()
    )


def test_a_question_reaches_the_unit_and_its_answer_the_evaluator(client: Client) -> None:
    found = being_judged()
    seat, cast = found.seats[0], found.cast
    entered(client, seat.user)
    url = found.url("judging-ask", FIRST)
    assert client.post(url, {"question": " "}).status_code == 422
    assert client.post(url, {"question": "Mana salinan keputusannya?"}).status_code == 302
    assert client.post(url, {"question": "Satu lagi?"}).status_code == 422
    question = Clarification.objects.get()
    answer_url = found.unit_url("disputes-answer", question.pk)
    told = set(Notice.objects.filter(path=answer_url).values_list("user", flat=True))
    assert told == {cast.operator.pk, cast.head.pk}
    assert client.get(answer_url).status_code == 403

    version = a_proof(cast, found.locus)
    entered(client, cast.operator)
    assert "Mana salinan" in client.get(found.unit_url("disputes-questions")).text
    assert "Keputusan Standar Pelayanan, versi 1" in client.get(answer_url).text
    assert client.post(answer_url, {"text": ""}).status_code == 422
    data = {"text": "Terlampir halaman 1", "proofs": [version.pk]}
    assert client.post(answer_url, data).status_code == 302
    assert client.post(answer_url, data).status_code == 422

    assert Notice.objects.get(user=seat.user).path == found.url("judging-indicator", FIRST)
    entered(client, seat.user)
    page = client.get(found.url("judging-indicator", FIRST)).text
    assert "Terlampir halaman 1" in page
    assert client.get(found.unit_url("judging-proof", version.pk)).status_code == 200


def test_an_answer_brings_a_new_file_along(client: Client) -> None:
    found = being_judged()
    question = asked(found)
    entered(client, found.cast.operator)
    url = found.unit_url("disputes-answer", question.pk)
    file = SimpleUploadedFile("sk.png", a_picture("green"), "image/png")
    assert client.post(url, {"text": "Terlampir", "file": file}).status_code == 422
    file = SimpleUploadedFile("sk.png", a_picture("green"), "image/png")
    assert client.post(url, {"text": "Terlampir", "file": file, "title": "SK 12"}).status_code == 302
    assert question.proofs.get().proof.title == "SK 12"


def test_a_late_answer_is_refused_with_words(client: Client) -> None:
    found = being_judged()
    question = asked(found)
    question.due_on = timezone.localdate() - timedelta(days=1)
    question.save(update_fields=["due_on"])
    entered(client, found.cast.operator)
    url = found.unit_url("disputes-answer", question.pk)
    assert "lewat batas" in client.get(url).text
    answer = client.post(url, {"text": "Terlambat"})
    assert answer.status_code == 422
    assert "Batas waktunya sudah lewat" in answer.text


def test_another_units_question_does_not_exist(client: Client) -> None:
    found = being_judged()
    question = asked(found)
    entered(client, found.cast.other_operator)
    other = found.cycle.loci.get(unit=found.cast.units[1])
    url = reverse("disputes-answer", args=[found.cycle.pk, other.pk, question.pk])
    assert client.get(url).status_code == 404


def test_the_clock_is_told_with_its_weekdays_and_its_rule() -> None:
    said = due_words(date(2026, 11, 20), date(2026, 11, 25), 3)
    assert said.startswith(
        "Paling lambat Rabu, 25 November 2026: 3 hari kerja sesudah Jumat, 20 November 2026."
    )
    assert "Sabtu, Minggu, hari libur" in said


def test_the_unit_reads_levels_reasons_and_advice_once_it_may_object(client: Client) -> None:
    found = being_judged()
    seat = found.seats[0]
    disputes.recommend(locus=found.locus, code=FIRST, text="Pasang maklumat", by=seat.user, now=NOW)
    judged(seat, 3)
    entered(client, found.cast.operator)
    url = found.unit_url("disputes-objections")
    before = client.get(url).text
    assert "Level belum dapat dilihat" in before
    assert "Pasang maklumat" not in before
    assert client.get(found.unit_url("disputes-object", FIRST)).status_code == 404
    found.move(State.OBJECTING)
    page = client.get(url).text
    assert "Level 3, dinilai satu evaluator" in page
    assert "Terlihat di lokasi" in page
    assert "Pasang maklumat" in page
    assert page.count("Sanggah level ini") == len(found.locus.form.instrument.indicators)


def test_an_objection_is_filed_with_its_effect_in_sight(client: Client) -> None:
    found = being_judged()
    judged(found.seats[0], 3)
    heard(found.locus, 30)
    found.move(State.OBJECTING)
    moderator = a_moderator(found.cast, found.cycle)
    entered(client, found.cast.operator)
    url = found.unit_url("disputes-object", FIRST)
    page = client.get(url).text
    assert "3 (sekarang)" in page
    now, then = effects_of(found.locus, FIRST)
    assert now.index is not None
    assert then[5].index is not None
    assert then[5].index > now.index
    assert 'value="3"' not in page.split('name="wanted"', 1)[1].split("</fieldset>")[0]
    assert client.post(url, {"wanted": "4", "text": ""}).status_code == 422
    assert client.post(url, {"wanted": "4", "text": "Komponen lengkap, halaman 4"}).status_code == 302
    assert client.post(url, {"wanted": "5", "text": "Lagi"}).status_code == 422
    objection = Objection.objects.get()
    told = set(Notice.objects.filter(words_id__contains="menyanggah").values_list("user", flat=True))
    assert told == {found.cast.admin.pk, moderator.pk}
    page = client.get(found.unit_url("disputes-objections")).text
    assert "disanggah, menunggu putusan" in page
    assert str(objection.due_on.year) in page


def test_the_biro_decides_and_the_unit_is_told(client: Client) -> None:
    found, objection = objected()
    entered(client, found.cast.admin)
    inbox = client.get(reverse("disputes-inbox", args=[found.cycle.pk])).text
    assert "1 sanggah menunggu putusan" in inbox
    assert "Putus sanggah" in client.get(reverse("cycles")).text
    url = found.unit_url("disputes-decide", objection.pk)
    page = client.get(url).text
    assert "3 (yang disanggah)" in page
    assert "4 (diminta unit)" in page
    assert client.post(url, {"level": "4"}).status_code == 422
    assert client.post(url, {"level": "4", "reason": "Lengkap sejak Maret"}).status_code == 302
    assert client.post(url, {"level": "5", "reason": "Lagi"}).status_code == 422
    assert Notice.objects.filter(user=found.cast.operator, words_id__contains="sudah diputus").exists()
    entered(client, found.cast.operator)
    page = client.get(found.unit_url("disputes-objections")).text
    assert "Level 4, diputus setelah sanggah" in page
    assert "Lengkap sejak Maret" in page
    entered(client, found.cast.admin)
    inbox = client.get(f"{reverse('disputes-inbox', args=[found.cycle.pk])}?tampil=diputus").text
    assert "1 sanggah sudah diputus" in inbox


def test_whoever_scored_it_is_refused(client: Client) -> None:
    found, objection = objected()
    scorer = found.seats[0].user
    panel.join_panel(cycle=found.cycle, user=scorer, role=PanelRole.MODERATOR, by=found.cast.admin, now=NOW)
    entered(client, scorer)
    url = found.unit_url("disputes-decide", objection.pk)
    page = client.get(url).text
    assert "Bukan Anda yang memutus" in page
    assert "Simpan putusan" not in page
    answer = client.post(url, {"level": "4", "reason": "Saya setuju"})
    assert answer.status_code == 422
    assert Objection.objects.get().decided_at is None


@pytest.mark.parametrize("who", ["operator", "other_operator", "evaluator"])
def test_only_who_reads_all_opens_a_decision(client: Client, who: str) -> None:
    found, objection = objected()
    person = found.seats[0].user if who == "evaluator" else getattr(found.cast, who)
    entered(client, person)
    status = client.get(found.unit_url("disputes-decide", objection.pk)).status_code
    assert status == (404 if who == "other_operator" else 403)
    assert client.get(reverse("disputes-inbox", args=[found.cycle.pk])).status_code == 403


def test_an_auditor_reads_but_does_not_decide(client: Client) -> None:
    found, objection = objected()
    entered(client, found.cast.auditor)
    url = found.unit_url("disputes-decide", objection.pk)
    assert "Simpan putusan" not in client.get(url).text
    assert client.post(url, {"level": "4", "reason": "Saya kira"}).status_code == 422
    assert Objection.objects.get().decided_at is None


def test_pages_of_objections_cost_the_same_for_any_number(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    found, _first = objected()
    operator = found.cast.operator
    for code in list(found.locus.form.instrument.indicators)[1:9]:
        disputes.object_to(locus=found.locus, code=code, wanted=4, text="Lengkap", by=operator, now=NOW)
    entered(client, found.cast.admin)
    with django_assert_max_num_queries(12):
        client.get(reverse("disputes-inbox", args=[found.cycle.pk]))
    entered(client, operator)
    with django_assert_max_num_queries(26):
        client.get(found.unit_url("disputes-objections"))


def test_objections_wait_for_their_phase(client: Client) -> None:
    found = being_judged()
    judged(found.seats[0], 3)
    found.move(State.OBJECTING)
    entered(client, found.cast.operator)
    assert client.get(found.unit_url("disputes-object", "99.z.Z")).status_code == 404
    move_to(found.cycle, State.OBJECTING, found.cast.admin)
    assert client.get(found.unit_url("disputes-object", SECOND)).status_code == 200

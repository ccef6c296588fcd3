"""Pages of F-02: the sheet, one indicator, asides, handing in, proofs, moderation."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.evaluation.cast import NOW, a_moderator, judged
from tests.apps.evaluation.filling import a_picture
from tests.apps.evaluation.judging_cast import FIRST, SECOND, Judging, being_judged, entered
from tolok.apps.common.models import Entry
from tolok.apps.evaluation.actions import disputes, judging, panel
from tolok.apps.evaluation.models import (
    Judgement,
    Moderation,
    PanelRole,
    Recommendation,
    State,
    VisitNote,
)
from tolok.apps.evaluation.selectors.judging import codes_of
from tolok.apps.evaluation.selectors.moderating import disputes_of
from tolok.apps.evidence import actions as evidence
from tolok.apps.evidence.models import Origin, ProofVersion
from tolok.apps.notices.models import Notice

pytestmark = pytest.mark.django_db


def give(client: Client, found: Judging, code: str = FIRST, **fields: object) -> int:
    """Post a level; the status that came back."""
    data = {"level": "3", "reason": "Terlihat di loket", "versi": "", "dibuka": "", **fields}
    return client.post(found.url("judging-indicator", code), data).status_code


def test_the_sheet_tells_where_every_indicator_stands(client: Client) -> None:
    found = being_judged()
    entered(client, found.seats[0].user)
    page = client.get(found.url("judging-seat")).text
    assert page.count("belum dinilai") == len(codes_of(found.seats[0]))
    assert give(client, found) == 302
    page = client.get(found.url("judging-seat")).text
    assert "dinilai 3" in page
    assert "Lanjutkan menilai" in page


def test_an_indicator_shows_claim_proposal_and_the_cited_page(client: Client) -> None:
    found = being_judged(sent=True)
    entered(client, found.seats[0].user)
    page = client.get(found.url("judging-indicator", FIRST)).text
    assert "Usulan: level" in page
    assert "Keputusan Standar Pelayanan" in page
    assert "Halaman 1 dari 1" in page
    assert page.count('type="radio" name="level"') == 6


def test_a_saved_level_goes_on_to_the_next(client: Client) -> None:
    found = being_judged()
    entered(client, found.seats[0].user)
    answer = client.post(
        found.url("judging-indicator", FIRST),
        {"level": "3", "reason": "Dilihat", "versi": "", "lanjut": "ya", "dibuka": ""},
    )
    assert answer["Location"].startswith(found.url("judging-indicator", SECOND))


def test_a_level_names_its_decisive_page(client: Client) -> None:
    found = being_judged(sent=True)
    entered(client, found.seats[0].user)
    version = ProofVersion.objects.get()
    assert give(client, found, proof=version.pk, page=1) == 302
    given = Judgement.objects.get()
    assert (given.proof_id, given.page) == (version.pk, 1)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"page": 1}, "Pilih buktinya"),
        ({"page": 9, "proof": "there"}, "hanya punya 1 halaman"),
        ({"level": "7"}, "Level"),
        ({"reason": " "}, "Tulis alasannya"),
    ],
)
def test_what_is_wrong_is_said_at_once(client: Client, fields: dict[str, object], said: str) -> None:
    found = being_judged(sent=True)
    entered(client, found.seats[0].user)
    if "proof" in fields:
        fields = {**fields, "proof": ProofVersion.objects.get().pk}
    data = {"level": "0", "reason": "Tidak ada", "versi": "", **fields}
    answer = client.post(found.url("judging-indicator", FIRST), data)
    assert answer.status_code == 422
    assert said in answer.text
    assert not Judgement.objects.exists()


def test_a_proof_of_another_unit_cannot_be_named(client: Client) -> None:
    found = being_judged(sent=True)
    foreign = evidence.keep(
        unit=found.cast.units[1],
        name="lain.png",
        content=a_picture("black"),
        title="Bukti unit lain",
        by=found.cast.other_operator,
        today=date(2026, 11, 21),
        now=NOW,
    )
    entered(client, found.seats[0].user)
    assert give(client, found, proof=foreign.pk) == 422
    assert client.get(found.unit_url("judging-proof", foreign.pk)).status_code == 404


def test_two_windows_are_told_of_both_levels(client: Client) -> None:
    found = being_judged()
    entered(client, found.seats[0].user)
    give(client, found, level="2", reason="Belum ditetapkan")
    data = {"level": "4", "reason": "Sudah ditetapkan", "versi": ""}
    answer = client.post(found.url("judging-indicator", FIRST), data)
    assert answer.status_code == 409
    assert "level 2" in answer.text
    assert "Belum ditetapkan" in answer.text
    assert "Sudah ditetapkan" in answer.text
    assert Judgement.objects.get().level == 2
    assert give(client, found, level="4", reason="Sudah ditetapkan", versi="1") == 302
    assert Judgement.objects.get().level == 4


def test_a_save_costs_the_same_however_much_is_there(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    found = being_judged()
    entered(client, found.seats[0].user)
    seat = found.seats[0]
    for code in codes_of(seat)[2:]:
        judging.judge(seat=seat, code=code, level=3, reason="Dilihat", by=seat.user, now=NOW)
    with django_assert_max_num_queries(15):
        judging.judge(seat=seat, code=FIRST, level=3, reason="Dilihat", by=seat.user, now=NOW)
    with django_assert_max_num_queries(15):
        assert give(client, found, code=SECOND) == 302


SAVEPOINT = ("SAVEPOINT", "RELEASE SAVEPOINT")


def test_a_save_that_names_its_proof_costs_no_more(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    found = being_judged(sent=True)
    entered(client, found.seats[0].user)
    version = ProofVersion.objects.get()
    # the savepoint around it is the test's own: outside a test it is the transaction
    with django_assert_max_num_queries(15 + len(SAVEPOINT)) as asked:
        assert give(client, found, proof=version.pk, page=1) == 302
    assert len([one for one in asked if not one["sql"].startswith(SAVEPOINT)]) <= 15


def test_time_on_the_page_is_counted_but_not_a_night(client: Client) -> None:
    from django.utils import timezone

    found = being_judged()
    entered(client, found.seats[0].user)
    opened = int(timezone.now().timestamp())
    give(client, found, dibuka=opened - 60)
    give(client, found, level="2", versi="1", dibuka=opened - 40_000)
    assert 60 <= Judgement.objects.get().seconds < 120


def test_the_last_change_is_taken_back_where_it_was_made(client: Client) -> None:
    found = being_judged()
    entered(client, found.seats[0].user)
    give(client, found)
    answer = client.post(found.url("judging-undo"))
    assert answer["Location"] == f"{found.url('judging-indicator', FIRST)}?diurungkan"
    assert not Judgement.objects.exists()
    assert client.post(found.url("judging-undo"))["Location"] == found.url("judging-seat")


def test_handing_in_names_what_is_missing_then_is_final(client: Client) -> None:
    found = being_judged()
    seat = found.seats[0]
    entered(client, seat.user)
    assert client.post(found.url("judging-hand-in")).status_code == 422
    for code in codes_of(seat):
        judging.judge(seat=seat, code=code, level=3, reason="Dilihat", by=seat.user, now=NOW)
    assert "Serahkan penilaian" in client.get(found.url("judging-hand-in")).text
    assert client.post(found.url("judging-hand-in")).status_code == 302
    page = client.get(found.url("judging-indicator", FIRST)).text
    assert 'name="level"' not in page
    assert "Level Anda" in page
    assert give(client, found, versi="1") == 422


def test_nobody_sees_the_level_of_another_before_handing_in(client: Client) -> None:
    found = being_judged(2)
    one, two = found.seats
    judged(one, 5)
    disputes.ask(seat=one, code=FIRST, question="Mana salinan keputusannya?", by=one.user, now=NOW)
    disputes.recommend(locus=found.locus, code=FIRST, text="Tetapkan ulang", by=one.user, now=NOW)
    judging.note_visit(seat=one, text="Maklumat tidak terpasang", code=FIRST, by=one.user, now=NOW)
    entered(client, two.user)
    pages = [
        found.url("judging-seat", seat=1),
        found.url("judging-indicator", FIRST, seat=1),
        found.url("judging-hand-in", seat=1),
        found.unit_url("disputes-questions"),
        found.unit_url("disputes-objections"),
        found.unit_url("cycle-unit"),
    ]
    secrets = ["Terlihat di lokasi", "Mana salinan", "Tetapkan ulang", "tidak terpasang", "Evaluator lain:"]
    for url in pages:
        text = client.get(url).text
        assert not [secret for secret in secrets if secret in text], url
    judged(two, 3)
    assert "Evaluator lain: level 5" in client.get(found.url("judging-seat", seat=1)).text
    assert "Terlihat di lokasi" in client.get(found.url("judging-indicator", FIRST, seat=1)).text


def test_a_moderator_who_still_judges_a_unit_sees_no_level_of_it(client: Client) -> None:
    found = being_judged(3)
    one, two, three = found.seats
    judged(one, 5)
    judged(two, 2)
    panel.join_panel(
        cycle=found.cycle, user=three.user, role=PanelRole.MODERATOR, by=found.cast.admin, now=NOW
    )
    assert not disputes_of(found.cycle, three.user)
    entered(client, three.user)
    assert client.get(found.unit_url("judging-dispute", FIRST)).status_code == 403
    assert "level 5" not in client.get(found.unit_url("cycle-unit")).text
    judged(three, 3)
    assert len(disputes_of(found.cycle, three.user)) == len(codes_of(one))
    page = client.get(found.unit_url("judging-dispute", FIRST)).text
    assert "moderator lain yang menetapkan" in page
    answer = client.post(found.unit_url("judging-dispute", FIRST), {"level": "3", "reason": "x"})
    assert answer.status_code == 403


def test_a_seat_does_not_exist_for_another_evaluator(client: Client) -> None:
    found = being_judged(2)
    entered(client, found.seats[1].user)
    for name, parts in [("judging-seat", []), ("judging-indicator", [FIRST]), ("judging-hand-in", [])]:
        assert client.get(found.url(name, *parts)).status_code == 404
    assert client.post(found.url("judging-undo")).status_code == 404
    entered(client, found.cast.admin)
    assert client.get(found.url("judging-seat")).status_code == 404


def test_an_evaluator_of_another_unit_finds_nothing(client: Client) -> None:
    found = being_judged(2, sent=True)
    elsewhere = found.cycle.loci.get(unit=found.cast.units[1])
    away = found.seats[1]
    panel.unseat(seat=away, why="Pindah", by=found.cast.admin, now=NOW)
    panel.seat(locus=elsewhere, user=away.user, by=found.cast.admin, now=NOW)
    entered(client, away.user)
    for name in ("disputes-questions", "disputes-objections", "cycle-unit"):
        assert client.get(found.unit_url(name)).status_code == 404
    version = ProofVersion.objects.get()
    assert client.get(found.unit_url("judging-proof", version.pk)).status_code == 404


def test_an_indicator_of_another_aspect_does_not_exist_for_a_seat(client: Client) -> None:
    found = being_judged()
    seat = found.seats[0]
    seat.aspects = [found.locus.form.instrument.judged[0].aspects[1].key]
    seat.save(update_fields=["aspects"])
    entered(client, seat.user)
    assert client.get(found.url("judging-indicator", FIRST)).status_code == 404
    assert client.get(found.url("judging-indicator", "99.z.Z")).status_code == 404


def test_a_visit_is_kept_with_its_photo_in_the_units_library(client: Client) -> None:
    found = being_judged()
    entered(client, found.seats[0].user)
    photo = SimpleUploadedFile("loket.png", a_picture("red"), "image/png")
    answer = client.post(
        found.url("judging-visit", FIRST),
        {"text": "Loket difabel terkunci", "photo": photo, "personal_data": "on"},
    )
    assert answer.status_code == 302
    note = VisitNote.objects.select_related("photo__proof").get()
    assert note.photo is not None
    assert (note.photo.proof.origin, note.photo.proof.unit_id) == (Origin.VISIT, found.locus.unit_id)
    assert "Loket difabel terkunci" in client.get(found.url("judging-indicator", FIRST)).text
    assert client.post(found.url("judging-visit", FIRST), {"text": " "}).status_code == 422


def test_a_recommendation_is_kept(client: Client) -> None:
    found = being_judged()
    entered(client, found.seats[0].user)
    data = {"text": "Pasang maklumat", "measure": "Foto maklumat"}
    assert client.post(found.url("judging-recommend", FIRST), data).status_code == 302
    assert Recommendation.objects.get().measure == "Foto maklumat"
    assert "Pasang maklumat" in client.get(found.url("judging-indicator", FIRST)).text


def test_opening_personal_data_is_logged_and_never_shown_by_itself(client: Client) -> None:
    found = being_judged(sent=True)
    version = ProofVersion.objects.select_related("proof").get()
    version.proof.personal_data = True
    version.proof.save(update_fields=["personal_data"])
    entered(client, found.seats[0].user)
    page = client.get(found.url("judging-indicator", FIRST)).text
    assert "Berisi data pribadi" in page
    assert "Halaman 1 dari 1" not in page
    opened = Entry.objects.filter(action="evidence.open_personal")
    assert not opened.exists()
    page = client.get(found.unit_url("judging-proof", version.pk)).text
    assert "Halaman 1 dari 1" in page
    assert opened.count() == 1


def test_a_page_of_a_proof_has_its_own_address(client: Client) -> None:
    found = being_judged(sent=True)
    version = ProofVersion.objects.select_related("proof").get()
    ProofVersion.objects.filter(pk=version.pk).update(page_count=3)
    entered(client, found.seats[0].user)
    first = found.unit_url("judging-proof-page", version.pk, 1)
    second, third = (found.unit_url("judging-proof-page", version.pk, page) for page in (2, 3))
    shown = client.get(first).text
    assert "Halaman 1 dari 3" in shown
    assert version.proof.title in shown
    assert f'href="{second}"' in shown
    assert "<img" in shown
    shown = client.get(f"{second}?hasil").text
    assert "Gambar halaman ini belum ada" in shown
    assert f'href="{first}?hasil"' in shown
    assert f'href="{third}?hasil"' in shown
    assert "Kembali ke hasil unit" in shown
    for page in (0, 4):
        assert client.get(found.unit_url("judging-proof-page", version.pk, page)).status_code == 404
    version.proof.personal_data = True
    version.proof.save(update_fields=["personal_data"])
    client.get(first)
    assert Entry.objects.filter(action="evidence.open_personal").count() == 1
    entered(client, found.cast.other_operator)
    assert client.get(first).status_code == 404


def test_a_proof_that_was_never_cited_stays_closed(client: Client) -> None:
    found = being_judged()
    other = evidence.keep(
        unit=found.locus.unit,
        name="lain.png",
        content=a_picture("blue"),
        title="Tidak dikutip",
        by=found.cast.operator,
        today=date(2026, 11, 21),
        now=NOW,
    )
    entered(client, found.seats[0].user)
    assert client.get(found.unit_url("judging-proof", other.pk)).status_code == 404
    assert client.get(found.unit_url("judging-proof-page", other.pk, 1)).status_code == 404
    assert client.get(found.unit_url("judging-proof", 0)).status_code == 404


def test_a_unit_that_never_handed_in_is_said_to(client: Client) -> None:
    found = being_judged()
    entered(client, found.seats[0].user)
    assert "Unit tidak mengisi indikator ini." in client.get(found.url("judging-indicator", FIRST)).text


def test_a_moderator_settles_with_the_effect_in_sight(client: Client) -> None:
    found = being_judged(2)
    moderator = a_moderator(found.cast, found.cycle)
    judged(found.seats[0], 4)
    judged(found.seats[1], 4, {FIRST: 2})
    assert Notice.objects.get(user=moderator).words_id.startswith("Para evaluator berbeda pada 1 indikator")
    entered(client, moderator)
    listed = client.get(reverse("judging-moderation", args=[found.cycle.pk])).text
    assert "1 indikator menunggu moderasi" in listed
    assert "Kappa" in listed
    page = client.get(found.unit_url("judging-dispute", FIRST)).text
    assert "Akibat setiap level" in page
    assert "evaluator kedua" in page
    url = found.unit_url("judging-dispute", FIRST)
    assert client.post(url, {"level": "3", "reason": ""}).status_code == 422
    assert client.post(url, {"level": "3", "reason": "Komponen ke-14 belum ada"}).status_code == 302
    assert Moderation.objects.get().level == 3
    listed = client.get(f"{reverse('judging-moderation', args=[found.cycle.pk])}?tampil=selesai").text
    assert "1 indikator sudah ditetapkan" in listed


def test_what_nobody_disputes_can_be_read_but_not_moderated(client: Client) -> None:
    found = being_judged()
    moderator = a_moderator(found.cast, found.cycle)
    entered(client, moderator)
    assert client.get(found.unit_url("judging-dispute", FIRST)).status_code == 404
    judged(found.seats[0], 4)
    url = found.unit_url("judging-dispute", FIRST)
    assert "Tetapkan level" not in client.get(url).text
    assert client.post(url, {"level": "3", "reason": "Saya kira begitu"}).status_code == 422


def test_the_unit_and_its_evaluators_do_not_moderate(client: Client) -> None:
    found = being_judged(2)
    judged(found.seats[0], 4)
    judged(found.seats[1], 2)
    url = reverse("judging-moderation", args=[found.cycle.pk])
    for person in (found.cast.operator, found.seats[0].user):
        entered(client, person)
        assert client.get(url).status_code == 403
        assert client.get(found.unit_url("judging-dispute", FIRST)).status_code == 403


def test_the_list_of_disputes_costs_the_same_for_any_number(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    found = being_judged(2)
    judged(found.seats[0], 4)
    judged(found.seats[1], 2)
    entered(client, found.cast.admin)
    with django_assert_max_num_queries(16):
        page = client.get(reverse("judging-moderation", args=[found.cycle.pk]))
    assert "Halaman" in page.text


def test_the_desk_tells_a_moderator_what_waits(client: Client) -> None:
    found = being_judged(2)
    moderator = a_moderator(found.cast, found.cycle)
    judged(found.seats[0], 4)
    judged(found.seats[1], 2)
    entered(client, moderator)
    assert "Moderasi: PEKPPP Mandiri 2026" in client.get(reverse("cycles")).text
    assert "Moderasi" in client.get(reverse("cycle", args=[found.cycle.pk])).text


def test_a_closed_judgement_can_only_be_read(client: Client) -> None:
    found = being_judged()
    found.move(State.CLARIFYING)
    entered(client, found.seats[0].user)
    assert "belum dibuka, atau sudah ditutup" in client.get(found.url("judging-seat")).text
    assert give(client, found) == 422

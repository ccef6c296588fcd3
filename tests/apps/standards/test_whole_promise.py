"""One promise from its service to its replacement and into a cycle, through the pages that people use."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.apps.evaluation.cast import a_panel, locus_of, move_to
from tests.apps.evaluation.filling import a_cycle_today, an_answer
from tests.apps.standards.promise_walk import DAY, FOURTEEN, WRITTEN, Promise, a_scan, read
from tests.apps.surveys.walking import found, sent, words
from tests.people import signed_in
from tolok.apps.catalogue.actions.indexing import refresh
from tolok.apps.commitments.models import Commitment
from tolok.apps.consultation.models import Comment, Forum, Input, Participant
from tolok.apps.evaluation.actions import claims, panel
from tolok.apps.evaluation.models import Claim, Cycle, Locus, State, Submission
from tolok.apps.evaluation.selectors.claims import places
from tolok.apps.evidence.models import ProofVersion
from tolok.apps.standards.models import Review, StandardVersion
from tolok.apps.standards.models import State as Standing
from tolok.apps.standards.selectors.linting import findings_of
from tolok.apps.standards.selectors.versions import version_on

pytestmark = [pytest.mark.django_db, pytest.mark.long]

LONG = "Dua hari terlalu lama"
SHORTER = {"most": "1", "unit": "working_days", "start": "complete", "waiting": "20"}
PEOPLE = (
    "Budi Hartono; Warga RT 04; pengguna; ya; ya; ;",
    "Rina Kusuma; Universitas Tolok; ahli; ; ya; ;",
    "Joko Susilo; Dinas Sosial; instansi; ; ya; ;",
    "Maria Lende; Yayasan Terang; masyarakat sipil; ; ya; ;",
    "Agus Salim; Radio Kota; media massa; ; ya; ;",
)
#: What the records of such a unit propose, by the level texts: everything is decided with the public and monitored;
#: one element took part in the version in force; two media and SIPPN; reviewed within the year; a maklumat
#: as it should be, on a board only.
LEVELS = {"1.a.Ak": "5", "2.a.P": "1", "3.a.T": "3", "4.a.K": "5", "5.a.K": "4"}


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> None:
    settings.TOLOK_HOME = tmp_path


def test_a_service_is_promised_with_the_public_kept_replaced_and_counted() -> None:
    walk = Promise()
    drafted(walk)
    forum = planned(walk)
    commented(walk, forum)
    held(walk, forum)
    answered(walk, forum)
    signed(walk, forum)
    revised_and_decreed(walk)
    printed(walk)
    pledged(walk)
    published(walk)
    seen_by_the_public(walk)
    not_closed_without_owners(walk, forum)
    monitored(walk)
    replaced(walk)
    proposed_accepted_and_seen(walk)


def drafted(walk: Promise) -> None:
    """Fourteen components one by one; what the linter doubts is answered; internal review."""
    version = walk.begins()
    # Pages begin a version on the day they are used, and this decree is from yesterday.
    StandardVersion.objects.filter(pk=version.pk).update(created_at=timezone.now() - DAY)
    assert walk.desk.post(walk.of("move", "submit"), {}).status_code == 422, "nothing is written yet"
    for code in FOURTEEN:
        walk.writes(code, WRITTEN[code])
    assert "14 dari 14 komponen terisi" in read(walk.desk, walk.of("version"))
    version.refresh_from_db()
    doubt = next(one for one in findings_of(version, walk.today) if one.severity == "warning")
    sent(walk.desk, walk.of("answer", doubt.rule, doubt.about), {"words": "Kotak dibuka tiap pekan."})
    assert "Kotak dibuka tiap pekan." in read(walk.desk, walk.of("version"))
    assert walk.desk.get(walk.of("annex", "pdf")).status_code == 200, "a draft is printed too"
    assert walk.visitor.get(walk.of("leaflet", "selebaran", "pdf")).status_code in (302, 404)
    walk.steps("submit")


def planned(walk: Promise) -> Forum:
    """Today's forum about the draft, with a team, parties of every element, and invitations sent."""
    told = {"topic": "Standar surat keterangan domisili", "scope": "draft", "form": "face"}
    days = {"meets_on": walk.today, "comments_from": walk.today - DAY, "comments_until": walk.today}
    page = walk.forum("plan", walk.unit.pk)
    sent(
        walk.desk,
        page,
        {**told, **days, "versions": [walk.newest.pk], "begins": "09.00", "place": "Aula kecamatan"},
    )
    forum = Forum.objects.get()
    team = {f"role_{at}": "member" for at in range(1, 7)}
    team |= {"name_1": "Rina Kusuma", "post_1": "Dosen", "role_1": "facilitator", "neutral_1": "on"}
    sent(walk.desk, walk.forum("prepare", forum.pk), {})
    sent(walk.desk, walk.forum("team", forum.pk), team)
    assert walk.desk.post(walk.forum("send", forum.pk), {"sent_on": walk.today}).status_code == 422
    lines = "\n".join("; ".join(one.split("; ")[1:3]) for one in PEOPLE)
    sent(walk.desk, walk.forum("invite", forum.pk), {"lines": lines})
    shared = {"materials": "Rancangan standar", "shared_on": walk.today}
    sent(walk.desk, walk.forum("materials", forum.pk), shared)
    assert walk.desk.post(walk.forum("send", forum.pk), {"sent_on": walk.today - DAY}).status_code == 422
    walk.steps("consult", walk.head)
    sent(walk.desk, walk.forum("send", forum.pk), {"sent_on": walk.today - DAY})
    assert walk.newest.state == Standing.CONSULTATION
    assert walk.desk.post(walk.of("component", "A3"), SHORTER).status_code != 302, "it stays while it is read"
    return forum


def commented(walk: Promise, forum: Forum) -> None:
    """Somebody without an account writes to a paragraph; it waits, is read, shown and answered."""
    draft = walk.forum("draft", forum.pk, forum.subjects.get().pk)
    text = read(walk.visitor, draft)
    assert "Kartu keluarga" in text
    assert "lemari terkunci" not in text, "the eight inner components are not for everybody"
    page = walk.forum("comment", forum.pk, forum.subjects.get().pk, "A1", 0)
    shown = walk.visitor.get(page).content.decode()
    given = {
        "uuid": found(r'name="uuid" value="([^"]+)"', shown),
        "opened": str(int(timezone.now().timestamp()) - 60),
    }
    said = {"text": "Saya Budi Santoso 081234567890, KK cukup difoto", "element": "users"}
    assert walk.visitor.post(page, {**given, **said}).status_code == 302
    assert "difoto" not in read(walk.visitor, draft)
    row = Comment.objects.get()
    assert "08123" not in row.text
    sent(walk.desk, walk.forum("show", forum.pk), {"komentar": [row.pk]})
    assert "difoto" in read(walk.visitor, draft)


def held(walk: Promise, forum: Forum) -> None:
    """Five elements came; each says something about a component."""
    early = {"held_on": walk.today - DAY, "why": "Aula tersedia sehari lebih awal"}
    assert walk.desk.post(walk.forum("hold", forum.pk), early).status_code == 422, "not by one press"
    sent(walk.desk, walk.forum("hold", forum.pk), {**early, "sure": "on"})
    sent(walk.desk, walk.forum("attend", forum.pk), {"lines": "\n".join(PEOPLE)})
    assert Participant.objects.count() == len(PEOPLE)
    subject = {"subject": forum.subjects.get().pk, "source": "oral", "received_on": walk.today}
    for element, code, text in (
        ("users", "A3", LONG),
        ("experts", "A5", "Surat elektronik juga"),
        ("mass_media", "A6", "Nomor pengaduan ditempel di pintu"),
    ):
        fields = {"text": text, "component": code, "element": element, **subject}
        sent(walk.desk, walk.forum("input", forum.pk), fields)
    assert set(Input.objects.values_list("element", flat=True)) == {"users", "experts", "mass_media"}


def answered(walk: Promise, forum: Forum) -> None:
    """Every input gets an answer with its reason; without a reason it is refused."""
    for row in Input.objects.order_by("pk"):
        page = walk.forum("answer", forum.pk, row.pk)
        assert walk.desk.post(page, {"verdict": "accepted", "reason": ""}).status_code == 422
        if "ditempel" not in row.text:
            sent(walk.desk, page, {"verdict": "accepted", "reason": f"Setuju: {row.text.lower()}"})


def signed(walk: Promise, forum: Forum) -> None:
    """Minutes signed by the head and the community; from then on the public reads the inputs and the rows."""
    stem = (forum.pk,)
    sent(
        walk.desk,
        walk.forum("write", *stem),
        {
            "number": "400/7/FKP",
            "dated": walk.today - DAY,
            "agreements": "Surat selesai dalam satu hari kerja",
        },
    )
    row = {"what": "Menambah petugas loket", "owner": "Kepala seksi", "measure": "jumlah petugas"}
    sent(walk.desk, walk.forum("row-add", *stem), {**row, "due_on": walk.today + timedelta(60)})
    sent(walk.desk, walk.forum("row-add", *stem), {"what": "Kursi tambahan"})
    put = walk.forum("put-signature", *stem)
    head = {"side": "head", "name": "Siti Rahayu", "post": "Camat", "signed_on": walk.today}
    assert walk.desk.post(put, head).status_code == 422, "nobody types the head's signature without a scan"
    sent(walk.desk, walk.forum("scan", *stem), {"file": a_scan("berita acara")})
    sent(walk.desk, put, head)
    assert walk.desk.post(walk.forum("sign", *stem), {}).status_code == 422, "one side is not enough"
    person = Participant.objects.order_by("pk")[0]
    sent(walk.desk, put, {"side": "community", "participant": person.pk, "signed_on": walk.today})
    sent(walk.desk, walk.forum("sign", *stem), {})
    sheet = walk.desk.get(walk.forum("paper", forum.pk, "berita-acara", "pdf"))
    assert "400/7/FKP" in words(sheet.content)
    public = read(walk.visitor, walk.forum("forum", *stem))
    assert LONG in public
    assert "Menambah petugas loket" in public
    assert "Hartono" not in public
    version = walk.newest
    assert version.participation == "fkp"
    assert set(version.elements) >= {"users", "experts", "agencies", "civil_society", "mass_media"}


def revised_and_decreed(walk: Promise) -> None:
    """What was agreed is written; an input without an answer holds it back; the head decides."""
    walk.steps("revise")
    walk.writes("A3", SHORTER)
    refused = walk.desk.post(walk.of("move", "ready"), {})
    assert refused.status_code == 422
    assert "belum dijawab" in refused.content.decode()
    row = Input.objects.get(text__contains="ditempel")
    fields = {"verdict": "rejected", "reason": "Pintu adalah jalan keluar darurat"}
    sent(walk.desk, walk.forum("answer", row.forum_id, row.pk), fields)
    walk.steps("ready")
    yesterday = walk.today - DAY
    decree = walk.decrees("188/12", yesterday)
    page = walk.of("put-in-force")
    fields = {"decree": str(decree.pk), "effective_from": str(yesterday - DAY)}
    assert walk.head.post(page, fields).status_code == 422, "never before the decree"
    made = walk.in_force(decree, yesterday)
    assert (made.state, made.effective_from) == (Standing.IN_FORCE, yesterday)


def printed(walk: Promise) -> None:
    """The annex has fourteen components; the leaflet, for everybody by now, six."""
    annex = words(walk.desk.get(walk.of("annex", "pdf")).content)
    leaflet = words(walk.visitor.get(walk.of("leaflet", "selebaran", "pdf")).content)
    assert "Kartu keluarga" in annex
    assert "Kartu keluarga" in leaflet
    assert "lemari terkunci" in annex
    assert "lemari terkunci" not in leaflet


def pledged(walk: Promise) -> None:
    """Three statements, set by the head, shown on a board."""
    said = {
        "ability": "Kami sanggup melayani sesuai standar.",
        "improvement": "Kami terus memperbaiki diri.",
        "sanction": "Kami siap menerima sanksi.",
        "signer": "Siti Rahayu",
        "signer_post": "Camat",
    }
    sent(walk.desk, reverse("standards-maklumat-write", args=[walk.unit.pk]), said)
    day = {"set_on": str(walk.today), "decree": ""}
    sent(walk.head, reverse("standards-maklumat-set", args=[walk.unit.pk]), day)
    shown = read(walk.desk, reverse("standards-unit-papers", args=[walk.unit.pk]))
    paper = found(r'href="(/standar/maklumat/\d+/[a-z0-9-]+\.pdf)"', shown)
    assert "menerima sanksi" in words(walk.desk.get(paper).content)
    where = {
        "medium": "board",
        "place": "Ruang tunggu",
        "published_on": str(walk.today),
        "file": a_scan("mk"),
    }
    sent(walk.desk, reverse("standards-publish-maklumat", args=[walk.unit.pk]), where)


def published(walk: Promise) -> None:
    """A board, the website and the national portal, each with its picture."""
    walk.publishes("board", place="Ruang tunggu")
    walk.publishes("website", address="https://kecamatan.example.go.id/standar")
    carried_to_the_portal(walk)
    assert walk.newest.publications.count() == 2
    shown = read(walk.desk, reverse("standards-publications", args=[walk.unit.pk]))
    assert "Ruang tunggu" in shown


def carried_to_the_portal(walk: Promise) -> None:
    """The sheet made, carried there by hand, and seen there; the log leads to that page instead of asking."""
    asked = read(walk.desk, reverse("standards-publish", args=[walk.unit.pk]))
    assert 'value="sippn"' not in asked
    sent(walk.desk, reverse("catalogue-sippn-prepare", args=[walk.unit.pk]), {})
    upload = {"services": [walk.service.pk], "uploaded_on": str(walk.today)}
    sent(walk.desk, reverse("catalogue-sippn-upload", args=[walk.unit.pk]), upload)
    seen = {
        "address": "https://sippn.menpan.go.id/layanan/77",
        "verified_on": str(walk.today),
        "file": a_scan("sippn"),
    }
    sent(walk.desk, reverse("catalogue-sippn-seen", args=[walk.service.pk]), seen)


def seen_by_the_public(walk: Promise) -> None:
    """The nightly duty indexes it; a question in ordinary words finds the card."""
    refresh(now=timezone.now(), day=walk.today)
    results = read(walk.visitor, reverse("catalogue-search"), cari="surat domisli")
    card = reverse("catalogue-service", args=[walk.service.pk])
    assert card in results
    shown = read(walk.visitor, card)
    assert "1 hari kerja" in shown
    assert "Kartu keluarga" in shown
    assert "lemari terkunci" not in shown


def not_closed_without_owners(walk: Promise, forum: Forum) -> None:
    """Published and told back, a forum is closed only when every row has owner, date and measure, and is settled."""
    where = {"outcome": "result", "medium": "board", "place": "loket", "published_on": walk.today}
    sent(walk.desk, walk.forum("publish", forum.pk), where)
    sent(walk.desk, walk.forum("follow", forum.pk), {})
    told = {"how": "meeting", "told_on": walk.today, "text": "Dibacakan di rapat RW"}
    sent(walk.desk, walk.forum("tell-otherwise", forum.pk), told)
    refused = walk.desk.post(walk.forum("close", forum.pk), {})
    assert refused.status_code == 422
    assert "penanggung jawab, tenggat, atau ukuran" in refused.content.decode()
    row = forum.rows.get(what="Kursi tambahan")
    whole = {"what": row.what, "owner": "Kasubbag umum", "measure": "sepuluh kursi"}
    sent(walk.desk, walk.forum("row", forum.pk, row.pk), {**whole, "due_on": walk.today + timedelta(30)})
    assert Commitment.objects.filter(unit=walk.unit).count() == 2
    for one in forum.rows.all():
        sent(walk.desk, walk.forum("row-carry", forum.pk, one.pk), {"why": "Menunggu anggaran"})
    sent(walk.desk, walk.forum("close", forum.pk), {})
    forum.refresh_from_db()
    assert forum.state == "closed"


def monitored(walk: Promise) -> None:
    """How the promise was kept this year, component by component."""
    fields = {
        "period_from": str(walk.today.replace(month=1, day=1)),
        "period_to": str(walk.today),
        "done_on": str(walk.today),
        "methods": ["documents", "observation"],
        "kept_A1": "yes",
        "kept_A3": "partly",
    }
    sent(walk.desk, walk.of("monitoring-add"), fields)


def replaced(walk: Promise) -> None:
    """A review wants a change; the new version takes the place of the old one, and the difference is told in words."""
    old = walk.newest
    fields = {"reviewed_on": str(walk.today), "method": "Rapat tim", "change": "yes"}
    sent(walk.desk, walk.of("review-add"), {**fields, "findings": "Waktu tunggu perlu dipendekkan."})
    review = Review.objects.get()
    sent(walk.desk, reverse("standards-review-begin", args=[review.pk]), {"why": "Hasil peninjauan"})
    assert walk.newest.number == old.number + 1
    walk.writes("A3", {**SHORTER, "most": "3", "unit": "hours"})
    walk.steps("submit")
    walk.steps("consult", walk.head)
    heard = {"kind": "other", "elements": ["users"], "consulted_on": str(walk.today), "why": "dua pengguna"}
    sent(walk.desk, walk.of("participation"), heard)
    walk.steps("revise")
    walk.steps("ready")
    new = walk.in_force(walk.decrees("188/15", walk.today), walk.today)
    old.refresh_from_db()
    assert (old.state, old.effective_until) == (Standing.REPLACED, walk.today - DAY)
    assert version_on(walk.service, walk.today) == new
    assert version_on(walk.service, walk.today - DAY) == old
    told = read(walk.desk, reverse("standards-compare", args=[walk.service.pk]))
    assert "3 jam" in told
    assert "1 hari kerja" in told
    refresh(now=timezone.now(), day=walk.today)
    assert "3 jam" in read(walk.visitor, reverse("catalogue-service", args=[walk.service.pk]))
    published(walk)


def proposed_accepted_and_seen(walk: Promise) -> None:
    """In a cycle the records propose levels; the unit accepts, hands in, and its evaluator reads what was known."""
    locus = a_locus(walk)
    assert {code: taken_over(walk, locus, code) for code in LEVELS} == LEVELS
    the_rest(walk, locus)
    handed_in(walk, locus)
    evaluator = a_panel(walk.cast, locus.cycle, 1)[0]
    cycle = move_to(Cycle.objects.get(pk=locus.cycle_id), State.JUDGING, walk.cast.admin)
    here, now = locus_of(cycle, walk.unit), timezone.now()
    seat = panel.seat(locus=here, user=evaluator, by=walk.cast.admin, now=now)
    judge = signed_in(Client(), evaluator)
    for code, level in LEVELS.items():
        shown = read(judge, reverse("judging-indicator", args=[cycle.pk, locus.pk, seat.pk, code]))
        assert "Diterima" in shown
        assert f"Usulan dari catatan: level {level}" in shown


def a_locus(walk: Promise) -> Locus:
    """The unit in a cycle of this year that is being filled in."""
    return locus_of(a_cycle_today(walk.cast), walk.unit)


def taken_over(walk: Promise, locus: Locus, code: str) -> str:
    """The unit reads what its records propose for an indicator and accepts it; the level that is proposed."""
    page = reverse("claims-indicator", args=[locus.cycle_id, locus.pk, code])
    shown = read(walk.desk, page)
    assert "Dari catatan di Tolok" in shown
    sent(walk.desk, f"{page}terima/", {"cap": found(r'name="cap" value="([0-9a-f]{64})"', shown)})
    after = read(walk.desk, page)
    assert "Diterima" in after
    return found(r"Usulan dari catatan: level (\d)", shown)


def the_rest(walk: Promise, locus: Locus) -> None:
    """What no record knows is answered by the unit, with a proof for each indicator."""
    now, proof = timezone.now(), ProofVersion.objects.filter(proof__unit=walk.unit).order_by("pk")[0]
    for indicator, _aspect, required in places(locus.form.instrument):
        claim = Claim.objects.filter(locus=locus, code=indicator.code).first()
        known = claim.answers if claim else {}
        if required:
            given = {q.key: known.get(q.key, an_answer(q)) for q in indicator.questions}
            claim = claims.answer(
                locus=locus,
                code=indicator.code,
                answers=given,
                seen_version=claim.version if claim else 0,
                by=walk.cast.operator,
                now=now,
            )
            if not claim.citations.exists():
                claims.cite(claim=claim, version=proof, by=walk.cast.operator, now=now)


def handed_in(walk: Promise, locus: Locus) -> None:
    """The head approves and the operator hands in, each on their page."""
    parts = [locus.cycle_id, locus.pk]
    sent(walk.head, reverse("claims-approve", args=parts), {})
    sent(walk.desk, reverse("claims-submit", args=parts), {})
    assert Submission.objects.get().locus_id == locus.pk

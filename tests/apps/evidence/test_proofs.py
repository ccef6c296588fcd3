"""Proofs: kept once, given versions that stay, corrected, withdrawn; and what other apps ask of a library."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.apps.evidence.cast import (
    FACTS,
    a_docx,
    a_library,
    a_pdf,
    a_picture,
    a_proof,
    an_operator,
    an_upload,
    sha256,
)
from tests.apps.organizations.cast import NOW, TODAY
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.evidence import actions, selectors, store
from tolok.apps.evidence.models import Kind, Origin, Proof, ProofVersion, State
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.texts import ProblemsError


def kept(unit: OrganizationUnit, by: User | None, content: bytes | Path, **more: Any) -> ProofVersion:
    given = {"name": "laporan.pdf", "title": "Laporan SKM", "origin": Origin.GENERATED, **more}
    return actions.keep(unit=unit, content=content, by=by, today=TODAY, now=NOW, **given)


def test_a_proof_is_kept_with_its_first_version(unit: OrganizationUnit, operator: User) -> None:
    version = a_proof(unit, operator)
    proof = version.proof
    assert (proof.title, proof.kind, proof.origin) == (FACTS.title, Kind.DECREE, Origin.UPLOAD)
    assert (version.number, version.state, version.name) == (1, State.CLEAN, "sk.pdf")
    entry = Entry.objects.get(action="evidence.add_proof")
    assert entry.who_id == operator.pk
    assert entry.after["sha256"] == version.sha256
    assert entry.scope == f"office:{unit.office_id}"


def test_saving_twice_gives_one_proof(unit: OrganizationUnit, operator: User) -> None:
    upload = an_upload(unit, operator)
    saved = [
        actions.add_proof(unit=unit, facts=FACTS, upload=upload, by=operator, today=TODAY, now=NOW)
        for _ in range(2)
    ]
    assert saved[0] == saved[1]
    assert Proof.objects.count() == 1


def test_everything_wrong_with_the_facts_is_said_at_once(unit: OrganizationUnit, operator: User) -> None:
    facts = actions.Facts(
        " ",
        proof_date=TODAY + timedelta(days=1),
        valid_from=date(2026, 2, 1),
        valid_to=date(2026, 1, 1),
    )
    with pytest.raises(ProblemsError) as told:
        actions.add_proof(
            unit=unit, facts=facts, upload=an_upload(unit, operator), by=operator, today=TODAY, now=NOW
        )
    assert [problem.key for problem in told.value.problems] == ["title", "proof_date", "valid_to"]
    assert not Proof.objects.exists()


def test_two_colleagues_who_send_the_same_file_keep_it_once(unit: OrganizationUnit, operator: User) -> None:
    colleague = an_operator(unit, "Dewi")
    uploads = [an_upload(unit, by, a_pdf()) for by in (operator, colleague)]
    actions.add_proof(unit=unit, facts=FACTS, upload=uploads[0], by=operator, today=TODAY, now=NOW)
    with pytest.raises(ProblemsError, match="in this library already"):
        actions.add_proof(unit=unit, facts=FACTS, upload=uploads[1], by=colleague, today=TODAY, now=NOW)


def test_an_upload_of_another_unit_is_not_taken(unit: OrganizationUnit, operator: User) -> None:
    other = a_library("2", "64.02", "Kabupaten Lain")
    upload = an_upload(other, an_operator(other, "Citra"))
    with pytest.raises(ProblemsError):
        actions.add_proof(unit=unit, facts=FACTS, upload=upload, by=operator, today=TODAY, now=NOW)


def test_the_same_content_lies_on_the_disk_once(unit: OrganizationUnit, operator: User) -> None:
    other = a_library("2", "64.02", "Kabupaten Lain")
    first = a_proof(unit, operator, a_pdf())
    second = a_proof(other, an_operator(other, "Citra"), a_pdf())
    assert first.sha256 == second.sha256
    assert len([path for path in (store.folder() / "kept").rglob("*") if path.is_file()]) == 1


def test_a_new_version_leaves_the_old_one_as_it_was(unit: OrganizationUnit, operator: User) -> None:
    old = a_proof(unit, operator)
    upload = an_upload(unit, operator, a_docx(), "sk.docx")
    new = actions.add_version(proof=old.proof, upload=upload, by=operator, now=NOW)
    assert (new.number, new.proof_id) == (2, old.proof_id)
    assert selectors.latest_clean_of([old.proof.pk]).get(old.proof.pk) == new
    old.refresh_from_db()
    assert store.kept_at(old.sha256).exists()
    assert actions.add_version(proof=old.proof, upload=upload, by=operator, now=NOW) == new


@pytest.mark.parametrize("field", ["sha256", "sent_sha256", "size", "name", "number", "source_url"])
def test_nobody_changes_what_a_version_is(unit: OrganizationUnit, operator: User, field: str) -> None:
    version = a_proof(unit, operator)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        ProofVersion.objects.filter(pk=version.pk).update(**{field: "9"})
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE evidence_proofversion SET {field} = {field}")


def test_nobody_deletes_a_version_or_its_proof(unit: OrganizationUnit, operator: User) -> None:
    version = a_proof(unit, operator)
    with pytest.raises(TypeError):
        version.delete()
    with pytest.raises(TypeError):
        ProofVersion.objects.all().delete()
    with pytest.raises(DatabaseError):
        version.proof.delete()


def test_the_facts_are_corrected_and_the_audit_knows_what_stood_there(
    unit: OrganizationUnit, operator: User
) -> None:
    proof = a_proof(unit, operator).proof
    facts = replace(FACTS, title="SK  Standar Pelayanan  2025", place="")
    actions.edit(proof=proof, facts=facts, by=operator, today=TODAY, now=NOW)
    entry = Entry.objects.get(action="evidence.edit")
    assert entry.before == {"title": "SK Standar Pelayanan 2026", "place": "Tolok"}
    assert entry.after == {"title": "SK Standar Pelayanan 2025", "place": ""}
    assert list(selectors.proofs_of(unit, search="pelayanan 2025")) == [proof]
    with pytest.raises(ProblemsError, match="Nothing changes"):
        actions.edit(proof=proof, facts=facts, by=operator, today=TODAY, now=NOW)


def test_a_proof_is_withdrawn_with_its_reason_and_stays_where_it_was_cited(
    unit: OrganizationUnit, operator: User
) -> None:
    version = a_proof(unit, operator)
    proof = version.proof
    with pytest.raises(ProblemsError, match="Write the reason"):
        actions.withdraw(proof=proof, by=operator, why=" ", now=NOW)
    actions.withdraw(proof=proof, by=operator, why="SK dicabut", now=NOW)
    assert not selectors.proofs_of(unit).exists()
    assert list(selectors.proofs_of(unit, withdrawn=True)) == [proof]
    assert selectors.file_url(selectors.versions([version.pk])[version.pk], now=NOW)
    for again in (
        lambda: actions.withdraw(proof=proof, by=operator, why="lagi", now=NOW),
        lambda: actions.edit(proof=proof, facts=FACTS, by=operator, today=TODAY, now=NOW),
        lambda: actions.add_version(
            proof=proof, upload=an_upload(unit, operator, a_docx(), "a.docx"), by=operator, now=NOW
        ),
    ):
        with pytest.raises(ProblemsError, match="has been withdrawn"):
            again()


def test_the_system_keeps_what_it_made_in_one_call(unit: OrganizationUnit, tmp_path: Path) -> None:
    version = kept(unit, None, a_pdf(), kind=Kind.REPORT, proof_date=TODAY)
    assert (version.proof.origin, version.uploaded_by) == (Origin.GENERATED, None)
    assert kept(unit, None, a_pdf()) == version
    path = tmp_path / "foto"
    path.write_bytes(a_picture())
    visit = kept(unit, None, path, name="foto.jpg", title="Ruang tunggu", origin=Origin.VISIT)
    assert visit.proof.origin == Origin.VISIT
    with pytest.raises(ProblemsError):
        kept(unit, None, b"a;b", name="daftar.csv")


def test_a_library_says_what_it_holds(unit: OrganizationUnit, operator: User) -> None:
    first = a_proof(unit, operator, a_pdf())
    actions.add_version(
        proof=first.proof, upload=an_upload(unit, operator, a_docx(), "a.docx"), by=operator, now=NOW
    )
    second = a_proof(unit, operator, a_pdf(3), facts=replace(FACTS, title="Lain"))
    actions.withdraw(proof=second.proof, by=operator, why="salah", now=NOW)
    held = selectors.library(unit)
    assert (held.proofs, held.files) == (1, 3)
    assert held.size == sum(len(content) for content in (a_pdf(), a_docx(), a_pdf(3)))
    assert selectors.library(a_library("2", "64.02", "Kabupaten Lain")) == selectors.Library(0, 0, 0)


def test_proofs_are_found_by_words_kind_and_validity(unit: OrganizationUnit, operator: User) -> None:
    def add(title: str, kind: Kind, valid_to: date | None) -> Proof:
        facts = actions.Facts(title, kind, place="Aula Wanita", valid_to=valid_to)
        return a_proof(unit, operator, a_pdf(mark=title), facts=facts).proof

    over = add("Maklumat lama", Kind.STANDARD, TODAY - timedelta(days=1))
    soon = add("Maklumat sekarang", Kind.STANDARD, TODAY)
    long = add("Notula FKP", Kind.MINUTES, TODAY + timedelta(days=400))
    forever = add("Surat", Kind.LETTER, None)
    assert list(selectors.proofs_of(unit)) == [forever, long, soon, over]
    assert list(selectors.proofs_of(unit, search="WANITA maklumat")) == [soon, over]
    assert list(selectors.proofs_of(unit, kind=Kind.MINUTES)) == [long]
    assert list(selectors.proofs_of(unit, expired_on=TODAY)) == [over]
    assert list(selectors.proofs_of(unit, expiring_on=TODAY)) == [soon]


def test_a_proof_of_another_unit_is_not_in_this_one(unit: OrganizationUnit, operator: User) -> None:
    other = a_library("2", "64.02", "Kabupaten Lain")
    proof = a_proof(unit, operator).proof
    assert selectors.proof_in(unit, proof.pk) == proof
    assert selectors.proof_in(other, proof.pk) is None


def test_the_newest_clean_version_is_the_one_to_cite(unit: OrganizationUnit, operator: User) -> None:
    old = a_proof(unit, operator)
    new = actions.add_version(
        proof=old.proof, upload=an_upload(unit, operator, a_docx(), "a.docx"), by=operator, now=NOW
    )
    ProofVersion.objects.filter(pk=new.pk).update(state=State.QUARANTINED)
    assert selectors.latest_clean_of([old.proof.pk]).get(old.proof.pk) == old
    assert selectors.latest_clean_of([old.proof_id]) == {old.proof_id: old}
    assert selectors.latest([old.proof]) == {old.proof_id: new}


def test_only_openings_of_personal_data_are_logged(unit: OrganizationUnit, operator: User) -> None:
    plain = a_proof(unit, operator).proof
    facts = replace(FACTS, title="Daftar hadir", personal_data=True)
    personal = a_proof(unit, operator, a_pdf(5), facts=facts).proof
    for proof in (plain, personal):
        actions.opened(proof=proof, by=operator, now=NOW)
    entry = Entry.objects.get(is_read=True)
    assert (entry.target_id, entry.who_id) == (str(personal.pk), operator.pk)


def test_a_hash_is_that_of_the_bytes_on_the_disk(unit: OrganizationUnit, operator: User) -> None:
    version = a_proof(unit, operator, a_picture(exif=True), "foto.jpg")
    content = store.kept_at(version.sha256).read_bytes()
    assert (version.sha256, version.size) == (sha256(content), len(content))
    assert store.kept_at(version.sha256).stat().st_mode & 0o777 == 0o400


def test_saving_a_proof_costs_few_statements_whatever_the_library_holds(
    unit: OrganizationUnit, operator: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        a_proof(unit, operator, a_pdf(mark=str(number)), facts=replace(FACTS, title=f"Bukti {number}"))
    upload = an_upload(unit, operator, a_docx(), "a.docx")
    with django_assert_max_num_queries(14):
        actions.add_proof(unit=unit, facts=FACTS, upload=upload, by=operator, today=TODAY, now=NOW)

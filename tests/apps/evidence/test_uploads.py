"""Uploads: hash first, chunks that may be sent twice, a cut that costs one chunk, a full disk in plain words."""

import errno
import os
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import (
    FACTS,
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
from tolok.apps.evidence import actions, limits, refusals, store
from tolok.apps.evidence.models import Proof, Upload
from tolok.apps.organizations.models import OrganizationUnit
from tolok.rules.texts import ProblemsError

BIG = a_pdf() + b"\n%" + bytes(range(256)) * 4096 * 2  # 2 MB: four chunks and a rest


def begun(unit: OrganizationUnit, by: User, content: bytes, name: str = "sk.pdf", **other: Any) -> Upload:
    given = {"size": len(content), "sha256": sha256(content), **other}
    found = actions.begin(unit=unit, name=name, by=by, now=NOW, **given)
    assert found.upload is not None
    return found.upload


def sent(upload: Upload, content: bytes, start: int = 0, end: int | None = None) -> int:
    """Send chunks from `start` on; how many bytes are there then."""
    here = start
    while here < (len(content) if end is None else end):
        piece = content[here : here + limits.CHUNK]
        here = actions.receive(upload=upload, offset=here, content=piece, now=NOW)
    return here


def test_a_chunk_is_at_most_512_kb() -> None:
    assert limits.CHUNK <= 512 * 1024


def test_a_file_arrives_in_chunks(unit: OrganizationUnit, operator: User) -> None:
    upload = begun(unit, operator, BIG)
    assert sent(upload, BIG) == len(BIG)
    actions.finish(upload=upload, now=NOW)
    version = actions.add_proof(unit=unit, facts=FACTS, upload=upload, by=operator, today=TODAY, now=NOW)
    assert store.kept_at(version.sha256).read_bytes() == BIG
    assert version.sha256 == sha256(BIG)
    assert not store.arriving_at(upload.token).exists()


def test_a_cut_at_80_percent_loses_at_most_one_chunk(unit: OrganizationUnit, operator: User) -> None:
    upload = begun(unit, operator, BIG)
    sent(upload, BIG, end=int(len(BIG) * 0.8))
    # another browser, another day-part: the same file is chosen again
    again = begun(unit, operator, BIG)
    assert again.pk == upload.pk
    assert again.received >= len(BIG) * 0.8 - limits.CHUNK
    sent(again, BIG, start=again.received)
    assert actions.finish(upload=again, now=NOW).finished_at == NOW


def test_a_chunk_sent_twice_changes_nothing(unit: OrganizationUnit, operator: User) -> None:
    upload = begun(unit, operator, BIG)
    first = BIG[: limits.CHUNK]
    assert actions.receive(upload=upload, offset=0, content=first, now=NOW) == limits.CHUNK
    assert actions.receive(upload=upload, offset=0, content=first, now=NOW) == limits.CHUNK
    assert store.arriving_at(upload.token).stat().st_size == limits.CHUNK


@pytest.mark.parametrize("offset", [1, limits.CHUNK * 2, 0])
def test_a_wrong_offset_answers_with_the_right_one(
    unit: OrganizationUnit, operator: User, offset: int
) -> None:
    upload = begun(unit, operator, BIG)
    right = sent(upload, BIG, end=limits.CHUNK)
    with pytest.raises(actions.WrongOffsetError) as told:
        actions.receive(upload=upload, offset=offset, content=BIG[: limits.CHUNK + 9], now=NOW)
    assert told.value.received == right


def test_more_than_was_declared_is_not_taken(unit: OrganizationUnit, operator: User) -> None:
    upload = begun(unit, operator, b"%PDF-x")
    with pytest.raises(actions.WrongOffsetError):
        actions.receive(upload=upload, offset=0, content=b"%PDF-xyz", now=NOW)


def test_what_arrives_must_be_what_was_declared(unit: OrganizationUnit, operator: User) -> None:
    content = a_pdf()
    upload = begun(unit, operator, content, sha256=sha256(b"something else"))
    sent(upload, content)
    with pytest.raises(ProblemsError, match="differs from the file you chose"):
        actions.finish(upload=upload, now=NOW)
    assert not Upload.objects.exists()
    assert not store.arriving_at(upload.token).exists()


def test_an_unfinished_file_is_not_finished(unit: OrganizationUnit, operator: User) -> None:
    upload = begun(unit, operator, BIG)
    sent(upload, BIG, end=limits.CHUNK)
    with pytest.raises(ProblemsError, match="not arrived completely"):
        actions.finish(upload=upload, now=NOW)
    with pytest.raises(ProblemsError, match="not arrived completely"):
        actions.add_proof(unit=unit, facts=FACTS, upload=upload, by=operator, today=TODAY, now=NOW)
    assert Upload.objects.get().received == limits.CHUNK


def test_finishing_twice_does_no_harm(unit: OrganizationUnit, operator: User) -> None:
    upload = an_upload(unit, operator, a_picture(exif=True), "foto.jpg")
    assert actions.finish(upload=upload, now=NOW).kept_sha256 == upload.kept_sha256


def test_a_file_the_library_holds_sends_0_bytes(unit: OrganizationUnit, operator: User) -> None:
    content = a_picture(exif=True)
    version = a_proof(unit, operator, content, "foto.jpg")
    assert version.sha256 != sha256(content)
    found = actions.begin(
        unit=unit, name="lain.jpg", size=len(content), sha256=sha256(content), by=operator, now=NOW
    )
    assert found.upload is None
    assert found.held == version


def test_what_another_unit_holds_is_not_revealed(unit: OrganizationUnit, operator: User) -> None:
    other = a_library("2", "64.02", "Kabupaten Lain")
    content = a_pdf()
    a_proof(other, an_operator(other, "Citra"), content)
    found = actions.begin(
        unit=unit, name="sk.pdf", size=len(content), sha256=sha256(content), by=operator, now=NOW
    )
    assert found.held is None
    assert found.upload is not None
    assert found.upload.received == 0


def test_a_withdrawn_proof_is_not_offered(unit: OrganizationUnit, operator: User) -> None:
    content = a_pdf()
    version = a_proof(unit, operator, content)
    actions.withdraw(proof=version.proof, by=operator, why="salah berkas", now=NOW)
    assert begun(unit, operator, content).received == 0


def test_colleagues_do_not_share_an_unfinished_upload(unit: OrganizationUnit, operator: User) -> None:
    mine = begun(unit, operator, BIG)
    assert begun(unit, an_operator(unit, "Dewi"), BIG).pk != mine.pk


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"size": 0}, "empty"),
        ({"size": -1}, "incomplete"),
        ({"sha256": "abc"}, "incomplete"),
        ({"name": ""}, "incomplete"),
        ({"name": "x.svg"}, "SVG"),
        ({"name": "x"}, "not taken"),
        ({"size": 2 * 2**20 + 1}, "has 3 MB; the most is 2 MB"),
    ],
)
def test_it_refuses_before_a_byte_is_sent(
    unit: OrganizationUnit, operator: User, settings: Settings, given: dict[str, Any], said: str
) -> None:
    settings.TOLOK_EVIDENCE_MB = 2
    whole = {"name": "sk.pdf", "size": 10, "sha256": "0" * 64, **given}
    with pytest.raises(ProblemsError, match=said):
        actions.begin(unit=unit, by=operator, now=NOW, **whole)
    assert not Upload.objects.exists()


def test_a_full_library_says_so(unit: OrganizationUnit, operator: User, settings: Settings) -> None:
    a_proof(unit, operator)
    settings.TOLOK_EVIDENCE_FILES = 1
    with pytest.raises(ProblemsError, match=r"is full \(1\)"):
        begun(unit, operator, BIG)
    settings.TOLOK_EVIDENCE_FILES, settings.TOLOK_EVIDENCE_UNIT_MB = 9, 2
    with pytest.raises(ProblemsError, match=r"is full \(2 MB\)"):
        begun(unit, operator, BIG)


def test_nobody_begins_uploads_without_end(
    unit: OrganizationUnit, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OPEN_UPLOADS", 1)
    begun(unit, operator, BIG)
    with pytest.raises(ProblemsError, match="Too many of your uploads"):
        begun(unit, operator, a_pdf())


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_gives_plain_words_and_leaves_no_half_chunk(
    unit: OrganizationUnit, operator: User, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    upload = begun(unit, operator, BIG)
    right = sent(upload, BIG, end=limits.CHUNK)

    def full(_descriptor: int) -> None:
        raise OSError(code, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(ProblemsError) as told:
            sent(upload, BIG, start=right)
    assert told.value.problems[0].text == refusals.DISK_FULL
    assert store.arriving_at(upload.token).stat().st_size == right
    assert Upload.objects.get().received == right
    assert sent(upload, BIG, start=right) == len(BIG)


def test_a_disk_that_is_full_at_the_end_keeps_the_upload(
    unit: OrganizationUnit, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = a_picture()
    upload = begun(unit, operator, content, "foto.jpg")
    sent(upload, content)

    def full(*_parts: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("tolok.apps.evidence.contents.pictures._rewrite", full)
        with pytest.raises(ProblemsError) as told:
            actions.finish(upload=upload, now=NOW)
    assert told.value.problems[0].text == refusals.DISK_FULL
    assert actions.finish(upload=upload, now=NOW).finished_at == NOW


def test_a_disk_that_is_full_when_a_proof_is_saved_leaves_no_proof(
    unit: OrganizationUnit, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = an_upload(unit, operator)

    def full(*_parts: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(store, "keep", full)
        with pytest.raises(ProblemsError):
            actions.add_proof(unit=unit, facts=FACTS, upload=upload, by=operator, today=TODAY, now=NOW)
    assert not Proof.objects.exists()
    assert actions.add_proof(unit=unit, facts=FACTS, upload=upload, by=operator, today=TODAY, now=NOW).pk


def test_old_unfinished_uploads_are_forgotten(unit: OrganizationUnit, operator: User) -> None:
    upload = begun(unit, operator, BIG)
    sent(upload, BIG, end=limits.CHUNK)
    waiting = an_upload(unit, operator)
    assert actions.forget_unfinished(now=NOW + timedelta(hours=23)) == 0
    assert actions.forget_unfinished(now=NOW + timedelta(hours=25)) == 2
    assert not Upload.objects.exists()
    assert not store.arriving_at(upload.token).exists()
    assert not store.checked_at(waiting.token).exists()


def test_what_became_a_proof_is_not_forgotten(unit: OrganizationUnit, operator: User) -> None:
    version = a_proof(unit, operator)
    assert actions.forget_unfinished(now=NOW + timedelta(days=9)) == 0
    assert store.kept_at(version.sha256).exists()


def test_files_that_no_upload_names_are_removed_once_they_are_old(
    unit: OrganizationUnit, operator: User
) -> None:
    upload = begun(unit, operator, BIG)
    sent(upload, BIG, end=limits.CHUNK)
    lost = store.arriving_at(upload.token).with_name("f" * 32)
    lost.write_bytes(b"left by a killed server")
    long_ago = (NOW - timedelta(days=3)).timestamp()
    os.utime(lost, (long_ago, long_ago))
    actions.forget_unfinished(now=NOW)
    assert not lost.exists()
    assert store.arriving_at(upload.token).exists()


def test_a_plain_form_goes_the_same_way(unit: OrganizationUnit, operator: User) -> None:
    with pytest.raises(ProblemsError, match="SVG"):
        actions.take(unit=unit, name="x.svg", content=BytesIO(b"<svg/>"), size=6, by=operator, now=NOW)
    upload = an_upload(unit, operator, name="C:\\Dokumen\\sk\u202e.pdf")
    assert upload.name == "sk.pdf"


def test_a_chunk_costs_few_statements(
    unit: OrganizationUnit, operator: User, django_assert_max_num_queries: Any
) -> None:
    upload = begun(unit, operator, BIG)
    with django_assert_max_num_queries(4):
        actions.receive(upload=upload, offset=0, content=BIG[: limits.CHUNK], now=NOW)

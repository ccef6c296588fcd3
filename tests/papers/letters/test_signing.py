import copy
import logging
import pickle
import traceback
from collections.abc import Callable

import pytest

from tests.papers.closed_cycles import LETTERHEAD, values
from tests.papers.reading import DAY, opened
from tolok.papers.cycles.lhe import lhe
from tolok.papers.letters.signing import (
    DemonstrationSigner,
    Passphrase,
    Place,
    Signed,
    Signer,
    SigningError,
    Verification,
    sha256,
    sign_each,
)

NIK = "5171014509790002"
SECRET = "rahasia-sekali-9"
PDF = b"%PDF-1.7\nisi\n%%EOF"
SIGNER: Signer = DemonstrationSigner()


def signed(pdf: bytes = PDF) -> Signed:
    return SIGNER.sign(pdf, nik=NIK, passphrase=Passphrase(SECRET), place=Place(mark="#"))


def test_it_marks_a_paper_that_readers_still_open() -> None:
    content = lhe(values(), LETTERHEAD, DAY)
    made = signed(content)
    assert len(opened(made.pdf).pages) == len(opened(content).pages)
    assert (made.before, made.after) == (sha256(content), sha256(made.pdf))


def test_it_verifies_what_it_marked_and_says_that_it_has_no_force() -> None:
    found = SIGNER.verify(signed().pdf)
    assert found.valid is True
    assert found.signers == ("•••• 0002",)
    assert "tidak berkekuatan hukum" in found.told.id
    assert "without legal force" in found.told.en


def test_it_sees_a_change_and_a_missing_signature() -> None:
    changed = signed().pdf.replace(b"isi", b"iri")
    assert SIGNER.verify(changed).valid is False
    assert SIGNER.verify(PDF) == Verification(None, (), SIGNER.verify(PDF).told, sha256(PDF))


@pytest.mark.parametrize("nik", ["", "517101450979000", "5171014509790OO2", "٥١٧١٠١٤٥٠٩٧٩٠٠٠٢"])
def test_it_refuses_a_nik_that_is_none(nik: str) -> None:
    with pytest.raises(SigningError, match="16 digits"):
        SIGNER.sign(PDF, nik=nik, passphrase=Passphrase(SECRET), place=Place())


def test_it_refuses_what_is_no_pdf() -> None:
    with pytest.raises(SigningError, match="no PDF"):
        signed(b"PK")


def test_it_gives_every_paper_its_own_result_and_then_forgets() -> None:
    passphrase = Passphrase(SECRET)
    papers = [("satu", PDF), ("dua", b"PK"), ("tiga", PDF)]
    found = dict(sign_each(SIGNER, papers, nik=NIK, passphrase=passphrase, place=Place()))
    assert isinstance(found["satu"], Signed)
    assert isinstance(found["dua"], SigningError)
    assert isinstance(found["tiga"], Signed)
    with pytest.raises(ValueError, match="forgotten"):
        passphrase.reveal()


def test_it_sends_a_wrong_passphrase_only_once() -> None:
    class Counting(DemonstrationSigner):
        asked = 0

        def sign(self, pdf: bytes, *, nik: str, passphrase: Passphrase, place: Place) -> Signed:
            self.asked += 1
            return super().sign(pdf, nik=nik, passphrase=passphrase, place=place)

    signer = Counting()
    papers = [(str(at), PDF) for at in range(5)]
    found = list(sign_each(signer, papers, nik=NIK, passphrase=Passphrase("salah"), place=Place()))
    assert signer.asked == 1
    assert all(isinstance(result, SigningError) and result.fatal for _, result in found)


def test_it_forgets_even_when_nobody_reads_to_the_end() -> None:
    passphrase = Passphrase(SECRET)
    found = sign_each(SIGNER, [("satu", PDF), ("dua", PDF)], nik=NIK, passphrase=passphrase, place=Place())
    next(found)
    found.close()  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="forgotten"):
        passphrase.reveal()


@pytest.mark.parametrize(
    "shown", [repr, str, lambda one: f"{one}", lambda one: f"{[one]}", lambda one: f"{one!r:>30}"]
)
def test_a_passphrase_is_never_printed(shown: Callable[[object], str]) -> None:
    assert SECRET not in shown(Passphrase(SECRET))


@pytest.mark.parametrize("keep", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_passphrase_is_never_stored_or_copied(keep: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match="never stored"):
        keep(Passphrase(SECRET))
    assert not hasattr(Passphrase(SECRET), "__dict__")


def test_a_passphrase_stands_in_no_log_result_or_traceback(caplog: pytest.LogCaptureFixture) -> None:
    passphrase = Passphrase(SECRET)
    try:
        SIGNER.sign(PDF, nik="1", passphrase=passphrase, place=Place())
    except SigningError as error:
        logging.getLogger("test").error("refused %s", passphrase, exc_info=error)
        trace = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
        assert SECRET not in trace
    assert SECRET not in caplog.text
    assert SECRET not in repr(signed())
    assert NIK not in repr(signed())
    assert SECRET.encode() not in signed().pdf

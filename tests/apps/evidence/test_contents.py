"""What a file is, whatever its name says; and what no library takes."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from tests.apps.evidence.cast import a_docx, a_film, a_pdf, a_picture, an_archive, an_odt, an_xlsx
from tolok.apps.evidence import refusals
from tolok.apps.evidence.contents import archives
from tolok.apps.evidence.contents.checking import check
from tolok.rules.texts import ProblemsError, Text


def checked(folder: Path, name: str, content: bytes) -> tuple[str, bytes]:
    """The type a file is found to be, and what would be kept of it."""
    path, target = folder / "sent", folder / "kept"
    path.write_bytes(content)
    found = check(path, name, target)
    return found.label, target.read_bytes()


def why_not(folder: Path, name: str, content: bytes) -> Text:
    with pytest.raises(ProblemsError) as told:
        checked(folder, name, content)
    (problem,) = told.value.problems
    return problem.text


@pytest.mark.parametrize(
    ("name", "content", "label"),
    [
        ("sk.pdf", a_pdf(), "PDF"),
        ("SK.PDF", a_pdf(), "PDF"),
        ("foto.jpg", a_picture(), "JPEG"),
        ("foto.jpeg", a_picture(), "JPEG"),
        ("foto.png", a_picture("PNG"), "PNG"),
        ("foto.webp", a_picture("WEBP"), "WebP"),
        ("sp.docx", a_docx(), "DOCX"),
        ("daftar.xlsx", an_xlsx(), "XLSX"),
        ("notula.odt", an_odt(), "ODT"),
        ("film.mp4", a_film(), "MP4"),
    ],
)
def test_it_takes_what_offices_send(tmp_path: Path, name: str, content: bytes, label: str) -> None:
    assert checked(tmp_path, name, content)[0] == label


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("kosong.pdf", b"", refusals.EMPTY),
        ("program.exe", b"MZ\x90", refusals.TYPE_UNKNOWN),
        ("program.pdf", b"MZ\x90", refusals.TYPE_UNKNOWN),
        ("gambar.svg", b"<svg/>", refusals.SCRIPTABLE),
        ("gambar.png", b"\n <svg onload='x'/>", refusals.SCRIPTABLE),
        ("halaman.pdf", b"<!DOCTYPE html><html>", refusals.SCRIPTABLE),
        ("halaman.html", b"<html>", refusals.SCRIPTABLE),
        ("surat.docm", a_docx(), refusals.MACROS),
        ("surat.docx", a_docx(**{"word/vbaProject.bin": b"x"}), refusals.MACROS),
        ("surat.odt", an_odt(**{"Basic/script-lc.xml": b"x"}), refusals.MACROS),
        ("surat.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 50, refusals.OLD_OFFICE),
        ("surat.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", refusals.OLD_OFFICE),
        ("surat.docx", an_archive({"catatan.txt": b"x"}), refusals.TYPE_UNKNOWN),
        ("surat.docx", a_docx()[:-30], refusals.BROKEN),
        ("foto.jpg", a_picture(size=(400, 400))[:200], refusals.BROKEN),
        ("film.mp4", a_film()[:-3], refusals.TYPE_UNKNOWN),
    ],
)
def test_it_refuses_what_is_not_safe_or_not_whole(
    tmp_path: Path, name: str, content: bytes, text: Text
) -> None:
    assert why_not(tmp_path, name, content) == text


def test_it_refuses_macros_that_only_the_list_of_parts_declares(tmp_path: Path) -> None:
    declared = b"<Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>"
    content = an_archive({"[Content_Types].xml": declared, "word/document.xml": b"<w/>"})
    assert why_not(tmp_path, "surat.docx", content) == refusals.MACROS


def test_it_says_what_a_file_with_a_wrong_name_really_is(tmp_path: Path) -> None:
    said = why_not(tmp_path, "foto.png", a_picture("JPEG"))
    assert "berakhiran .png, tetapi isinya JPEG" in said.id
    assert "ends in .png, but the content is JPEG" in said.en
    assert "PDF" in why_not(tmp_path, "surat.docx", a_pdf()).id


def test_it_refuses_an_archive_that_would_burst(tmp_path: Path) -> None:
    bomb = a_docx(**{"word/media.bin": bytes(archives.SMALL * 2)})
    assert len(bomb) < 100_000
    assert why_not(tmp_path, "surat.docx", bomb) == refusals.ARCHIVE_BOMB


def test_it_refuses_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_PARTS", 3)
    assert why_not(tmp_path, "surat.docx", a_docx(a=b"", b=b"")) == refusals.ARCHIVE_BOMB


def test_it_refuses_an_archive_that_lies_about_its_size(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "x" * 1000)
    honest = out.getvalue()
    assert honest.count(struct.pack("<I", 1000)) == 2
    lying = honest.replace(struct.pack("<I", 1000), struct.pack("<I", 10))
    assert why_not(tmp_path, "surat.docx", lying) == refusals.BROKEN


def test_a_picture_is_kept_upright_and_without_what_the_camera_wrote(tmp_path: Path) -> None:
    sent = a_picture(size=(64, 48), exif=True)
    assert b"Kamera Rahasia" in sent
    _, kept = checked(tmp_path, "foto.jpg", sent)
    assert b"Kamera Rahasia" not in kept
    with Image.open(BytesIO(kept)) as picture:
        assert picture.size == (48, 64)
        assert not picture.getexif()


@pytest.mark.parametrize(
    ("mode", "form"), [("P", "PNG"), ("LA", "PNG"), ("1", "PNG"), ("CMYK", "JPEG"), ("L", "JPEG")]
)
def test_a_picture_of_any_mode_stays_a_picture(tmp_path: Path, mode: str, form: str) -> None:
    out = BytesIO()
    Image.new("RGB", (8, 8), "red").convert(mode).save(out, form)
    _, kept = checked(tmp_path, f"x.{form.lower()}", out.getvalue())
    with Image.open(BytesIO(kept)) as picture:
        assert picture.size == (8, 8)


def test_the_same_picture_is_kept_as_the_same_bytes(tmp_path: Path) -> None:
    sent = a_picture("PNG")
    assert checked(tmp_path, "a.png", sent)[1] == checked(tmp_path, "b.png", sent)[1]


def test_it_refuses_more_pixels_than_the_setting(tmp_path: Path, settings: Settings) -> None:
    settings.TOLOK_EVIDENCE_MEGAPIXELS = 1
    said = why_not(tmp_path, "foto.png", a_picture("PNG", (1001, 1000)))
    assert "lebih dari 1 megapiksel" in said.id


def test_it_refuses_moving_pictures(tmp_path: Path) -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    assert why_not(tmp_path, "foto.webp", out.getvalue()) == refusals.MOVING_PICTURE

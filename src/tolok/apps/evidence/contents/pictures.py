"""Pictures are opened and written again: what a camera or an attacker wrote beside the picture stays behind."""

import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from tolok.apps.evidence import limits, refusals
from tolok.apps.evidence.contents.types import JPEG, PNG, WEBP, FileType

FORMATS = {JPEG.mime: "JPEG", PNG.mime: "PNG", WEBP.mime: "WEBP"}
_MODES = {"JPEG": {"RGB", "L"}, "PNG": {"RGB", "RGBA", "L", "LA", "P", "1"}, "WEBP": {"RGB", "RGBA"}}
#: How a picture is written: readable for every later eye, and the same bytes for the same picture.
_SAVING: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 90, "optimize": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 90, "method": 4},
}


def rewrite(path: Path, target: Path, found: FileType) -> None:
    """Write the picture at `path` to `target`, upright and without EXIF. Raises ProblemsError when it is unreadable."""
    written = target.with_suffix(".rewritten")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _rewrite(path, written, FORMATS[found.mime])
        written.replace(target)
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError, EOFError) as error:
        raise refusals.refused(refusals.BROKEN) from error
    except OSError as error:
        if error.errno is not None:  # the disk's own troubles; Pillow's have no number
            raise
        raise refusals.refused(refusals.BROKEN) from error
    finally:
        written.unlink(missing_ok=True)


def _rewrite(source: Path, target: Path, form: str) -> None:
    with Image.open(source, formats=[form]) as picture:
        if picture.width * picture.height > limits.pixels():
            limit = str(limits.pixels() // 1_000_000)
            raise refusals.refused(refusals.TOO_MANY_PIXELS.format(limit=limit))
        if getattr(picture, "n_frames", 1) > 1:
            raise refusals.refused(refusals.MOVING_PICTURE)
        profile = picture.info.get("icc_profile")
        upright = ImageOps.exif_transpose(picture)
        if upright.mode not in _MODES[form]:
            upright = upright.convert("RGBA" if "A" in upright.mode and form != "JPEG" else "RGB")
        bare = Image.new(upright.mode, upright.size)
        if upright.mode == "P" and (palette := upright.getpalette("RGBA")):
            bare.putpalette(palette, "RGBA")
        bare.paste(upright)
        more = {"icc_profile": profile} if profile and bare.mode in ("RGB", "RGBA") else {}
        with target.open("wb") as stream:
            bare.save(stream, format=form, **_SAVING[form], **more)

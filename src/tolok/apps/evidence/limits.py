"""How large and how many: from the settings, read when asked so that tests may change them."""

from django.conf import settings

MB = 2**20
#: The largest chunk of an upload, in bytes: what a cut connection loses at most.
CHUNK = 512 * 1024
#: Unfinished uploads one person may have at a time.
OPEN_UPLOADS = 20


def file_bytes() -> int:
    """The largest file."""
    return int(settings.TOLOK_EVIDENCE_MB) * MB


def unit_bytes() -> int:
    """All files of one unit together."""
    return int(settings.TOLOK_EVIDENCE_UNIT_MB) * MB


def unit_files() -> int:
    """Files, that is versions, of one unit."""
    return int(settings.TOLOK_EVIDENCE_FILES)


def pixels() -> int:
    """The largest picture."""
    return int(settings.TOLOK_EVIDENCE_MEGAPIXELS) * 1_000_000

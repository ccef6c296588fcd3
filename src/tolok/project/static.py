"""Static files with the digest of their content in the name, so that browsers keep them for ever."""

from typing import Any

# Whitenoise ships no types.
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class DigestedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Whitenoise's storage; a file that was never collected keeps its plain name instead of breaking the page."""

    manifest_strict = False

    def hashed_name(self, name: str, *args: Any, **kwargs: Any) -> str:
        """Return the name with its digest, or the plain name when the file is not in the static folder."""
        try:
            return str(super().hashed_name(name, *args, **kwargs))
        except ValueError:
            return name

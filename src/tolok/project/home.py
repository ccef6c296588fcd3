"""The data folder of one installation, and the secret key kept in it."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path


def data_folder() -> Path:
    """Return the folder named by TOLOK_HOME, or ~/.local/share/tolok; made, private, when absent."""
    folder = Path(os.environ.get("TOLOK_HOME") or Path.home() / ".local" / "share" / "tolok").expanduser()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder.resolve()


def secret_key(folder: Path) -> str:
    """Return the key in `folder`/secret-key; the first start writes it, readable by its owner only.

    The key is written beside its final name and linked into place, so that two processes starting
    together agree on one key and neither reads a half-written file.
    """
    final = folder / "secret-key"
    if not final.exists():
        descriptor, draft = tempfile.mkstemp(prefix=".secret-key-", dir=folder)  # mode 0600 from the start
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(64))
        with suppress(FileExistsError):
            os.link(draft, final)
        Path(draft).unlink()
    return final.read_text(encoding="ascii").strip()

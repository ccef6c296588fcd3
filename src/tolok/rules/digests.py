"""What is hashed, written so that everybody who writes it down again gets the same SHA-256."""

import json
from collections.abc import Callable
from hashlib import sha256


def canonical(content: object, default: Callable[..., object] | None = None) -> bytes:
    """The content as bytes: JSON with sorted keys, without spaces, in UTF-8; `default` writes what JSON does not know."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=default)
    return text.encode()


def digest(content: object, default: Callable[..., object] | None = None) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal."""
    return sha256(canonical(content, default)).hexdigest()

"""What a unit hands in, written so that everybody who writes it down again gets the same SHA-256."""

import json
from collections.abc import Mapping
from hashlib import sha256

#: The shape of the content; a reader of old receipts looks here first.
SHAPE = "tolok-f01/1"


def canonical(content: Mapping[str, object]) -> bytes:
    """The content as bytes: JSON with sorted keys, without spaces, in UTF-8."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(content: Mapping[str, object]) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal."""
    return sha256(canonical(content)).hexdigest()

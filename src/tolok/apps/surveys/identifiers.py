"""Identifiers that cannot be guessed: the public code of a survey, the UUID of an answer made without JavaScript."""

import hashlib
import secrets
from datetime import UTC, datetime
from uuid import UUID

#: Letters and digits that are not mistaken for one another when read from a poster.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
#: 30^9 ≈ 2·10¹³ codes: with 100,000 surveys a guess finds one in 200 million tries.
LENGTH = 9


def new_code() -> str:
    """A public code such as 7K3QX9PMT."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def uuid7(now: datetime) -> UUID:
    """A UUID of version 7 (RFC 9562, 5.7): milliseconds since 1970, then 74 random bits."""
    milliseconds = int(now.timestamp() * 1000)
    noise = secrets.randbits(74)
    number = milliseconds << 80 | 7 << 76 | (noise >> 62) << 64 | 2 << 62 | noise & (1 << 62) - 1
    return UUID(int=number)


def receipt(uuid: UUID) -> str:
    """What a respondent is told as a receipt: random digits of the identifier, so it tells nobody's time."""
    digits = uuid.hex[-8:].upper()
    return f"{digits[:4]}-{digits[4:]}"


def moment_of(uuid: UUID) -> datetime:
    """When an identifier of version 7 was made, by the clock of the device that made it."""
    return datetime.fromtimestamp((uuid.int >> 80) / 1000, UTC)


def digest_of(secret: str) -> str:
    """What is kept of a ticket's or a device's secret: SHA-256, in hexadecimal, however its letters were typed."""
    return hashlib.sha256(secret.strip().upper().encode()).hexdigest()

"""Text from files as one line that a terminal only shows."""

#: What would move the cursor, ring or recolour a terminal (C0 and C1); what breaks a line becomes a space.
CONTROL = dict.fromkeys((*range(32), *range(127, 160))) | {ord(blank): " " for blank in "\t\n\v\f\r\x85"}


def plain(text: str) -> str:
    """`text` without control characters, one space between words."""
    return " ".join(text.translate(CONTROL).split())

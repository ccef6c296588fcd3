"""Names that XLSForm allows, made from keys: what a form is written with, its answers are read back by."""

import re

NOT_A_NAME = re.compile(r"[^A-Za-z0-9_-]")


def form_name(key: str) -> str:
    """A key as the name of a question or choice: nothing but letters, digits and dashes, never a digit first."""
    name = NOT_A_NAME.sub("_", key)
    return name if name[:1].isalpha() or name[:1] == "_" else f"q_{name}"

"""A law as offices cite it: kind, region, number, year and what it is about."""

import re
from functools import cache

from tolok.rules.standards.component_names import lexicon
from tolok.rules.standards.values import LegalBasis

_REST = re.compile(
    r"(?P<region>[^\d]*?)\s*(?:nomor|no\.?)?\s*(?P<number>\d[\w.\-/]*?)\s*(?:tahun|th\.?|/)\s*(?P<year>(?:19|20)\d{2})"
    r"\s*(?:,?\s*tentang\s+(?P<about>.+?))?\s*[.;]?",
    re.IGNORECASE,
)


def law_in(line: str) -> LegalBasis | None:
    """The law a line cites; None for anything that is not one citation from beginning to end.

    Its status is not known from a citation.
    """
    words = " ".join(line.split())
    folded = words.casefold()
    for begin, kind, regional in _kinds():
        if not folded.startswith(f"{begin} "):
            continue
        found = _REST.fullmatch(words[len(begin) :].strip())
        if found is None:
            return None
        region = re.sub(r"\s*(?:nomor|no\.?)\s*$", "", found["region"].strip(), flags=re.IGNORECASE)
        if region and not regional:
            return None
        return LegalBasis(kind, found["number"], int(found["year"]), found["about"] or "", region=region)
    return None


@cache
def _kinds() -> tuple[tuple[str, str, bool], ...]:
    """How citations begin, the longest first."""
    found = [
        (begin, law["kind"], bool(law.get("regional")))
        for law in lexicon()["laws"]
        for begin in law["begins"]
    ]
    return tuple(sorted(found, key=lambda one: -len(one[0])))

"""A law as offices cite it: kind, region, number, year and what it is about; and several of them on one line."""

import re
from collections.abc import Iterator
from functools import cache

from tolok.rules.standards.component_lines import unmarked
from tolok.rules.standards.component_names import lexicon
from tolok.rules.standards.values import LegalBasis

_NUMBERED = r"(?:nomor|no\.?)?\s*(?P<number>\d[\w.\-/]*?)\s*(?:tahun|thn?\.?|/)\s*(?P<year>(?:19|20)\d{2})"
_REST = re.compile(
    rf"(?P<region>[^\d;]*?)\s*{_NUMBERED}\s*(?:,?\s*tentang\s+(?P<about>.+?))?\s*[.;,]?", re.IGNORECASE
)
_NO = re.compile(r"\s*(?:nomor|no\.?)\s*$", re.IGNORECASE)
_STATE = re.compile(r"^(?:republik indonesia|r\.?i\.?)\s+", re.IGNORECASE)
#: A mark of a list right before a citation.
_MARK = re.compile(r"(?:^|(?<=[\s,;.]))\(?(?:\d{1,2}|[a-z])[.)]\s*$", re.IGNORECASE)
_AND = re.compile(r"\b(?:dan|serta)\s*$", re.IGNORECASE)
_LEADING_AND = re.compile(r"^(?:dan|serta)\s+", re.IGNORECASE)


def law_in(line: str) -> LegalBasis | None:
    """The law a line cites; None for anything that is not one citation from beginning to end.

    Its status is not known from a citation.
    """
    words = " ".join(line.split())
    folded = words.casefold()
    for begin, kind, regional in _kinds():
        if not folded.startswith(f"{begin} "):
            continue
        found = _REST.fullmatch(_STATE.sub("", words[len(begin) :].strip()))
        if found is None or _strays(found["about"] or ""):
            return None
        region = _NO.sub("", found["region"].strip())
        if region and (not regional or "tentang" in region.casefold().split()):
            return None
        return LegalBasis(kind, found["number"], int(found["year"]), found["about"] or "", region=region)
    return None


def laws_in(line: str) -> tuple[tuple[LegalBasis, ...], tuple[str, ...]]:
    """The laws a line cites one after the other, and the pieces of it that are no citation from end to end.

    A law begins after a semicolon, and after a comma, a full stop, “dan” or the mark of a list where a kind with number
    and year follows; a law that the title of another one names begins nothing.
    """
    pieces = [piece for part in line.split(";") for piece in _pieces(" ".join(part.split()))]
    cited = [(piece, law_in(piece)) for piece in pieces if piece]
    laws = tuple(law for _, law in cited if law is not None)
    return laws, tuple(piece for piece, law in cited if law is None)


def laws_named(words: str) -> tuple[LegalBasis, ...]:
    """Every law that words name anywhere, without what it is about; one that a title is about is not meant."""
    said = " ".join(words.split())
    found = (law_in(hit[0]) for hit in _cited().finditer(said) if not _in_title(said[: hit.start()]))
    return tuple(one for one in found if one is not None)


def laws_beside(about: str) -> tuple[LegalBasis, ...]:
    """Laws that stand in a title and are not part of it: they follow it."""
    first, *rest = about.split(";")
    strays = () if _LISTS.search(first) else _strays(" ".join(first.split()))
    return (*(law for one in strays if (law := law_in(one))), *laws_named("; ".join(rest)))


def names_a_law(words: str) -> bool:
    """Whether words name a law or decree by kind, number and year, known to us or not."""
    return _cited().search(" ".join(words.split())) is not None


def _pieces(line: str) -> Iterator[str]:
    """A line without semicolons cut where a new law begins."""
    begins = 0
    for hit in _cited().finditer(line):
        before = line[begins : hit.start()]
        if before.strip() and _separated(before):
            yield _bare(_AND.sub("", _MARK.sub("", before).rstrip()))
            begins = hit.start()
    yield _bare(line[begins:])


def _bare(piece: str) -> str:
    return unmarked(_LEADING_AND.sub("", piece.strip(" ,"))).strip(" ,")


def _separated(before: str) -> bool:
    """Whether the citation after these words, which begin with another one, stands apart from it."""
    unmarked_before = _MARK.sub("", before)
    if unmarked_before != before:
        return True
    said = before.rstrip()
    title = re.search(r"\btentang\b(.*)", said, re.IGNORECASE)
    about = title[1] if title else ""
    if said.endswith((",", ".")) or re.search(r",\s*(?:dan|serta)$", said, re.IGNORECASE):
        return not (_LISTS.search(about) and names_a_law(about))
    if _AND.search(said):
        return not names_a_law(about)
    return not title and law_in(said) is not None


def _strays(about: str) -> tuple[str, ...]:
    """Citations in a title that no word of the title leads to."""
    return tuple(hit[0] for hit in _cited().finditer(about) if not _TITLE.search(about[: hit.start()]))


def _in_title(before: str) -> bool:
    """Whether these words make what follows them the subject of a title; “diubah dengan” does not."""
    return _TITLE.search(before) is not None and not _CHANGED.search(before)


@cache
def _cited() -> re.Pattern[str]:
    """A kind of law, its region or ministry, number and year; no other kind and no title in between."""
    known = [re.escape(begin).replace(r"\ ", r"\s+") for begin, _, _ in _kinds()]
    heads = "|".join((*known, *(word.replace(" ", r"\s+") for word in lexicon()["law_heads"])))
    head = rf"\b(?:{heads}|(?:permen|kepmen)\w*)\b"
    return re.compile(rf"{head}(?:(?!{head}|\btentang\b)[^\d;]){{0,90}}?{_NUMBERED}(?!\d)", re.IGNORECASE)


@cache
def _kinds() -> tuple[tuple[str, str, bool], ...]:
    """How citations begin, the longest first."""
    found = [
        (begin, law["kind"], bool(law.get("regional")))
        for law in lexicon()["laws"]
        for begin in law["begins"]
    ]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


#: What stands before a law that a title is about, or that another one changed.
_TITLE = re.compile(
    r"\b(?:tentang|atas|pelaksanaan|pelaksana|penetapan|pengganti|pencabutan|perubahan|teknis|implementasi|ketentuan|"
    r"berdasarkan|dengan|dalam|menurut|terhadap)\s+$",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:dengan|dalam|menurut|berdasarkan|ketentuan)\s+$", re.IGNORECASE)
#: Titles that often name several laws.
_LISTS = re.compile(r"\b(?:pencabutan|mencabut|perubahan|dicabut)\b", re.IGNORECASE)

"""Which region a regional law belongs to, and whether that is the unit's own."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tolok.rules.regions import provinces
from tolok.rules.standards.values import LegalBasis

#: How laws of a region begin.
_LOCAL = re.compile(
    r"^\s*(?:perda|pergub|perbup|perwal|perwali|perkada|perdes|peraturan\s+(?:daerah|gubernur|bupati|wali\s?kota|desa)|"
    r"(?:surat\s+)?keputusan\s+(?:gubernur|bupati|wali\s?kota|camat|lurah))",
    re.IGNORECASE,
)
#: Where a name has ended, however it is written.
_AFTER = r"(?i:tahun|thn|nomor|no|tentang|dan|di|untuk|pada|serta)\b"
_REGION = re.compile(
    rf"\b(?i:kota|kabupaten|kab\.?|provinsi|prov\.?)\s+(?!{_AFTER})[A-Z][\w'’-]*(?:\s+(?!{_AFTER})[A-Z][\w'’-]*)*"
)
_RANK = re.compile(
    r"^\s*(?:pemerintah\s+)?(?:kota|kabupaten|kab\.?|provinsi|prov\.?|daerah(?!\s+istimewa))\s+",
    re.IGNORECASE,
)
#: Words that make a neighbour of a name: Bandung and Bandung Barat, Aceh and Aceh Besar, Papua and Papua Pegunungan.
_NEIGHBOUR = (
    r"(?!\s+(?:barat|timur|utara|selatan|tengah|tenggara|laut|raya|hulu|hilir|ulu|ilir|jaya|besar|kepulauan|"
    r"pegunungan|singkil|tamiang|kartanegara)\b)"
)


def regions_of(law: LegalBasis, own: Sequence[str]) -> list[str]:
    """Names of regions a regional law belongs to; none where it names none.

    Its region, else those in its kind. A title names many things as a region is named (“Kota Layak Anak”), so of a
    title only provinces and regions of the `own` names count.
    """
    if not _LOCAL.match(law.kind):
        return []
    if said := law.region.strip():
        return [re.split(rf"\s+(?={_AFTER})", said)[0]]
    of_kind = [hit[0] for hit in _REGION.finditer(law.kind)]
    return of_kind or list(_known(law.about.split(";")[0], own))


def is_of(name: str, own: Iterable[str]) -> bool:
    """Whether a name is, or begins with, one of the unit's `own` regions; their neighbours are others."""
    return any(_begins(bare(name), bare(one)) for one in own)


def bare(name: str) -> str:
    """A region's name without its rank: “Kota Medan” → “medan”."""
    return " ".join(_RANK.sub("", name.strip()).casefold().split())


def _known(title: str, own: Sequence[str]) -> Iterator[str]:
    """Regions in a title that are known by name, without words of the title after it."""
    known = {*(bare(one) for one in own), *(bare(one.name) for one in provinces())}
    for hit in _REGION.finditer(title):
        rank, *words = hit[0].split()
        fitting = [one for one in known if _begins(bare(hit[0]), one)]
        if fitting:
            yield " ".join([rank, *words[: max(len(one.split()) for one in fitting)]])


def _begins(name: str, with_: str) -> bool:
    return re.match(rf"{re.escape(with_)}(?![\w'’-]){_NEIGHBOUR}", name) is not None

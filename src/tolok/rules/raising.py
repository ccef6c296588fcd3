"""How much one level more usually takes: a guess of ours, kept as data with its mark."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tolok.rules.texts import Text

WORDS: Mapping[int, Text] = {
    1: Text("ringan: hitungan hari", "light: days"),
    2: Text("sedang: hitungan minggu", "middling: weeks"),
    3: Text("berat: anggaran atau satu tahun", "heavy: a budget or a year"),
}


@cache
def efforts(pack: str) -> Mapping[str, int]:
    """Effort of one level more by code of the indicator, 1 to 3; empty for a pack nobody looked at."""
    found = tomllib.loads(files("tolok.rules").joinpath("raising.toml").read_text("utf-8"))
    return dict(found["packs"].get(pack, {}))

"""The grammar of region codes (Permendagri 58/2021 as summarised by open lists): ``31``, ``31.71``, ``31.71.03.1001``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tolok.rules.texts import Problem, ProblemsError, Text

RegionLevel = Literal["province", "regency", "city", "district", "kelurahan", "desa", "desa_adat"]

LEVELS: Mapping[RegionLevel, Text] = {
    "province": Text("provinsi", "province"),
    "regency": Text("kabupaten", "regency"),
    "city": Text("kota", "city"),
    "district": Text("kecamatan", "district"),
    "kelurahan": Text("kelurahan", "urban village"),
    "desa": Text("desa", "village"),
    "desa_adat": Text("desa adat", "customary village"),
}
#: The seventh digit tells the kinds of villages apart; 4 starts the code of an island, which governs nothing.
VILLAGES: Mapping[str, RegionLevel] = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}
#: The second pair of digits: regencies are numbered to 69, cities from 71.
LAST_REGENCY, FIRST_CITY = 69, 71
WRITTEN = re.compile(r"(\d{2})(?:\.?(\d{2})(?:\.?(\d{2})(?:\.?(\d{4}))?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class RegionCode:
    """A region as its code names it; `text` is the dotted form."""

    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def level(self) -> RegionLevel:
        """What kind of region it is, read off the code."""
        parts = self.text.split(".")
        if len(parts) == 4:
            return VILLAGES[parts[3][0]]
        if len(parts) == 2:
            return "regency" if int(parts[1]) <= LAST_REGENCY else "city"
        return "province" if len(parts) == 1 else "district"

    @property
    def parent(self) -> "RegionCode | None":
        """The region it lies in; None for a province."""
        above, dot, _ = self.text.rpartition(".")
        return RegionCode(above) if dot else None

    @property
    def province(self) -> str:
        """The two digits of the province."""
        return self.text[:2]


def parse(written: str) -> RegionCode:
    """The region `written` names, with or without dots. Raises ProblemsError saying what is wrong.

    Only the grammar is judged; whether such a region exists on a day, a list must say.
    """
    found = WRITTEN.fullmatch(written.strip())
    if found is None:
        raise _wrong(written, NOT_A_CODE)
    province, regency, district, village = found.groups()
    if province < "11":
        raise _wrong(written, NO_PROVINCE)
    if regency in ("00", "70") or district == "00":
        raise _wrong(written, NO_REGENCY if regency in ("00", "70") else NO_DISTRICT)
    if village and (village[0] not in VILLAGES or village[1:] == "000"):
        raise _wrong(written, NO_VILLAGE)
    return RegionCode(".".join(part for part in found.groups() if part))


def _wrong(written: str, text: Text) -> ProblemsError:
    return ProblemsError([Problem(text, found=written, wanted=WANTED)])


WANTED = Text(
    "kode seperti 31, 31.71, 31.71.03 atau 31.71.03.1001",
    "a code such as 31, 31.71, 31.71.03 or 31.71.03.1001",
)
NOT_A_CODE = Text("Ini bukan kode wilayah.", "This is not a region code.")
NO_PROVINCE = Text("Kode provinsi mulai dari 11.", "Codes of provinces begin at 11.")
NO_REGENCY = Text(
    "Kabupaten bernomor 01 sampai 69, kota 71 sampai 99.",
    "Regencies are numbered 01 to 69, cities 71 to 99.",
)
NO_DISTRICT = Text("Kecamatan bernomor 01 sampai 99.", "Districts are numbered 01 to 99.")
NO_VILLAGE = Text(
    "Blok terakhir mulai dengan 1 (kelurahan), 2 (desa) atau 3 (desa adat), lalu nomornya.",
    "The last block begins with 1 (urban village), 2 (village) or 3 (customary village), then its number.",
)

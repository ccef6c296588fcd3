"""Invented papers of a unit: few files, each proof for several indicators, as a good library is.

Every unit has words of its own. Three units copied a paper of another and put their own name in; one regulation lies
in several libraries, and rightly so.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from random import Random

from tolok.apps.demonstration.invented.leaves import Leaf, pdf
from tolok.apps.demonstration.invented.province import NAME
from tolok.apps.evidence.models import Kind

NUMBERS = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "dua belas")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September")
PLACES = (
    *("ruang tunggu", "pintu masuk", "meja layanan", "lorong utama", "aula depan", "samping mesin antrean"),
    *("depan loket pertama", "ruang informasi", "dekat tangga", "pos jaga"),
)
#: Sentences of a page that a unit has, of a paper that is one page long, and of a page of the bundle.
SENTENCES, ALONE, BUNDLED = 4, 8, 3
#: Unit and paper (by its place) whose words another unit wrote: copied with the name changed.
COPIED: Mapping[tuple[str, int], str] = {("08.7", 6): "08.6", ("09.4", 7): "09.3", ("06.3", 3): "06.2"}
#: Units that keep the same regulation in their library.
REGULATED = ("03", "04", "05", "07", "15")
REGULATION = "Peraturan Gubernur tentang Penyelenggaraan Pelayanan Publik"


@dataclass(frozen=True, slots=True)
class InventedFile:
    """A paper: what it is, the sentences its pages choose from, and the indicators it is cited for with the page."""

    number: int
    title: str
    kind: Kind
    pages: tuple[tuple[str, tuple[str, ...]], ...]
    cited: tuple[tuple[int, int], ...]
    framed: bool


@cache
def papers() -> tuple[InventedFile, ...]:
    """The papers of a library."""
    table = tomllib.loads(files(__package__).joinpath("papers.toml").read_text("utf-8"))
    return tuple(
        InventedFile(
            number,
            row["title"],
            Kind(row["kind"]),
            tuple((page["heading"], tuple(page["lines"])) for page in row["pages"]),
            tuple((indicator, page) for indicator, page in row["cited"]),
            row.get("framed", False),
        )
        for number, row in enumerate(table["papers"])
    )


def content(file: InventedFile, code: str, unit: str, year: int) -> bytes:
    """The PDF of a unit's paper of a year."""
    leaves = _leaves(file, COPIED.get((code, file.number), code), year)
    return pdf(f"{file.title} {year}", f"{NAME} - {unit}", leaves)


def bundle(code: str, unit: str, year: int) -> bytes:
    """One page of every paper in one file, as units hand them in the first time."""
    leaves = [_leaves(file, code, year)[0] for file in papers()]
    short = [replace(leaf, lines=leaf.lines[:BUNDLED]) for leaf in leaves]
    return pdf(f"Berkas bukti PEKPPP {year}", f"{NAME} - {unit}", short)


def _leaves(file: InventedFile, author: str, year: int) -> list[Leaf]:
    random = Random(f"{file.title} {author} {year}")  # noqa: S311 - invented papers
    count = SENTENCES if len(file.pages) > 1 else ALONE
    return [
        Leaf(heading, tuple(_filled(line, random) for line in _some(lines, count, random)), file.framed)
        for heading, lines in file.pages
    ]


def _some(lines: tuple[str, ...], count: int, random: Random) -> list[str]:
    """Fewer than all, so that two units seldom say the same."""
    return random.sample(lines, min(count, len(lines) - 1))


def _filled(line: str, random: Random) -> str:
    numbers = random.sample(NUMBERS, 3)
    month, place = random.choice(MONTHS), random.choice(PLACES)
    return line.format(a=numbers[0], b=numbers[1], c=numbers[2], month=month, place=place)


def regulation(year: int) -> bytes:
    """A regulation that everybody has in the same words."""
    lines = tuple(line for file in papers()[:1] for _heading, said in file.pages for line in said[:4])
    plain = [line.format(a="tiga", b="lima", c="dua", month="Maret", place="ruang layanan") for line in lines]
    return pdf(f"{REGULATION} ({year})", NAME, [Leaf("Pasal demi pasal", tuple(plain))])


def board(unit: str, services: tuple[str, ...]) -> bytes:
    """A picture of where a unit shows its standards: the board, and what stands on it."""
    listed = tuple(f"{place}. {name}" for place, name in enumerate(services, 1))
    said = (
        "STANDAR PELAYANAN",
        *listed,
        "Syarat, langkah, waktu, biaya, hasil, dan pengaduan ada di setiap lembar.",
    )
    return pdf(
        "Foto papan informasi", f"{NAME} - {unit}", [Leaf("Dinding sebelah pintu masuk", said, framed=True)]
    )


def scanned(
    number: str, unit: str, topic: str, agreements: tuple[str, ...], signers: tuple[str, ...]
) -> bytes:
    """Minutes as they come back from signing."""
    signed = tuple(f"Ditandatangani: {name}" for name in signers)
    leaf = Leaf(f"Berita acara nomor {number}", (f"Tentang: {topic}", *agreements, *signed), framed=True)
    return pdf("Pindaian berita acara Forum Konsultasi Publik", f"{NAME} - {unit}", [leaf])


def signed_decree(number: str, about: str, unit: str, services: tuple[str, ...], signer: str) -> bytes:
    """A decree with the list of what it decides."""
    listed = tuple(f"{place}. {name}" for place, name in enumerate(services, 1))
    leaf = Leaf(
        f"Nomor {number}", (f"Tentang {about}.", "Menetapkan untuk:", *listed, f"Ditandatangani {signer}.")
    )
    return pdf("Keputusan", f"{NAME} - {unit}", [leaf])

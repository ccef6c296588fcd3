"""What is wrong or doubtful in what the office keeps for itself, components B7 to B14, and in what is shown."""

import re
from collections.abc import Iterator

from tolok.rules.instruments.values import SURENESS
from tolok.rules.standards.components import by_code, published
from tolok.rules.standards.findings import Finding, ServiceFacts, found
from tolok.rules.standards.law_regions import is_of, regions_of
from tolok.rules.standards.laws_cited import laws_beside, laws_named, names_a_law
from tolok.rules.standards.legal_status import revoked_as
from tolok.rules.standards.values import LegalBasis, Standard
from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill, several

#: Others of the unit that say the same before a sentence counts as a template.
_SAME = 2


def laws_of(standard: Standard) -> tuple[LegalBasis, ...]:
    """Laws in the rows, those that a row's title holds beside its own, and those that the words name; each once."""
    swallowed = (law for one in standard.legal for law in laws_beside(one.about))
    found: dict[tuple[object, ...], LegalBasis] = {}
    for law in (*standard.legal, *swallowed, *laws_named(standard.texts.get("B7", ""))):
        found.setdefault((law.kind, law.number, law.year, law.region), law)
    return tuple(found.values())


def other_region(standard: Standard, facts: ServiceFacts) -> Iterator[Finding]:
    """A regional law of another region."""
    for one in laws_of(standard) if facts.regions else ():
        named = regions_of(one, facts.regions)
        if named and not any(is_of(name, facts.regions) for name in named):
            words = fill(OTHER_REGION, law=cited(one), region=" / ".join(named), own=facts.regions[0])
            yield found("other-region", "warning", "B7", words, cited(one), *named)


def revoked_law(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """A law that was revoked: as the unit itself says, or by our list, which says how sure it is."""
    for one in laws_of(standard):
        known = revoked_as(one)
        if one.status == "revoked":
            words = fill(SAID_REVOKED, law=cited(one))
            yield found("revoked-law", "error", "B7", words, cited(one), one.status)
        elif known is not None:
            told = fill(REVOKED, law=cited(one), about=known.about, by=known.by)
            doubt = None if known.sure == "verified" else fill(HOW_SURE, sure=SURENESS[known.sure])
            yield found("revoked-law", "warning", "B7", chain(told, doubt), cited(one), one.status)


def unstructured_law(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """A legal basis in words, or several in one row: nobody can look up whether they still hold."""
    words = standard.texts.get("B7", "").strip()
    if words and (not standard.legal or names_a_law(words)):
        yield found("unstructured-law", "warning", "B7", UNSTRUCTURED, _folded(words))
    for one in standard.legal:
        if laws_beside(one.about):
            yield found("unstructured-law", "warning", "B7", fill(SWALLOWED, law=cited(one)), one.about)


def unknown_status(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """Laws whose status nobody looked up."""
    unknown = [one for one in standard.legal if one.status == "unknown" and revoked_as(one) is None]
    if unknown:
        names = several([Text(cited(one), cited(one)) for one in unknown])
        yield found(
            "unknown-status", "advice", "B7", fill(UNKNOWN, laws=names), *(cited(one) for one in unknown)
        )


def boilerplate(standard: Standard, facts: ServiceFacts) -> Iterator[Finding]:
    """The same guarantee for every service of the unit."""
    mine = _folded(standard.texts.get("B12", ""))
    same = sum(_folded(other) == mine for other in facts.guarantees) if mine else 0
    if same >= _SAME:
        yield found("boilerplate", "warning", "B12", fill(BOILERPLATE, n=same), mine)


def no_compensation(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """A guarantee that does not say what a user gets when it is not kept."""
    words = standard.texts.get("B12", "")
    if words.strip() and not _MAKES_GOOD.search(words):
        yield found("no-compensation", "advice", "B12", NO_COMPENSATION, _folded(words))


def shown_inside(_standard: Standard, facts: ServiceFacts) -> Iterator[Finding]:
    """Competence or head count, or anything else of the inside, on a public page."""
    codes = sorted(
        (code for code in set(facts.shown) if code.startswith("B")), key=lambda code: int(code[1:])
    )
    if codes:
        names = several([by_code()[code].name for code in codes if code in by_code()])
        yield found("shown-inside", "advice", "", fill(SHOWN_INSIDE, names=names), *codes)


def inside_in_public_words(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """Competence or head count written into one of the six components that are published."""
    for one in published():
        words = standard.texts.get(one.code, "")
        if hit := _INSIDE.search(words):
            yield found("shown-inside", "advice", one.code, fill(INSIDE_WORDS, words=hit[0]), words)


def image_only(_standard: Standard, facts: ServiceFacts) -> Iterator[Finding]:
    """Published as a picture alone."""
    if facts.image_only:
        yield found("image-only", "warning", "", IMAGE_ONLY, "image")


def cited(law: LegalBasis) -> str:
    """A law as one cites it."""
    name = f"{law.kind} {law.region}".strip() if law.region else law.kind
    return f"{name} {law.number}/{law.year}" if law.number else f"{name} {law.year}"


def _folded(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", words.casefold()).split())


_INSIDE = re.compile(
    r"kompetensi\s+(?:pelaksana|petugas)|jumlah\s+(?:pelaksana|petugas)|"
    r"\d+\s*(?:\([^)]*\)\s*)?orang\s+(?:pelaksana|petugas)",
    re.IGNORECASE,
)
_MAKES_GOOD = re.compile(
    r"kompensasi|ganti rugi|pengganti|bila (?:tidak|lewat|terlambat)|apabila (?:tidak|lewat|terlambat)|"
    r"jika (?:tidak|lewat|terlambat)|diantar|permintaan maaf|gratis",
    re.IGNORECASE,
)
OTHER_REGION = Text(
    "{law} adalah peraturan {region}, sedangkan unit ini di {own}. Biasanya tersalin dari standar daerah lain.",
    "{law} is a law of {region}, but this unit is in {own}. Usually it was copied from another region's standard.",
)
UNSTRUCTURED = Text(
    "Dasar hukum ini, seluruhnya atau sebagian, masih berupa kalimat. Pindahkan tiap peraturan ke barisnya sendiri"
    " (jenis, nomor, tahun) agar statusnya dapat diperiksa.",
    "The legal basis, or a part of it, is still in words. Give each law a row of its own (kind, number, year) so that"
    " its status can be looked up.",
)
SWALLOWED = Text(
    "Baris {law} memuat lebih dari satu peraturan. Pisahkan menjadi satu baris untuk tiap peraturan.",
    "The row of {law} holds more than one law. Give each law a row of its own.",
)
SAID_REVOKED = Text(
    "{law} ditandai dicabut. Ganti dengan peraturan yang berlaku.",
    "{law} is marked as revoked. Put the law that holds in its place.",
)
REVOKED = Text(
    "{law} tentang {about} sudah dicabut atau diganti dengan {by}.",
    "{law} on {about} was revoked or replaced by {by}.",
)
HOW_SURE = Text("Dasar daftar ini: {sure}.", "What this list rests on: {sure}.")
UNKNOWN = Text(
    "Status {laws} belum diperiksa: berlaku, diubah, atau dicabut?",
    "The status of {laws} was not looked up: in force, amended or revoked?",
)
BOILERPLATE = Text(
    "Kalimat jaminan ini sama persis pada {n} layanan lain di unit ini. Tulis apa yang dijanjikan untuk layanan ini.",
    "This guarantee is the very same for {n} other services of the unit. Say what is promised for this one.",
)
NO_COMPENSATION = Text(
    "Belum disebut apa yang diterima pengguna bila standar tidak ditepati.",
    "It does not say what a user gets when the standard is not kept.",
)
SHOWN_INSIDE = Text(
    "Di media publik tercantum {names}, komponen pengelolaan di dalam unit. Cukup enam komponen penyampaian layanan.",
    "Public media show {names}, components of the inside. The six of service delivery are enough.",
)
INSIDE_WORDS = Text(
    "“{words}” adalah komponen pengelolaan di dalam unit, tetapi bagian ini dibaca masyarakat. Pindahkan ke komponen 9 atau 11.",
    "“{words}” belongs to the inside, but the public reads this part. Move it to component 9 or 11.",
)
IMAGE_ONLY = Text(
    "Standar ini dipublikasikan hanya sebagai gambar. Pembaca layar, mesin pencari, dan ponsel kecil tidak dapat membacanya; tambahkan teks.",
    "This standard is published as a picture only. Screen readers, search engines and small phones cannot read it; add text.",
)

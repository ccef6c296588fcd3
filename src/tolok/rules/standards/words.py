"""The words of one component of a standard, for pages, papers and exports: one place, so that all say the same."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tolok.rules.days import day_said
from tolok.rules.numbers import comma
from tolok.rules.standards.values import (
    Channel,
    Cost,
    LegalBasis,
    Product,
    Requirement,
    StaffRole,
    Standard,
    Step,
    TimeLimit,
)
from tolok.rules.texts import Text, join
from tolok.rules.wording import chain, fill

#: One row of a component that is kept in rows.
Row = Requirement | Step | Cost | Product | Channel | LegalBasis | StaffRole


def lines(standard: Standard, code: str) -> tuple[Text, ...]:
    """What a component says, one line a row, then its own words; empty when it says nothing."""
    rows = _ROWS[code](standard) if code in _ROWS else ()
    words = standard.texts.get(code, "").strip()
    return (*rows, *(Text(line, line) for line in words.splitlines() if line.strip()))


def line_of(row: Row) -> Text:
    """One row of a structured component in words."""
    said: Text = _LINES[type(row)](row)
    return said


def spoken(standard: Standard, code: str, language: str) -> str:
    """The variant of a component in another language or in plain words (``en``, ``plain``, ``jv`` …); empty: none."""
    return standard.others.get(language, {}).get(code, "").strip()


def _requirement(one: Requirement) -> Text:
    name = Text(one.name, one.name)
    if one.form in FORMS:  # "unsaid": nothing is added to what the decree says
        name = fill(Text("{name} ({form})", "{name} ({form})"), name=name, form=FORMS[one.form])
    parts = [name]
    if one.issuer:
        parts.append(fill(ISSUED_BY, issuer=one.issuer))
    if one.when:
        parts.append(fill(ONLY_WHEN, when=one.when))
    return join(parts)


def _step(one: Step) -> Text:
    parts = [fill(Text("{actor}: {action}", "{actor}: {action}"), actor=ACTORS[one.actor], action=one.action)]
    if one.output:
        parts.append(fill(GIVES, output=one.output))
    if one.most is not None:
        parts.append(fill(AT_MOST, time=amount_of(one.most, one.unit)))
    return join(parts)


def _limit(one: TimeLimit) -> tuple[Text, ...]:
    found = [fill(LIMIT, time=amount_of(one.most, one.unit), start=STARTS[one.start])]
    if one.waiting is not None:
        found.append(fill(WAITING, n=one.waiting) if one.waiting else AT_ONCE)
    if one.exceptions:
        found.append(fill(EXCEPTIONS, words=one.exceptions))
    return tuple(found)


def price_said(one: Cost) -> Text:
    """What it is for and how much, without the law it stands on."""
    price = FREE if one.free else Text("", "")
    if one.amount is not None:
        price = chain(price, rupiah(one.amount))
    if one.formula:
        price = chain(price, Text(one.formula, one.formula))
    return fill(Text("{what}: {price}", "{what}: {price}"), what=one.what, price=price) if one.what else price


def _cost(one: Cost) -> Text:
    parts = [price_said(one)]
    if one.basis:
        parts.append(fill(BY_LAW, basis=one.basis))
    if one.valid_from or one.valid_to:
        parts.append(_validity(one))
    if one.how:
        parts.append(fill(PAID, how=one.how))
    return join(part for part in parts if part.id)


def _validity(one: Cost) -> Text:
    since = one.valid_from and fill(SINCE, day=day_said(one.valid_from))
    until = one.valid_to and fill(UNTIL, day=day_said(one.valid_to))
    return chain(since or None, until or None)


def _product(one: Product) -> Text:
    name = fill(Text("{name} ({form})", "{name} ({form})"), name=one.name, form=PRODUCTS[one.form])
    return join([name, fill(VALID_FOR, time=one.valid_for)]) if one.valid_for else name


def _channel(one: Channel) -> Text:
    parts = [
        fill(
            Text("{medium}: {address}", "{medium}: {address}"),
            medium=MEDIA[one.medium],
            address=one.address,
        )
        if one.address
        else MEDIA[one.medium]
    ]
    if one.open_at:
        parts.append(fill(OPEN_AT, hours=one.open_at))
    if one.hours is not None:
        parts.append(fill(ANSWERED, n=one.hours))
    if one.officer:
        parts.append(fill(BY_OFFICER, officer=one.officer))
    return join(parts)


def _law(one: LegalBasis) -> Text:
    year = str(one.year) if one.year else ""
    name = f"{one.kind} {one.number}/{year}".strip("/ ") if one.number else f"{one.kind} {year}".strip()
    whole = " ".join(part for part in (name, one.region and f"({one.region})") if part)
    said = Text(whole, whole)
    if one.about:
        said = fill(ABOUT, law=said, about=one.about)
    return said if one.status == "unknown" else join([said, LEGAL[one.status]])


def _role(one: StaffRole) -> Text:
    said = fill(ROLE, role=one.role, n=one.number)
    return join([said, fill(BY_LAW, basis=one.basis)]) if one.basis else said


def _people(standard: Standard) -> tuple[Text, ...]:
    roles = tuple(map(_role, standard.roles))
    if standard.staff is None or [one.number for one in standard.roles] == [standard.staff]:
        return roles
    return (*roles, fill(STAFF_IN_ALL if roles else STAFF, n=standard.staff))


def amount_of(most: Fraction, unit: str) -> Text:
    """A time with its unit: 3,5 hari kerja."""
    said = UNITS[unit]
    if most == 1:
        said = Text(said.id, said.en.removesuffix("s"))
    return fill(Text("{n} {unit}", "{n} {unit}"), n=_number(most), unit=said)


def rupiah(amount: Fraction) -> Text:
    """An amount of money: Rp50.000."""
    whole = amount.denominator == 1
    digits = f"{int(amount):,}".replace(",", ".") if whole else comma(_decimal(amount))
    return Text(f"Rp{digits}", f"Rp{int(amount):,}" if whole else f"Rp{_decimal(amount):f}")


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _number(value: Fraction) -> object:
    return int(value) if value.denominator == 1 else _decimal(value)


FORMS: Mapping[str, Text] = {
    "original": Text("asli", "original"),
    "copy": Text("salinan", "copy"),
    "digital": Text("berkas digital", "digital file"),
    "shown": Text("cukup ditunjukkan", "only shown"),
}
ACTORS: Mapping[str, Text] = {
    "applicant": Text("Pemohon", "Applicant"),
    "front_office": Text("Petugas depan", "Front office"),
    "back_office": Text("Petugas belakang", "Back office"),
    "official": Text("Pejabat", "Official"),
    "other": Text("Pihak lain", "Other party"),
}
UNITS: Mapping[str, Text] = {
    "minutes": Text("menit", "minutes"),
    "hours": Text("jam", "hours"),
    "working_days": Text("hari kerja", "working days"),
    "calendar_days": Text("hari kalender", "calendar days"),
    "months": Text("bulan", "months"),
}
STARTS: Mapping[str, Text] = {
    "complete": Text("berkas lengkap", "the file is complete"),
    "registered": Text("pendaftaran", "registration"),
    "paid": Text("pembayaran", "payment"),
}
PRODUCTS: Mapping[str, Text] = {
    "printed": Text("cetak", "printed"),
    "digital": Text("digital", "digital"),
    "act": Text("tindakan", "act"),
}
MEDIA: Mapping[str, Text] = {
    "desk": Text("Loket pengaduan", "Complaint desk"),
    "box": Text("Kotak saran", "Suggestion box"),
    "phone": Text("Telepon", "Phone"),
    "whatsapp": Text("WhatsApp", "WhatsApp"),
    "sms": Text("SMS", "SMS"),
    "email": Text("Surel", "E-mail"),
    "website": Text("Situs web", "Website"),
    "app": Text("Aplikasi", "App"),
    "social_media": Text("Media sosial", "Social media"),
    "sp4n": Text("SP4N-LAPOR!", "SP4N-LAPOR!"),
}
LEGAL: Mapping[str, Text] = {
    "in_force": Text("berlaku", "in force"),
    "amended": Text("diubah", "amended"),
    "revoked": Text("dicabut", "revoked"),
    "unknown": Text("belum diketahui", "not known"),
}
ISSUED_BY = Text("diterbitkan {issuer}", "issued by {issuer}")
ONLY_WHEN = Text("bila {when}", "if {when}")
GIVES = Text("hasil: {output}", "gives: {output}")
AT_MOST = Text("paling lama {time}", "at most {time}")
LIMIT = Text("Paling lama {time} sejak {start}", "At most {time} after {start}")
WAITING = Text("Waktu tunggu paling lama {n} menit", "Waiting time at most {n} minutes")
AT_ONCE = Text("Langsung dilayani tanpa menunggu", "Served at once, without waiting")
EXCEPTIONS = Text("Kecuali: {words}", "Except: {words}")
FREE = Text("Gratis", "Free")
BY_LAW = Text("dasar: {basis}", "basis: {basis}")
SINCE = Text("berlaku mulai {day}", "valid from {day}")
UNTIL = Text("sampai {day}", "until {day}")
PAID = Text("cara bayar: {how}", "payment: {how}")
VALID_FOR = Text("berlaku {time}", "valid {time}")
OPEN_AT = Text("buka {hours}", "open {hours}")
ANSWERED = Text("dijawab paling lama {n} jam kerja", "answered within {n} working hours")
BY_OFFICER = Text("ditangani {officer}", "handled by {officer}")
ABOUT = Text("{law} tentang {about}", "{law} on {about}")
ROLE = Text("{role}: {n} orang", "{role}: {n} people")
STAFF_IN_ALL = Text("Seluruhnya {n} orang", "{n} people in all")
STAFF = Text("{n} orang", "{n} people")
_LINES: Mapping[type, Callable[[Any], Text]] = {
    Requirement: _requirement,
    Step: _step,
    Cost: _cost,
    Product: _product,
    Channel: _channel,
    LegalBasis: _law,
    StaffRole: _role,
}
_ROWS: Mapping[str, Callable[[Standard], tuple[Text, ...]]] = {
    "A1": lambda s: tuple(map(_requirement, s.requirements)),
    "A2": lambda s: tuple(map(_step, s.steps)),
    "A3": lambda s: _limit(s.limit) if s.limit else (),
    "A4": lambda s: tuple(map(_cost, s.costs)),
    "A5": lambda s: tuple(map(_product, s.products)),
    "A6": lambda s: tuple(map(_channel, s.channels)),
    "B7": lambda s: tuple(map(_law, s.legal)),
    "B11": _people,
}

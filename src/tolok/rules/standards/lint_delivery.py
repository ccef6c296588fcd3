"""What is wrong or doubtful in how a service is delivered: components A1 to A6."""

import re
from collections.abc import Iterator, Mapping

from tolok.rules.days import day_said
from tolok.rules.standards.channels_written import channels_in
from tolok.rules.standards.component_reading import read
from tolok.rules.standards.findings import Finding, ServiceFacts, Severity, found
from tolok.rules.standards.values import Channel, Cost, Requirement, Standard, Step
from tolok.rules.standards.words import MEDIA
from tolok.rules.texts import Text
from tolok.rules.wording import fill

_CLOCK = r"\d{1,2}[.:]\d{2}"
#: From one hour of the clock to another, or from one weekday to another.
_OPEN = re.compile(
    rf"{_CLOCK}\s*(?:wi[bt]a?\s*)?(?:–|—|-|s\.?/?d\.?|sampai|hingga)\s*{_CLOCK}|jam\s+(?:kerja|buka|layanan|pelayanan)\s*:|"
    r"\b(?:senin|selasa|rabu|kamis)\b\s*(?:–|—|-|s\.?/?d\.?|sampai|hingga)\s*\b(?:kamis|jumat|jum'at|sabtu|minggu)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"tanda\s?tangan|ditandatangani|menandatangani|paraf|memaraf|disposisi|pengesahan|mengesahkan|menyetujui|persetujuan|"
    r"mengetahui",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?:jawab|tanggap|respon|balas|tindak\s?lanjut|diselesaikan)[^\n]{0,60}\d[^\n]{0,20}(?:menit|jam|hari)",
    re.IGNORECASE,
)
_RUPIAH = re.compile(r"\brp\.?\s*\d|\d\s*rupiah", re.IGNORECASE)
_LAW = re.compile(
    r"\b(?:perda|pergub|perbup|perwali|perwako|permen\w*|perpres|peraturan|undang-undang|uu|pp)\b",
    re.IGNORECASE,
)
_FREE = re.compile(r"\bgratis\b|tidak dipungut|tanpa biaya|bebas biaya", re.IGNORECASE)
_MOBILE = re.compile(r"^(?:\+?62|0)8\d{7,12}$")


def once_only(standard: Standard, facts: ServiceFacts) -> Iterator[Finding]:
    """A paper another unit of the same government issues could be asked there, once."""
    own = {" ".join(name.casefold().split()): name for name in facts.own}
    for one in standard.requirements:
        issuer_said = one.issuer or _issuer_in(one.name, own)
        ours = one.own_government or " ".join(issuer_said.casefold().split()) in own
        if ours and one.form in ("original", "copy", "unsaid"):
            issuer = Text(issuer_said, issuer_said) if issuer_said else ANOTHER_UNIT
            yield found(
                "once-only", "advice", "A1", fill(ONCE_ONLY, what=one.name, issuer=issuer), _said(one)
            )


def many_signatures(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """More signatures than steps that add value."""
    steps = standard.steps or read("A2", standard.texts.get("A2", "")).parts.get("steps", ())
    inside = [one for one in steps if one.actor != "applicant"]
    signed = [one for one in inside if _signs(one)]
    if len(signed) > 1 and len(signed) > len(inside) - len(signed):
        words = fill(MANY_SIGNATURES, n=len(signed), m=len(inside) - len(signed))
        yield found("many-signatures", "advice", "A2", words, *(one.action for one in steps))


def hours_in_time(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """Opening hours where the time to completion belongs."""
    words = " ".join([standard.limit.exceptions if standard.limit else "", standard.texts.get("A3", "")])
    if hit := _OPEN.search(words):
        yield found("hours-in-time", "error", "A3", fill(HOURS_IN_TIME, words=hit[0].strip()), words)


def unmeasured_time(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """A time in words alone can be compared with nothing."""
    words = standard.texts.get("A3", "").strip()
    if words and standard.limit is None:
        yield found("unmeasured-time", "warning", "A3", UNMEASURED, words)


def costs(standard: Standard, facts: ServiceFacts) -> Iterator[Finding]:
    """Free together with a price, a price without basis, a tariff that has ended."""
    priced = [one for one in standard.costs if one.amount or one.formula]
    words = standard.texts.get("A4", "")
    written = _RUPIAH.search(words)
    if (priced or written) and (clash := _free_clash(standard, facts, words)):
        bad: Severity = "error" if priced else "warning"
        yield found("free-and-price", bad, "A4", clash, words, *map(_cost_said, standard.costs))
    if written and not priced and not _LAW.search(words):
        yield found("price-without-basis", "warning", "A4", fill(NO_BASIS, what=_of(Cost())), words)
    for one in priced:
        if not one.basis.strip():
            yield found("price-without-basis", "error", "A4", fill(NO_BASIS, what=_of(one)), _cost_said(one))
        if one.valid_to and one.valid_to < facts.day:
            words_of = fill(PRICE_ENDED, what=_of(one), day=day_said(one.valid_to))
            yield found("price-ended", "warning", "A4", words_of, _cost_said(one))


def _free_clash(standard: Standard, facts: ServiceFacts, words: str) -> Text | None:
    if facts.free_of_charge:
        return FREE_BY_LAW
    both = any((one.amount or one.formula) and one.free for one in standard.costs)
    unnamed = [one for one in standard.costs if one.free and not one.what]
    return FREE_AND_PRICE if both or unnamed or _FREE.search(words) else None


def complaint_channels(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """Channels without a time of response; a time that the words beside them name counts for all."""
    channels = channels_of(standard)
    if _ANSWERED.search(standard.texts.get("A6", "")):
        return
    silent = [one for one in channels if one.hours is None]
    if silent and len(silent) == len(channels):
        bad: Severity = "error" if standard.channels else "warning"
        yield found("no-response-time", bad, "A6", NO_RESPONSE, *map(_channel_said, silent))
        return
    for one in silent:
        words = fill(SILENT_CHANNEL, medium=MEDIA[one.medium], address=one.address)
        yield found("no-response-time", "warning", "A6", words, _channel_said(one))


def one_mobile(standard: Standard, _facts: ServiceFacts) -> Iterator[Finding]:
    """One mobile number as phone and as WhatsApp."""
    channels = channels_of(standard)
    called = {number(one.address) for one in channels if one.medium in ("phone", "sms")}
    for one in channels:
        mobile = number(one.address)
        if one.medium == "whatsapp" and mobile in called and _MOBILE.match(mobile):
            yield found("one-mobile", "warning", "A6", fill(ONE_MOBILE, number=one.address), mobile)


def channels_of(standard: Standard) -> tuple[Channel, ...]:
    """Channels in the rows, and those that the words or the address of a row name."""
    written = "\n".join([standard.texts.get("A6", ""), *(_as_words(one) for one in standard.channels)])
    told = {(one.medium, number(one.address)) for one in standard.channels}
    others = channels_in(written).parts.get("channels", ())
    return (*standard.channels, *(one for one in others if (one.medium, number(one.address)) not in told))


def number(address: str) -> str:
    """The digits of a phone number, in one way of writing."""
    digits = re.sub(r"[^\d+]", "", address)
    return re.sub(r"^(?:\+62|62(?=8))", "0", digits)


def _issuer_in(name: str, own: Mapping[str, str]) -> str:
    """The unit of the same government that a requirement says it comes from."""
    folded = " ".join(name.casefold().split())
    for unit, said in own.items():
        if re.search(rf"\b(?:dari|oleh|diterbitkan|dikeluarkan)\s+(?:\w+\s+)??{re.escape(unit)}\b", folded):
            return said
    return ""


def _as_words(one: Channel) -> str:
    """A row whose address names further channels, as it reads: “Kotak saran, telepon 0812…”."""
    return f"{MEDIA[one.medium].id} {one.address}" if one.medium in ("box", "desk") else ""


def _signs(one: Step) -> bool:
    return bool(_SIGNS.search(f"{one.action} {one.output}"))


def _of(one: Cost) -> Text:
    return Text(f"“{one.what}”", f"“{one.what}”") if one.what else Text("ini", "this")


def _said(one: Requirement) -> str:
    return f"{one.name}|{one.issuer}|{one.form}"


def _cost_said(one: Cost) -> str:
    return f"{one.what}|{one.free}|{one.amount}|{one.formula}|{one.basis}|{one.valid_to}"


def _channel_said(one: Channel) -> str:
    return f"{one.medium}|{one.address}"


ANOTHER_UNIT = Text("unit lain di pemerintah ini", "another unit of this government")
ONCE_ONLY = Text(
    "“{what}” diterbitkan {issuer}. Dapatkah unit Anda memintanya langsung ke sana, tanpa lewat pemohon?",
    "“{what}” is issued by {issuer}. Could your unit ask there, without the applicant carrying it?",
)
MANY_SIGNATURES = Text(
    "{n} langkah hanya paraf, persetujuan, atau tanda tangan, lebih banyak daripada {m} langkah yang mengerjakan permohonan. Dapatkah sebagian didelegasikan?",
    "{n} steps only initial, approve or sign, more than the {m} steps that work on the application. Could some be delegated?",
)
HOURS_IN_TIME = Text(
    "“{words}” adalah jam buka, bukan jangka waktu. Pindahkan ke profil unit atau jam layanan.",
    "“{words}” are opening hours, not a time to completion. Move them to the unit's profile or the service's hours.",
)
UNMEASURED = Text(
    "Jangka waktunya hanya berupa uraian, sehingga tidak dapat dibandingkan dengan kenyataan. Isi angka dan satuannya.",
    "The time is only described, so it cannot be compared with what happens. Give a number and its unit.",
)
FREE_BY_LAW = Text(
    "Layanan ini gratis menurut aturan, tetapi ada tarif di sini.",
    "By law this service is free, but there is a price here.",
)
FREE_AND_PRICE = Text(
    "Tertulis gratis dan juga ada tarif. Sebutkan untuk apa masing-masing, atau hapus salah satunya.",
    "It says free and there is a price too. Say what each is for, or remove one.",
)
NO_BASIS = Text(
    "Tarif {what} tidak menyebut dasar hukumnya. Pungutan tanpa dasar hukum tidak boleh ditarik.",
    "The price of {what} names no legal basis. Nothing may be charged without one.",
)
PRICE_ENDED = Text("Tarif {what} berakhir {day}.", "The price of {what} ended on {day}.")
NO_RESPONSE = Text(
    "Tidak satu pun saluran pengaduan menyebut kapan dijawab.",
    "Not one complaint channel says when it is answered.",
)
SILENT_CHANNEL = Text(
    "{medium} {address} belum menyebut kapan dijawab.", "{medium} {address} does not say when it is answered."
)
ONE_MOBILE = Text(
    "Nomor {number} dipakai untuk telepon dan WhatsApp sekaligus, biasanya milik satu orang. Siapkan nomor kantor.",
    "{number} serves as phone and WhatsApp at once and usually belongs to one person. Set up a number of the office.",
)

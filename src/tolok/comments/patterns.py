"""Personal data that is told by how it is written or by the word before it.

A rule hides the group ``what`` of a match, or all of it. Rules run in this order: what names its kind goes before
what is only told by its digits.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tolok.comments.masks import Kind

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is hidden as `kind`: where `pattern` matches and `sound` agrees. Texts without any of `needs` are passed."""

    kind: Kind
    pattern: re.Pattern[str]
    needs: str
    sound: Callable[[Match], bool] = lambda match: True


DIGITS = "0123456789"
#: Codes of provinces, from Aceh to the six of Papua (Permendagri on codes of regions).
PROVINCES = frozenset(
    [
        *range(11, 20),
        21,
        *range(31, 37),
        *range(51, 54),
        *range(61, 66),
        *range(71, 77),
        81,
        82,
        *range(91, 98),
    ]
)
#: Letters that Indonesian number plates begin with.
PLATES = frozenset(
    "A B D E F G H K L M N P R S T W Z AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP DA DB DC DD DE DG DH DK DL DM "  # noqa: SIM905
    "DN DP DR DT DW EA EB ED KB KH KT KU PA PB PT PY".split()
)
_MONTHS = "jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des"
_DATE = rf"\d{{1,2}}(?:\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*|\s+(?:{_MONTHS})[a-z]*\s+)(?:19|20)?\d{{2}}\b"
_PLACE = r"(?:[^\W\d_]+\s+){0,2}[^\W\d_]+"
_RT = r"rt\.?\s*[:./]?\s*\d{1,3}(?:\s*[/,-]?\s*(?:rw)\.?\s*[:.]?\s*\d{1,3}|\s*/\s*\d{1,3})?"
_RTRW = r"rt\s*[/.-]?\s*rw\.?\s*[:.]?\s*\d{1,3}\s*[/-]\s*\d{1,3}"
_STREET = r"(?:jalan|jln|jl|gang|gg|perumahan|perum|komplek|kompleks|dusun|dsn|kampung|kp|lingkungan|blok)"


def _after(words: str, what: str) -> re.Pattern[str]:
    """`what` after one of `words` and at most a few signs or short words."""
    between = r"(?:\s+(?:saya|nya|adalah|no|nomor|nomer|anak|ibu|bapak|suami|istri))*[\s.:=#-]*"
    return re.compile(rf"(?<!\w)(?:{words})(?:nya|ku)?(?!\w){between}(?P<what>{what})(?![\d])", re.IGNORECASE)


def _run(least: int, most: int) -> str:
    """`least` to `most` digits, also with spaces, dots or dashes between."""
    return rf"\d(?:[ .\-]?\d){{{least - 1},{most - 1}}}"


def _digits(match: Match) -> str:
    return re.sub(r"\D", "", match["what"] if "what" in match.re.groupindex else match[0])


def _resident(match: Match) -> bool:
    """Whether sixteen digits can be a NIK or a KK number: province, regency, district, day (a woman's plus 40), month."""
    digits = _digits(match)
    day, month = int(digits[6:8]) % 40, int(digits[8:10])
    return (
        int(digits[:2]) in PROVINCES
        and 1 <= int(digits[2:4]) <= 79
        and digits[4:6] != "00"
        and 1 <= day <= 31
        and int(digits[6:8]) <= 71
        and 1 <= month <= 12
    )


def _civil_servant(match: Match) -> bool:
    """Whether eighteen digits can be a NIP: day of birth, month of appointment, sex, running number."""
    digits = _digits(match)
    return (
        digits[:2] in ("19", "20")
        and 1 <= int(digits[4:6]) <= 12
        and 1 <= int(digits[6:8]) <= 31
        and digits[8:10] in ("19", "20")
        and 1 <= int(digits[12:14]) <= 21
        and digits[14] in "12"
    )


def _no_hour(match: Match) -> bool:
    """Whether it does not begin like an opening hour: ``08.15-11.30``."""
    return not re.match(r"08[.:][0-5]\d(?!\d)", match[0])


def _plate(match: Match) -> bool:
    """Whether letters and length are those of a plate; without a word before it, at least three digits are wanted."""
    letters = match["area"].upper()
    return letters in PLATES and (
        bool(match["said"]) or (match["area"].isupper() and len(match["number"]) > 2)
    )


RULES = (
    Rule(Kind.EMAIL, re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.I), "@()[]"),
    Rule(
        Kind.LINK,
        re.compile(
            r"(?:https?://|www\.)[^\s,;)]*[^\s,;).]"
            r"|(?<![\w.])(?:wa\.me|t\.me|(?:instagram|facebook|tiktok|twitter|x)\.com)/[^\s,;)]*[^\s,;).]",
            re.I,
        ),
        "/.",
    ),
    Rule(Kind.HANDLE, re.compile(r"(?<![\w@])@[A-Za-z0-9_](?:[\w.]{1,28}\w)"), "@"),
    Rule(
        Kind.HANDLE,
        re.compile(
            r"(?<!\w)(?:ig|insta|instagram|fb|facebook|twitter|tiktok|telegram|line)(?:nya|ku)?(?:\s+saya)?\s*"
            r"(?::\s*(?P<what>[\w.]{3,30})|\s(?P<told>(?=\w*[\d_]|\w+\.\w)[\w.]{2,29}\w))(?!\w)",
            re.I,
        ),
        "iIbBeE",
    ),
    Rule(
        Kind.BIRTH,
        re.compile(
            r"(?<!akta )(?<!akte )(?<!\w)(?:ttl|tgl\.? lahir|tanggal lahir|tempat,? tanggal lahir|lahir|kelahiran)(?:nya)?"
            rf"(?:\s+(?:saya|anak saya|di|pada))*\s*[:=,]?\s*(?P<what>(?:{_PLACE},?\s+)?{_DATE})",
            re.I,
        ),
        DIGITS,
        lambda match: (
            not re.search(r"\b(?:belum|baru|jadi|sejak|selesai|sudah|diurus)\b", match["what"], re.I)
        ),
    ),
    Rule(
        Kind.ADDRESS,
        re.compile(
            rf"(?<!\w)(?:{_STREET}\.?\s+[^\n,;.!?]{{1,40}}?(?:\s+no(?:mor)?\.?\s*\d+\w?)?,?\s+)?(?:{_RTRW}|{_RT})(?!\w)",
            re.I,
        ),
        DIGITS,
    ),
    Rule(
        Kind.ADDRESS,
        re.compile(
            r"(?<!\w)(?:(?i:jalan|jln|jl|gang|gg|perumahan|perum|komplek)\.?)\s+[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,4}"
            r"(?:\s+(?i:blok)\s+\w{1,3})?,?\s+(?:(?i:no|nomor|nomer|blok)\.?\s*)?[A-Z]?\d{1,3}[A-Za-z]?(?:/\d+)?(?![\w.:]\d|\w)"
        ),
        DIGITS,
    ),
    Rule(Kind.FAMILY_CARD, _after(r"(?:no(?:mor)?\.?\s*)?(?:kk|kartu keluarga)", _run(15, 17)), DIGITS),
    Rule(Kind.NIK, _after(r"nik|(?:no(?:mor)?\.?\s*)?ktp|nomor induk kependudukan", _run(15, 17)), DIGITS),
    Rule(Kind.NIP, _after("nip|nipppk", _run(18, 18)), DIGITS),
    Rule(Kind.TAX_NUMBER, re.compile(r"(?<!\d)\d\d\.\d{3}\.\d{3}\.\d[-.]\d{3}\.\d{3}(?!\d)"), DIGITS),
    Rule(Kind.TAX_NUMBER, _after("npwp", _run(15, 16)), DIGITS),
    Rule(
        Kind.INSURANCE, _after("bpjs|jkn|kis", _run(11, 13)), DIGITS, lambda match: _digits(match)[:2] != "08"
    ),
    Rule(
        Kind.ACCOUNT,
        re.compile(
            r"(?<!\w)(?:rek|rekening|norek|bca|bri|bni|bsi|btn|mandiri|bpd|dana|ovo|gopay|shopeepay)(?:nya)?(?!\w)"
            rf"[^\d\n\[]{{0,25}}?(?<!rp)(?<!rp )(?<!rp\.)(?<!rp\. )(?P<what>(?!08[.:]){_run(8, 18)})(?![\d])",
            re.I,
        ),
        DIGITS,
        lambda match: not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", match["what"]),
    ),
    Rule(Kind.NIK, re.compile(rf"(?<![\d.,-]){_run(16, 16)}(?![.,-]?\d)"), DIGITS, _resident),
    Rule(Kind.NIP, re.compile(rf"(?<![\d.,-]){_run(18, 18)}(?![.,-]?\d)"), DIGITS, _civil_servant),
    Rule(
        Kind.PHONE,
        re.compile(
            r"(?<![\d.,])(?:\(?\+\s?62\)?|62|0)[\s.\-]{0,2}8[ .\-]?[1-35-9](?:[ .\-]{0,2}\d){6,10}(?![.\-]?\d)"
        ),
        DIGITS,
        _no_hour,
    ),
    Rule(
        Kind.PHONE,
        _after(r"wa|hp|whatsapp|telp|telepon|tlp|hubungi|(?:no(?:mor)?\.?\s*)(?:wa|hp|telp)", _run(8, 13)),
        DIGITS,
        lambda match: _no_hour(match) and len(_digits(match)) > 8,
    ),
    Rule(
        Kind.PHONE,
        re.compile(
            r"(?<![\d.,])(?:\(0[2-79]\d{1,2}\)\s?|0[2-79]\d{1,2}[ \-])\d{3,4}[ \-]?\d{2,4}(?![.,:]?\d)"
        ),
        DIGITS,
    ),
    Rule(
        Kind.PLATE,
        re.compile(
            r"(?P<said>(?:plat|pelat|nopol|nomor polisi|motor|mobil)(?:\s+(?:nomor|no))?[\s.:]+)?"
            r"(?P<what>(?<![\w.-])(?P<area>[A-Za-z]{1,2})[ .\-]?(?P<number>\d{1,4})[ .\-]?(?P<tail>[A-Z]{1,3}|[a-z]{2,3}))(?![\w-])"
        ),
        DIGITS,
        _plate,
    ),
)


def applied(rule: Rule, text: str) -> tuple[str, list[Kind]]:
    """`text` with what the rule finds hidden, and its kind for every time."""
    if not any(sign in text for sign in rule.needs):
        return text, []
    hidden: list[Kind] = []

    def put(match: Match) -> str:
        if not rule.sound(match):
            return match[0]
        hidden.append(rule.kind)
        group = next((name for name in ("what", "told") if match.groupdict().get(name)), 0)
        begin, end = match.start(group) - match.start(), match.end(group) - match.start()
        return match[0][:begin] + rule.kind.mark + match[0][end:]

    return rule.pattern.sub(put, text), hidden

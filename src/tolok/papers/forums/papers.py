"""Papers of a public consultation: invitation, attendance list, berita acara, report. All from one record."""

from collections.abc import Sequence
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.forums.values import ForumPerson, ForumService, ForumValues
from tolok.papers.frame import LINE, Data
from tolok.papers.letters.letter import BY_HAND, head, letter_data, signer
from tolok.papers.letters.letterhead import Letterhead, Signatory
from tolok.papers.wording import MISSING
from tolok.rules.days import day_first
from tolok.rules.forums.society import elements

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
#: What a forum rests on. The guidance itself was not read in the Berita Negara, which the papers say.
BASES = (
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik, Pasal 20",
    "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009",
    "Peraturan Menteri PANRB Nomor 16 Tahun 2017 tentang Pedoman Penyelenggaraan Forum Konsultasi Publik",
)
#: Lines on an attendance list for people who were not expected.
SPARE = 10


def forum_invitation(values: ForumValues, letterhead: Letterhead, number: str, printed_on: date) -> bytes:
    """A letter for each party as PDF/UA-1, each on its own sheet."""
    return paper("forums/invitation.typ", invitation_data(values, letterhead, number, printed_on), printed_on)


def forum_attendance(values: ForumValues, letterhead: Letterhead, printed_on: date) -> bytes:
    """The attendance list as PDF/UA-1: those who came, or before the forum those invited, with room to sign."""
    return paper("forums/attendance.typ", attendance_data(values, letterhead, printed_on), printed_on)


def forum_minutes(values: ForumValues, letterhead: Letterhead, printed_on: date) -> bytes:
    """The berita acara in its nine parts as PDF/UA-1."""
    return paper("forums/minutes.typ", minutes_data(values, letterhead, printed_on), printed_on)


def forum_report(values: ForumValues, letterhead: Letterhead, printed_on: date) -> bytes:
    """The report of the forum as PDF/UA-1; it names nobody but the team."""
    return paper("forums/report.typ", report_data(values, letterhead, printed_on), printed_on)


def invitation_data(values: ForumValues, letterhead: Letterhead, number: str, printed_on: date) -> Data:
    """Everything ``invitation.typ`` and its Word template print.

    `printed_on` is the day the letters went out; until they did, the day is written by hand like their number.
    """
    who = Signatory(values.head[1] or f"Kepala {values.unit}", values.head[0])
    body = [
        f"{values.unit} mengundang Saudara mengikuti Forum Konsultasi Publik tentang {values.topic}.",
        *([values.purpose] if values.purpose else []),
        "Forum ini dilaksanakan pada:",
    ]
    closing = [
        *([values.how] if values.how else []),
        "Masukan Saudara dicatat, dijawab satu per satu beserta alasannya, dan hasilnya disampaikan kembali.",
        "Daftar hadir memuat nama dan lembaga. Nama hanya dipakai untuk keperluan forum ini dan tidak diumumkan; yang "
        "diumumkan hanya jumlah peserta per unsur masyarakat.",
    ]
    common = letter_data(
        letterhead,
        number=number,
        subject="Undangan Forum Konsultasi Publik",
        to=(),
        body=body,
        dated=printed_on if values.invited_on else None,
        attached="satu berkas" if _enclosed(values) else "",
    )
    return {
        **_frame(values, "Undangan Forum Konsultasi Publik", printed_on),
        **common,
        "signer": signer(who, letterhead.signature_mark),
        "when": _when(values),
        "agenda": list(values.agenda),
        "closing": closing,
        "letters": [["Yth.", party] for party, _ in values.parties] or [["Yth.", "…………………………"]],
    }


def attendance_data(values: ForumValues, letterhead: Letterhead, printed_on: date) -> Data:
    """Everything ``attendance.typ`` and its Word template print."""
    known = [[one.name, one.body, one.element] for one in values.people]
    expected = [["", party, element] for party, element in values.parties]
    blank = 0 if values.signed else SPARE
    rows = (known or expected) + [["", "", ""]] * blank
    return {
        **_frame(values, "Daftar Hadir Forum Konsultasi Publik", printed_on),
        **head(letterhead),
        "when": _when(values),
        "rows": [[str(at), *row] for at, row in enumerate(rows, 1)],
        "names": [one.name.id for one in elements()],
        "privacy": (
            "Dengan menandatangani daftar ini Anda setuju nama dan lembaga Anda disimpan untuk keperluan forum ini. "
            "Nama tidak diumumkan. Yang tidak setuju cukup menyebut unsur masyarakatnya."
        ),
    }


def minutes_data(values: ForumValues, letterhead: Letterhead, printed_on: date) -> Data:
    """Everything ``minutes.typ`` and its Word template print, in the nine parts of a berita acara."""
    dated = values.dated or values.held_on
    return {
        **_frame(values, "Berita Acara Forum Konsultasi Publik", printed_on),
        "foot": _minutes_foot(values, printed_on),
        **head(letterhead),
        "parts": _parts(values, 4, ("inputs", "agreements", "actions", "closing", "attachments")),
        "identity": [
            ["Nomor", values.number or BY_HAND],
            *_when(values),
            ["Unit penyelenggara", values.unit],
            ["Topik", values.topic],
            ["Lingkup", values.scope],
            ["Bentuk", values.form + (f", {values.method}" if values.method else "")],
        ],
        "bases": list(BASES),
        "opening": (
            f"Pada hari ini, {DAYS[dated.weekday()]}, {day_first(dated)}, {values.unit} bersama peserta Forum Konsultasi "
            "Publik menyatakan hal-hal berikut."
        ),
        **_talked(values),
        **_attendance(values),
        "absent": list(values.absent),
        "summary": _lines(values.summary),
        "closing": (
            "Demikian berita acara ini dibuat dengan sebenarnya. Tindakan dalam rencana aksi menjadi janji unit yang dapat "
            "diikuti umum sampai selesai."
        ),
        "head": _signature(values.head, f"Kepala {values.unit}"),
        "minute_taker": _signature(values.minute_taker, "Notulis"),
        "community": [_signed_by(at, one) for at, one in enumerate(values.community, 1)]
        or [[str(at), "", one.name.id] for at, one in enumerate(elements(), 1) if one.counted],
        "attachments": _attachments(values),
    }


def report_data(values: ForumValues, letterhead: Letterhead, printed_on: date) -> Data:
    """Everything ``report.typ`` and its Word template print."""
    return {
        **_frame(values, "Laporan Forum Konsultasi Publik", printed_on),
        **head(letterhead),
        "parts": _parts(values, 5, ("inputs", "agreements", "actions", "published")),
        "bases": list(BASES),
        "purpose": _lines(values.purpose)
        or [f"Forum ini membahas {values.topic} bersama masyarakat, sebelum keputusan diambil."],
        "conduct": [
            *_when(values),
            ["Unit penyelenggara", values.unit],
            ["Lingkup", values.scope],
            ["Bentuk", values.form + (f", {values.method}" if values.method else "")],
            ["Undangan terkirim", _day(values.invited_on)],
            ["Bahan dibagikan", _day(values.materials_on)],
            ["Berita acara", f"nomor {values.number}, {_day(values.dated)}" if values.number else MISSING],
        ],
        "materials": list(values.materials),
        "team": [list(one) for one in values.team],
        **_talked(values),
        **_attendance(values),
        "summary": _lines(values.summary),
        "published": [[medium, where, day_first(day)] for medium, where, day in values.published],
        "told": [[how, words, day_first(day)] for how, words, day in values.told],
        "notes": [
            "Nama peserta tidak dimuat; yang dimuat jumlah per unsur masyarakat.",
            "Versi standar ditulis menurut keadaan pada hari berita acara.",
            "Komentar daring disamarkan dari data pribadi sebelum dibaca.",
            "Jumlah unsur dihitung dari lima unsur dalam daftar isian PEKPPP; dunia usaha dan kelompok rentan dicatat "
            "di luar lima unsur itu.",
        ],
    }


def _minutes_foot(values: ForumValues, printed_on: date) -> str:
    """Whose minutes, of which day they are, and of which day this file is."""
    if values.dated is None:
        return f"{values.unit} · dibuat {day_first(printed_on)}"
    theirs = f"berita acara tertanggal {day_first(values.dated)}"
    return f"{values.unit} · {theirs}; berkas dibuat {day_first(printed_on)}"


def _parts(values: ForumValues, first: int, parts: Sequence[str]) -> Data:
    """The numbers of the parts from the presentation on, which falls away where nothing was noted."""
    noted = bool(_presented(values) or values.summary.strip())
    return {"presented": first, **{part: at for at, part in enumerate(parts, first + noted)}}


def _presented(values: ForumValues) -> list[ForumService]:
    return [one for one in values.services if one.shown or one.problems or one.findings]


def _talked(values: ForumValues) -> Data:
    """What was talked over, said, answered and agreed: the same words in minutes and report."""
    return {
        "agenda": list(values.agenda),
        "services": [[str(at), one.name, one.version] for at, one in enumerate(values.services, 1)],
        "presented": [
            {
                "name": one.name,
                "rows": [
                    [label, words]
                    for label, words in (
                        ("Gambaran layanan", one.shown),
                        ("Masalah yang diketahui", one.problems),
                        ("Temuan peninjauan", one.findings),
                    )
                    if words
                ],
            }
            for one in _presented(values)
        ],
        "inputs": [
            [
                str(one.number),
                " · ".join(part for part in (one.service, one.component) if part) or "umum",
                one.text,
                one.who,
                one.verdict or "belum dijawab",
                one.reason,
            ]
            for one in values.inputs
        ],
        "agreements": list(values.agreements),
        "actions": [
            [
                str(one.number),
                one.what,
                one.owner or MISSING,
                _day(one.due_on),
                "; ".join(
                    part for part in (one.measure, f"target: {one.target}" if one.target else "") if part
                )
                or MISSING,
                one.state,
            ]
            for one in values.rows
        ],
    }


def _enclosed(values: ForumValues) -> bool:
    """Whether materials went out with the invitation."""
    if not values.materials or values.materials_on is None:
        return False
    return values.invited_on is None or values.materials_on <= values.invited_on


def _attachments(values: ForumValues) -> list[str]:
    """What there is to attach: what is recorded here, then what somebody wrote."""
    came = sum(one.came for one in values.elements)
    known = [
        f"Undangan tertanggal {day_first(values.invited_on)}" if values.invited_on else "",
        f"Daftar hadir, {came} orang" if came else "",
        f"Bahan yang dibahas: {'; '.join(values.materials)}" if values.materials else "",
    ]
    return [one for one in (*known, *values.attachments) if one]


def _attendance(values: ForumValues) -> Data:
    came = sum(one.came for one in values.elements)
    return {
        "elements": [[one.name, str(one.invited), str(one.came)] for one in values.elements],
        "present": f"Hadir {came} orang, {values.vulnerable} di antaranya dari kelompok rentan."
        if values.met
        else f"Forum ini belum terlaksana; direncanakan {day_first(values.held_on)}. Kehadiran diisi pada harinya.",
        "answered": [f"{warning} Penjelasan: {answer}" for warning, answer in values.answered],
    }


def _frame(values: ForumValues, kind: str, printed_on: date) -> Data:
    name = values.topic if len(values.topic) <= LINE else f"{values.topic[: LINE - 1]}…"
    return {
        "kind": kind,
        "name": values.topic,
        "title": f"{kind}: {values.topic}",
        "office": values.office,
        "unit": values.unit,
        "dated": day_first(printed_on),
        "running": f"{kind} · {name}",
        "foot": f"{values.unit} · dibuat {day_first(printed_on)}",
        "day": [printed_on.year, printed_on.month, printed_on.day],
    }


def _when(values: ForumValues) -> list[list[str]]:
    clock = f"{values.begins:%H.%M}" if values.begins else ""
    if values.begins and values.ends:
        clock += f"–{values.ends:%H.%M}"
    rows = [
        ["Hari, tanggal", f"{DAYS[values.held_on.weekday()]}, {day_first(values.held_on)}"],
        ["Pukul", f"{clock} {values.zone}".strip() if clock else ""],
        ["Tempat", values.place],
        ["Tautan", values.address],
    ]
    return [row for row in rows if row[1]]


def _day(day: date | None) -> str:
    return day_first(day) if day else MISSING


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _signature(who: Sequence[str], otherwise: str) -> Data:
    name, post = who
    return {"title": post or otherwise, "mark": "", "lines": [name or BY_HAND]}


def _signed_by(at: int, one: ForumPerson) -> list[str]:
    return [str(at), f"{one.name}, {one.body}".strip(", "), one.element]

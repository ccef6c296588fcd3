"""From plan to closed: which way a forum (FKP) may go, what each step cannot do without, and what it warns of.

The states and what a step needs are ours, after PermenPANRB 16/2017, and told in docs/reference/consultation.md. Pure:
what a forum is comes as `Standing`, what is wrong leaves as problems in words. Days only warn (rules/forums/clocks.toml).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tolok.rules.forums.clocks import Clock, clocks
from tolok.rules.forums.meeting import MISSING
from tolok.rules.forums.society import counted, missing
from tolok.rules.texts import Problem, Text, join

PLAN, PREPARATION, INVITED, HELD = "plan", "preparation", "invited", "held"
SIGNED, PUBLISHED, FOLLOW_UP, CLOSED, CALLED_OFF = "signed", "published", "follow_up", "closed", "called_off"

#: In the order a forum passes them.
ORDER = (PLAN, PREPARATION, INVITED, HELD, SIGNED, PUBLISHED, FOLLOW_UP, CLOSED)
#: Before anything was said; after it the list of what is talked over stays.
OPEN_PLAN = frozenset({PLAN, PREPARATION})
#: Steps that do not lead on.
ASIDE = frozenset({"unhold", "call_off"})
#: While inputs come in and are answered.
LISTENING = frozenset({INVITED, HELD})
#: From the minutes on.
AGREED = frozenset({SIGNED, PUBLISHED, FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class Move:
    """One step: from which states to which, and what it is called."""

    key: str
    sources: tuple[str, ...]
    target: str
    name: Text


MOVES: Mapping[str, Move] = {
    one.key: one
    for one in (
        Move("prepare", (PLAN,), PREPARATION, Text("Mulai persiapan", "Start preparing")),
        Move("invite", (PREPARATION,), INVITED, Text("Kirim undangan", "Send the invitations")),
        Move("hold", (INVITED,), HELD, Text("Catat forum terlaksana", "Note that the forum was held")),
        Move("sign", (HELD,), SIGNED, Text("Tutup berita acara", "Close the minutes")),
        Move(
            "unhold",
            (HELD,),
            INVITED,
            Text("Batalkan catatan terlaksana", "Take back that the forum was held"),
        ),
        Move("publish", (SIGNED,), PUBLISHED, Text("Publikasikan hasil", "Publish the results")),
        Move("follow", (PUBLISHED,), FOLLOW_UP, Text("Mulai tindak lanjut", "Start the follow-up")),
        Move("close", (FOLLOW_UP,), CLOSED, Text("Tutup forum", "Close the forum")),
        Move(
            "call_off", (PLAN, PREPARATION, INVITED), CALLED_OFF, Text("Batalkan forum", "Call the forum off")
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a forum is when a step is asked for.

    `rows`, `incomplete` and `open_rows` are numbers of action rows: all, those without owner, date or measure, and
    those neither closed nor carried over. `elements` are those of participants once it was held, before it of parties
    invited. `untold` is what an invitation lacks of hour and place. `typed` are signatures that somebody else noted, which only a scan proves; `changed` says that the minutes
    were changed after a scan or a signature of one's own. `answered` are the warnings that were seen and answered, as
    (key, about).
    """

    state: str
    meets_on: date
    drafts: int = 0
    untold: tuple[str, ...] = ()
    invitations: int = 0
    participants: int = 0
    elements: tuple[str, ...] = ()
    vulnerable: bool = False
    neutral: bool = False
    heads: int = 0
    community: int = 0
    typed: int = 0
    scanned: bool = False
    changed: bool = False
    number: str = ""
    agreements: int = 0
    unanswered: int = 0
    waiting: int = 0
    rows: tuple[int, ...] = ()
    incomplete: tuple[int, ...] = ()
    open_rows: tuple[int, ...] = ()
    published: bool = False
    told: bool = False
    addresses: int = 0
    answered: frozenset[tuple[str, str]] = frozenset()
    invited_on: date | None = None
    materials_on: date | None = None
    held_on: date | None = None
    signed_on: date | None = None
    published_on: date | None = None
    checked_on: date | None = None

    @property
    def unproven(self) -> bool:
        """Whether some signature rests on nothing but what was typed."""
        return self.typed > 0 and not self.scanned


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning: `must` be answered before the minutes are closed; `about` is what the answer holds for."""

    key: str
    text: Text
    must: bool = False
    about: str = ""


def next_moves(state: str) -> tuple[Move, ...]:
    """The steps that lead on from a state, the way forward first."""
    return tuple(one for one in MOVES.values() if state in one.sources)


def faults(move: Move, now: Standing, why: str = "") -> list[Problem]:
    """Everything that forbids a step; empty when it may be taken."""
    if now.state not in move.sources:
        return [Problem(NOT_FROM_HERE)]
    return [Problem(text, key=key) for wrong, text, key in _asked(move.key, now, why) if wrong]


def _asked(key: str, now: Standing, why: str) -> list[tuple[bool, Text, str]]:
    if key == "invite":
        return [
            (not now.invitations, NOBODY_INVITED, ""),
            (now.drafts > 0, STILL_DRAFT.format(n=now.drafts), ""),
            *((True, MISSING[one], one) for one in now.untold),
        ]
    if key == "sign":
        return [
            (not now.number.strip(), NO_NUMBER, "number"),
            (not now.participants, NOBODY_CAME, ""),
            (not now.agreements, NO_AGREEMENT, ""),
            (not now.heads, NO_HEAD, ""),
            (not now.community, NO_COMMUNITY, ""),
            (now.unproven, NO_SCAN, "scan"),
            (now.changed, CHANGED, "scan"),
            *((True, _unseen(one), "") for one in unseen(now)),
        ]
    if key == "publish":
        return [(not now.published, NOT_PUBLISHED, "")]
    if key == "unhold":
        return [
            (not why.strip(), NO_REASON, "why"),
            (now.participants > 0, PEOPLE_CAME.format(n=now.participants), ""),
            (bool(now.number) or now.agreements > 0, MINUTES_WRITTEN, ""),
            (now.heads + now.community + now.typed > 0, SOMEBODY_SIGNED, ""),
        ]
    if key == "close":
        return [
            (not now.rows, NO_ROWS, ""),
            (bool(now.incomplete), INCOMPLETE.format(rows=_listed(now.incomplete)), ""),
            (bool(now.open_rows), STILL_OPEN.format(rows=_listed(now.open_rows)), ""),
            (now.waiting > 0, WAITING.format(n=now.waiting), ""),
            (now.unanswered > 0, UNANSWERED.format(n=now.unanswered), ""),
            (not now.told, NOT_TOLD, ""),
            (now.addresses > 0, ADDRESSES.format(n=now.addresses), ""),
            (now.unproven, NO_SCAN_YET, ""),
        ]
    return [(key == "call_off" and not why.strip(), NO_REASON, "why")]


def _unseen(one: Warned) -> Text:
    return Text(UNSEEN.id.format(warning=one.text.id), UNSEEN.en.format(warning=one.text.en))


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


def unseen(now: Standing) -> list[Warned]:
    """The warnings that still have to be answered before the minutes are closed."""
    return [one for one in society_warnings(now) if one.must and (one.key, one.about) not in now.answered]


def warnings(now: Standing, today: date) -> list[Warned]:
    """Everything a forum is warned of today, who is missing first."""
    if now.state in (CALLED_OFF, CLOSED):
        return []
    return [*society_warnings(now), *_clock_warnings(now, today)]


def society_warnings(now: Standing) -> list[Warned]:
    """Who of society is missing; to be answered once the forum was held."""
    if now.state not in (PREPARATION, INVITED, HELD) or (now.state == PREPARATION and not now.invitations):
        return []
    held, found = now.state == HELD, []
    if away := missing(now.elements):
        names = join([one.name for one in away], ", ")
        words = FEW_CAME if held else FEW_INVITED
        text = Text(
            words.id.format(n=len(counted(now.elements)), names=names.id),
            words.en.format(n=len(counted(now.elements)), names=names.en),
        )
        found.append(Warned("elements", text, held, ",".join(one.key for one in away)))
    if not now.vulnerable:
        found.append(Warned("vulnerable", NO_VULNERABLE_CAME if held else NO_VULNERABLE, held))
    if not now.neutral:
        found.append(Warned("facilitator", NOT_NEUTRAL))
    return found


def _clock_warnings(now: Standing, today: date) -> list[Warned]:
    known = clocks().all
    before = now.held_on or now.meets_on
    found: list[tuple[bool, str]] = [
        (_late_before(known["invitation"], now.invited_on, before, today), "invitation"),
        (_late_before(known["materials"], now.materials_on, before, today), "materials"),
        (_late_after(known["minutes"], now.held_on, now.signed_on, today), "minutes"),
        (_late_after(known["publication"], now.signed_on, now.published_on, today), "publication"),
        (_unchecked(now, known["check"], today), "check"),
    ]
    return [Warned(key, _late(known[key])) for late, key in found if late]


def _late(clock: Clock) -> Text:
    return Text(LATE.id.format(clock=clock.name.id), LATE.en.format(clock=clock.name.en))


def _late_before(clock: Clock, done: date | None, event: date, today: date) -> bool:
    """Whether what is to be done days before an event was late, or is late by now."""
    return (done or today) > event - timedelta(days=clock.days)


def _late_after(clock: Clock, event: date | None, done: date | None, today: date) -> bool:
    """Whether what is to be done within days after an event was late, or is late by now."""
    return event is not None and (done or today) > event + timedelta(days=clock.days)


def _unchecked(now: Standing, clock: Clock, today: date) -> bool:
    last = now.checked_on or now.signed_on
    return now.state in AGREED and bool(now.open_rows) and _late_after(clock, last, None, today)


NOT_FROM_HERE = Text(
    "Langkah ini tidak tersedia pada tahap forum sekarang. Muat ulang halamannya.",
    "This step is not open at the stage the forum is in. Load the page again.",
)
NOBODY_INVITED = Text(
    "Belum ada undangan. Masukkan dulu siapa yang diundang.", "Nobody is invited yet. Enter whom you invite."
)
STILL_DRAFT = Text(
    "{n} standar masih draf. Ajukan dulu ke telaah internal, agar yang dibahas tidak berubah di tengah jalan.",
    "{n} standards are still drafts. Submit them for internal review first, so that nothing changes meanwhile.",
)
NO_NUMBER = Text("Tulis nomor berita acara.", "Write the number of the minutes.")
NOBODY_CAME = Text("Daftar hadir masih kosong.", "The attendance list is still empty.")
NO_AGREEMENT = Text("Tulis sedikitnya satu butir kesepakatan.", "Write at least one agreement.")
NO_HEAD = Text("Belum ada tanda tangan pimpinan unit.", "The head of the unit has not signed.")
NO_COMMUNITY = Text("Belum ada tanda tangan wakil masyarakat.", "Nobody has signed for the community.")
NO_SCAN = Text(
    "Lampirkan pindaian berita acara yang ditandatangani: tanda tangan yang dicatat orang lain belum ada buktinya.",
    "Attach the scan of the signed minutes: nothing proves yet the signatures that somebody else noted.",
)
NO_SCAN_YET = Text(
    "Forum belum dapat ditutup: tanda tangan dicatat oleh operator, dan pindaian berita acaranya belum dilampirkan.",
    "The forum cannot be closed: signatures were noted by an operator, and the scan of the minutes is not attached.",
)
CHANGED = Text(
    "Isi berita acara berubah setelah dipindai atau ditandatangani. Minta tanda tangan pada isi yang sekarang, lalu "
    "lampirkan pindaiannya.",
    "The minutes were changed after they were scanned or signed. Have them signed as they are now, then attach the scan.",
)
PEOPLE_CAME = Text(
    "Daftar hadir sudah memuat {n} orang. Hapus dulu bila forum memang belum terlaksana.",
    "{n} people are on the attendance list. Take them off first if the forum was really not held.",
)
MINUTES_WRITTEN = Text(
    "Berita acara sudah ditulis, jadi forum ini tercatat terlaksana.",
    "The minutes are written, so the forum counts as held.",
)
SOMEBODY_SIGNED = Text("Sudah ada tanda tangan.", "Somebody has signed already.")
UNSEEN = Text("Jawab dulu peringatan ini: {warning}", "Answer this warning first: {warning}")
NOT_PUBLISHED = Text("Catat dulu di mana hasilnya dipublikasikan.", "Note where the results were published.")
NO_ROWS = Text(
    "Forum tanpa rencana aksi tidak dapat ditutup. Tulis sedikitnya satu tindakan.",
    "A forum without action rows cannot be closed. Write at least one.",
)
INCOMPLETE = Text(
    "Tindakan nomor {rows} belum punya penanggung jawab, tenggat, atau ukuran.",
    "Action rows {rows} lack an owner, a date or a measure.",
)
STILL_OPEN = Text(
    "Tindakan nomor {rows} belum selesai dan belum dialihkan dengan alasan.",
    "Action rows {rows} are neither closed nor carried over with a reason.",
)
WAITING = Text("{n} komentar daring belum dibaca.", "{n} online comments are not read yet.")
UNANSWERED = Text("{n} masukan belum dijawab.", "{n} inputs are not answered yet.")
NOT_TOLD = Text(
    "Hasilnya belum disampaikan kembali kepada peserta.", "Participants were not told of the results yet."
)
ADDRESSES = Text(
    "{n} orang meninggalkan alamat surel dan belum diberi tahu.",
    "{n} people left an e-mail address and were not told yet.",
)
NO_REASON = Text("Tulis alasannya.", "Write the reason.")
LATE = Text("Tidak sesuai ukuran waktu: {clock}.", "Not within the expected time: {clock}.")
FEW_INVITED = Text(
    "Yang diundang baru {n} dari lima unsur masyarakat. Belum ada: {names}.",
    "Only {n} of the five elements of society are invited. Missing: {names}.",
)
FEW_CAME = Text(
    "Yang hadir {n} dari lima unsur masyarakat. Tidak ada: {names}.",
    "{n} of the five elements of society came. Missing: {names}.",
)
NO_VULNERABLE = Text(
    "Belum ada wakil kelompok rentan yang diundang.", "Nobody of a vulnerable group is invited yet."
)
NO_VULNERABLE_CAME = Text("Tidak ada peserta dari kelompok rentan.", "Nobody of a vulnerable group came.")
NOT_NEUTRAL = Text(
    "Belum ada fasilitator dari luar unit yang memandu.", "No facilitator from outside the unit is named."
)

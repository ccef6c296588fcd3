"""Why days are refused that lie in the wrong order, in words that name both days."""

from datetime import date

from tolok.rules.days import day_said
from tolok.rules.texts import Text
from tolok.rules.wording import fill


def decree_before_hearing(signed: date, heard: date) -> Text:
    """A decree cannot set what the public had not yet discussed."""
    return fill(DECREE_BEFORE_HEARING, signed=day_said(signed), heard=day_said(heard))


def holds_before_decree(first: date, signed: date) -> Text:
    """Nothing holds before it was decreed."""
    return fill(HOLDS_BEFORE_DECREE, first=day_said(first), signed=day_said(signed))


def set_before_decree(day: date, signed: date) -> Text:
    """A maklumat is not set before the decree that sets it."""
    return fill(SET_BEFORE_DECREE, day=day_said(day), signed=day_said(signed))


def shown_before_it_holds(day: date, first: date, thing: Text) -> Text:
    """What does not hold yet is not read anywhere as what holds."""
    return fill(SHOWN_BEFORE_IT_HOLDS, day=day_said(day), first=day_said(first), thing=thing)


def down_before_up(last: date, first: date) -> Text:
    """What was not there yet was not taken down."""
    return fill(DOWN_BEFORE_UP, last=day_said(last), first=day_said(first))


def period_to_come(last: date, today: date) -> Text:
    """What has not happened yet was not looked at."""
    return fill(PERIOD_TO_COME, last=day_said(last), today=day_said(today))


def done_before_it_held(day: date, first: date) -> Text:
    """A version was neither reviewed nor monitored before it held."""
    return fill(DONE_BEFORE_IT_HELD, day=day_said(day), first=day_said(first))


def heard_before_draft(heard: date, begun: date) -> Text:
    """Nobody discussed what was not yet written."""
    return fill(HEARD_BEFORE_DRAFT, heard=day_said(heard), begun=day_said(begun))


def drafted_after_begun(drafted: date, begun: date) -> Text:
    """A draft was not begun after its first words."""
    return fill(DRAFTED_AFTER_BEGUN, drafted=day_said(drafted), begun=day_said(begun))


def drafted_after_hearing(drafted: date, heard: date) -> Text:
    """A draft was not begun after it was discussed."""
    return fill(DRAFTED_AFTER_HEARING, drafted=day_said(drafted), heard=day_said(heard))


def heard_before_opening(heard: date, opened: date) -> Text:
    """Nobody discussed what was not yet shown."""
    return fill(HEARD_BEFORE_OPENING, heard=day_said(heard), opened=day_said(opened))


def decree_before_draft(signed: date, begun: date) -> Text:
    """Nobody decided what was not yet written."""
    return fill(DECREE_BEFORE_DRAFT, signed=day_said(signed), begun=day_said(begun))


def decree_before_opening(signed: date, opened: date) -> Text:
    """Nobody decided what the public had not yet seen."""
    return fill(DECREE_BEFORE_OPENING, signed=day_said(signed), opened=day_said(opened))


DRAFTED_AFTER_BEGUN = Text(
    "Rancangan tidak dapat dimulai {drafted}: versi ini sudah mulai ditulis di Tolok {begun}. Pilih hari itu atau sebelumnya.",
    "The draft cannot have been begun on {drafted}: this version was begun here on {begun}. Choose that day or an earlier one.",
)
DRAFTED_AFTER_HEARING = Text(
    "Rancangan tidak dapat dimulai {drafted}: masyarakat sudah membahasnya {heard}. Pilih hari itu atau sebelumnya.",
    "The draft cannot have been begun on {drafted}: the public discussed it on {heard}. Choose that day or an earlier one.",
)
HEARD_BEFORE_DRAFT = Text(
    "Masyarakat tidak dapat membahas versi ini pada {heard}: versi ini baru mulai ditulis {begun}. Betulkan harinya; atau, bila rancangannya sudah disusun sebelum ditulis di Tolok, nyatakan hari mulainya di halaman versi; atau libatkan masyarakat sekali lagi untuk versi ini.",
    "The public cannot have discussed this version on {heard}: it was begun on {begun}. Correct the day; or, where it was drafted before it was written here, say since when on its page; or let the public take part once more for this version.",
)
HEARD_BEFORE_OPENING = Text(
    "Masyarakat tidak dapat membahas versi ini pada {heard}: konsultasi publiknya baru dibuka {opened}.",
    "The public cannot have discussed this version on {heard}: its consultation was opened on {opened}.",
)
DECREE_BEFORE_DRAFT = Text(
    "Keputusan ini ditandatangani {signed}, sebelum versi ini mulai ditulis pada {begun}. Pilih keputusan yang lebih baru, betulkan tanggalnya, atau nyatakan di halaman versi bahwa rancangannya disusun lebih dulu.",
    "This decree was signed on {signed}, before this version was begun on {begun}. Choose a later decree, correct the day, or say on the page of the version that it was drafted earlier.",
)
DECREE_BEFORE_OPENING = Text(
    "Keputusan ini ditandatangani {signed}, sebelum konsultasi publiknya dibuka pada {opened}. Pilih keputusan yang lebih baru, atau betulkan tanggalnya.",
    "This decree was signed on {signed}, before the consultation was opened on {opened}. Choose a later decree, or correct the day.",
)
DECREE_BEFORE_HEARING = Text(
    "Keputusan ini ditandatangani {signed}, sebelum masyarakat dilibatkan pada {heard}. Pilih keputusan yang lebih baru, atau betulkan tanggalnya.",
    "This decree was signed on {signed}, before the public took part on {heard}. Choose a later decree, or correct the day.",
)
HOLDS_BEFORE_DECREE = Text(
    "Standar tidak dapat berlaku mulai {first}: keputusannya baru ditandatangani {signed}.",
    "A standard cannot hold from {first}: its decree was signed on {signed}.",
)
SET_BEFORE_DECREE = Text(
    "Maklumat tidak dapat ditetapkan {day}: keputusannya baru ditandatangani {signed}.",
    "A maklumat cannot be set on {day}: its decree was signed on {signed}.",
)
SHOWN_BEFORE_IT_HOLDS = Text(
    "{thing} baru berlaku {first}, jadi belum terbaca sebagai yang berlaku pada {day}.",
    "{thing} took force on {first}, so nobody read it as what holds on {day}.",
)
DOWN_BEFORE_UP = Text(
    "Hari terakhir terbaca, {last}, sebelum hari pertamanya, {first}.",
    "Its last day, {last}, lies before its first, {first}.",
)
PERIOD_TO_COME = Text(
    "Periodenya baru selesai {last}, sesudah hari ini ({today}). Pilih hari yang sudah lewat.",
    "The period ends on {last}, after today ({today}). Choose a day that has come.",
)
DONE_BEFORE_IT_HELD = Text(
    "Tanggal {day} sebelum versi ini berlaku pada {first}.",
    "This day, {day}, lies before the version took force on {first}.",
)
DECREE_OF_ANOTHER_SUBJECT = Text(
    "Judul keputusan ini, “{about}”, tidak menyebut maklumat. Bila isinya memang menetapkan maklumat, centang kotak di bawah.",
    "The title of this decree, “{about}”, names no maklumat. Where it does set one, tick the box below.",
)

"""What a consultation demands of a standard before it goes to decision, and of the decree that puts it in force."""

from datetime import date

from tolok.apps.consultation.models import Forum
from tolok.apps.consultation.selectors import commented_now, forum_named, unanswered_of, waiting_of
from tolok.apps.standards.models import Decree, StandardVersion
from tolok.rules.days import day_said
from tolok.rules.texts import Problem, Text
from tolok.rules.wording import fill


def inputs_answered(version: StandardVersion, day: date) -> list[Problem]:
    """Every input of the forums a version went through has an answer with its reason, every comment was read, and
    nobody can comment any more."""
    asked = [(unanswered_of(version).count(), UNANSWERED), (waiting_of(version).count(), WAITING)]
    found = [Problem(text.format(n=n)) for n, text in asked if n]
    still = commented_now(version, day)
    return [*found, *(Problem(_still(one)) for one in still)]


def decreed_after(version: StandardVersion, decree: Decree) -> list[Problem]:
    """The decree is not older than the minutes of the forum its standard was made in."""
    forum = forum_named(version.consultation)
    day = (forum.signed_on or forum.held_on) if forum else None
    if forum is None or day is None or decree.signed_on >= day:
        return []
    said = fill(BEFORE_MINUTES, decree=day_said(decree.signed_on), minutes=day_said(day))
    return [Problem(said, key="decree")]


def _still(forum: Forum) -> Text:
    assert forum.comments_until is not None  # nobody comments without a last day
    return fill(STILL_OPEN, day=day_said(forum.comments_until))


UNANSWERED = Text(
    "{n} masukan dari forum konsultasi publik belum dijawab. Jawab dulu di halaman forum.",
    "{n} inputs of the consultation are not answered. Answer them first on the page of the forum.",
)
WAITING = Text(
    "{n} komentar daring dari konsultasi publik belum dibaca. Tampilkan atau sembunyikan dulu di halaman forum.",
    "{n} online comments of the consultation are not read. Show or hide them first on the page of the forum.",
)
STILL_OPEN = Text(
    "Umum masih dapat memberi komentar daring sampai {day}. Tunggu sampai ditutup, atau majukan tanggalnya di rencana forum.",
    "The public can still comment online until {day}. Wait until that is over, or bring the day forward in the forum's plan.",
)
BEFORE_MINUTES = Text(
    "Surat keputusan ini ditandatangani {decree}, sebelum berita acara forum konsultasi publiknya, {minutes}.",
    "This decree was signed on {decree}, before the minutes of its consultation, {minutes}.",
)

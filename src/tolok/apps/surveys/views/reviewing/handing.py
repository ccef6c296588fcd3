"""A comment that reads like a complaint, in words: why, what became of it, and what to copy."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from tolok.apps.surveys.models import CommentReading, HandOver
from tolok.apps.surveys.showing.periods import near_mark
from tolok.comments.complaints import ground_names
from tolok.web.printing import say


def grounds_of(row: CommentReading) -> str:
    """The grounds with the words that triggered them; empty without any."""
    names = ground_names()
    said = [
        _("%(ground)s (“%(words)s”)") % {"ground": say(names[key]), "words": "”, “".join(words)}
        for key, words in row.hand_over_words
        if key in names
    ]
    return "; ".join(said)


def decided(row: CommentReading) -> str:
    """Who decided what and why; empty while nobody did."""
    if row.decided_by is None or row.decided_at is None:
        return ""
    words = {
        "name": row.decided_by.name,
        "day": date_format(localtime(row.decided_at)),
        "to": row.get_handed_to_display(),
        "why": row.decided_why or _("tanpa keterangan"),
    }
    if row.hand_over == HandOver.HANDED_OVER:
        return _("Diteruskan ke %(to)s oleh %(name)s, %(day)s: %(why)s") % words
    return _("Tidak diteruskan menurut %(name)s, %(day)s: %(why)s") % words


def text_to_copy(row: CommentReading, unit: str) -> str:
    """What to paste into a complaint, in Indonesian whatever the reader's language; without time and without anybody."""
    survey = row.answer.survey
    with override("id"):
        period = near_mark(survey)
    return COPIED.format(unit=unit, period=period, comment=row.masked)


COPIED = (
    "Keluhan ini ditulis seseorang dalam survei pengguna {unit}, periode {period}. Penulisnya tidak diketahui dan tidak "
    "dapat dihubungi; data pribadi disamarkan dalam kurung siku.\n\n“{comment}”"
)

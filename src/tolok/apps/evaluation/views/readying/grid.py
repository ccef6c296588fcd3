"""The map of duties as a grid on the page and as lines of a table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.evaluation.models import Cycle, DutyLetter, Locus
from tolok.apps.evaluation.views.readying.words import kept_state, letter_state, letter_url
from tolok.rules.gathering.duties import Kept, duties
from tolok.web.access import today
from tolok.web.printing import say
from tolok.web.shapes import Link, Matrix, MatrixRow

#: Units of the table that are read at once.
AT_ONCE = 500


def grid(
    cycle: Cycle,
    loci: Sequence[Locus],
    counts: Mapping[str, Counter[str]],
    letters: Mapping[int, DutyLetter],
    chosen: Iterable[str],
    *,
    ticked: bool,
) -> Matrix:
    """Units as rows, duties as columns, beneath them how many of all that match stand how."""
    ticks = set(chosen)
    rows = [
        MatrixRow(
            Link(one.name, reverse("readying-unit", args=[cycle.pk, one.pk])),
            [kept_state(one.duties.get(duty.key, Kept.UNKNOWN)) for duty in duties()],
            _notes(cycle, one, letters.get(one.pk)),
            str(one.pk) if ticked else "",
            str(one.pk) in ticks,
        )
        for one in loci
    ]
    heads = [(say(one.short), say(one.name)) for one in duties()]
    foot = [
        (kept_state(kept).word, [counts[one.key][kept] for one in duties()])
        for kept in Kept
        if any(counts[one.key][kept] for one in duties())
    ]
    return Matrix(
        "peta",
        _("Sembilan kewajiban setiap unit"),
        _("Unit"),
        heads,
        rows,
        foot,
        "unit",
        _("Pilih"),
        _("Tidak ada unit yang cocok."),
    )


def _notes(cycle: Cycle, locus: Locus, letter: DutyLetter | None) -> list[Link]:
    notes = [Link(_("%(n)s belum lengkap") % {"n": locus.duties_open})] if locus.duties_open else []
    if letter is not None:
        said = {
            "day": date_format(timezone.localdate(letter.at), "SHORT_DATE_FORMAT"),
            "state": letter_state(letter.due_on, letter.answered_at, today()).word,
        }
        words = _("Surat %(day)s: %(state)s") % said
        notes.append(Link(words, letter_url(cycle.pk, locus.pk, letter.number)))
    return notes


def lines(units: QuerySet[Locus]) -> Iterator[dict[str, Any]]:
    """A line a unit: code, name, how each duty stands, of how many something is missing, when that was read."""
    named = [(one.key, say(one.name)) for one in duties()]
    for one in units.iterator(chunk_size=AT_ONCE):
        yield {
            _("kode"): one.code,
            _("unit"): one.name,
            **{name: kept_state(one.duties.get(key, Kept.UNKNOWN)).word for key, name in named},
            _("belum lengkap"): "" if one.duties_open is None else one.duties_open,
            _("disurati"): _day(getattr(one, "letter_at", None)),
            _("dijawab paling lambat"): _iso(getattr(one, "letter_due", None)),
            _("dijawab"): _day(getattr(one, "letter_answered", None)),
            _("dibaca"): one.duties_on.isoformat() if one.duties_on else "",
        }


def _day(moment: datetime | None) -> str:
    return _iso(timezone.localdate(moment) if moment else None)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

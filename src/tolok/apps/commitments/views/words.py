"""Promises as tables and facts in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.apps.commitments.models import Commitment, CommitmentNote, Source, Step
from tolok.apps.commitments.models import State as Fate
from tolok.apps.commitments.selectors import ShareAndSpeed
from tolok.apps.commitments.views.doors import commitment_url
from tolok.web.printing import percent, short
from tolok.web.shapes import Column, Fact, Link, State, Table, Tone

TONES: Mapping[str, Tone] = {
    Fate.PLANNED: "neutral",
    Fate.UNDER_WAY: "info",
    Fate.DONE: "good",
    Fate.DONE_WITHOUT_EFFECT: "caution",
    Fate.DROPPED: "neutral",
}


def state_of(row: Commitment, day: date) -> State:
    """How far a promise is; an overdue one says so first."""
    if row.overdue_on(day):
        return State(_("lewat tenggat"), "bad")
    return State(str(Fate(row.state).label), TONES[row.state])


def list_table(rows: Sequence[Commitment], names: Mapping[int, str] | None, day: date) -> Table:
    """Promises as rows; without `names` they are all of one unit."""
    columns = [
        Column(_("Janji"), "link"),
        *([Column(_("Unit"))] if names is not None else []),
        Column(_("Tenggat")),
        Column(_("Penanggung jawab")),
        Column(_("Asal")),
        Column(_("Keadaan"), "status"),
    ]
    body = [
        (
            Link(row.title, commitment_url(row)),
            *([names.get(row.unit_id, row.unit.code)] if names is not None else []),
            date_format(row.due_on),
            row.owner or _("belum ditetapkan"),
            str(Source(row.source).label),
            state_of(row, day),
        )
        for row in rows
    ]
    return Table(
        _("Janji tindak lanjut"), columns, body, empty=_("Tidak ada janji yang cocok."), caption_hidden=True
    )


def history_table(notes: Sequence[CommitmentNote]) -> Table:
    """What happened to a promise, newest first."""
    columns = [Column(label) for label in (_("Waktu"), _("Yang terjadi"), _("Catatan"), _("Oleh"))]
    rows = [
        (
            date_format(timezone.localtime(note.at), "DATETIME_FORMAT"),
            _step(note),
            note.text or "–",
            note.by.name if note.by else _("sistem"),
        )
        for note in notes
    ]
    return Table(_("Riwayat janji ini, yang terbaru di atas"), columns, rows, caption_hidden=True)


def _step(note: CommitmentNote) -> str:
    word = str(Step(note.step).label)
    if note.old_due_on and note.new_due_on:
        days = {"old": date_format(note.old_due_on), "new": date_format(note.new_due_on)}
        return _("%(step)s: dari %(old)s ke %(new)s") % {"step": word, **days}
    return word


def speed_facts(found: ShareAndSpeed) -> list[Fact]:
    """Share and speed in words; where there is nothing to judge it says so, never zero."""
    nothing = _("belum ada janji yang jatuh tempo")
    counts = {"kept": found.kept, "decided": found.decided, "on_time": found.on_time}
    days = (
        _("%(days)s hari, nilai tengah") % {"days": short(found.days, 1)}
        if found.days is not None
        else _("belum ada janji yang selesai")
    )
    effect = ngettext("%(n)s janji", "%(n)s janji", found.without_effect) % {"n": found.without_effect}
    return [
        Fact(
            _("Ditepati"),
            _("%(share)s (%(kept)s dari %(decided)s)") % {**counts, "share": percent(found.share_kept)}
            if found.share_kept is not None
            else nothing,
        ),
        Fact(
            _("Tepat waktu menurut tenggat pertama"),
            _("%(share)s (%(on_time)s dari %(decided)s)") % {**counts, "share": percent(found.share_on_time)}
            if found.share_on_time is not None
            else nothing,
        ),
        Fact(_("Dari janji sampai selesai"), days),
        Fact(_("Selesai, belum berdampak"), effect),
    ]

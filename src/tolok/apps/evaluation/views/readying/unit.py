"""How ready a unit is: what is proposed today, what would raise it and where, what is due, and the nine duties."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors.letters import letters_to, waiting_of
from tolok.apps.evaluation.selectors.readying import Readiness, Ready, readiness
from tolok.apps.evaluation.views.claims import words
from tolok.apps.evaluation.views.claims.explaining import explained_now
from tolok.apps.evaluation.views.claims.recorded import Against, unit_against
from tolok.apps.evaluation.views.doors import crumbs, here, today, whoever
from tolok.apps.evaluation.views.readying.due import due_table
from tolok.apps.evaluation.views.readying.duty import readies
from tolok.apps.evaluation.views.readying.words import (
    duty_url,
    kept_state,
    letter_state,
    letter_url,
    need_words,
    register_page,
)
from tolok.apps.evaluation.words import Read, read_words
from tolok.rules.gathering.duties import LACKING, OPEN, Kept, duties
from tolok.rules.gathering.raising import effort_words
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Link, Table

GAIN_PLACES = 3


@policy(readies)
@require_safe
def unit(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Show it as of today."""
    place, day = here(request), today()
    found = readiness(place, day)
    works = policies.works_at(whoever(request), place, day)
    letter = letters_to([place.pk]).get(place.pk)
    waits = waiting_of(place.unit_id)
    context = {
        "locus": place,
        "read": read_words(day, Read.NOW),
        "known": sum(bool(one.finding.facts) for one in found.rows),
        "total": len(found.rows),
        "table": _table(place, found.rows, works=works),
        "topped": _topped(found.rows),
        "against": _against(place, found.rows),
        "differing": explained_now(place, [fact for one in found.rows for fact in one.finding.facts], day),
        "duties": _duties(place, found),
        "due": due_table(place, found, waits, day),
        "letter": letter and letter_url(place.cycle_id, place.pk, letter.number),
        "letter_state": letter and letter_state(letter.due_on, letter.answered_at, day),
        "crumbs": crumbs(place.cycle, words.unit_link(place), Link(_("Kesiapan"), current=True)),
    }
    return render(request, "evaluation/readying/unit.html", context)


def _table(locus: Locus, rows: Sequence[Ready], *, works: bool) -> Table:
    """Most gain for least effort first."""
    columns = [
        Column(_("Indikator"), "link" if works else "text"),
        Column(_("Level sekarang")),
        Column(_("Agar naik")),
        Column(_("Tambahan indeks"), "number"),
        Column(_("Upaya")),
        Column(_("Tenggat")),
        Column(_("Dikerjakan di"), "link"),
    ]
    raised = [one for one in rows if one.step is not None]
    lines = [
        _line(locus, one, works=works) for one in sorted(raised, key=lambda one: (-one.worth, one.place))
    ]
    note = _(
        "Catatan: level yang diusulkan dari catatan di Tolok. Isian: level dari jawaban unit. "
        "Urutan: tambahan indeks dibagi besarnya upaya. Besar upaya adalah perkiraan Tolok."
    )
    return Table(_("Indikator, dari tambahan terbesar dengan upaya terkecil"), columns, lines, note=note)


def _line(locus: Locus, one: Ready, *, works: bool) -> tuple[object, ...]:
    item = words.item_url(locus, one.indicator.code)
    return (
        Link(_name(one), item) if works else _name(one),
        _level(one),
        _step(one),
        printed(one.gain, GAIN_PLACES) if one.gain is not None else "–",
        say(effort_words()[one.effort]) if one.effort else "–",
        date_format(one.due_on) if one.due_on else "–",
        register_page(locus, one.register) or Link(_("F-01"), item if works else words.unit_link(locus).url),
    )


def _against(locus: Locus, rows: Sequence[Ready]) -> list[tuple[Against, str]]:
    """What the unit's own records say against the levels it has today, with the indicators concerned."""
    names = {one.indicator.code: _name(one) for one in rows}
    said = unit_against(locus, {one.indicator.code: one.level for one in rows})
    return [(one, "; ".join(names[code] for code in one.codes)) for one in said]


def _topped(rows: Sequence[Ready]) -> list[str]:
    """The indicators that cannot be raised any more."""
    return [_name(one) for one in rows if one.step is None and one.level is not None]


def _name(one: Ready) -> str:
    return f"{one.indicator.number}. {say(one.indicator.title)}"


def _level(one: Ready) -> str:
    """The level by records and by the unit's answers; once where they agree."""
    by_records, by_word = one.finding.level, one.claimed
    if by_records is None and by_word is None:
        return _("belum diketahui")
    if by_records is None:
        return _("%(level)s menurut isian") % {"level": by_word}
    if by_word is None or by_word == by_records:
        return _("%(level)s menurut catatan") % {"level": by_records}
    return _("%(one)s menurut catatan, %(other)s menurut isian") % {"one": by_records, "other": by_word}


def _step(one: Ready) -> str:
    assert one.step is not None  # only those that can be raised are listed
    return _("level %(level)s: %(text)s") % {"level": one.step.level, "text": say(one.step.text)}


def _duties(place: Locus, found: Readiness) -> Table:
    """Each duty leads to its page; of what is open, what is lacking stands beside it."""
    stands = found.known.standing
    rows = []
    for one in duties():
        kept = stands[one.key]
        needs = found.known.needs(one) if kept in (*OPEN, Kept.UNSURE) else []
        lacking = [need_words(found.known, need, state) for need, state in needs if state in LACKING]
        rows.append(
            (Link(say(one.name), duty_url(place, one.key)), kept_state(kept), "; ".join(lacking) or "–")
        )
    columns = [
        Column(_("Kewajiban"), "link"),
        Column(_("Keadaan"), "status"),
        Column(_("Yang kurang atau belum diketahui")),
    ]
    note = _(
        "Tercatat: ada catatan bertanggal di Tolok. Dinyatakan, berbukti: pernyataan bertanggal dari unit dengan bukti "
        "yang masih berlaku. Menurut unit: hanya dari isian F-01. Sebagian belum diketahui: yang lain terpenuhi dan tidak "
        "ada yang diketahui kurang. Cara membacanya disusun Tolok."
    )
    return Table(_("Sembilan kewajiban"), columns, rows, note=note, caption_hidden=True)

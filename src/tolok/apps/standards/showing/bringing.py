"""What a file of existing standards says, as components show it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tolok.apps.standards.plans import Planned
from tolok.rules.component_doubts import Reading
from tolok.rules.service_components import components
from tolok.rules.standard_linter import Finding, ServiceFacts, findings
from tolok.rules.standard_words import lines
from tolok.rules.texts import Problem
from tolok.web.printing import say
from tolok.web.shapes import Column, State, Table

#: Letters of a component that a table of the dry run shows.
MOST_SHOWN = 600


@dataclass(frozen=True, slots=True)
class ShownService:
    """One service of the file: what would be done, how much was understood, and its components."""

    title: str
    code: str
    act: State
    new: bool
    understood: str
    table: Table
    findings: Sequence[tuple[State, str]]


def shown(one: Planned, day: date) -> ShownService:
    """A service of the file as the page shows it."""
    taken = sum(reading.structured for reading in one.readings.values())
    told = len(one.readings) or len(one.spoken)
    return ShownService(
        title=one.name,
        code=one.code,
        act=_act(one),
        new=one.service is None,
        understood=ngettext(
            "%(told)d komponen di berkas; %(taken)d diuraikan, sisanya disimpan sebagai kata-kata.",
            "%(told)d komponen di berkas; %(taken)d diuraikan, sisanya disimpan sebagai kata-kata.",
            told,
        )
        % {"told": told, "taken": taken},
        table=_table(one),
        findings=_findings(one, day),
    )


def counts_of(given: Sequence[Planned] | Mapping[str, int]) -> list[str]:
    """How many services by what is done, in words."""
    found = given if isinstance(given, Mapping) else Counter(str(one.act) for one in given)
    told = {
        "begin": ngettext("%d draf baru", "%d draf baru", found.get("begin", 0)),
        "write": ngettext("%d draf ditulis ulang", "%d draf ditulis ulang", found.get("write", 0)),
        "hold": ngettext("%d standar berlaku", "%d standar berlaku", found.get("hold", 0)),
        "keep": ngettext("%d sudah begitu", "%d sudah begitu", found.get("keep", 0)),
    }
    return [words % found[key] for key, words in told.items() if found.get(key)]


def problems_table(problems: Sequence[Problem]) -> Table:
    """Every problem with its place."""
    labels = (_("Masalah"), _("Lembar"), _("Baris"), _("Kolom"), _("Ditemukan"), _("Yang diminta"))
    rows = [
        (
            say(one.text),
            one.sheet or "–",
            str(one.row or "–"),
            one.column or "–",
            one.found or "–",
            say(one.wanted) if one.wanted else "–",
        )
        for one in problems
    ]
    return Table(_("Masalah"), tuple(Column(label) for label in labels), rows, caption_hidden=True)


def _act(one: Planned) -> State:
    if one.act == "begin":
        return State(_("draf baru"), "info")
    if one.act == "write":
        number = one.working.number if one.working else 0
        return State(_("draf versi %(number)d ditulis ulang") % {"number": number}, "caution")
    return State(_("menjadi standar yang berlaku"), "good") if one.act == "hold" else State(_("sudah begitu"))


def _table(one: Planned) -> Table:
    columns = (
        Column(_("Komponen")),
        Column(_("Dibaca"), "status"),
        Column(_("Isi komponen")),
        Column(_("Yang perlu diperiksa")),
    )
    rows = [
        (
            f"{part.number}. {say(part.name)}",
            _state(one, part.code),
            _said(one, part.code),
            " ".join(say(doubt) for doubt in _reading(one, part.code).doubts) or "–",
        )
        for part in components()
    ]
    return Table(one.name, columns, rows, caption_hidden=True)


def _reading(one: Planned, code: str) -> Reading:
    return one.readings.get(code) or Reading({})


def _state(one: Planned, code: str) -> State:
    if code not in one.spoken:
        kept = one.standard.has(code)
        return State(_("tetap seperti sekarang"), "neutral") if kept else State(_("tidak ada"), "caution")
    reading = _reading(one, code)
    if reading.doubts:
        return State(_("periksa"), "caution")
    if reading.structured or not reading.words:
        return State(_("diuraikan"), "good")
    return State(_("apa adanya"), "info")


def _said(one: Planned, code: str) -> str:
    language = get_language() or "id"
    words = "; ".join(line.say(language) for line in lines(one.standard, code))
    return words if len(words) <= MOST_SHOWN else f"{words[: MOST_SHOWN - 1]}…"


def _findings(one: Planned, day: date) -> list[tuple[State, str]]:
    """What the check of standards says of it already; what needs the unit around it is found later."""
    free = one.service.free_of_charge if one.service else False
    found = findings(one.standard, ServiceFacts(day=day, free_of_charge=free))
    return [(_severity(each), say(each.text)) for each in found if each.severity != "advice"]


def _severity(one: Finding) -> State:
    return State(_("kesalahan"), "bad") if one.severity == "error" else State(_("peringatan"), "caution")

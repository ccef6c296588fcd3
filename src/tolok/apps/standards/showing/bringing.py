"""What a file of existing standards says, as components show it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.plans import BringingPlan, Planned
from tolok.apps.standards.selectors.linting import Around, around
from tolok.rules.standards.component_doubts import Reading
from tolok.rules.standards.components import by_code, components
from tolok.rules.standards.linter import findings
from tolok.rules.standards.merging import ATTRIBUTES
from tolok.rules.standards.words import lines
from tolok.rules.texts import Problem
from tolok.rules.wording import clipped
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
    findings: Sequence[tuple[State, str, str]]


def around_plan(plan: BringingPlan, unit: OrganizationUnit, day: date) -> Around:
    """What the check of standards must know of the unit once the file is kept."""
    known = around(unit, day)
    brought = {one.code: one.standard.texts.get("B12", "") for one in plan.rows}
    return replace(known, guarantees={**known.guarantees, **brought})


def shown(one: Planned, known: Around) -> ShownService:
    """A service of the file as the page shows it."""
    told = len(one.spoken)
    taken = sum(_structured(one, code) for code in one.spoken)
    words = {"told": told, "taken": taken, "rest": told - taken}
    return ShownService(
        title=one.name,
        code=one.code,
        act=_act(one),
        new=one.service is None,
        understood=ngettext(
            "%(told)d komponen: %(taken)d diuraikan, %(rest)d disimpan sebagai kata-kata.",
            "%(told)d komponen: %(taken)d diuraikan, %(rest)d disimpan sebagai kata-kata.",
            told,
        )
        % words,
        table=_table(one),
        findings=_findings(one, known),
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
            _doubts(one, part.code),
        )
        for part in components()
    ]
    return Table(one.name, columns, rows, caption_hidden=True)


def _doubts(one: Planned, code: str) -> str:
    doubts = () if code in one.same else _reading(one, code).doubts
    return " ".join(say(doubt) for doubt in doubts) or "–"


def _reading(one: Planned, code: str) -> Reading:
    return one.readings.get(code) or Reading({})


def _structured(one: Planned, code: str) -> bool:
    """Whether a component is more than words."""
    return code in ATTRIBUTES and getattr(one.standard, ATTRIBUTES[code]) not in (None, ())


def _state(one: Planned, code: str) -> State:
    if code not in one.spoken:
        kept = one.standard.has(code)
        return State(_("tetap seperti sekarang"), "neutral") if kept else State(_("tidak ada"), "caution")
    if code in one.same:
        return State(_("sama dengan yang tersimpan"), "neutral")
    if _reading(one, code).doubts:
        return State(_("periksa"), "caution")
    return State(_("diuraikan"), "good") if _structured(one, code) else State(_("apa adanya"), "info")


def _said(one: Planned, code: str) -> str:
    language = get_language() or "id"
    words = "; ".join(line.say(language) for line in lines(one.standard, code))
    return clipped(words, MOST_SHOWN)


def _findings(one: Planned, known: Around) -> list[tuple[State, str, str]]:
    """What the page of the version will find, with the component it is found in."""
    free = one.service.free_of_charge if one.service else False
    found = findings(one.standard, known.facts(one.code, free=free))
    return [(SEVERITIES[each.severity](), _where(each.code), say(each.text)) for each in found]


def _where(code: str) -> str:
    part = by_code().get(code)
    return f"{part.number}. {say(part.name)}" if part else _("Seluruh standar")


SEVERITIES: Mapping[str, Callable[[], State]] = {
    "error": lambda: State(_("kesalahan"), "bad"),
    "warning": lambda: State(_("peringatan"), "caution"),
    "advice": lambda: State(_("saran"), "info"),
}

"""What each level of one indicator would do to a unit's index and category, as a table."""

from collections.abc import Callable
from fractions import Fraction

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors.disputes import effects_of
from tolok.rules.instruments.values import Aspect, Form, Instrument
from tolok.rules.results import Outcome
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Table

#: What stands where a number cannot be computed.
NONE = "–"
Print = Callable[[Outcome], str]


def effects_table(locus: Locus, code: str, marks: dict[int, str] | None = None) -> Table:
    """One row a level. `marks`: what else a level is, such as the one that counts now. Four statements.

    Columns nothing can be computed for are left out, and the note says why.
    """
    now, then = effects_of(locus, code)
    columns = [
        (column, [show(outcome) for outcome in then.values()])
        for column, show in _columns(locus.form.instrument, code, now)
    ]
    kept = [(column, cells) for column, cells in columns if any(cell != NONE for cell in cells)]
    levels = [f"{level} ({marks[level]})" if marks and level in marks else str(level) for level in then]
    rows = [[level, *(cells[n] for _column, cells in kept)] for n, level in enumerate(levels)]
    note = ""
    if all(outcome.index is None for outcome in then.values()):
        note = _(
            "Indeks belum dapat dihitung: masih ada indikator tanpa level, atau penilaian pengguna belum masuk."
        )
    return Table(
        _("Akibat setiap level bagi indeks unit"),
        [Column(_("Level")), *(column for column, _cells in kept)],
        rows if kept else [],
        note=note,
        empty=note,
        caption_hidden=True,
    )


def _columns(instrument: Instrument, code: str, now: Outcome) -> list[tuple[Column, Print]]:
    decimals = instrument.index.decimals
    form, aspect = _place(instrument, code)
    columns: list[tuple[Column, Print]] = [
        (
            Column(capfirst(say(form.name)), "number"),
            lambda found: _said(found.forms.get(form.key), decimals),
        ),
        (Column(_("Indeks"), "number"), lambda found: _said(found.index, decimals)),
        (Column(_("Kategori")), _category),
        (Column(_("Perubahan indeks"), "number"), lambda found: _change(now.index, found.index, decimals)),
    ]
    if aspect is not None:
        about = Column(_("Nilai aspek"), "number")
        columns.insert(0, (about, lambda found: _said(found.aspects.get(aspect.key), decimals)))
    return columns


def _place(instrument: Instrument, code: str) -> tuple[Form, Aspect | None]:
    """The form and the aspect of an indicator; additional information has no aspect."""
    for form in instrument.judged:
        for aspect in form.aspects:
            if any(row.code == code for row in aspect.indicators):
                return form, aspect
    return next(one for one in instrument.judged if any(row.code == code for row in one.supplementary)), None


def _said(value: Fraction | None, decimals: int) -> str:
    return NONE if value is None else printed(value, decimals)


def _category(outcome: Outcome) -> str:
    found = outcome.category
    return f"{found.letter}, {say(found.word)}" if found else NONE


def _change(now: Fraction | None, then: Fraction | None, decimals: int) -> str:
    if now is None or then is None:
        return NONE
    sign = "+" if then > now else "−" if then < now else ""
    return f"{sign}{printed(abs(then - now), decimals)}"

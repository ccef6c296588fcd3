"""What each level of one indicator would do to a unit's index and category, as a table."""

from fractions import Fraction

from django.utils.translation import gettext as _

from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.selectors.disputes import effects_of
from tolok.rules.results import Outcome
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Table


def effects_table(locus: Locus, code: str, marks: dict[int, str] | None = None) -> Table:
    """One row a level. `marks`: what else a level is, such as the one that counts now. Four statements."""
    now, then = effects_of(locus, code)
    instrument = locus.form.instrument
    form = next(one for one in instrument.judged if code in _codes_of(locus, one.key))
    decimals = instrument.index.decimals
    rows = [
        [
            f"{level} ({marks[level]})" if marks and level in marks else str(level),
            _said(outcome.forms.get(form.key), decimals),
            _said(outcome.index, decimals),
            _category(outcome),
            _change(now.index, outcome.index, decimals),
        ]
        for level, outcome in then.items()
    ]
    note = ""
    if all(outcome.index is None for outcome in then.values()):
        note = _(
            "Indeks belum dapat dihitung: masih ada indikator tanpa level, atau penilaian pengguna belum masuk."
        )
    columns = [
        Column(_("Level")),
        Column(_("Nilai F-02"), "number"),
        Column(_("Indeks"), "number"),
        Column(_("Kategori")),
        Column(_("Perubahan indeks"), "number"),
    ]
    return Table(_("Akibat setiap level bagi indeks unit"), columns, rows, note=note)


def _codes_of(locus: Locus, key: str) -> set[str]:
    form = locus.form.instrument.forms[key]
    rows = {row.code for aspect in form.aspects for row in aspect.indicators}
    return rows | {row.code for row in form.supplementary}


def _said(value: Fraction | None, decimals: int) -> str:
    return "–" if value is None else printed(value, decimals)


def _category(outcome: Outcome) -> str:
    found = outcome.category
    return f"{found.letter}, {say(found.word)}" if found else "–"


def _change(now: Fraction | None, then: Fraction | None, decimals: int) -> str:
    if now is None or then is None:
        return "–"
    sign = "+" if then > now else "−" if then < now else ""
    return f"{sign}{printed(abs(then - now), decimals)}"

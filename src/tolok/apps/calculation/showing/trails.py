"""The trail of a result as the trail component shows it."""

import re

from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.rulers import plain_ruler
from tolok.charts.ruler import Ruler
from tolok.rules.results import Cell, Step
from tolok.web.printing import percent, printed, say, short
from tolok.web.shapes import Fact, Trail


def shown_trail(step: Step, depth: int = 0, open_to: int = 1) -> Trail:
    """A step with all below it; steps above `open_to` stand open."""
    return Trail(
        anchor=anchor(step.key),
        label=step_name(step),
        value=step_value(step),
        ruler=_ruler(step),
        weighs=weighs(step),
        facts=facts(step),
        parts=tuple(shown_trail(part, depth + 1, open_to) for part in step.parts),
        open=depth < open_to,
    )


def _ruler(step: Step) -> Ruler | None:
    """None for a level, which is a word, and for a sum of answers that nobody gave: there is nothing to measure it on."""
    if is_level(step) or step.low >= step.high:
        return None
    return plain_ruler(step.low, step.high, say(step.label), step.value)


def anchor(key: str) -> str:
    """A step's address on the page."""
    return "jejak-" + re.sub(r"[^a-z0-9]+", "-", key.casefold()).strip("-")


def step_name(step: Step) -> str:
    """The step's code and name; what is named by its words alone needs no code."""
    label = say(step.label)
    label = label[:1].upper() + label[1:]
    coded = re.fullmatch(r"[IVX]+|\d+\..*|INF|[A-Z]\d+", step.key)
    return f"{step.key} {label}" if coded else label


def step_value(step: Step) -> str:
    """A level as a whole number, anything else with two decimals, a missing value as a dash."""
    if step.value is None:
        return "–"
    return short(step.value) if is_level(step) else printed(step.value)


def is_level(step: Step) -> bool:
    """Whether the step is a level that somebody gave."""
    return not step.parts and step.level_text is not None


def weighs(step: Step) -> str:
    """How the step enters the one above: "24 % × 3,39 = 0,8136"."""
    if step.weight is None:
        return ""
    if step.value is None or step.contribution is None:
        return _("bobot %(weight)s") % {"weight": percent(step.weight)}
    factor = percent(step.weight) if step.weight <= 1 else short(step.weight)
    return f"{factor} × {short(step.value)} = {short(step.contribution)}"


def facts(step: Step) -> list[Fact]:
    """What stands behind a step: the level's words, the rule, where it was read, what is unsure, the law."""
    found = []
    if step.level_text:
        found.append(Fact(_("Arti level ini"), say(step.level_text)))
    found.append(Fact(_("Cara hitung") if step.parts else _("Asal"), say(step.rule)))
    if step.cell:
        found.append(Fact(_("Dibaca dari"), cell_words(step.cell)))
    if step.notes:
        found.append(Fact(_("Catatan"), " ".join(say(note) for note in step.notes)))
    if step.basis:
        found.append(Fact(_("Dasar hukum"), "; ".join(step.basis)))
    return found


def cell_words(cell: Cell) -> str:
    """The cell an input was read from."""
    words = {"file": cell.file, "sheet": cell.sheet, "row": cell.rows, "column": cell.column}
    if cell.sheet:
        return _("%(file)s, lembar %(sheet)s, baris %(row)s, kolom %(column)s") % words
    return _("%(file)s, baris %(row)s, kolom %(column)s") % words


def path_to(step: Step, key: str) -> list[Step]:
    """The steps from `step` down to the one with `key`, empty when there is none."""
    if step.key == key:
        return [step]
    for part in step.parts:
        if found := path_to(part, key):
            return [step, *found]
    return []

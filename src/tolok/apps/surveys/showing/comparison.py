"""All units of a period side by side: rulers, one number for all of them by every named way, and who changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.rulers import ListValue, decimal_mark, list_ruler
from tolok.apps.surveys.models import Period
from tolok.apps.surveys.selectors.comparing import Row, Wave
from tolok.apps.surveys.showing.history import least_graded, scale_of
from tolok.apps.surveys.showing.kinds import kind_names
from tolok.apps.surveys.showing.shapes import WITHHELD
from tolok.charts.ruler import Mark, Ruler
from tolok.rules import packs
from tolok.rules.bands import Bands
from tolok.rules.numbers import exact
from tolok.rules.questionnaires.block_outcomes import outcomes, told
from tolok.rules.questionnaires.values import Block, Questionnaire
from tolok.rules.surveys.aggregation import aggregate_known, pooled
from tolok.rules.surveys.comparisons import DISCOVERED, Comparison, Measured, compare_measured, discoveries
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Link, State, Table


def wave_name(wave: Wave) -> str:
    """Kind and period in words."""
    period = Period(wave.period).label if wave.period else ""
    span = f"{date_format(wave.start)} – {date_format(wave.end)}"
    return f"{kind_names().get(wave.kind, wave.kind)}, {period} {span}"


def value_of(row: Row) -> Fraction | None:
    """The exact index; None where it is withheld."""
    return exact(row.told["value"]) if row.told and row.told["value"] else None


def unit_table(rows: Sequence[Row], names: Mapping[int, str], block: Block) -> Table:
    """One line a unit or service, with its ruler."""
    columns = (
        Column(_("Unit"), "link"),
        Column(_("Pada mistar"), "ruler"),
        Column(_("Nilai"), "number"),
        Column(_("Mutu"), "status"),
        Column(_("Responden"), "number"),
        Column(_("Selang 95 %")),
    )
    lines = [
        (
            Link(title(row, names), address(row)),
            _ruler(row, names, block),
            _("ditahan") if row.value is None else printed(row.value),
            State(row.grade, "neutral") if row.grade else State(_("tanpa mutu"), "caution"),
            "–" if row.n is None else short(row.n),
            _interval(row),
        )
        for row in rows
    ]
    empty = _("Tidak ada unit dengan nama itu.")
    return Table(_("Nilai setiap unit"), columns, lines, empty=empty, caption_hidden=True)


def title(row: Row, names: Mapping[int, str]) -> str:
    """The unit, and the service if the survey was about one."""
    name = names.get(row.unit, str(row.unit))
    if row.brought:
        return _("%(name)s (rekap)") % {"name": name}
    return f"{name}: {row.service_name}" if row.service_name else name


def address(row: Row) -> str:
    """Where a line is told whole."""
    if row.brought:
        return reverse("surveys-brought-result", args=[row.brought])
    return reverse("surveys-result", args=[row.survey])


def _interval(row: Row) -> str:
    if row.brought:
        return _("tidak ada (rekap)")
    if not row.told or row.told["low"] is None:
        return "–"
    low, high = (printed(Fraction(row.told[end])) for end in ("low", "high"))
    return f"{low}–{high}"


def _ruler(row: Row, names: Mapping[int, str], block: Block) -> Ruler:
    ends = (row.told["low"], row.told["high"]) if row.told and row.told["low"] is not None else None
    if not row.brought:
        return line_ruler(block, title(row, names), row.value, row.grade, ends)
    pack = packs.satisfaction(row.pack)
    scale = Fraction(pack.scale.low * pack.factor), Fraction(pack.scale.high * pack.factor)
    return _drawn(scale, pack.bands, title(row, names), row.value, row.grade, None)


def line_ruler(
    block: Block, name: str, value: Decimal | None, grade: str, ends: tuple[float, float] | None
) -> Ruler:
    """A published value as it stands in a list: with the bands where it has a grade, empty where it is withheld."""
    bands = packs.satisfaction(block.pack_id).bands if block.purpose == "skm" else None
    return _drawn(scale_of(block), bands, name, value, grade, ends)


def _drawn(
    scale: tuple[Fraction, Fraction],
    bands: Bands | None,
    name: str,
    value: Decimal | None,
    grade: str,
    ends: tuple[float, float] | None,
) -> Ruler:
    texts = [f"{end:.4f}" for end in ends] if ends else None
    if bands is not None and grade:
        return list_ruler(bands, *scale, name, ListValue(value, grade, texts))
    if value is None:
        return Ruler(*scale, name, withheld=_("ditahan"), decimal_mark=decimal_mark())
    bounds = (exact(texts[0]), exact(texts[1])) if texts else None
    mark = Mark(exact(value), printed(value))
    return Ruler(*scale, name, value=mark, interval=bounds, decimal_mark=decimal_mark())


@dataclass(frozen=True, slots=True)
class Together:
    """One number for all units by every way there is; `left` units are not in it."""

    table: Table
    left: int


def together(rows: Sequence[Row], asked: Questionnaire) -> Together | None:
    """Pooled, unweighted and by users. Units whose value is withheld are in none of them, or subtracting would tell it."""
    shown = [row for row in rows if value_of(row) is not None and row.tally is not None]
    if not shown:
        return None
    block = asked.main
    if block.purpose == "skm":
        lines = _three(shown, block)
    else:
        tally = pooled(row.tally for row in shown if row.tally is not None)
        outcome = outcomes(asked, {block.key: tally}, minimum=0).get(block.key)
        one = None if outcome is None else told(block, outcome, tally)
        value = "–" if one is None or one.published is None else printed(one.published)
        lines = [(_("gabungan responden"), value, "–", short(len(shown)))]
    columns = (
        Column(_("Cara menggabung")),
        Column(_("Nilai"), "number"),
        Column(_("Mutu")),
        Column(_("Unit"), "number"),
    )
    note = _("Tidak ada rumus resmi untuk gabungan; setiap cara disebut namanya supaya tidak tertukar.")
    table = Table(_("Semua unit bersama"), columns, lines, note=note, caption_hidden=True)
    return Together(table, len(rows) - len(shown))


def _three(shown: Sequence[Row], block: Block) -> list[tuple[str, str, str, str]]:
    pack = packs.satisfaction(block.pack_id)
    tallies = {str(row.result): row.tally for row in shown if row.tally is not None}
    values = {str(row.result): value_of(row) for row in shown}
    users = {str(row.result): row.population or 0 for row in shown}
    whole = all(users.values())
    found = aggregate_known(pack, tallies, values, users=users if whole else None)
    lines = [
        (
            say(one.name),
            "–" if one.published is None else printed(one.published),
            one.grade.letter if one.grade else "–",
            short(one.parts),
        )
        for one in found
    ]
    if not whole:
        lines.append((_("tertimbang jumlah pengguna"), _("jumlah pengguna belum lengkap"), "–", "–"))
    return lines


@dataclass(frozen=True, slots=True)
class Changes:
    """Units whose index changed by more than chance when all are looked at together."""

    words: str
    table: Table | None


def changes(rows: Sequence[Row], before: Sequence[Row], names: Mapping[int, str], block: Block) -> Changes:
    """This period against the one before, unit by unit; the same units, the same questions."""
    then = {row.place: row for row in before}
    least = least_graded(block)
    pairs = [(row, then[row.place]) for row in rows if row.place in then and _alike(row, then[row.place])]
    found: dict[str, Comparison] = {
        str(row.result): compare_measured(_measured(old), _measured(row), least=least) for row, old in pairs
    }
    named = discoveries(found)
    words = _("%(named)s dari %(all)s unit yang dapat dibandingkan berubah lebih dari kebetulan.") % {
        "named": short(len(named)),
        "all": short(sum(one.p is not None for one in found.values())),
    }
    if not named:
        return Changes(words, None)
    by_key = {str(row.result): row for row, _old in pairs}
    columns = (Column(_("Unit"), "link"), Column(_("Perubahan")))
    lines = [
        (
            Link(title(by_key[key], names), reverse("surveys-result", args=[by_key[key].survey])),
            say(found[key].words),
        )
        for key in sorted(named, key=lambda one: found[one].difference or Fraction(0))
    ]
    table = Table(_("Unit yang berubah"), columns, lines, note=say(DISCOVERED), caption_hidden=True)
    return Changes(words, table)


def _alike(row: Row, old: Row) -> bool:
    return bool(row.told and old.told and row.told["replaced"] == old.told["replaced"])


def _measured(row: Row) -> Measured:
    line = row.told or {"error": None, "n": 0}
    return Measured(value_of(row), line["error"], line["n"])


def lines(rows: Sequence[Row], names: Mapping[int, str]) -> list[dict[str, object]]:
    """The list as a file."""
    return [
        {
            "unit": names.get(row.unit, str(row.unit)),
            "layanan": row.service_name,
            "nilai": WITHHELD if row.value is None else str(row.value),
            "mutu": row.grade,
            "n": "" if row.n is None else row.n,
            "selang bawah": "" if not row.told or row.told["low"] is None else f"{row.told['low']:.4f}",
            "selang atas": "" if not row.told or row.told["high"] is None else f"{row.told['high']:.4f}",
            "sumber": "rekap" if row.brought else "jawaban",
        }
        for row in rows
    ]

"""Results of recaps beside the national view: in a table of their own, never among the answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from tolok.apps.organizations.models import Office
from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys.models import BroughtResult
from tolok.apps.surveys.selectors.brought import brought_over, exact_value
from tolok.apps.surveys.selectors.closed import office_key, place_of
from tolok.apps.surveys.selectors.national import Asking
from tolok.apps.surveys.showing.brought import recap_years
from tolok.apps.surveys.views.doors import today
from tolok.rules import regions
from tolok.rules.numbers import round_half_up
from tolok.web.shapes import Table

#: Years beside one another; more do not fit a screen.
MOST_YEARS = 4


@dataclass(frozen=True, slots=True)
class Recaps:
    """Results of recaps in what somebody looks at: by group name, of a year, with the exact values."""

    rows: list[BroughtResult]
    groups: dict[int, str]
    values: dict[int, Fraction]


def recaps_in(asking: Asking, mine: Mapping[str, Office]) -> Recaps:
    """Those of the offices in view. They are never among the answers; services and kinds of units they do not know."""
    chosen = [
        one
        for key, one in mine.items()
        if (not asking.province or place_of(key) == asking.province)
        and (asking.office is None or one.pk == asking.office.pk)
    ]
    if asking.level in ("service", "unit_kind"):
        return Recaps([], {}, {})
    rows = brought_over([one.pk for one in chosen], asking.pack.id)
    values = {one.pk: value for one in rows if (value := exact_value(one)) is not None}
    provinces = {one.code: one.name for one in regions.provinces_on(today())}
    if asking.level in ("tree", "unit"):
        names = names_of(sorted({one.unit_id for one in rows}), today())
        return Recaps(rows, {one.pk: names.get(one.unit_id, one.unit.code) for one in rows}, values)
    if asking.level == "province":
        places = {one.pk: place_of(office_key(one.unit.office)) for one in rows}
        return Recaps(rows, {pk: provinces.get(code, _("pusat")) for pk, code in places.items()}, values)
    return Recaps(rows, {one.pk: one.unit.office.name for one in rows}, values)


def recap_table(found: Recaps) -> Table | None:
    """By group and year; None without any."""
    years = sorted({one.period_end.year for one in found.rows})[-MOST_YEARS:]
    return recap_years(found.rows, found.groups, found.values, years) if found.rows else None


def recap_rows(asking: Asking, found: Recaps) -> Iterator[dict[str, object]]:
    """The same as lines of the file."""
    by_group: dict[tuple[str, int], list[BroughtResult]] = {}
    for one in found.rows:
        by_group.setdefault((found.groups[one.pk], one.period_end.year), []).append(one)
    for (name, year), rows in sorted(by_group.items()):
        mean = sum((found.values[one.pk] for one in rows), Fraction(0)) / len(rows)
        yield {
            "instrumen": asking.pack.id,
            "tingkat": asking.level,
            "kode": "",
            "nama": name,
            "tahun": year,
            "cara": "rekap kantor, rata-rata sederhana, bukan jawaban",
            "responden": "",
            "ikm": str(round_half_up(mean, asking.pack.bands.decimals)),
            "mutu": "",
            "selang_bawah": "",
            "selang_atas": "",
        }

"""Any level and any part of the country, years side by side, for those who read offices. Filters stand in the address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.apps.accounts.selectors import person
from tolok.apps.calculation.showing.rulers import ListValue, decimal_mark, list_ruler
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.policies import reads_any
from tolok.apps.organizations.selectors import kind_word, readable_offices, tree_on
from tolok.apps.surveys.selectors import national
from tolok.apps.surveys.selectors.closed import CENTRE, office_key, place_of
from tolok.apps.surveys.selectors.guarding import regency_of
from tolok.apps.surveys.selectors.national import OF_AN_OFFICE, Asking, Figure, Level, Line, Total, View
from tolok.apps.surveys.views.bringing.national_recaps import MOST_YEARS, recap_rows, recap_table, recaps_in
from tolok.apps.surveys.views.doors import today, whoever
from tolok.charts.ruler import Mark, Ruler
from tolok.rules import offices, packs, regions
from tolok.rules.numbers import exact
from tolok.rules.surveys.instruments import Satisfaction
from tolok.sheets.outcomes import csv_lines
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Link, Table

ROWS_A_PAGE = 100
INSTRUMENT = "skm-2017"
#: Offices whose units stand in one table without a province being chosen first.
MOST_OFFICES = 20
WITHHELD = "ditahan"


def reads_offices(request: HttpRequest, **_parts: object) -> bool:
    """Whoever may read an office. For others the page does not exist."""
    user = person(request)
    if user is None:
        return False
    if not reads_any(user, today()):
        raise Http404
    return True


@policy(reads_offices)
@require_safe
def nation(request: HttpRequest) -> HttpResponseBase:
    """The table, and one number for everything in it by every way that has a name."""
    asking, mine = _asked(request)
    try:
        found = national.view(asking, whoever(request), today())
    except RuntimeError:  # the cluster is not there, or its client
        return render(request, "surveys/bringing/nation_away.html", {"crumbs": _crumbs(asking)}, status=503)
    page = Paginator(found.lines, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    years = found.years[-MOST_YEARS:]
    shown = national.named_units(asking, list(page), whoever(request), today())
    recaps = recaps_in(asking, mine)
    context = {
        "asking": asking,
        "view": found,
        "page": page,
        "table": _table(asking, shown, years, mine),
        "totals": _totals(asking, found, years) if found.years else None,
        "why": _why(found),
        "recaps": recap_table(recaps),
        "shut": sorted(found.shut),
        "levels": _levels(asking, len(mine)),
        "level": _words(asking.level),
        "packs": [(one, say(packs.header(one).title)) for one in _instruments()],
        "provinces": _provinces(mine),
        "offices": [
            (str(one.pk), one.name)
            for key, one in mine.items()
            if not asking.province or place_of(key) == asking.province
        ],
        "csv": f"{reverse('surveys-nation-csv')}?{_query(asking)}",
        "crumbs": _crumbs(asking),
    }
    return render(request, "surveys/bringing/nation.html", context)


@policy(reads_offices)
@require_safe
def nation_csv(request: HttpRequest) -> HttpResponseBase:
    """The same rows, one a group and year. What is withheld says so."""
    asking, mine = _asked(request)
    try:
        found = national.view(asking, whoever(request), today())
    except RuntimeError:
        return HttpResponse(status=503)
    lines = national.named_units(asking, found.lines, whoever(request), today())
    recaps = recap_rows(asking, recaps_in(asking, mine))
    content = "".join(csv_lines([*_csv_rows(asking, lines), *recaps]))
    headers = {"Content-Disposition": f'attachment; filename="survei-{asking.level}.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _asked(request: HttpRequest) -> tuple[Asking, dict[str, Office]]:
    """What the address asks for, and the offices of the reader. What is not theirs does not exist."""
    mine = {office_key(one): one for one in readable_offices(whoever(request), today())}
    given = request.GET
    pack = given.get("alat") or INSTRUMENT
    if pack not in _instruments():
        raise Http404
    province = given.get("provinsi", "")
    office = next((one for one in mine.values() if str(one.pk) == given.get("instansi", "")), None)
    if given.get("instansi") and office is None:
        raise Http404
    if office is None and len(mine) == 1:
        (office,) = mine.values()
    if office is not None:
        province = place_of(office_key(office))
    node = given.get("di", "") if office else ""
    if node and office and node not in {one.code for one in tree_on(office, today())}:
        raise Http404
    allowed = [level for level, _text in _all_levels() if _fits(level, office, province, len(mine))]
    level = given.get("per") or ("tree" if office else "office")
    chosen: Level = next((one for one in allowed if one == level), "tree" if office else "office")
    return Asking(packs.satisfaction(pack), chosen, province, office, node if chosen == "tree" else ""), mine


def _instruments() -> list[str]:
    return [one for one in packs.ids() if packs.header(one).kind == "satisfaction"]


def _all_levels() -> list[tuple[Level, str]]:
    return [
        ("province", _("provinsi")),
        ("regency", _("kabupaten dan kota")),
        ("office", _("instansi")),
        ("tree", _("susunan instansi")),
        ("unit", _("unit")),
        ("service", _("layanan")),
        ("unit_kind", _("jenis unit")),
    ]


def _words(level: Level) -> str:
    return dict(_all_levels())[level]


def _fits(level: Level, office: Office | None, province: str, count: int) -> bool:
    """Whether a level can be looked at here: units of a whole nation are too many for one table."""
    if level == "unit":
        return office is not None or bool(province) or count <= MOST_OFFICES
    return office is not None or level not in OF_AN_OFFICE


def _levels(asking: Asking, count: int) -> list[tuple[str, str]]:
    here = (asking.office, asking.province, count)
    return [(level, text) for level, text in _all_levels() if _fits(level, *here)]


def _provinces(mine: dict[str, Office]) -> list[tuple[str, str]]:
    names = {one.code: one.name for one in regions.provinces_on(today())}
    codes = sorted({place_of(key) for key in mine})
    return [(code, names.get(code, _("pusat"))) for code in codes]


def _query(asking: Asking) -> str:
    parts = {
        "alat": asking.pack.id,
        "per": asking.level,
        "provinsi": "" if asking.office else asking.province,
        "instansi": str(asking.office.pk) if asking.office else "",
        "di": asking.node,
    }
    return urlencode({key: value for key, value in parts.items() if value})


def _address(asking: Asking) -> str:
    return f"{reverse('surveys-nation')}?{_query(asking)}"


def _crumbs(asking: Asking) -> list[Link]:
    top = replace(asking, level="office", province="", office=None, node="")
    links = [Link(_("Beranda"), reverse("home")), Link(_("Survei antarinstansi"), _address(top))]
    if asking.office is not None:
        whole = replace(asking, level="tree", node="")
        links.append(Link(asking.office.name, _address(whole)))
        path = national.path_to(asking.node, tree_on(asking.office, today()))
        links += [Link(place.name, _address(replace(whole, node=place.code))) for place in path]
    return [*links[:-1], replace(links[-1], url="", current=True)]


def _table(asking: Asking, lines: Sequence[Line], years: Sequence[int], mine: Mapping[str, Office]) -> Table:
    """A row a group: the latest year on its ruler, then value, grade and respondents of every year."""
    columns = [Column(_words(asking.level).capitalize(), "link")]
    columns += [Column(_("%(year)s pada mistar") % {"year": years[-1]}, "ruler")] if years else []
    for year in years:
        columns.append(Column(_("IKM %(year)s") % {"year": year}))
        columns.append(Column(_("Responden %(year)s") % {"year": year}, "number"))
    rows = [
        (
            _named(asking, line, mine),
            *([_ruler(asking.pack, line, years[-1])] if years else []),
            *(cell for year in years for cell in _cells(line.years.get(year))),
        )
        for line in lines
    ]
    empty = _("Belum ada survei yang ditutup dan dihitung di sini.")
    return Table(_("Indeks menurut tingkat"), columns, rows, empty=empty, caption_hidden=True)


def _named(asking: Asking, line: Line, mine: Mapping[str, Office]) -> Link:
    name = _name(asking, line)
    if asking.level == "province":
        return Link(name, _address(replace(asking, level="office", province=line.group[0])))
    if asking.level == "regency":
        here = [one for key, one in mine.items() if regency_of(key) == line.group[0]]
        if len(here) == 1:
            return Link(name, _address(replace(asking, level="tree", office=here[0])))
    if asking.level == "office" and asking.office is None:
        inside = replace(asking, level="tree", office=mine[line.group[0]])
        return Link(name, _address(inside))
    if asking.level == "tree" and line.group[0] != asking.node:
        return Link(name, _address(replace(asking, node=line.group[0])))
    return Link(name)


def _name(asking: Asking, line: Line) -> str:
    if asking.level == "unit_kind":
        return kind_word(line.group[0]) if line.group[0] in offices.UNIT_KINDS else _("tidak disebut")
    if (asking.level, line.group[0]) in (("province", CENTRE), ("regency", "")):
        return _("pusat")
    return line.name


def _cells(figure: Figure | None) -> tuple[str, str]:
    if figure is None:
        return "–", "–"
    if figure.n is None:
        return _("ditahan"), _("ditahan")
    if figure.value is None:
        return _("tanpa indeks"), printed(figure.n, 0)
    grade = figure.grade or _("tanpa mutu")
    return f"{printed(figure.value)} · {grade}{_interval(figure)}", printed(figure.n, 0)


def _interval(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f" ({printed(Fraction(figure.low))}–{printed(Fraction(figure.high))})"


def _ruler(pack: Satisfaction, line: Line, year: int) -> Ruler:
    """A figure on its ruler; without letters where it has no grade, empty where there is none."""
    low, high = (Fraction(end * pack.factor) for end in (pack.scale.low, pack.scale.high))
    figure = line.years.get(year) or Figure(None)
    ends = None if figure.low is None else [f"{figure.low:.4f}", f"{figure.high:.4f}"]
    if figure.value is None or figure.grade:
        return list_ruler(pack.bands, low, high, line.name, ListValue(figure.value, figure.grade, ends))
    bounds = (exact(ends[0]), exact(ends[1])) if ends else None
    value = Mark(exact(figure.value), printed(figure.value))
    return Ruler(low, high, line.name, value=value, interval=bounds, decimal_mark=decimal_mark())


def _totals(asking: Asking, found: View, years: Sequence[int]) -> Table:
    """One line an estimator, named, and a column a year."""
    methods: dict[str, str] = {}
    for year in years:
        for one in found.totals.get(year, Total(None)).found:
            methods[one.method] = say(one.name)
    rows = [
        (name, *(_estimate(asking.pack, found.totals.get(year), method) for year in years))
        for method, name in methods.items()
    ]
    counts = (
        printed(total.n, 0) if (total := found.totals.get(year)) and total.n is not None else _("ditahan")
        for year in years
    )
    columns = (Column(_("Cara")), *(Column(str(year), "number") for year in years))
    note = _(
        "Cara-cara ini berbeda artinya; peraturan tidak menyebut rumusnya, jadi selalu sebutkan caranya."
    )
    return Table(_("Satu angka untuk semuanya"), columns, [*rows, (_("responden"), *counts)], note=note)


def _estimate(pack: Satisfaction, total: Total | None, method: str) -> str:
    one = next((found for found in (total.found if total else ()) if found.method == method), None)
    if one is None or one.published is None:
        return "–"
    return f"{printed(one.published)} · {one.grade.letter}" if one.grade else printed(one.published)


def _why(found: View) -> list[str]:
    """Why some estimators are not told, in words."""
    said = {why for total in found.totals.values() for why in total.why}
    words = {
        "small": _(
            "Rata-rata sederhana tidak ditampilkan bila ada unit dengan kurang dari lima jawaban: darinya nilai unit itu dapat dihitung."
        ),
        "users": _("Nilai tertimbang jumlah pengguna baru ada bila semua unit mencatat jumlah penggunanya."),
    }
    return [text for why, text in words.items() if why in said]


def _csv_rows(asking: Asking, lines: Sequence[Line]) -> Iterator[dict[str, object]]:
    for line in lines:
        for year, one in sorted(line.years.items()):
            told = one.n is not None
            yield {
                "instrumen": asking.pack.id,
                "tingkat": asking.level,
                "kode": " ".join(line.group),
                "nama": _name(asking, line),
                "tahun": year,
                "cara": "gabungan responden",
                "responden": one.n if told else WITHHELD,
                "ikm": ("" if one.value is None else one.value) if told else WITHHELD,
                "mutu": one.grade if told else WITHHELD,
                "selang_bawah": _plain(one.low) if told else WITHHELD,
                "selang_atas": _plain(one.high) if told else WITHHELD,
            }


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"

"""How good the answers to a satisfaction survey are: reliability, what nobody judged, clusters, late respondents."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from tolok.apps.surveys.showing.shapes import Sheet, share_of
from tolok.rules.numbers import exact
from tolok.rules.surveys.clusters import cluster_words
from tolok.rules.surveys.constant_elements import seem_constant
from tolok.rules.surveys.early_late import late_words
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.reliability import Reliability
from tolok.rules.surveys.results import ElementOutcome, SurveyOutcome
from tolok.rules.surveys.tallies import Tally
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Fact, Table

#: What a result keeps under `sureness`; empty for results from before it was kept.
Kept = Mapping[str, Any]


def quality(
    pack: Satisfaction, outcome: SurveyOutcome, tally: Tally, constant: Collection[str], sureness: Kept
) -> Sheet:
    """Reliability as Indonesian reports print it, and what says more: corrected correlation, floor and ceiling."""
    found = outcome.reliability
    rows, kept = [], []
    for key, one in outcome.elements.items():
        total = found.items.get(key) if found else None
        floor, ceiling = _ends_of(one)
        cells = (total.r if total else None, total.corrected if total else None)
        rows.append((say(one.name), *(_r(cell) for cell in cells), floor, ceiling))
        kept.append(
            {
                "unsur": key,
                "r butir-total": "" if cells[0] is None else f"{cells[0]:.4f}",
                "r terkoreksi": "" if cells[1] is None else f"{cells[1]:.4f}",
                "dasar": floor,
                "langit-langit": ceiling,
            }
        )
    columns = (
        Column(_("Unsur")),
        Column(_("r butir-total"), "number"),
        Column(_("r terkoreksi"), "number"),
        Column(_("Nilai terendah"), "number"),
        Column(_("Nilai tertinggi"), "number"),
    )
    table = Table(_("Mutu jawaban setiap unsur"), columns, rows, caption_hidden=True)
    words = [*_reliability_words(found, outcome), *_hints(pack, outcome, tally, constant, sureness)]
    return Sheet("mutu-jawaban", table, kept, words)


def clustering(sureness: Kept) -> list[Fact]:
    """How much less than their number the respondents of one day, or of one device, are worth."""
    titles = {"day": _("Pengelompokan menurut hari"), "device": _("Pengelompokan menurut perangkat")}
    return [
        Fact(title, say(cluster_words(kept["n"], kept["clusters"], exact(kept["effect"]))))
        for key, title in titles.items()
        if (kept := sureness.get(key))
    ]


def _hints(
    pack: Satisfaction, outcome: SurveyOutcome, tally: Tally, constant: Collection[str], sureness: Kept
) -> list[str]:
    """Elements that nobody judged, it seems, and whether late respondents rate otherwise."""
    left = {*constant, *outcome.withheld}
    found = [
        _(
            "Semua responden memberi nilai tertinggi pada %(name)s. Bila nilainya memang tidak dapat lain, misalnya "
            "karena layanan gratis, tandai unsur itu tetap pada kuesioner berikutnya."
        )
        % {"name": say(pack.by_key[key].name)}
        for key in seem_constant(pack, tally)
        if key not in left
    ]
    late = sureness.get("late")
    return [*found, *([say(late_words(late["differ"]))] if late else [])]


def _ends_of(one: ElementOutcome) -> tuple[str, str]:
    if not one.n or not one.levels:
        return "–", "–"
    return share_of(one.levels[0], one.n), share_of(one.levels[-1], one.n)


def _r(value: float | None) -> str:
    return "–" if value is None else printed(Fraction(value))


def _reliability_words(found: Reliability | None, outcome: SurveyOutcome) -> list[str]:
    if found is None or found.alpha is None:
        return [_("Reliabilitas tidak dihitung: terlalu sedikit jawaban lengkap atau nilainya sama semua.")]
    words = [
        _("Alfa Cronbach %(alpha)s dari %(n)s jawaban lengkap; r kritis pada 5 %%: %(critical)s.")
        % {
            "alpha": printed(found.alpha),
            "n": short(found.n),
            "critical": "–" if found.critical is None else printed(Fraction(found.critical), 3),
        },
        _(
            "IKM adalah gabungan sembilan hal yang berbeda, jadi angka ini memerikan jawaban, bukan mengesahkan indeks."
        ),
    ]
    if outcome.straightliners:
        words.append(
            _("%(n)s responden memberi nilai yang sama untuk semua unsur (%(share)s).")
            % {"n": short(outcome.straightliners), "share": share_of(outcome.straightliners, outcome.n or 1)}
        )
    return words

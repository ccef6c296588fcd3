"""Element by element how this period differs from the comparable one before."""

from django.utils.translation import gettext as _

from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.selectors.results import outcomes_of, questions, tallies_of
from tolok.apps.surveys.showing.shapes import Sheet, plain
from tolok.rules import packs
from tolok.rules.surveys.comparisons import ElementChange, compare_elements
from tolok.rules.surveys.results import SurveyOutcome
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, State, Table


def element_changes(result: SurveyResult, earlier: SurveyResult, period: str) -> Sheet | None:
    """Every element that both results tell; None where they do not tell a satisfaction survey. `period` names the
    earlier one."""
    block = questions(result).main
    now, then = (outcomes_of(one).get(block.key) for one in (result, earlier))
    if not isinstance(now, SurveyOutcome) or not isinstance(then, SurveyOutcome):
        return None
    pack = packs.satisfaction(block.pack_id)
    before, after = (tallies_of(one.content)[block.key] for one in (earlier, result))
    found = compare_elements(pack, before, after, without={*now.withheld, *then.withheld})
    if not found:
        return None
    columns = (
        Column(_("Unsur")),
        Column(_("Sebelumnya"), "number"),
        Column(_("Sekarang"), "number"),
        Column(_("Selisih"), "number"),
        Column(_("Keadaan"), "status"),
    )
    rows = [
        (say(one.name), printed(one.first), printed(one.second), _signed(one), _state(one)) for one in found
    ]
    kept = [
        {
            "unsur": one.key,
            "sebelumnya": plain(one.first),
            "sekarang": plain(one.second),
            "selisih": plain(one.difference),
            "p (Holm)": f"{one.p:.4f}",
        }
        for one in found
    ]
    words = _(
        "Dibanding %(period)s. Semua unsur dilihat bersama (cara Holm, 5 %%), supaya tidak ada yang disebut berubah "
        "hanya karena kebetulan."
    ) % {"period": period}
    table = Table(_("Perubahan setiap unsur"), columns, rows, caption_hidden=True)
    return Sheet("perubahan-unsur", table, kept, [words])


def _signed(one: ElementChange) -> str:
    return f"+{printed(one.difference)}" if one.difference > 0 else printed(one.difference)


def _state(one: ElementChange) -> State:
    if not one.clear:
        return State(_("belum dapat dibedakan"), "neutral")
    return State(_("naik"), "good") if one.difference > 0 else State(_("turun"), "caution")

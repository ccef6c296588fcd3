"""The whole page of one result, put together from its parts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.selectors.results import (
    outcomes_of,
    questions,
    tallies_of,
    ungraded,
    withheld,
)
from tolok.apps.surveys.showing import forms, integrity, satisfaction
from tolok.apps.surveys.showing.element_changes import element_changes
from tolok.apps.surveys.showing.periods import period_of
from tolok.apps.surveys.showing.respondents import own, profile, response
from tolok.apps.surveys.showing.shapes import Part, Sheet
from tolok.charts.ruler import Mark
from tolok.comments.themes import names as theme_names
from tolok.rules.numbers import exact
from tolok.rules.stuffing import NAMES
from tolok.rules.surveys.disclosure import remark
from tolok.rules.surveys.form_means import FormMean
from tolok.rules.surveys.integrity_results import IntegrityOutcome
from tolok.rules.surveys.results import SurveyOutcome
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Fact, State, Table


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything a page of one result shows; `held` says why there is nothing to show."""

    facts: Sequence[Fact]
    held: str = ""
    warnings: Sequence[str] = ()
    parts: Sequence[Part] = ()
    profile: Sequence[Sheet] = ()
    own: Sequence[Sheet] = ()
    response: Sheet | None = None
    themes: Table | None = None
    left_out: Table | None = None
    signals: Table | None = None

    @property
    def sheets(self) -> list[Sheet]:
        """Every table with a file."""
        found = [sheet for part in self.parts for sheet in part.sheets]
        return [*found, *self.profile, *self.own, *([self.response] if self.response else [])]

    def with_files(self, address: Callable[[str], str]) -> "ResultPage":
        """The same with the address of every table's file."""

        def one(sheet: Sheet) -> Sheet:
            table = replace(sheet.table, caption_hidden=True)  # its name stands above it as a heading
            return replace(sheet, table=table, address=address(sheet.key))

        return replace(
            self,
            parts=[replace(part, sheets=[one(sheet) for sheet in part.sheets]) for part in self.parts],
            profile=[one(sheet) for sheet in self.profile],
            own=[one(sheet) for sheet in self.own],
            response=one(self.response) if self.response else None,
        )


def result_page(
    result: SurveyResult,
    name: str,
    *,
    previous: Mark | None = None,
    earlier: SurveyResult | None = None,
    reviews: bool = False,
) -> ResultPage:
    """The page of a result about `name`. `previous` is the index of the comparable result before as a mark, `earlier`
    that result itself, for its elements. `reviews`: whether the reader may see signals of stuffing."""
    facts = _facts(result)
    left_out = _left_out(result)
    why = withheld(result)
    if why is not None:
        return ResultPage(facts, say(why), left_out=left_out)
    warnings = [say(text) for text in (ungraded(result), remark(result.n)) if text is not None]
    return ResultPage(
        facts,
        "",
        warnings,
        _with_changes(_parts(result, name, previous), result, earlier),
        profile(result),
        own(result),
        response(result),
        _themes(result),
        left_out,
        _signals(result) if reviews else None,
    )


def _parts(result: SurveyResult, name: str, previous: Mark | None) -> list[Part]:
    asked = questions(result)
    found, tallies, parts = outcomes_of(result), tallies_of(result.content), []
    for block in asked.blocks:
        outcome = found.get(block.key)
        before = previous if block is asked.main else None
        if isinstance(outcome, SurveyOutcome):
            sureness = result.content.get("sureness", {}) if block is asked.main else {}
            parts.append(satisfaction.part(block, outcome, tallies[block.key], name, before, sureness))
        elif isinstance(outcome, IntegrityOutcome):
            first = not any(isinstance(found[part.key], IntegrityOutcome) for part in parts)
            parts.append(integrity.part(block, outcome, tallies[block.key], name, warned=first))
        elif isinstance(outcome, FormMean):
            parts.append(forms.part(block, outcome, name))
    return parts


def _with_changes(parts: list[Part], result: SurveyResult, earlier: SurveyResult | None) -> Sequence[Part]:
    """The first part with its elements beside those of the period before."""
    sheet = element_changes(result, earlier, period_of(earlier.survey)) if earlier and parts else None
    if sheet is None:
        return parts
    return [replace(parts[0], sheets=[*parts[0].sheets, sheet]), *parts[1:]]


def _facts(result: SurveyResult) -> list[Fact]:
    survey, content = result.survey, result.content
    rows = [
        Fact(_("Periode"), period_of(survey)),
        Fact(_("Dihitung"), date_format(localtime(result.made_at), "DATETIME_FORMAT")),
        Fact(_("Jawaban yang dihitung"), short(result.n)),
        Fact(_("Minimum dan target"), f"{short(content['minimum'])} / {short(content['target'])}"),
        Fact(_("Terlambat, tidak dihitung"), short(content["late"])),
        Fact(_("Dikeluarkan dengan alasan"), short(content["excluded"])),
        Fact(_("Kuesioner"), f"{say(questions(result).title)} · {content['questionnaire'][:12]}"),
        Fact(_("Hasil nomor"), f"{result.number} · {result.digest[:12]}"),
    ]
    if survey.service:
        rows.insert(0, Fact(_("Layanan"), survey.service.name))
    if result.why:
        rows.append(Fact(_("Mengapa dihitung ulang"), result.why))
    return rows


def _left_out(result: SurveyResult) -> Table | None:
    found = result.content["excluded_why"]
    if not found:
        return None
    columns = (Column(_("Alasan")), Column(_("Jawaban"), "number"))
    rows = [(why, short(n)) for why, n in found]
    return Table(_("Jawaban yang dikeluarkan"), columns, rows)


def _signals(result: SurveyResult) -> Table | None:
    """What was looked at for stuffing, with what the index would be without the answers concerned."""
    found = result.content["signals"]
    if not found:
        return None
    columns = (
        Column(_("Tanda")),
        Column(_("Jawaban"), "number"),
        Column(_("Nilai tanpa jawaban itu"), "number"),
        Column(_("Keadaan"), "status"),
    )
    rows = [
        (
            say(NAMES[one["key"]]),
            _("%(n)s dari %(of)s") % {"n": short(one["n"]), "of": short(one["of"])},
            "–" if one["without"] is None or not one["n"] else printed(exact(one["without"])),
            State(_("perlu dilihat"), "caution") if one["look"] else State(_("lazim"), "neutral"),
        )
        for one in found
    ]
    note = _("Tanda tidak mengeluarkan jawaban; hanya orang yang mengeluarkannya, dengan alasan.")
    return Table(_("Tanda pengisian yang tidak wajar"), columns, rows, note=note)


def _themes(result: SurveyResult) -> Table | None:
    found = result.content["themes"]
    if not found:
        return None
    known = theme_names()
    columns = (Column(_("Tema")), Column(_("Saran"), "number"))
    rows = [
        (say(known[key]) if key in known else key, short(n))
        for key, n in sorted(found.items(), key=lambda one: -one[1])
    ]
    note = _("Tema dengan kurang dari lima saran tidak ditampilkan. Satu saran dapat memuat beberapa tema.")
    return Table(_("Tema saran"), columns, rows, note=note)

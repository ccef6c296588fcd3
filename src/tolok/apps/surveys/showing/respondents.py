"""Who answered, when and how, with small groups withheld; own questions and themes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tolok.apps.surveys.actions.results_counting import UNTOLD
from tolok.apps.surveys.models import AgeBand, Education, Mode, Occupation, Sex, SurveyResult
from tolok.apps.surveys.selectors.results import questions, tallies_of, ways_told
from tolok.apps.surveys.showing.shapes import WITHHELD, Sheet, plain, share_of
from tolok.rules.questionnaires.block_outcomes import Told, outcomes, told
from tolok.rules.questionnaires.values import Block, Own
from tolok.rules.surveys.response import Fate, rates, together
from tolok.rules.surveys.suppression import SMALLEST, OneWay, one_way
from tolok.rules.texts import ProblemsError
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Table

#: Their choices, in the order of the form.
CHOICES: Mapping[str, Any] = {
    "sex": Sex,
    "age_band": AgeBand,
    "education": Education,
    "occupation": Occupation,
    "mode": Mode,
}


def names() -> dict[str, str]:
    """What the dimensions are called."""
    return {
        "sex": _("Jenis kelamin"),
        "age_band": _("Usia"),
        "education": _("Pendidikan terakhir"),
        "occupation": _("Pekerjaan utama"),
        "mode": _("Cara menjawab"),
        "month": _("Bulan"),
    }


def profile(result: SurveyResult) -> list[Sheet]:
    """One table a dimension, months included; a dimension that nobody told anything about is left out."""
    found = [
        _dimension(result, name, groups, _ordered(name, groups))
        for name, groups in result.content["profile"].items()
        if set(groups) - {UNTOLD}
    ]
    months = result.content["months"]
    return [*found, *([_dimension(result, "month", months, sorted(months))] if months else [])]


def _ordered(name: str, groups: Mapping[str, Any]) -> list[str]:
    known = [code for code in CHOICES[name].values if code in groups]
    return [*known, *(code for code in groups if code not in known)]


def label(name: str, code: str) -> str:
    """A category in the reader's language; a month as year and month."""
    if code == UNTOLD:
        return _("tidak disebut")
    if name == "month":
        year, month = code.split("-")
        return f"{month}/{year}"
    known = dict(CHOICES[name].choices)
    return str(known.get(code, code))


def _dimension(result: SurveyResult, name: str, groups: Mapping[str, Any], order: Sequence[str]) -> Sheet:
    """How many, which share, and the index of each group that is not withheld."""
    block = questions(result).main
    counts = {code: groups[code]["n"] for code in order}
    safe = one_way(counts)
    tellable = _tellable(counts, safe)
    lines = {code: _line(result, block, groups[code]) for code in order if code in tellable}
    rows, kept = [], []
    for code in order:
        n, line = safe.counts[code], lines.get(code)
        value = None if line is None else line.value
        rows.append(
            (
                label(name, code),
                _("ditahan") if n is None else short(n),
                "–" if n is None or not safe.total else share_of(n, safe.total),
                _("ditahan") if code not in tellable else "–" if value is None else printed(value),
                line.grade.letter if line and line.grade else "–",
            )
        )
        kept.append(
            {
                "kelompok": code,
                "n": WITHHELD if n is None else n,
                "nilai": WITHHELD if code not in tellable else plain(value),
            }
        )
    columns = (
        Column(names()[name]),
        Column(_("Responden"), "number"),
        Column(_("Bagian"), "number"),
        Column(_("Nilai"), "number"),
        Column(_("Mutu")),
    )
    table = Table(names()[name], columns, rows, note=_note(safe))
    return Sheet(f"profil-{name.replace('_', '-')}", table, kept)


def _tellable(counts: Mapping[str, int], safe: OneWay) -> set[str]:
    """Groups whose index may be shown: big enough, and the groups left out together big enough, too.

    The index of everybody minus that of the shown groups gives that of all others together.
    """
    if safe.total is None:
        return set()
    shown = {code for code, n in safe.counts.items() if n is not None and n >= SMALLEST}
    left = sum(n for code, n in counts.items() if code not in shown)
    while shown and 0 < left < SMALLEST:
        least = min(shown, key=lambda code: (counts[code], code))
        shown.remove(least)
        left += counts[least]
    return shown


def _line(result: SurveyResult, block: Block, group: Mapping[str, Any]) -> Told | None:
    tallies = tallies_of(group)
    found = outcomes(questions(result), tallies, minimum=result.survey.minimum)
    outcome = found.get(block.key)
    return None if outcome is None else told(block, outcome, tallies[block.key])


def _note(safe: OneWay) -> str:
    if safe.words is None:
        return ""
    if safe.total is None:
        return say(safe.words)
    return _(
        "“Ditahan”: kelompok di bawah %(least)s orang, dan kelompok lain yang akan membukanya lewat pengurangan."
    ) % {"least": SMALLEST}


def own(result: SurveyResult) -> list[Sheet]:
    """The office's own questions: shares of choices, or how many wrote something."""
    kept = result.content["own"]
    return [_own(one, kept.get(one.key, {})) for one in questions(result).own]


def _own(asked: Own, counts: Mapping[str, int]) -> Sheet:
    if asked.kind == "text":
        words = {"given": _("menulis jawaban")}
        safe = one_way({"given": counts.get("given", 0)})
    else:
        words = {key: say(text) for key, text in asked.choices.items()}
        safe = one_way({key: counts.get(key, 0) for key in asked.choices})
    rows = [
        (
            words[key],
            _("ditahan") if n is None else short(n),
            "–" if n is None or not safe.total else share_of(n, safe.total),
        )
        for key, n in safe.counts.items()
    ]
    lines = [{"pilihan": key, "n": WITHHELD if n is None else n} for key, n in safe.counts.items()]
    columns = (Column(_("Jawaban")), Column(_("Orang"), "number"), Column(_("Bagian"), "number"))
    table = Table(say(asked.text), columns, rows, note=_note(safe))
    return Sheet(f"tanya-{asked.key}", table, lines)


def response(result: SurveyResult) -> Sheet | None:
    """Invited, answered and refused by the way; None where nobody was counted."""
    found = {mode: _fate(row) for mode, row in result.content["rates"].items()}
    if not found:
        return None
    safe = ways_told(result.content)
    hidden = {mode for mode, n in safe.counts.items() if n is None}
    rows = [(label("mode", mode), *_rate(fate, hidden=mode in hidden)) for mode, fate in found.items()]
    whole = _rate(together(found), hidden=safe.total is None)
    rows.append((_("Semua cara"), *whole))
    kept = [
        {"cara": mode, **{key: _kept(key, n, hidden=mode in hidden) for key, n in row.items()}}
        for mode, row in result.content["rates"].items()
    ]
    columns = (
        Column(_("Cara")),
        Column(_("Diundang"), "number"),
        Column(_("Menjawab"), "number"),
        Column(_("Menolak"), "number"),
        Column(_("Tingkat respons"), "number"),
    )
    note = " ".join(one for one in (_sentence(found) if safe.total is not None else "", _note(safe)) if one)
    table = Table(_("Tingkat respons"), columns, rows, note=note)
    return Sheet("tingkat-respons", table, kept)


def _fate(row: Mapping[str, int | None]) -> Fate:
    return Fate(row["invited"], row["opened"], row["completed"] or 0, refused=row["refused"] or 0)


def _kept(key: str, n: int | None, *, hidden: bool) -> object:
    """A count for the file. Who opened goes with who answered: mostly they are the same."""
    if hidden and key in ("opened", "completed"):
        return WITHHELD
    return "" if n is None else n


def _rate(fate: Fate, *, hidden: bool) -> tuple[str, str, str, str]:
    invited = "–" if fate.invited is None else short(fate.invited)
    if hidden:
        held = _("ditahan")
        return invited, held, short(fate.refused), "–" if fate.invited is None else held
    return invited, short(fate.completed), short(fate.refused), _response(fate)


def _response(fate: Fate) -> str:
    try:
        share = rates(fate).response
    except ProblemsError:  # counted wrongly: more answers than invitations
        return "–"
    return "–" if share is None else share_of(share.numerator, share.denominator)


def _sentence(found: Mapping[str, Fate]) -> str:
    try:
        return say(rates(together(found)).words)
    except ProblemsError as error:
        return " ".join(say(problem.text) for problem in error.problems)

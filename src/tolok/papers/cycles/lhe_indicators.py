"""The judged part of a report on one unit: aspects with reasons, indicators with proof and recommendation."""

from collections.abc import Iterator, Mapping, Sequence

from tolok.papers.frame import Data
from tolok.papers.wording import MISSING, brief, capital, share, shown
from tolok.rules.cycles.papers import Commitment, JudgedUnit, cited
from tolok.rules.days import day_first
from tolok.rules.index.settling import HOW
from tolok.rules.results import Step

#: Letters of a cell above which it may go on on the next page.
LONG = 1200
ProofNumbers = Mapping[tuple[str, int, str], str]


def proof_numbers(unit: JudgedUnit) -> ProofNumbers:
    """B1, B2, … for every cited version of a proof, in the order of the sheet."""
    return {key: f"B{at}" for at, key in enumerate(cited(unit), 1)}


def proof_rows(unit: JudgedUnit) -> list[Data]:
    """The index of proof: what was cited, its content hash, for which indicators and pages."""
    rows: list[Data] = []
    for number, ((sha256, version, title), uses) in enumerate(cited(unit).items(), 1):
        used = "; ".join(f"{code}, {_page(page)}" for code, page in uses)
        rows.append(
            {
                "number": f"B{number}",
                "title": title,
                "version": str(version),
                "sha256": sha256,
                "used": used,
                "long": len(used) + len(title) > LONG,
            }
        )
    return rows


def _page(page: int | None) -> str:
    return "seluruh berkas" if page is None else f"hlm. {page}"


def indicator_tables(unit: JudgedUnit, step: Step) -> list[Data]:
    """A table an aspect: every indicator with claim, level, reason, proof and recommendations."""
    places, numbers = unit.instrument.index.decimals, proof_numbers(unit)
    tables: list[Data] = [
        {
            "title": f"Aspek {aspect.key}: {aspect.label.id} (nilai {shown(aspect.value, places)})",
            "rows": [_row(unit, row, numbers) for row in aspect.parts],
        }
        for form in step.parts
        for aspect in form.parts
        if aspect.parts
    ]
    beside = [row for form in unit.instrument.judged for row in form.supplementary]
    listed = [row for row in beside if row.code in unit.given.levels or row.code in unit.judgements]
    if listed:
        steps = [Step(row.code, row.title, None, row.title) for row in listed]
        rows = [_row(unit, one, numbers) for one in steps]
        tables.append({"title": "Butir tambahan, tidak masuk hitungan", "rows": rows})
    return tables


def _row(unit: JudgedUnit, row: Step, numbers: ProofNumbers) -> Data:
    about, level = unit.about(row.key), unit.given.levels.get(row.key)
    judged = isinstance(level, int)
    found = unit.instrument.indicators[row.key].level(level) if isinstance(level, int) else None
    proofs = "; ".join(
        f"{numbers[(one.sha256, one.version, one.title)]} {_page(one.page)}" for one in about.proofs
    )
    advice = [recommendation(one) for one in unit.recommendations if one.code == row.key]
    return {
        "code": row.key,
        "title": row.label.id,
        "text": found.text.id if found else capital(_no_level(level)),
        "claim": MISSING if about.claim is None else str(about.claim),
        "level": str(level) if judged else MISSING,
        "weight": MISSING if row.weight is None else share(row.weight),
        "settled": "" if about.settled == HOW["open"] else capital(about.settled.id),
        # of what was not judged nothing is missing yet
        "reason": about.reason or (MISSING if judged else ""),
        "proofs": proofs or ("tidak ada yang dikutip" if judged else ""),
        "recommendations": advice,
        "long": len(about.reason) + len(proofs) + sum(map(len, advice)) > LONG,
    }


def _no_level(level: object) -> str:
    return "belum dinilai" if level is None else "ditandai tidak berlaku"


def recommendation(one: Commitment) -> str:
    """A recommendation with its owner, day and measure in one sentence each."""
    owner = one.owner or "belum ditetapkan"
    due = day_first(one.due) if one.due else "belum ditetapkan"
    measure = f" Ukuran: {one.measure.rstrip('.')}." if one.measure else ""
    return f"{one.text.rstrip('.')}. Penanggung jawab: {owner}. Tenggat: {due}.{measure}"


def general_recommendations(unit: JudgedUnit) -> list[str]:
    """Recommendations that concern no indicator of the instrument."""
    known = unit.instrument.indicators
    return [recommendation(one) for one in unit.recommendations if one.code not in known]


def followed_up(unit: JudgedUnit) -> list[Data]:
    """Rows about the recommendations of the cycle before."""
    return [
        {
            "text": f"{one.code}: {one.text}" if one.code else one.text,
            "owner": one.owner or MISSING,
            "due": day_first(one.due) if one.due else MISSING,
            "state": _state(one),
            "long": len(one.text) + len(one.proof) > LONG,
        }
        for one in unit.followed_up
    ]


def _state(one: Commitment) -> str:
    state = capital(one.state) or "Tidak dilaporkan"
    return f"{state}. Bukti: {one.proof}" if one.proof else f"{state}."


def aspect_reason(unit: JudgedUnit, aspect: Step) -> str:
    """What evaluators wrote about an aspect, or else which of its indicators made the value."""
    if written := unit.aspect_reasons.get(aspect.key):
        return written
    if aspect.value is None:
        return capital(aspect.rule.id)
    rated = [row for row in aspect.parts if row.value is not None]
    return capital("; ".join(_made_by(rated))) + "."


def _made_by(rated: Sequence[Step]) -> Iterator[str]:
    levels = sorted({row.value for row in rated if row.value is not None}, reverse=True)
    if len(levels) == 1:
        yield f"semua indikator di level {brief(levels[0])}"
        return
    for word, level in (("tertinggi", levels[0]), ("terendah", levels[-1])):
        codes = ", ".join(row.key for row in rated if row.value == level)
        yield f"{word} level {brief(level)} ({codes})"

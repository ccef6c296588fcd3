"""A cycle as rows with Indonesian headings: units, levels, answers, proof, commitments, means."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tolok.rules.cycles.means import Mean, aspect_means, group_means, mean_of_indexes, part_means
from tolok.rules.cycles.papers import Commitment, CycleResults, JudgedUnit
from tolok.rules.numbers import digits, round_half_up
from tolok.rules.texts import Text
from tolok.sheets.outcomes import converted

Row = Mapping[str, Any]
#: A level up to which an indicator is listed as a finding.
WEAK = 2

#: Columns that hold words, never numbers, whatever their cells look like.
WORDS = frozenset(
    {
        *(
            "kode unit",
            "unit",
            "jenis",
            "kelompok",
            "formulir",
            "instrumen",
            "sidik paket",
            "kategori",
            "sebutan",
        ),
        *(
            "peluang kategori",
            "cara selang",
            "yang perlu diperhatikan",
            "periode sebelumnya",
            "kode indikator",
        ),
        *("indikator", "aspek", "arti level", "penetapan", "alasan", "bukti", "sha256", "rekomendasi"),
        *("penanggung jawab", "tenggat", "ukuran", "keadaan", "asal", "tentang", "nama"),
    }
)


def unit_rows(cycle: CycleResults) -> Iterator[Row]:
    """One row a unit: values with all digits, the published value, category, certainty, place, earlier result."""
    for unit in cycle.units:
        index, outcome = unit.instrument.index, unit.outcome
        interval, band, rank = unit.certainty.interval, outcome.category, unit.rank
        told = (*outcome.warnings, *outcome.doubts)
        yield {
            **_who(unit),
            "jenis": unit.kind,
            "kelompok": unit.group,
            "formulir": unit.form,
            **{term.form: _digits(outcome.forms[term.form]) for term in index.terms},
            index.key: _digits(outcome.index),
            f"{index.key} terbit": None
            if outcome.index is None
            else format(round_half_up(outcome.index, index.decimals), "f"),
            f"{index.key} konversi": converted(unit.instrument, outcome.index),
            "kategori": band.letter if band else None,
            "sebutan": band.word.id if band else None,
            "selang bawah": _float(interval.low),
            "selang atas": _float(interval.high),
            "cara selang": interval.method.id,
            "peluang kategori": _chances(unit),
            "responden": unit.respondents.n,
            "minimum responden": unit.respondents.minimum or None,
            "sasaran responden": unit.respondents.target or None,
            "urutan terbaik": rank.best if rank else None,
            "urutan terburuk": rank.worst if rank else None,
            "dari berapa unit": rank.among if rank else None,
            "periode sebelumnya": unit.earlier.period if unit.earlier else None,
            "nilai sebelumnya": _digits(unit.earlier.value) if unit.earlier else None,
            "instrumen": unit.instrument.id,
            "sidik paket": unit.instrument.header.hash,
            "yang perlu diperhatikan": "; ".join(text.id for text in told),
        }


def aspect_rows(cycle: CycleResults) -> Iterator[Row]:
    """One row a unit and aspect: value with all digits, weight, reason."""
    for unit in cycle.units:
        for form in unit.instrument.judged:
            for aspect in form.aspects:
                yield {
                    **_who(unit),
                    "aspek": f"{aspect.key}. {aspect.name.id}",
                    "nilai": _digits(unit.outcome.aspects[aspect.key]),
                    "bobot (%)": digits(aspect.weight),
                    "alasan": unit.aspect_reasons.get(aspect.key, ""),
                }


def level_rows(cycle: CycleResults, wanted: Callable[[int | None], bool] = lambda _: True) -> Iterator[Row]:
    """One row a unit and indicator with the level that stands, for the levels that are `wanted`.

    Indicators without a level are listed with an empty one.
    """
    for unit in cycle.units:
        aspects = {
            row.code: f"{aspect.key}. {aspect.name.id}"
            for form in unit.instrument.judged
            for aspect in form.aspects
            for row in aspect.indicators
        }
        for code, row in unit.instrument.indicators.items():
            about, level = unit.about(code), unit.given.levels.get(code)
            whole = level if isinstance(level, int) else None
            if not wanted(whole):
                continue
            found = row.level(whole) if whole is not None else None
            yield {
                **_who(unit),
                "aspek": aspects.get(code, "butir tambahan"),
                "kode indikator": code,
                "indikator": row.title.id,
                "usulan unit": about.claim,
                "level": whole,
                "arti level": found.text.id
                if found
                else "belum dinilai"
                if level is None
                else "tidak berlaku",
                "penetapan": about.settled.id if whole is not None else "",
                "alasan": about.reason,
            }


def finding_rows(cycle: CycleResults) -> list[Row]:
    """Weak levels with their reasons, by aspect and indicator, then unit."""
    return sorted(
        level_rows(cycle, lambda level: level is not None and level <= WEAK),
        key=lambda row: (row["aspek"], row["kode indikator"], row["level"], row["unit"]),
    )


def answer_rows(cycle: CycleResults) -> Iterator[Row]:
    """One row a unit and form answered by users: how many, how many answers, their sum and pooled mean."""
    for unit in cycle.units:
        for form in unit.instrument.forms.values():
            if form.kind == "levels":
                continue
            moments = unit.given.answers.get(form.key)
            yield {
                **_who(unit),
                "tentang": form.name.id,
                "responden": moments.n if moments else unit.respondents.n,
                "banyak jawaban": moments.c if moments else None,
                "jumlah jawaban": moments.s if moments else None,
                "rata-rata": _digits(unit.outcome.forms[form.key]),
                "minimum responden": unit.respondents.minimum or None,
                "sasaran responden": unit.respondents.target or None,
            }


def proof_rows(cycle: CycleResults) -> Iterator[Row]:
    """One row a citation: the version of the proof, its SHA-256, indicator and page."""
    for unit in cycle.units:
        for code in unit.instrument.indicators:
            for proof in unit.about(code).proofs:
                yield {
                    **_who(unit),
                    "kode indikator": code,
                    "bukti": proof.title,
                    "versi": proof.version,
                    "halaman": proof.page,
                    "sha256": proof.sha256,
                }


def commitment_rows(cycle: CycleResults, *, earlier: bool = True) -> Iterator[Row]:
    """One row a recommendation of this cycle, then those of the one before where `earlier`."""
    for unit in cycle.units:
        for one in unit.recommendations:
            yield _commitment(unit, one, "siklus ini")
        for one in unit.followed_up if earlier else ():
            yield _commitment(unit, one, "siklus sebelumnya")


def _commitment(unit: JudgedUnit, one: Commitment, source: str) -> Row:
    return {
        **_who(unit),
        "asal": source,
        "kode indikator": one.code,
        "rekomendasi": one.text,
        "penanggung jawab": one.owner,
        "tenggat": one.due.isoformat() if one.due else None,
        "ukuran": one.measure,
        "keadaan": one.state,
        "bukti": one.proof,
    }


def mean_rows(cycle: CycleResults) -> list[Row]:
    """Means over all units, over groups, of forms and of aspects, from unrounded values."""
    units = cycle.units
    rows = [_mean("indeks semua unit", mean_of_indexes(units, Text("semua unit", "all units")))]
    rows += [_mean("indeks menurut kelompok", mean) for mean in group_means(units)]
    rows += [_mean("bagian indeks", mean) for mean in part_means(units)]
    rows += [_mean("aspek", mean, key) for key, mean in aspect_means(units)]
    return rows


def _mean(about: str, mean: Mean, key: str = "") -> Row:
    return {
        "tentang": about,
        "nama": f"{key}. {mean.label.id}" if key else mean.label.id,
        "rata-rata": _digits(mean.value),
        "terendah": _digits(min(mean.values, default=None)),
        "tertinggi": _digits(max(mean.values, default=None)),
        "unit yang dihitung": len(mean.values),
        "unit seluruhnya": mean.units,
    }


def _who(unit: JudgedUnit) -> dict[str, Any]:
    return {"kode unit": unit.code, "unit": unit.name}


def _digits(value: Any) -> str | None:
    return None if value is None else digits(value)


def _float(value: float | None) -> str | None:
    return None if value is None else f"{value:.4f}"


def _chances(unit: JudgedUnit) -> str:
    """Letters with their probabilities, best category first, or why there are none."""
    certainty = unit.certainty
    if not certainty.probabilities:
        return certainty.method.id
    letters: Iterable[str] = (band.letter for band in unit.instrument.index.bands.bands)
    return "; ".join(
        f"{letter} {certainty.probabilities[letter]:.3f}"
        for letter in letters
        if letter in certainty.probabilities
    )

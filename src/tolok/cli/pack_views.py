"""What ``tolok packs show`` tells of a pack: the law it rests on, how it counts, and how sure each part is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tolok.cli.errors import DONE
from tolok.cli.output import table, write
from tolok.rules import packs
from tolok.rules.bands import Bands
from tolok.rules.days import day_first
from tolok.rules.instruments import conditions
from tolok.rules.instruments.values import SURENESS, Form, Header, Indicator, Instrument, Sureness
from tolok.rules.numbers import comma, digits
from tolok.rules.surveys.instruments import Integrity, Satisfaction
from tolok.rules.texts import Text

Pack = Instrument | Satisfaction | Integrity


def describe(pack_id: str, format: str) -> int:  # noqa: A002 - the option's own name
    """Print one pack and hand back the exit code. ProblemsError for an unknown id.

    JSON is the whole pack; CSV is a line per indicator, element or item.
    """
    pack = _pack(pack_id)
    if format == "json":
        write([whole(pack)], "json", {}, single=True)
    elif format == "csv":
        rows = list(_rows(pack))
        write(rows, "csv", dict.fromkeys(rows[0], ""))
    else:
        print("\n".join(_lines(pack)))
    return DONE


def whole(value: Any) -> Any:
    """A pack as plain data: every field of every part, numbers as strings with all digits, days as ISO."""
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: whole(getattr(value, field.name)) for field in fields(value)}
        # a rule's conditions are told apart by their kind
        kind = type(value).__name__.lower() if type(value).__module__ == conditions.__name__ else None
        return {"is": kind, **found} if kind else found
    if isinstance(value, Fraction):
        return digits(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): whole(part) for key, part in value.items()}
    if isinstance(value, tuple | list | set | frozenset | range):
        return [whole(part) for part in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return value


def _pack(pack_id: str) -> Pack:
    kind = packs.header(pack_id).kind
    if kind == "weighted":
        return packs.instrument(pack_id)
    return packs.integrity(pack_id) if kind == "integrity" else packs.satisfaction(pack_id)


def _rows(pack: Pack) -> Iterator[dict[str, object]]:
    """A line per indicator, element or item, for CSV."""
    if isinstance(pack, Instrument):
        for form, aspect, row in _indicators(pack):
            yield {
                "form": form.key,
                "aspect": aspect,
                "code": row.code,
                "weight": row.weight,
                "title": row.title,
                "sure": row.sure,
            }
    elif isinstance(pack, Satisfaction):
        share = Fraction(1, len(pack.elements))
        for element in pack.elements:
            code = f"{pack.code}{element.number}"
            yield {
                "code": code,
                "key": element.key,
                "weight": share,
                "title": element.name,
                "sure": element.sure,
            }
    else:
        for block in pack.blocks:
            for item in block.items:
                code = f"{block.code}{item.number}"
                yield {
                    "form": block.key,
                    "code": code,
                    "key": item.key,
                    "title": item.name,
                    "sure": item.sure,
                }


def _indicators(pack: Instrument) -> Iterator[tuple[Form, str, Indicator]]:
    for form in pack.judged:
        for aspect in form.aspects:
            for row in aspect.indicators:
                yield form, aspect.key, row
        for row in form.supplementary:
            yield form, "", row


def _lines(pack: Pack) -> Iterator[str]:
    yield from _header(pack.header)
    if isinstance(pack, Instrument):
        yield from _weighted(pack)
    elif isinstance(pack, Satisfaction):
        yield from _satisfaction(pack)
    else:
        yield from _integrity(pack)


def _header(header: Header) -> Iterator[str]:
    end = f"sampai {day_first(header.valid_to)}" if header.valid_to else "masih berlaku"
    review = header.review
    yield header.title.id
    yield f"{header.id}, berlaku dari {day_first(header.valid_from)}, {end}"
    yield f"Penyusun: {review.author}. Pemeriksa: {review.checker or 'belum ada'}. Ditinjau lagi: {day_first(review.next_review)}"
    yield f"Sidik isi (SHA-256): {header.hash}"
    yield ""
    yield "Dasar"
    for basis in header.basis:
        yield f"- {f'{basis.title} {basis.article}'.strip()}: {basis.about.id}{_doubt(basis.sure)}"


def _doubt(sure: Sureness) -> str:
    """How sure a part is, unless it was read and checked."""
    return "" if sure == "verified" else f" [{SURENESS[sure].id}]"


def _weighted(pack: Instrument) -> Iterator[str]:
    index = pack.index
    yield ""
    yield f"{index.name.id} ({comma(index.low)}–{comma(index.high)}, {index.decimals} desimal)"
    for term in index.terms:
        form = pack.forms[term.form]
        times = "" if term.times == 1 else f" × {comma(term.times)}"
        yield f"- {comma(term.weight)}{times} × {form.name.id}{_doubt(term.sure)}"
    for form in pack.forms.values():
        yield from _form(form)
    yield from _bands(index.bands)
    yield from _notes(
        (*index.notes, *(note for form in pack.forms.values() for note in form.notes)), pack.header
    )


def _form(form: Form) -> Iterator[str]:
    yield ""
    yield f"{form.key.upper()} {form.name.id}{_doubt(form.sure)}"
    for aspect in form.aspects:
        known = "" if aspect.known else " (lembarnya belum pernah dilihat)"
        yield f"  {aspect.key}. {aspect.name.id}, bobot {comma(aspect.weight)} %{known}{_doubt(aspect.sure)}"
        for row in aspect.indicators:
            yield f"     {row.code:<10} {comma(row.weight):>5} %  {row.title.id}{_doubt(row.sure)}"
    for row in form.supplementary:
        yield f"     {row.code:<10} tambahan  {row.title.id}{_doubt(row.sure)}"
    for item in form.items:
        yield f"     {item.code:<10} {item.text.id}"
    if form.minimum_respondents:
        yield f"  Responden paling sedikit {form.minimum_respondents}"


def _satisfaction(pack: Satisfaction) -> Iterator[str]:
    yield ""
    low, high = pack.scale.low, pack.scale.high
    yield f"{pack.name.id}: {len(pack.elements)} unsur, skala {low}–{high}, × {pack.factor}"
    yield f"Mutu diberikan mulai {pack.minimum_respondents} responden{_doubt(pack.minimum_sure)}"
    for element in pack.elements:
        codes = f"{pack.code}{element.number}"
        if element.form_number != element.number:
            codes += f" ({pack.code}{element.form_number} pada formulir)"
        yield f"- {element.key:<12} {codes:<24} {element.name.id}{_doubt(element.sure)}"
    weights = " dan ".join(name.replace(".", ",") for name in pack.legacy_weights)
    if weights:
        yield f"Bobot lama, hanya untuk mengulang laporan lama: {weights}"
    yield from _bands(pack.bands)
    yield from _notes(pack.notes, pack.header)


def _integrity(pack: Integrity) -> Iterator[str]:
    for block in pack.blocks:
        yield ""
        minima = ", ".join(
            f"{pack.predicates[one.predicate].id} {comma(one.points)} poin (indeks {comma(one.index)})"
            for one in block.minima
        )
        yield f"{block.name.id}, {comma(block.weight)} poin; minimum {minima}"
        for item in block.items:
            yield f"- {item.key:<14} {block.code}{item.number:<4} {item.question.id}{_doubt(item.sure)}"
    yield ""
    yield "Konversi"
    for line in (*pack.conversions.values(), *pack.points.values()):
        chosen = " (dipakai)" if line.key in (pack.default_conversion, pack.default_points) else ""
        yield f"- {line.key}: {line.name.id}{chosen}{_doubt(line.sure)}"
    yield f"Kesimpulan diberikan mulai {pack.minimum_respondents} responden{_doubt(pack.minimum_sure)}"
    yield from _notes(pack.notes, pack.header)


def _bands(bands: Bands) -> Iterator[str]:
    yield ""
    rows = [
        {
            "letter": band.letter,
            "word": band.word.id,
            "lower": band.lower,
            "printed": band.printed.replace("..", "–").replace(".", ","),
        }
        for band in bands.bands
    ]
    yield table(rows, {"letter": "Huruf", "word": "Arti", "lower": "Mulai dari", "printed": "Tercetak"})


def _notes(notes: Iterable[Text], header: Header) -> Iterator[str]:
    found = (*header.notes, *notes)
    if found:
        yield ""
        yield "Catatan"
        yield from (f"- {note.id}" for note in found)
